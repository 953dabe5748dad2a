"""The title: the chairs, of which one begins a lesson at once, a game for a room, and the games that were left."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
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

STAIRS = "██████████████▛▘\n███████████▛▘\n████████▛▘\n█████▛▘\n██▛▘"
"""How the red of the banner ends."""
MEASURE = 92
"""Cells of a window that are written on; a wider one has an equal margin at both sides."""
ROOMY = (80, 22)
"""The smallest window in which there is room for an emblem beside the chairs."""


@dataclass(frozen=True, slots=True)
class ChairRow:
    """A chair as the title shows it."""

    id: str
    row: Choice
    name: str
    emblem: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TitleModel:
    """What the title says; as it stands here, what can be said before the story has been opened."""

    title: str = NAME
    tagline: str = ""
    chairs: Sequence[ChairRow] = ()
    taken: str = ""
    """Whose chair nobody can take."""
    saves: "Sequence[tuple[Choice, Saved]]" = ()
    """The rows of saved games, the newest first."""
    go_on_first: bool = False
    """Whether the first of them stands above all else, and is marked."""


class TitleScreen(FileScreen):
    """What one sees first."""

    CSS_PATH = "title.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "set_up", "Set up a game"),
        Binding("r", "resume", "Go on"),
        Binding("o", "others", "Saved games"),
        DRAWERS,
    ]

    @dataclass
    class Seated(Message):
        """A lesson in this chair is to begin."""

        chair: str

    @dataclass
    class SetUp(Message):
        """A game for a room is wanted, or with other cards."""

    @dataclass
    class Resumed(Message):
        """This saved game is to go on."""

        saved: "Saved"

    def __init__(self, known: TitleModel) -> None:
        super().__init__()
        self._known = known

    def parts(self) -> Iterable[Widget]:
        known = self._known
        yield Horizontal(Static(_banner(known), classes="name"), Static(Content(STAIRS), classes="stairs"), id="banner")
        asked = Content.styled(tr("Whose chair will you take?"), "bold") + Content(f" {known.taken}")
        yield Static(asked, classes="question")
        yield Horizontal(Choices([row for row, _ in self._rows()]), Static(classes="emblem"), classes="desk")
        yield Static(Content(tr("With a screen reader: card-index play --plain")), classes="hint")

    def on_mount(self) -> None:
        self._mark_first()
        self._fit_margins()

    def on_resize(self) -> None:
        self._fit_margins()

    async def complete(self, known: TitleModel) -> None:
        """Show what is known by now, in the story's language. Keys are heard all the while."""
        self._known = known
        with self.app.batch_update():
            await self.recompose()
            self._mark_first()
            self._fit_margins()
            self.set_focus(self.query_one(Choices))
            self.refresh_bindings()

    def _mark_first(self) -> None:
        choices = self.query_one(Choices)
        choices.highlighted = 0 if choices.rows else None
        self._draw_emblem(choices.highlighted)

    def _fit_margins(self) -> None:
        """Centre what is written, and show an emblem where there is room."""
        margin = max(0, (self.app.size.width - MEASURE) // 2)
        for part in self.query(".question, .desk, .hint"):
            part.styles.padding = (0, margin)
        self.query_one(".name").styles.padding = (1, 0, 0, margin + 4)
        width, height = ROOMY
        self.set_class(self.app.size.width >= width and self.app.size.height >= height, "-roomy")

    @on(OptionList.OptionHighlighted, "Choices")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._draw_emblem(event.option_index)

    def _draw_emblem(self, place: int | None) -> None:
        """Show the emblem of the chair that is marked: decoration, for the row has its name."""
        chairs = {one.row.label: one for one in self._known.chairs}
        rows = self.query_one(Choices).rows
        chair = chairs.get(rows[place].label) if place is not None and place < len(rows) else None
        emblem = self.query_one(".emblem", Static)
        emblem.set_class(bool(chair and chair.emblem), "-drawn")
        if chair:
            drawn = Content.styled("\n".join(chair.emblem), "$red")
            emblem.update(drawn + Content.styled(f"\n\n{capitals(chair.name)}", "bold $ink"))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._rows()[event.option_index][1]()

    def _rows(self) -> list[tuple[Choice, Callable[[], None]]]:
        """Each row, and what it does. Of the saved games the newest has one, and all others have one together."""
        known = self._known
        if not known.chairs:
            return []
        newest = [(replace(row, key="r"), self.action_resume) for row, saved in known.saves if saved is self._newest]
        others = [(Choice(tr("Saved games: {number}", number=len(self._others)), key="o"), self.action_others)]
        closed = [(row, self.action_others) for row, saved in self._others if saved.is_folder]
        chairs = [(one.row, partial(self._seat, one.id)) for one in known.chairs]
        set_up = (Choice(tr("More cards, a class or teams: set up a new game"), key="s"), self.action_set_up)
        below: list[tuple[Choice, Callable[[], None]]] = [set_up, *(closed or others[: len(self._others)])]
        first = newest if known.go_on_first else []
        below = below if first else [*newest, *below]
        below[0] = (replace(below[0][0], apart=True), below[0][1])
        return [
            *first,
            *((replace(row, number=n), do) for n, (row, do) in enumerate(chairs, 1)),
            *below,
        ]

    @property
    def _newest(self) -> "Saved | None":
        """The newest game that can be gone on with."""
        return next((saved for row, saved in self._known.saves if row.open), None)

    @property
    def _others(self) -> "list[tuple[Choice, Saved]]":
        """All but that one."""
        return [(row, saved) for row, saved in self._known.saves if saved is not self._newest]

    def _seat(self, chair: str) -> None:
        self.leave_with(self.Seated(chair))

    def _resume(self, saved: "Saved") -> None:
        self.leave_with(self.Resumed(saved))

    def action_resume(self) -> None:
        """Go on with the newest game."""
        if self._newest:
            self._resume(self._newest)

    def action_others(self) -> None:
        """Offer the others."""
        from game.tui.screens.ask import MenuScreen  # here, because the first picture does not wait for it

        rows = [row for row, _ in self._others]
        asked = tr("Which of your saved games will you go on with?")
        self.app.push_screen(MenuScreen(asked, rows), lambda n: None if n is None else self._resume(self._others[n][1]))

    def action_set_up(self) -> None:
        self.leave_with(self.SetUp())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One can go on where there is a game to go on with."""
        match action:
            case "resume":
                return bool(self._newest)
            case "others":
                return bool(self._others)
            case _:
                return super().check_action(action, parameters)


def _banner(known: TitleModel) -> Content:
    return Content.styled(capitals(known.title), "bold") + Content(f"\n{known.tagline}")
