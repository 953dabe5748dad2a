"""What came of a pick, a tab at a time: a pause before each, for those who want to talk before they read on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.i18n import tr
from game.telling.citations import GUESSES
from game.telling.reference import Reference
from game.telling.reveal import Reveal, hold
from game.telling.tabs import tabs
from game.tui.screens.in_game import StoryScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.index_tabs import IndexTabs
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.step_block import StepBlock
from game.tui.widgets.top_bar import TopBar
from game.tui.widgets.verdict import Verdict

SLIM = 76
"""Columns below which nothing stands beside anything else."""


class RevealScreen(StoryScreen):
    """The tabs of one reveal. Enter turns to the next, page by page; after the last it leaves for the next card.

    What stands aside is passed over, with its whole tab where nothing else lies there, until a reader asks for more. A
    sentence of the essay keeps its verdict back, until it is guessed or Enter passes it over.

    A held reveal stays at its first tab, until somebody opens what happened.
    """

    CSS_PATH = "reveal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn_back", "", show=False, priority=True),
        Binding("right", "turn", "", show=False, priority=True),
        *(Binding(str(number), f"guess({number})", word, show=False) for number, (_, word) in enumerate(GUESSES, 1)),
        Binding("1", "tab(1)", "Tabs"),
        *(Binding(str(number), f"tab({number})", "", show=False) for number in range(2, 5)),
    ]

    @dataclass
    class Released(Message):
        """The room goes on to what happened."""

    def __init__(self, reveal: Reveal, where: str, records: Sequence[Reference] = (), held: bool = False) -> None:
        super().__init__()
        self._reveal = reveal
        self._where = where
        self._held = held
        self._records = records
        self._tabs = tabs(reveal.steps)
        self._open = 0
        self._told = 0
        self._more = False

    def parts(self) -> Iterable[Widget]:
        told = self._reveal
        card = tr("card {number} of {all}", number=told.number, all=told.of)
        yield TopBar(told.act, f"{card} · {told.day}", short=card)
        lies = IndexTabs([tab.title for tab in self._tabs]), Sheet(self._lain(0), classes="sheet -spread")
        if self._held:
            question = Vertical(StepBlock(hold()), Choices([Choice(tr("Open what happened"))]), classes="hold")
            yield Vertical(*lies, question, classes="pages -held")
        else:
            yield from lies

    def _lain(self, place: int) -> Widget:
        """What lies in a tab."""
        title = Content.styled(self._reveal.title, "bold $ink") + Content(f"  {self._reveal.dateline}")
        return Vertical(
            Static(title, classes="dateline"),
            *(StepBlock(step, self._records, asks=True, more=self._more) for step in self._tabs[place].steps),
            id=f"tab-{place}",
            classes="page tab -shown",
        )

    def _spread(self, size: Size) -> None:
        super()._spread(size)
        self.set_class(size.width < SLIM, "-slim")

    @property
    def _way(self) -> list[int]:
        """The tabs that Enter turns to."""
        return [place for place, tab in enumerate(self._tabs) if self._more or not tab.aside]

    @property
    def _reach(self) -> int:
        """The last tab that can be opened: what stands aside behind the end of the way can be, too."""
        done = not self._held and all(tab.aside for tab in self._tabs[self._told + 1 :])
        return len(self._tabs) - 1 if done else self._told

    @property
    def _lying(self) -> Iterable[StepBlock]:
        """What lies in the tab that is open."""
        return self.query_one(f"#tab-{self._open}").query(StepBlock)

    @property
    def _asking(self) -> Verdict | None:
        """The sentence whose verdict is kept back, if it lies open, or beside what does."""
        tabs = self.query(".tab.-beside") if self.has_class("-broad") else ()
        beside = (block for tab in tabs for block in tab.query(StepBlock))
        return next((verdict for block in (*self._lying, *beside) if (verdict := block.asked)), None)

    def _tab(self, place: int) -> Widget | None:
        return next(iter(self.query(f"#tab-{place}")), None)

    async def _turn_to(self, place: int) -> None:
        """Open a tab, at its first line. It is drawn once the tab before has gone: two at a time would flicker."""
        with self.app.batch_update():
            if self._tab(place) is None:
                before = next((tab for later in range(place, len(self._tabs)) if (tab := self._tab(later))), None)
                await self.query_one(Sheet).mount(self._lain(place), before=before)
            self._open, self._told = place, max(self._told, place)
            beside = self._tab(place - 1) if place % 2 else None
            for tab in self.query(".tab"):
                tab.set_class(tab.id == f"tab-{place}", "-shown")
                tab.set_class(tab is beside, "-beside")
                tab.set_class(tab.has_class("-shown") and beside is not None, "-second")
            self.query_one(IndexTabs).show(place, self._reach)
            self.query_one(Sheet).begin_again()
            self.refresh_bindings()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work; that of the tabs says how many there are."""
        keys, numbers = super().active_bindings, f"1-{len(self._tabs)}"
        if "1" in keys and keys["1"].binding.show:
            keys["1"] = keys["1"]._replace(binding=replace(keys["1"].binding, key_display=numbers))
        return keys

    def action_guess(self, number: int) -> None:
        """Guess the verdict."""
        if asking := self._asking:
            asking.answer(number)
            self.refresh_bindings()

    async def action_tab(self, number: int) -> None:
        """Open a tab again, by its number; one that is passed over, with all that is."""
        if (place := number - 1) <= self._reach:
            self._ask_for_more(self._more or self._tabs[place].aside)
            await self._turn_to(place)

    @on(IndexTabs.Picked)
    async def _picked(self, event: IndexTabs.Picked) -> None:
        await self.action_tab(event.place + 1)

    async def action_turn_back(self) -> None:
        """Open the tab before."""
        if before := [place for place in self._way if place < self._open]:
            await self._turn_to(before[-1])

    async def action_turn(self) -> None:
        """Open the next tab, whatever is left to read on this one."""
        if not self._held and (further := [place for place in self._way if place > self._open]):
            await self._turn_to(further[0])

    async def action_next(self) -> None:
        """Read on: to the next page, to the verdict, to the next tab; or leave, when all have been told."""
        if self.query_one(Sheet).turn_page():
            pass
        elif asking := self._asking:
            asking.answer(None)
            self.refresh_bindings()
        elif self._open == self._way[-1]:
            self.leave_with(self.Read())
        else:
            await self.action_turn()

    async def action_more(self) -> None:
        """Open what is passed over, or close it again: on this tab, or on the next one that has any."""
        self._ask_for_more(not self._more)
        if not self._more:
            await self._turn_to(max(place for place in self._way if place <= self._open))
            return
        places = [place for place in range(self._reach + 1) if any(step.aside for step in self._tabs[place].steps)]
        await self._turn_to(next((place for place in places if place >= self._open), places[-1]))
        first = next(block for block in self._lying if block.step.aside)
        self.call_after_refresh(first.scroll_visible, animate=False, top=True)

    def _ask_for_more(self, more: bool) -> None:
        self._more = more
        for block in self.query(StepBlock):
            block.close(not more)

    @on(OptionList.OptionSelected)
    async def _released(self) -> None:
        self._held = False
        self.query_one(".pages").remove_class("-held")
        await self.query_one(".hold").remove()
        self.query_one(Sheet).focus()
        self.post_message(self.Released())
        await self.action_turn()

    def on_mount(self) -> None:
        if self._held:
            self.query_one(Choices).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each key is there while it means something: a held reveal is opened, and not read on; a verdict is guessed
        while one is kept back, and else the numbers open tabs."""
        match action:
            case "guess":
                return bool(self._asking)
            case "tab":
                return self._reach > 0 and not self._asking
            case "turn_back":
                return self._open > self._way[0]
            case "more":
                return any(step.aside for tab in self._tabs[: self._reach + 1] for step in tab.steps)
            case "next":
                return not self._held
            case _:
                return super().check_action(action, parameters)
