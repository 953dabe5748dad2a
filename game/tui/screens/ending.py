"""The end of a game: what it came to, the line nobody could see, and what really became of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.ending import ChoiceBesideHistory, EndingTold
from game.telling.prose import letters
from game.telling.reference import Reference
from game.telling.ways_back import WayBack
from game.tui.screens.base import DRAWERS
from game.tui.screens.in_game import NAMES, GameScreen
from game.tui.widgets.attention_bars import AttentionBars
from game.tui.widgets.curve_chart import CurveChart
from game.tui.widgets.prose import Prose
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.top_bar import TopBar


class EndingScreen(GameScreen):
    """The whole ending on one long sheet."""

    CSS_PATH = "ending.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "scroll", "Read on", show=False),
        Binding("x", "another_chair", "Another chair"),
        Binding("m", "back", "Back to a card"),
        DRAWERS,
        Binding("d", "page", "Page"),
        NAMES,
    ]

    @dataclass
    class Told(Message):
        """This ending is told."""

        ending: str

    @dataclass
    class AnotherChair(Message):
        """A new game is wanted."""

    @dataclass
    class Back(Message):
        """One of these ways back is wanted."""

        ways: tuple[WayBack, ...]

    def __init__(
        self,
        told: EndingTold,
        act: str,
        where: str,
        records: Sequence[Reference],
        make_page: Callable[[], str],
    ) -> None:
        """``make_page`` writes the game as a page to print, and answers with a sentence that says where."""
        super().__init__()
        self._make_page = make_page
        self._told = told
        self._act = act
        self._where = where
        self._records = records

    def parts(self) -> Iterable[Widget]:
        told = self._told
        yield TopBar(self._act, self._where)
        yield Sheet(
            Static(Content(told.title), classes="title"),
            Prose(told.text, self._records),
            *(Prose(letters(line), self._records, classes="callback") for line in told.callbacks),
            *_part(tr("A road you did not take"), _lines(filter(None, [told.missed]), "missed")),
            *(widget for chair, card in told.index_cards for widget in _card(chair, card)),
            *_lines(filter(None, [told.card_question]), "question"),
            *(Static(Content(line), classes="aim") for line in told.aims),
            *(AttentionBars(profile) for profile in told.attention),
            *_part(
                tr("The line you could not see"),
                [Static(Content(told.curve.name), classes="hint"), CurveChart(told.curve)],
            ),
            *(Static(Content(line), classes="guess") for line in told.guesses),
            *_part(tr("How the hands went"), _lines(told.votes, "counted")),
            *_part(tr("What was foretold"), _lines(told.forecasts, "counted")),
            *(widget for chair, choices in told.choices for widget in _choices(chair, choices)),
            *_part(tr("Which card mattered"), _lines(told.mattered, "mattered")),
            *_part(
                tr("What became of them"),
                [
                    Prose(text, self._records, classes="fate")
                    for text in (told.before_fates, *told.fates, told.after_fates)
                    if text
                ],
            ),
            *_part(tr("Books to go on with"), [Prose(line) for line in told.books]),
            classes="sheet",
        )

    def on_mount(self) -> None:
        self.post_message(self.Told(self._told.id))

    def action_back(self) -> None:
        self.post_message(self.Back(self._told.ways_back))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back where a card mattered."""
        return bool(self._told.ways_back) if action == "back" else super().check_action(action, parameters)

    def action_scroll(self) -> None:
        self.query_one(Sheet).scroll_page_down(animate=False)

    def action_page(self) -> None:
        self.notify(self._make_page(), timeout=20)

    def action_another_chair(self) -> None:
        self.leave_with(self.AnotherChair())


def _part(head: str, widgets: Sequence[Widget]) -> Iterable[Widget]:
    """A heading and what stands under it, if anything does."""
    if widgets:
        yield Static(Content(capitals(head)), classes="head part")
    yield from widgets


def _card(chair: str, card: str) -> Iterable[Widget]:
    yield from _part(tr("{chair}: the card in the index", chair=chair), [Prose(card, classes="card")])


def _lines(lines: Iterable[str], kind: str) -> list[Widget]:
    return [Static(Content(line), classes=kind) for line in lines]


def _choices(chair: str, choices: Iterable[ChoiceBesideHistory]) -> Iterable[Widget]:
    rows = [row for choice in choices for row in _choice(choice)]
    yield from _part(tr("{chair}: your choices beside history's", chair=chair), rows)


def _choice(choice: ChoiceBesideHistory) -> Iterable[Widget]:
    yield Static(Content.styled(f"{choice.when} · {choice.title}", "bold"), classes="choice")
    yield Static(Content(tr("You: {choice}.", choice=choice.yours)))
    yield Static(Content.styled(choice.beside, "$blue"))
    if choice.essay:
        yield Static(Content(choice.essay), classes="citation")
