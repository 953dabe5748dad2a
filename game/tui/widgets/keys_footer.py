"""The keys that work, at the foot of a screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

ALWAYS = ("help", "leave")
"""What stays in sight in any window: the help, which names all keys, and the way out."""
GAP = 3
"""Cells between two keys, so that each is seen as one thing."""
MOST = 7
"""Keys at once, those that are always in sight among them; the help names all."""


@dataclass(frozen=True, slots=True)
class FooterKey:
    """A key, as it stands in the footer."""

    key: str
    """What is pressed by a click."""
    sign: str
    does: str = ""
    works: bool = True
    stays: bool = False
    """Whether it is one of those that are always in sight."""


@lru_cache(maxsize=256)
def drawn(key: FooterKey) -> Content:
    """Sign and word; a click finds the key by what its cells carry."""
    sign = Content.styled(key.sign, "bold $red" if key.works else "$quiet")
    word = Content.styled(f" {key.does}" if key.does else "", "" if key.works else "$quiet")
    return (sign + word).stylize(Style.from_meta({"key": key.key if key.works else ""}))


MORE = FooterKey("question_mark", "…")
"""Where there are more keys than are shown: it leads to the help."""


class KeysFooter(Widget, can_focus=False):
    """As many keys as there is room for, with a sign where there are more: a click on it opens the help.

    It is drawn as one line. The library's footer makes a widget of each key, which takes longer than all else that a
    screen has to draw.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeysFooter { dock: bottom; height: 1; padding: 0 1; background: $foot; color: $ink; }
    """

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        return Content(" " * GAP).join(map(drawn, self.keys))

    @property
    def keys(self) -> list[FooterKey]:
        """The keys that are shown; none before the screen stands that says which they are."""
        offered = list(self._offered()) if self.screen.is_mounted else []
        kept = [key for key in offered if key.stays]
        others = [key for key in offered if not key.stays]
        room = self.content_size.width - _wide(kept) + GAP  # behind the last is no gap
        if _wide(others) > room or len(offered) > MOST:
            del others[MOST - len(kept) :]
            while others and _wide([*others, MORE]) > room:
                others.pop()
            others.append(MORE)
        return [*others, *kept]

    def _offered(self) -> Iterator[FooterKey]:
        """Every key that is for the footer; of several that do the same, the first."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                sign = self.app.get_key_display(binding)
                yield FooterKey(binding.key, sign, binding.description, active.enabled, binding.action in ALWAYS)

    def on_click(self, event: events.Click) -> None:
        """Press the key that is clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)


def _wide(keys: Sequence[FooterKey]) -> int:
    """The cells that keys take, with the gap after each."""
    return sum(drawn(key).cell_length + GAP for key in keys)
