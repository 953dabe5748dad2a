"""The keys that work, at the foot of a screen."""

from collections.abc import Iterable
from typing import Any

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS = ("help", "leave")
"""What stays in sight in any window: the help, which names all keys, and the way out."""
MORE = "…"
GAP = 3
"""Cells between two keys, so that each is seen as one thing."""
MOST = 7
"""Keys at once, those that are always in sight among them; the help names all."""


class KeysFooter(Footer):
    """As many keys as there is room for, with a sign where there are more: a click on it opens the help."""

    DEFAULT_CSS = f"""
    KeysFooter.-compact FooterKey {{
        margin-right: {GAP};
        .footer-key--key {{ padding: 0; }}
        .footer-key--description {{ padding: 0 0 0 1; }}
    }}
    """

    _made_of: tuple[object, ...] = ()
    """What was offered, and how much room there was, when the keys were last chosen."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Choose anew before the screen is painted, and not after it, so that a screen comes with its keys."""
        self._bindings_ready = True
        if screen is self.screen and screen.app.app_focus:
            self.call_next(self.recompose)

    def compose(self) -> ComposeResult:
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        kept = [key for key in keys if key.action in ALWAYS]
        room = self.app.size.width - self.styles.padding.width - _width(kept) + GAP  # behind the last is no gap
        others = [key for key in keys if key not in kept]
        if _width(others) > room or len(keys) > MOST:
            more = FooterKey("question_mark", MORE, "", "help").data_bind(compact=Footer.compact)
            del others[MOST - len(kept) :]
            while others and _width([*others, more]) > room:
                others.pop()
            others.append(more)
        yield from [*others, *kept]

    async def recompose(self) -> None:
        """Choose anew where something else works, or fits: a screen that opens says several times that keys may have
        changed, and to draw them takes as long as a page of text."""
        if not self.is_attached:
            return
        offered = [active for active in self.screen.active_bindings.values() if active.binding.show]
        keys = ((active.binding, active.enabled, active.tooltip) for active in offered)
        made_of = self._bindings_ready, self.app.size.width, *keys
        if made_of != self._made_of:
            self._made_of = made_of
            await super().recompose()

    def on_resize(self) -> None:
        self.call_after_refresh(self.recompose)


def _width(keys: Iterable[FooterKey]) -> int:
    """The cells that keys take, with the gap after each."""
    return sum(cell_len(f"{key.key_display} {key.description}".rstrip()) + GAP for key in keys)
