"""A card before the pick: what is known, and what can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.i18n import capitals, marked, tr
from game.telling.card import Card
from game.telling.corridor import SILENCE, Corridor
from game.telling.documents import Paper
from game.telling.reference import Reference
from game.telling.typed import LONGEST_REASON
from game.tui.screens.ask import LineScreen, MenuScreen
from game.tui.screens.in_game import DOCUMENTS, NAMES, GameScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.drawers import Drawers
from game.tui.widgets.prose import Prose
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.side_card import SideCard, SideLine
from game.tui.widgets.top_bar import TopBar

ASK = marked("What do you do?")
ASK_CLASS = marked("What do you do? Choose, and the hands are counted.")


class CardScreen(GameScreen):
    """One decision of one chair. The prose scrolls; the choices stay in sight."""

    CSS_PATH = "card.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,pagedown", "page_down", "More", key_display="space"),
        Binding("pageup", "page_up", "Back up", show=False),
        DOCUMENTS,
        NAMES,
        Binding("w", "reason", "Why"),
        Binding("o", "corridor", "A word"),
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

    def __init__(
        self,
        card: Card,
        records: Sequence[Reference] = (),
        talk_ends: float | None = None,
        reason: str = "",
        by_vote: bool = False,
        corridor: Corridor = SILENCE,
    ) -> None:
        """``talk_ends`` is when the time for talk is over, see `TopBar`. ``reason`` is what was noted before,
        ``by_vote`` says whether a class decides, which counts its hands, and ``corridor`` whom it can speak to."""
        super().__init__()
        self._corridor = corridor
        self._card = card
        self._records = records
        self._talk_ends = talk_ends
        self._question = tr(ASK_CLASS if by_vote else ASK)
        self._by_vote = by_vote
        self._reason = reason

    def parts(self) -> Iterable[Widget]:
        card = self._card
        yield TopBar(card.act, tr("card {number} of {all}", number=card.number, all=card.of), self._talk_ends)
        yield Drawers(card.drawers)
        yield SideLine(card.panel)
        with_choices = Vertical(
            Static(Content(card.title), classes="title"),
            Static(Content(card.dateline), classes="dateline"),
            Reading(*self._text(), classes="text"),
            Static(Content(self._question), classes="head ask"),
            Choices([Choice(option.label, option.locked, not option.locked) for option in card.options]),
            classes="sheet",
        )
        yield Horizontal(with_choices, SideCard(card.panel), classes="desk")

    def _text(self) -> Iterable[Widget]:
        card = self._card
        if card.care:
            yield Static(Content(card.care), classes="care")
        yield Prose(card.prose, self._records)
        known = Content(capitals(tr("What you know, as {chair}", chair=card.panel.chair)))
        hand = Content.styled(f"   {tr('In your hand: a document (d)')}", "$blue") if card.papers else ""
        yield Static(known + hand, classes="head")
        yield Prose(card.brief, self._records)
        if card.glimpse:
            yield Prose(card.glimpse, self._records, classes="glimpse")
        if self._corridor.in_words:
            yield Static(Content(f"{self._corridor.in_words} (o)"), classes="corridor")

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What this chair has in hand."""
        return self._card.papers

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.leave_with(self.Decided(self._card.options[event.option_index].id, self._by_vote))

    def action_reason(self) -> None:
        """Note why, before the choice."""
        asked = tr("Why? Note your reason in a line. Enter keeps it, Escape leaves it as it was.")
        self.app.push_screen(LineScreen(asked, self._reason, LONGEST_REASON), self._note)

    def action_corridor(self) -> None:
        """Say to whom, or take a word back."""
        talks = self._corridor
        rows = [Choice(name) for _, name in talks.open]
        rows += [Choice(name, tr("You have had a word. Choose to take it back.")) for _, name in talks.said]
        asked = tr("With whom will you have a word, before you decide? It is spent, whatever the answer.")
        chairs = [chair for chair, _ in (*talks.open, *talks.said)]
        self.app.push_screen(MenuScreen(asked, rows), lambda row: None if row is None else self._say(chairs[row]))

    def _say(self, to: str) -> None:
        self.post_message(self.Spoke(to))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A word is offered where there is somebody to have it with."""
        if action == "corridor":
            return bool(self._corridor.open or self._corridor.said)
        return super().check_action(action, parameters)

    def _note(self, reason: str | None) -> None:
        if reason is not None:
            self._reason = reason
            self.report(self.Noted(reason))
            self._tell()

    def on_mount(self) -> None:
        self.watch(self.query_one(Choices), "show_vertical_scrollbar", self._tell)

    def _tell(self) -> None:
        """The question, with a mark where not all answers can be seen, and the reason once it is noted."""
        hidden = self.query_one(Choices).show_vertical_scrollbar
        parts = [self._question, tr("1 to {last}: more below", last=len(self._card.options)) if hidden else ""]
        self.set_class(bool(self._reason), "-reason")
        parts.append(self._corridor.sign)
        parts.append(tr("Your reason: {reason}", reason=self._reason) if self._reason else "")
        self.query_one(".ask", Static).update(Content("   ".join(filter(None, parts))))

    def action_page_down(self) -> None:
        """Read on, though the choices have the keys."""
        self.query_one(Reading).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Read what came before."""
        self.query_one(Reading).scroll_page_up(animate=False)


class Reading(Sheet, can_focus=False):
    """Text that takes the room there is and no more than it needs, so that what follows stands right under it."""

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)
        super().on_resize()

    def _fit(self) -> None:
        self.styles.max_height = self.children[-1].virtual_region.bottom
