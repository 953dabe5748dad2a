"""The title: a new game, or one that was left."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game import NAME
from game.i18n import capitals, tr
from game.tui.screens.base import DRAWERS, FileScreen
from game.tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from game.saves import Saved


@dataclass(frozen=True, slots=True)
class TitleModel:
    """What the title says; as it stands here, what can be said before the story has been opened."""

    title: str = NAME
    tagline: str = ""
    saves: "Sequence[tuple[Choice, Saved]]" = ()
    """The rows of saved games."""
    go_on_first: bool = False
    """Whether the first of them stands above all else, and is marked."""


class TitleScreen(FileScreen):
    """What one sees first."""

    CSS_PATH = "title.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_game", "New game"),
        Binding("s", "set_up", "Set up a room"),
        DRAWERS,
    ]

    @dataclass
    class NewGame(Message):
        """A new game is wanted."""

    @dataclass
    class SetUp(Message):
        """A game for a room is wanted."""

    @dataclass
    class Resumed(Message):
        """This saved game is to go on."""

        saved: "Saved"

    def __init__(self, known: TitleModel) -> None:
        super().__init__()
        self._known = known

    def parts(self) -> Iterable[Widget]:
        yield Static(_banner(self._known), classes="banner")
        yield Static(Content(tr("What would you like to do?")), classes="title question")
        yield Choices([row for row, _ in self._rows()])
        yield Static(
            Content(
                tr("Arrow keys or a number, then Enter.") + "\n" + tr("With a screen reader: card-index play --plain")
            ),
            classes="hint",
        )

    def on_mount(self) -> None:
        self.query_one(Choices).highlighted = 0

    async def complete(self, known: TitleModel) -> None:
        """Show what is known by now, in the story's language. Keys are heard all the while, and a mark that has been
        moved stays on its row."""
        self._known = known
        marked = self.query_one(Choices).highlighted
        if marked and known.go_on_first:
            marked += 1
        await self.recompose()
        choices = self.query_one(Choices)
        choices.highlighted = marked
        choices.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._rows()[event.option_index][1]()

    def _rows(self) -> list[tuple[Choice, Callable[[], None]]]:
        """Each row, and what it does."""
        saves = [(row, partial(self._resume, saved)) for row, saved in self._known.saves]
        first = 1 if self._known.go_on_first else 0
        return [
            *saves[:first],
            (Choice(tr("A new game: take a chair")), self.action_new_game),
            (Choice(tr("A game for a class or teams")), self.action_set_up),
            *saves[first:],
        ]

    def _resume(self, saved: "Saved") -> None:
        self.leave_with(self.Resumed(saved))

    def action_set_up(self) -> None:
        self.leave_with(self.SetUp())

    def action_new_game(self) -> None:
        self.leave_with(self.NewGame())


def _banner(known: TitleModel) -> Content:
    return Content.styled(capitals(known.title), "bold") + Content("\n" + known.tagline)
