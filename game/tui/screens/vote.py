"""The count of hands on one card: a number for each option, the reason in a line, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from game.console import in_a_line
from game.i18n import marked, tr
from game.session.moment import VoteMoment
from game.telling.card import CardOption
from game.telling.room import FIRST_VOTE, MOST_HANDS, counted
from game.telling.typed import LONGEST_REASON
from game.tui.screens.in_game import GameScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.text_field import TextField
from game.tui.widgets.top_bar import TopBar

HOW = marked("Count hands: a number, or the keys + and −. Tab goes on.")
BAR = 12
"""Cells of the longest bar."""


class VoteScreen(GameScreen):
    """A class votes. What leads can be decided; in a tie whoever sits in the chair decides, or all vote again."""

    CSS_PATH = "vote.tcss"
    AUTO_FOCUS = "HandsField"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back to the card")]

    @dataclass
    class Counted(Message):
        """The hands have changed."""

        hands: dict[str, int]

    @dataclass
    class Talked(Message):
        """These hands are a first vote: people talk now, and vote again."""

        hands: dict[str, int]

    @dataclass
    class Decided(Message):
        """The vote is decided."""

        option: str

    @dataclass
    class Back(Message):
        """The card is to be read again."""

    def __init__(self, vote: VoteMoment, twice: bool = False) -> None:
        """``twice``: hands are counted, talked over and counted again, and of the first count nothing is seen."""
        super().__init__()
        self._card = vote.card
        self._first, self._again = twice and not vote.talked, vote.talked
        self._leaders = vote.result.leaders
        """What the rows that are shown offer; hands that are typed behind Enter change them too late."""
        hands = dict(vote.hands)
        self._rows = [
            HandsRow(option, hands[option.id], self._first) for option in vote.card.options if not option.locked
        ]
        self._reason = TextField(
            vote.reason, placeholder=tr("the best reason, in a line"), max_length=LONGEST_REASON, compact=True
        )

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._card.act, tr("card {number} of {all}", number=self._card.number, all=self._card.of))
        sheet = Vertical(
            Static(Content(self._card.title), classes="title"),
            Static(Content(" ".join(filter(None, (self._turn, tr(HOW))))), classes="dateline"),
            VerticalScroll(*self._rows, can_focus=False, classes="hands"),
            Horizontal(Static(Content(tr("Reason")), classes="label"), self._reason, classes="reason"),
            Static(classes="result"),
            Choices([]),
            classes="sheet",
        )
        yield Vertical(sheet, classes="table")

    def on_mount(self) -> None:
        self._tell()

    @property
    def _turn(self) -> str:
        """Which vote this is, where there are two."""
        first = tr("The first vote, each alone: nobody sees what is counted.") if self._first else ""
        return tr("The second vote, after the talk.") if self._again else first

    @property
    def hands(self) -> dict[str, int]:
        """The hands for each open option."""
        return {row.option.id: row.hands.count for row in self._rows}

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.input is self._reason:
            self.report(self.Noted(in_a_line(event.value)))
        else:
            self.report(self.Counted(self.hands))
            self._tell()

    def _tell(self) -> None:
        if self._first:
            talk = Choice(tr("Talk in pairs now, and vote again"), number=1)
            choices = self.query_one(Choices)
            choices.show([talk] if any(self.hands.values()) else [])
            choices.highlighted = 0 if any(self.hands.values()) else None
            return
        result = counted(self._card, self.hands)
        self._leaders = result.leaders
        self.query_one(".result", Static).update(
            Content(tr(FIRST_VOTE) if self._again and not any(self.hands.values()) else result.words)
        )
        rows = [Choice(tr("Decide: {option}", option=option.label), number=option.number) for option in result.leaders]
        choices = self.query_one(Choices)
        choices.show(rows)
        choices.highlighted = 0 if len(rows) == 1 else None  # what the hands have decided leads nobody
        most = max(self.hands.values(), default=0)
        for row in self._rows:
            row.draw(most)

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    @on(OptionList.OptionSelected)
    def _decided(self, event: OptionList.OptionSelected) -> None:
        if self._first:
            self.leave_with(self.Talked(self.hands))
            return
        self.leave_with(self.Decided(self._leaders[event.option_index].id))

    def action_back(self) -> None:
        self.leave_with(self.Back())


class HandsField(TextField):
    """How many hands were raised. What is typed replaces the number that was there, by whatever way one comes to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,up", "add(1)", "One more", priority=True, key_display="+"),
        Binding("minus,down", "add(-1)", "One fewer", priority=True, key_display="−"),
    ]

    def __init__(self, count: int, hidden: bool) -> None:
        """``hidden``: nobody sees what is typed."""
        digits = f"[0-9]{{0,{len(str(MOST_HANDS))}}}"
        number = str(count or "")
        super().__init__(number, placeholder="0", restrict=digits, select_on_focus=True, compact=True, password=hidden)

    @property
    def count(self) -> int:
        return int(self.value or 0)

    def action_add(self, change: int) -> None:
        """Raise another hand, or take one down."""
        self.value = str(max(0, min(MOST_HANDS, self.count + change)) or "")
        self.select_all()

    def on_click(self) -> None:
        """A click marks the whole number, as Tab does."""
        self.select_all()

    def restricted(self) -> None:
        """Say what can be typed here."""
        self.notify(tr("A count is a number from 0 to {most}.", most=MOST_HANDS))


class HandsRow(Horizontal):
    """An option, its hands as a bar from nought, and their number."""

    def __init__(self, option: CardOption, count: int, hidden: bool) -> None:
        super().__init__()
        self.option = option
        self.hands = HandsField(count, hidden)
        self._bar = Static(classes="bar")

    def compose(self) -> ComposeResult:
        yield Static(Content.styled(str(self.option.number), "bold $red"), classes="number")
        yield Static(Content(self.option.label), classes="label")
        yield self._bar
        yield self.hands

    def draw(self, most: int) -> None:
        """Draw the bar: a cell for each hand, as long as the longest bar, of ``most`` hands, has room."""
        self._bar.update(Content(bar(self.hands.count, most)))


def bar(count: int, most: int) -> str:
    """So many hands as a bar, where the longest stands for ``most``; half a cell is drawn, and no hand is nothing."""
    halves = round(2 * count * min(1, BAR / most)) if count else 0
    return "█" * (halves // 2) + "▌" * (halves % 2) or "▏" * bool(count)
