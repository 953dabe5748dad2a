"""The help: how a game goes, and every key that works on the screen from which it was asked for."""

from collections.abc import Iterator
from typing import Any

from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen

from game.i18n import capitals, marked, tr

GAME = (
    marked(
        "You sit in the chair of somebody who was there. Each card is a moment at which something had to be decided. "
        "Read what was known there that day, and choose. Then you are told what follows in your story, what really "
        "happened, and what historians argue."
    ),
    marked(
        "Move the mark with the arrow keys or a number, and choose with Enter. A click marks a row, one more "
        "chooses it. "
        "Options with a cross are locked, and say why. A number stays with its option in every game, so that groups "
        "can compare."
    ),
    marked(
        "There are no dice and no marks: the same choices give the same story. Every decision is saved at once; "
        "Undo takes the last one back, and Redo makes it again. A colon opens a list of everything that can be done; "
        "so does Ctrl+P where no browser prints with it."
    ),
    marked(
        "Too small to read? Make your terminal's letters larger: Ctrl and +, or Cmd and +. In the dark, the key t "
        "changes the colours."
    ),
)
IN_A_BROWSER = marked(
    "In a browser, F6 leads out of the game to the links of its page, and from there Tab leads on. The keys of the "
    "browser stay its own: F5 loads the page again and comes back to this screen, and F11 fills the whole screen."
)


def offered(screen: Screen[Any]) -> Iterator[ActiveBinding]:
    """What the keys offer here: those of the footer, and those of the app for which it has no room. Of several that do
    the same, the first is named."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        is_named = binding.description and (binding.show or active.node is screen.app) and not binding.system
        if is_named and binding.action not in seen:
            seen.add(binding.action)
            yield active


def help_text(screen: Screen[Any]) -> Iterator[Content]:
    """The paragraphs of the help."""
    yield from (Content(tr(paragraph)) for paragraph in (*GAME, *([IN_A_BROWSER] if screen.app.is_web else ())))
    yield Content.styled(capitals(tr("Keys")), "bold $red")
    yield Content("\n").join(_row(screen, one) for one in offered(screen))


def _row(screen: Screen[Any], active: ActiveBinding) -> Content:
    """A key and what it does; one that does nothing yet is grey, as in the footer."""
    row = f"{screen.app.get_key_display(active.binding):>8}  {active.binding.description}"
    return Content.styled(row, "" if active.enabled else "$quiet")
