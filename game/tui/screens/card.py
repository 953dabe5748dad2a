"""A card before the pick: what everybody sees, what this chair alone knows, and what it can do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.console import in_a_line
from game.i18n import capitals, marked, tr
from game.session.moment import CardMoment
from game.telling.card import Panel
from game.telling.documents import MadeUp, Paper
from game.telling.question import Answer
from game.telling.reference import Reference
from game.telling.typed import LONGEST_REASON
from game.tui.screens.ask import LineScreen, MenuScreen
from game.tui.screens.in_game import DOCUMENTS, NAMES, GameScreen
from game.tui.widgets.card_front import CardFront, TurnLine
from game.tui.widgets.card_tabs import CardTabs
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.entries import Entries
from game.tui.widgets.leaf import Reading
from game.tui.widgets.paper_sheet import PaperSheet
from game.tui.widgets.prose import Prose
from game.tui.widgets.slip import Slip, Standing
from game.tui.widgets.top_bar import TopBar

ASK = marked("What do you do?")
ASK_CLASS = marked("What do you do? Choose, and the hands are counted.")


class CardScreen(GameScreen):
    """One decision of one chair. In a large window its slip lies beside the card. In a smaller one the card has two
    sides: the room in front; and behind, for this chair alone, all that it knows, with the choices."""

    CSS_PATH = "card.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,pagedown", "read_front", "Read on", key_display="⏎"),
        Binding("enter,space,pagedown", "turn", "Turn the card", key_display="⏎"),
        Binding("space", "turn_back", "Turn back"),
        Binding("space", "read_on", "More"),
        *(Binding(str(number), f"mark({number})", "", show=False) for number in range(1, 10)),
        DOCUMENTS,
        Binding("d", "paper", "Paper"),
        NAMES,
        Binding("w", "reason", "Why"),
        Binding("o", "corridor", "A word"),
        Binding("a", "aim", "Aim"),
    ]

    @dataclass
    class Decided(Message):
        """An option was chosen."""

        option: str
        by_vote: bool
        """Whether the class counts its hands first."""

    @dataclass
    class Spoke(Message):
        """A word in the corridor was said to a chair, or taken back."""

        to: str

    @dataclass
    class Wanted(Message):
        """What the people of the chair want was said."""

        aim: str

    def __init__(
        self,
        moment: CardMoment,
        records: Sequence[Reference] = (),
        talk_ends: float | None = None,
    ) -> None:
        """``records`` are the names that can be looked up in its texts; ``talk_ends`` is when the time for talk is
        over, see `TopBar`."""
        super().__init__()
        self._card = moment.card
        self._by_vote = moment.by_vote
        self._corridor = moment.corridor
        self._aims = moment.aims
        self._reason = self._typed = moment.reason
        self._records = records
        self._talk_ends = talk_ends
        self._question = tr(ASK_CLASS if moment.by_vote else ASK)

    def parts(self) -> Iterable[Widget]:
        card = self._card
        front = CardFront(card, self._records)
        yield TopBar(card.act, tr("card {number} of {all}", number=card.number, all=card.of), self._talk_ends)
        yield Vertical(
            CardTabs(card.drawers),
            Vertical(
                Static(Content(card.title), classes="title"),
                Static(Content(card.dateline), classes="dateline"),
                front,
                TurnLine(front),
                Slip(self._for_this_chair(), self._panel(card.panel.aim)),
                Static(Content(self._question), classes="head ask"),
                Choices([Choice(option.label, option.locked, not option.locked) for option in card.options]),
                classes="sheet",
            ),
            classes="centred",
        )

    def _for_this_chair(self) -> Iterable[Widget]:
        card = self._card
        known = Content(capitals(tr("What you know, as {chair}", chair=card.panel.chair)))
        hand = [Content.styled(tr("In your hand: a document (d)"), "$blue")] if card.papers else []
        yield Entries([known, *hand], classes="head")
        yield Prose(card.brief, self._records, classes="brief")
        if card.glimpse:
            yield Prose(card.glimpse, self._records, classes="glimpse")
        yield from (PaperSheet(paper, excerpt=True) for paper in card.papers[:1])
        if self._corridor.in_words:
            yield Static(Content(f"{self._corridor.in_words} (o)"), classes="corridor")

    def _panel(self, aim: str) -> Panel:
        """How the chair stands, with what it wants, or the key by which that is said."""
        return replace(self._card.panel, aim=aim or (tr("name it: a") if self._aims else ""))

    @property
    def papers(self) -> tuple[Paper | MadeUp, ...]:
        """What lies on the card and has no room there, and what this chair has in hand."""
        front = () if self.has_class("-turned") and self._has_two_sides else self.query(CardFront)
        return *filter(None, (side.folded for side in front)), *self._card.papers

    def action_paper(self) -> None:
        """Open what lies on the card."""
        self.action_documents()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.leave_with(self.Decided(self._card.options[event.option_index].id, self._by_vote))

    def action_reason(self) -> None:
        """Note why, before the choice, beside which it stands."""
        self._turn()
        asked = tr("Why? Note your reason in a line. It is kept as it stands here; Enter or Escape goes back.")
        self.app.push_screen(LineScreen(asked, self._reason, LONGEST_REASON, self._note), self._noted)

    def action_corridor(self) -> None:
        """Say to whom, or take a word back: beside the choices, as it will stand there."""
        self._turn()
        talks = self._corridor
        rows = [Choice(name) for _, name in talks.open]
        rows += [Choice(name, tr("You have had a word. Choose to take it back.")) for _, name in talks.said]
        asked = tr("With whom will you have a word, before you decide? It is spent, whatever the answer.")
        chairs = [chair for chair, _ in (*talks.open, *talks.said)]
        self.app.push_screen(MenuScreen(asked, rows), lambda row: None if row is None else self._say(chairs[row]))

    def action_aim(self) -> None:
        """Say what the people of the chair want; until their first decision they can change it."""
        self._turn()
        asked = self._aims
        if asked:
            rows = [Choice(answer.label, answer.note) for answer in asked.answers]
            told = f"{asked.text} {tr('At the end you hear whether you have it.')}"
            self.app.push_screen(MenuScreen(told, rows), lambda row: self._want(asked.answers, row))

    def _want(self, aims: Sequence[Answer], row: int | None) -> None:
        if row is not None:
            self.query_one(Standing).tell(self._panel(aims[row].label))
            self.report(self.Wanted(aims[row].id))

    def _say(self, to: str) -> None:
        self.post_message(self.Spoke(to))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A word is offered where there is somebody to have it with, and each side has the keys that it needs."""
        match action:
            case "corridor":
                return bool(self._corridor.open or self._corridor.said)
            case "aim":
                return self._aims is not None
            case "mark":
                return self._in_front
            case "turn":
                return self._in_front and self._is_read(CardFront)
            case "read_front":
                return self._in_front and not self._is_read(CardFront)
            case "turn_back":
                return self._has_two_sides and not self._in_front and self._is_read(Slip)
            case "read_on":
                if self._has_two_sides:
                    return not self._in_front and not self._is_read(Slip)
                return any(paper.parts > 1 for paper in self._papers)
            case "paper":
                return bool(self.papers) and not self._card.papers
            case "documents":
                return bool(self._card.papers)
            case _:
                return super().check_action(action, parameters)

    def _note(self, typed: str) -> None:
        self._typed = in_a_line(typed)
        self.report(self.Noted(self._typed))

    def _noted(self, _: None) -> None:
        self._reason = self._typed
        self._tell()

    def on_mount(self) -> None:
        self._follow()
        self.watch(self.query_one(Choices), "show_vertical_scrollbar", self._tell)
        for paper in self._papers:
            self.watch(paper, "scroll_y", self.refresh_bindings, init=False)

    def _tell(self) -> None:
        """The question, with a mark where not all answers can be seen, and the reason once it is noted."""
        hidden = self.query_one(Choices).show_vertical_scrollbar
        parts = [self._question, tr("1 to {last}: more below", last=len(self._card.options)) if hidden else ""]
        self.set_class(bool(self._reason), "-reason")
        parts.append(self._corridor.sign)
        parts.append(tr("Your reason: {reason}", reason=self._reason) if self._reason else "")
        self.query_one(".ask", Static).update(Content("   ".join(filter(None, parts))))

    def _is_read(self, side: type[Reading]) -> bool:
        """Whether nothing comes below on this side."""
        return all(paper.part == paper.parts for paper in self.query(side))

    @property
    def _has_two_sides(self) -> bool:
        return not (self.has_class("-wide") and self.has_class("-tall"))

    @property
    def _in_front(self) -> bool:
        return self._has_two_sides and not self.has_class("-turned")

    @property
    def _papers(self) -> tuple[Reading, Reading]:
        """What everybody reads, and what this chair alone does."""
        return self.query_one(CardFront), self.query_one(Slip)

    def action_turn(self) -> None:
        """Read on in front, then turn the card."""
        room, _ = self._papers
        if not room.turn_page():
            self._turn()

    def action_read_front(self) -> None:
        """The same key, while there is more to read in front."""
        self.action_turn()

    def action_turn_back(self) -> None:
        """Read on behind, then turn to the front again."""
        _, slip = self._papers
        if not slip.turn_page():
            self._turn(False)

    def action_read_on(self) -> None:
        """Read on, though the choices have the keys; behind the end, from the top."""
        turned = [paper.turn_page() for paper in self._papers]
        if not any(turned):
            self._begin_again()

    def action_mark(self, number: int) -> None:
        """Turn the card, and mark the choice with this number."""
        self._turn()
        self.query_one(Choices).action_mark(number)

    @on(events.Click, ".turn")
    def _clicked(self) -> None:
        self.action_turn()

    def _turn(self, over: bool = True) -> None:
        if over != self.has_class("-turned"):
            self.set_class(over, "-turned")
            self._begin_again()
            self._follow()

    def _begin_again(self) -> None:
        for paper in self._papers:
            paper.begin_again()

    def on_resize(self) -> None:
        """A larger window shows both sides."""
        self._follow()

    def _follow(self) -> None:
        """The keys are those of the side that is seen."""
        self.set_focus(None if self._in_front else self.query_one(Choices))
        self.refresh_bindings()
