"""The end of a game, a page at a time: what it came to, the line nobody could see, and what really became of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.i18n import capitals, tr
from game.telling.ending import EndingTold
from game.telling.ending_drawers import EndingDrawers
from game.telling.prose import letters
from game.telling.reference import Reference
from game.telling.ways_back import WayBack
from game.tui.screens.base import BROAD, DRAWERS
from game.tui.screens.ending_drawers import rows
from game.tui.screens.in_game import NAMES, GameScreen, StoryScreen
from game.tui.screens.pages import PagesScreen
from game.tui.widgets.attention_bars import AttentionBars
from game.tui.widgets.cabinet_view import CabinetView
from game.tui.widgets.choices_table import ChoicesTable
from game.tui.widgets.curve_chart import CurveChart
from game.tui.widgets.leaf import Leaf
from game.tui.widgets.prose import Prose, content_of
from game.tui.widgets.top_bar import TopBar


class EndingScreen(GameScreen):
    """The ending as a book. Enter turns a page, a number opens one, and what is to be kept or looked up has its key."""

    CSS_PATH = "ending.tcss"
    AUTO_FOCUS = "Leaf"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "turn", "Read on", key_display="⏎"),
        Binding("enter,space", "first", "From the start", key_display="⏎"),
        Binding("backspace,left", "turn_back", "Back a page", show=False),
        *(Binding(str(number % 10), f"open({number - 1})", "", show=False) for number in range(1, 11)),
        Binding("x", "another_chair", "Another chair"),
        Binding("m", "back", "Back to a card"),
        Binding("d", "page", "Page"),
        Binding("h", "essay", "Essay"),
        Binding("o", "books", "Books"),
        DRAWERS,
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
        drawers: EndingDrawers,
    ) -> None:
        """``make_page`` writes the game as a page to print, and answers with a sentence that says where. ``drawers``
        are all endings, this one among those that were reached."""
        super().__init__()
        self._make_page = make_page
        self._told = told
        self._act = act
        self._where = where
        self._records = records
        self._drawers = drawers
        self._place = 0
        """The page that is open, or the first of the two."""

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._act)
        yield Horizontal(*(Leaf(*widgets, classes="sheet") for widgets in self._pages() if widgets), classes="book")

    # The pages

    def _pages(self) -> Iterator[list[Widget]]:
        yield self._verdict()
        yield self._line()
        yield self._drawers_filled()
        yield self._index_cards()
        yield self._aims()
        yield self._ledgers()
        yield self._fates()
        yield _part(tr("Questions to talk about"), _lines(self._told.questions, "question"))
        yield _part(tr("Endings"), list(rows(self._drawers)))

    def _verdict(self) -> list[Widget]:
        told = self._told
        return [
            Static(Content(told.title), classes="title"),
            Prose(told.text, self._records),
            *_list(told.callbacks, "callbacks", self._records),
        ]

    def _line(self) -> list[Widget]:
        curve = self._told.curve
        head = Content.styled(capitals(tr("The line you could not see")), "bold $red")
        brief = " ".join(filter(None, (curve.looks, curve.guessed, curve.beside_history)))
        guesses = [] if curve.guessed else _list(self._told.guesses, "guess")
        return [
            Static(head + Content(f"  {curve.name}"), classes="hint"),
            CurveChart(curve),
            Static(Content(brief), classes="brief"),
            *guesses,
        ]

    def _drawers_filled(self) -> list[Widget]:
        cabinet, lines = self._told.cabinet, [self._told.cabinet.in_words]
        lines.append(tr("In each stands the year in which it was filled for good, or emptied again."))
        if self._told.index_cards:
            lines.append(tr("In one of them lies your own card: it is on the next page."))
        return [
            *_part(tr("The drawers, year by year"), [CabinetView(cabinet, in_a_row=7)]),
            Static(Content(" ".join(lines)), classes="brief"),
        ]

    def _index_cards(self) -> list[Widget]:
        cards = [
            widget
            for chair, card in self._told.index_cards
            for widget in _part(tr("{chair}: the card in the index", chair=chair), [Prose(card, classes="card")])
        ]
        return [*cards, *_lines(filter(None, [self._told.card_question]), "question")]

    def _aims(self) -> list[Widget]:
        told = self._told
        return [
            *_part(tr("What you wanted"), _lines(told.aims, "aim")),
            *_part(tr("What you attended to"), [AttentionBars(profile) for profile in told.attention]),
            *_part(tr("How the hands went"), _lines(told.votes, "counted")),
            *_part(tr("What was foretold"), _lines(told.forecasts, "counted")),
            *_part(tr("A road you did not take"), _lines(filter(None, [told.missed]), "missed")),
            *_part(tr("Which card mattered"), _lines(told.mattered, "mattered")),
        ]

    def _ledgers(self) -> list[Widget]:
        return [
            widget
            for chair, choices in self._told.choices
            if choices
            for widget in _part(tr("{chair}: your choices beside history's", chair=chair), [ChoicesTable(choices)])
        ]

    def _fates(self) -> list[Widget]:
        told = self._told
        fates = "\n".join(f"- {fate}" for fate in told.fates)
        texts = filter(None, (told.before_fates, fates, told.after_fates))
        return _part(tr("What became of them"), [Prose(text, self._records, classes="fate") for text in texts])

    # Turning them

    def on_mount(self) -> None:
        self.post_message(self.Told(self._told.id))
        for leaf in self._leaves:
            self.watch(leaf, "scroll_y", self.refresh_bindings, init=False)
        self._open(0)

    def on_resize(self) -> None:
        """A wide window shows two pages."""
        self._open(self._place)

    @property
    def _leaves(self) -> list[Leaf]:
        return list(self.query(Leaf))

    @property
    def _at_once(self) -> int:
        """How many pages are open at a time."""
        return 2 if self.app.size.width >= BROAD else 1

    @property
    def _shown(self) -> list[Leaf]:
        return self._leaves[self._place : self._place + self._at_once]

    def _open(self, place: int) -> None:
        """Open the page at a place, and the one beside it where there is room."""
        leaves, at_once = self._leaves, self._at_once
        self._place = place - place % at_once
        for leaf in leaves:
            leaf.set_class(leaf in self._shown, "-open")
        for chart in (chart for leaf in self._shown for chart in leaf.query(CurveChart)):
            chart.begin()
        self.query_one(TopBar).tell(f"{self._where} · {self._numbers}")
        if self.focused not in self._shown:
            self._shown[0].focus()
        self.refresh_bindings()

    @property
    def _numbers(self) -> str:
        """Which of the pages are open."""
        first, all = self._place + 1, len(self._leaves)
        if len(self._shown) > 1:
            return tr("pages {first} and {second} of {all}", first=first, second=first + 1, all=all)
        return tr("page {number} of {all}", number=first, all=all)

    @property
    def _at_the_end(self) -> bool:
        return self._place + self._at_once >= len(self._leaves)

    @property
    def _is_read(self) -> bool:
        """Whether nothing comes after what is in sight."""
        return self._at_the_end and all(leaf.part == leaf.parts for leaf in self._shown)

    def action_turn(self) -> None:
        """Read on on this page, then turn it."""
        turned = [leaf.turn_page() for leaf in self._shown]
        if not any(turned):
            self.action_open(0 if self._at_the_end else self._place + self._at_once)

    def action_first(self) -> None:
        """Behind the last page comes the first."""
        self.action_turn()

    def action_turn_back(self) -> None:
        self.action_open(max(0, self._place - self._at_once))

    def action_open(self, place: int) -> None:
        """Open a page from its top, if there is one at this place."""
        if place < len(self._leaves):
            self._open(place)
            for leaf in self._shown:
                leaf.begin_again()

    # The other keys

    def action_essay(self) -> None:
        """What the essay says of the cards that were decided, and how it stands up."""
        cites = (id for _, choices in self._told.choices for choice in choices for id in choice.cites)
        self.post_message(StoryScreen.EssayWanted(tuple(dict.fromkeys(cites)), ()))

    def action_books(self) -> None:
        """What to read next."""
        self.app.push_screen(PagesScreen(tr("Books to go on with"), map(content_of, self._told.books)))

    def action_back(self) -> None:
        self.post_message(self.Back(self._told.ways_back))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back where a card mattered, and a way on until the last page."""
        match action:
            case "turn":
                return not self._is_read
            case "first":
                return self._is_read
            case "back":
                return bool(self._told.ways_back)
            case "books":
                return bool(self._told.books)
            case "essay":
                return any(choice.cites for _, choices in self._told.choices for choice in choices)
            case _:
                return super().check_action(action, parameters)

    def action_page(self) -> None:
        self.notify(self._make_page(), timeout=20)

    def action_another_chair(self) -> None:
        self.leave_with(self.AnotherChair())


def _part(head: str, widgets: Sequence[Widget]) -> list[Widget]:
    """A heading and what stands under it, if anything does."""
    return [Static(Content(capitals(head)), classes="head part"), *widgets] if widgets else []


def _list(lines: Sequence[str], kind: str, records: Sequence[Reference] = ()) -> list[Widget]:
    """Lines as the items of one list, if there are any."""
    items = "\n".join(f"- {letters(line)}" for line in lines)
    return [Prose(items, records, classes=kind)] if items else []


def _lines(lines: Iterable[str], kind: str) -> list[Widget]:
    return [Static(Content(line), classes=kind) for line in lines]
