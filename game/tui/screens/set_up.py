"""The set-up of a game on one screen: how people play, which cards, who sits where and wants what."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.i18n import capitals, tr, trn
from game.settings import CLOCKS, Settings
from game.telling.live import ASKED, ONLY_TELL, how_to_serve, serving, ways_to_serve
from game.telling.set_up import HOW, by_lot, closed_roads, decisions, lacking, pace, remarks, starts, summary
from game.tui.screens.ask import MenuScreen
from game.tui.screens.base import FileScreen
from game.tui.screens.pages import PagesScreen
from game.tui.widgets.choices import Choice
from game.tui.widgets.lists import drop_down
from game.tui.widgets.seat_row import SeatRow
from game.tui.widgets.top_bar import TopBar


class SetUpScreen(FileScreen):
    """Everything that is settled before the first card."""

    CSS_PATH = "set_up.tcss"
    AUTO_FOCUS = "Select"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "begin", "Begin"),
        Binding("ctrl+o", "lot", "Draw lots for the chairs"),
        Binding("escape", "back", "Back"),
    ]

    @dataclass
    class Begun(Message):
        """This game is to begin, with this look."""

        game: Chronicle
        settings: Settings

    @dataclass
    class Served(Message):
        """A room is to be started for this game, with this command and its flags."""

        flags: list[str]
        settings: Settings

    @dataclass
    class Back(Message):
        """The title is wanted. What was set up so far is kept for when it is gone on with."""

        game: Chronicle
        """Its aims and names are also those of chairs that are not taken yet, or not any more."""
        settings: Settings
        is_live: bool

    def __init__(self, story: Story, settings: Settings, game: Chronicle | None = None, is_live: bool = False) -> None:
        """``game`` is what was set up before, if anything was, and ``is_live`` whether for a page in every hand."""
        super().__init__()
        self._story = story
        self._settings = settings
        self._is_live = is_live
        self._before = game = game or Chronicle(deck=story.decks[0].id, mode="class")
        self._how = drop_down([(f"{tr(label)}: {tr(about)}", mode) for mode, label, about in HOW], game.mode)
        self._deck = drop_down([(f"{deck.title}: {deck.about}", deck.id) for deck in story.decks], game.deck)
        self._start = drop_down([(row.label, row.id) for row in starts(story, game)], game.start)
        self._lines = drop_down([(tr("as usual"), False), (tr("narrow: few words in each"), True)], settings.narrow)
        self._clock = drop_down([(_clock(minutes), minutes) for minutes in CLOCKS], settings.clock)
        self._talk = drop_down([(tr("once"), False), (tr("twice, with a talk between"), True)], settings.talk)
        self._where = drop_down([(tr("at this machine"), False), (tr("on a page in every hand"), True)], is_live)
        self._seats = [SeatRow(story, chair, game) for chair in story.chairs]

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._story.title, tr("set-up"))
        sheet = VerticalScroll(
            Static(Content(tr("Set up a game")), classes="title"),
            _row(tr("How you play"), self._how),
            _row(tr("Cards"), self._deck),
            _row(tr("Begin"), self._start),
            Static(_who(), classes="head"),
            *self._seats,
            Static(classes="hint roads"),
            _row(tr("Lines"), self._lines),
            _row(tr("Clock"), self._clock),
            _row(tr("A class votes"), self._talk),
            *([] if self.app.is_web else [_row(tr("Where"), self._where)]),
            Static(classes="summary"),
            Button(Content(tr("Begin")), compact=True),
            classes="sheet",
        )
        yield Vertical(sheet, classes="table")

    def on_mount(self) -> None:
        self._tell()

    @property
    def _stands(self) -> bool:
        """Whether its fields say something: not yet, and not any more, where the screen is left at once."""
        fields = (self._how, self._deck, self._start, *(seat.wants for seat in self._seats))
        return all(field.selection is not None for field in fields)

    @property
    def game(self) -> Chronicle:
        """The game as it is set up so far."""
        held = [seat for seat in self._seats if seat.aim]
        return Chronicle(
            chairs=tuple(seat.chair.id for seat in held),
            aims=tuple((seat.chair.id, seat.aim) for seat in held),
            deck=str(self._deck.value),
            start=str(self._start.value),
            mode=next(mode for mode, _, _ in HOW if mode == self._how.value),
            players=tuple((seat.chair.id, seat.players) for seat in held if seat.players),
        )

    @on(Select.Changed)
    def _changed(self, event: Select.Changed) -> None:
        if not self._stands:
            return
        chosen = next((seat for seat in self._seats if seat.wants is event.select), None)
        kept = chosen if chosen and chosen.aim else next((seat for seat in self._seats if seat.aim), None)
        if self.game.mode != "teams":
            for seat in self._seats:
                if seat is not kept:
                    seat.leave(for_now=event.select is self._how)
        elif event.select is self._how:
            for seat in self._seats:
                seat.come_back()
        self._offer_starts()
        self._tell()

    @on(Input.Changed)
    def _named(self) -> None:
        self._tell()

    def _offer_starts(self) -> None:
        """The years with a card for the chairs and the deck; a year that is gone falls back to the beginning."""
        rows = [(row.label, row.id) for row in starts(self._story, self.game)]
        now = self._start.value
        with self.prevent(Select.Changed):
            self._start.set_options(rows)
            self._start.value = now if now in [id for _, id in rows] else ""

    def _tell(self) -> None:
        """What the game comes to, and what it still lacks."""
        if not self._stands:
            return
        game, story = self.game, self._story
        told = [decisions(story, seat.chair.id, game.deck, game.start) for seat in self._seats]
        widest = max(map(cell_len, told), default=0)
        for seat, decided in zip(self._seats, told, strict=True):
            seat.tell(decided, widest)
        lacks = lacking(story, game)
        notes = closed_roads(story, game) if lacks else remarks(story, game)
        self.query_one(".roads", Static).update(Content(" ".join(notes)))
        self.query_one(".summary", Static).update(Content(lacks or f"{summary(story, game)} {pace(game.mode)}"))
        self.query_one(Button).disabled = bool(lacks)

    def action_lot(self) -> None:
        """Deal the teams' names among the chairs that are taken."""
        held = [seat for seat in self._seats if seat.aim]
        for seat, name in zip(held, by_lot([seat.players for seat in held], random.shuffle), strict=True):
            seat.called.value = name

    @on(Button.Pressed)
    def action_begin(self) -> None:
        """Begin the game, if nothing is lacking."""
        if lacks := lacking(self._story, self.game):
            self.app.notify(lacks)
            return
        if self._where.value is True:
            self._serve()
            return
        self.leave_with(self.Begun(self.game.sealed(self._story), self._look))

    def _serve(self) -> None:
        """Ask how the room of this game is started, or tell what it lacks and what is typed for it."""
        if self.game.mode == "solo":
            self.app.notify(tr("Alone you play at this machine: choose a class, or teams."))
        elif not all(map(find_spec, ("aiohttp", "segno", "textual_serve"))):
            self._tell_how_to_serve(is_there=False)
        else:
            ways = ways_to_serve(self.game)
            rows = [Choice(way) for way in (*ways, tr(ONLY_TELL))]
            self.app.push_screen(MenuScreen(tr(ASKED), rows), lambda place: self._serve_by([*ways.values()], place))

    def _serve_by(self, ways: list[tuple[str, bool]], place: int | None) -> None:
        if place == len(ways):
            self._tell_how_to_serve(is_there=True)
        elif place is not None:
            host, hands = ways[place]
            flags = serving(self.game, self._look.clock, self._look.talk, host, hands)
            self.leave_with(self.Served(flags, self._look))

    def _tell_how_to_serve(self, is_there: bool) -> None:
        told = how_to_serve(self.game, self._look.clock, self._look.talk, is_there)
        self.app.push_screen(PagesScreen(tr("One game, a page in every hand"), map(Content, told)))

    def action_back(self) -> None:
        """Go back to the title. What was typed is kept, also for a chair that nobody takes yet."""
        if self._stands:
            names = tuple((seat.chair.id, seat.players) for seat in self._seats if seat.players)
            aims = tuple((seat.chair.id, seat.wanted) for seat in self._seats if seat.wanted)
            game = replace(self.game, players=names, aims=aims)
            self.leave_with(self.Back(game, self._look, bool(self._where.value)))
        else:
            self.leave_with(self.Back(self._before, self._settings, self._is_live))

    @property
    def unsaved(self) -> str:
        """A set-up is kept for as long as the program runs."""
        is_begun = self._stands and any(seat.wanted or seat.players for seat in self._seats)
        return tr("What was set up here is not kept.") if is_begun else ""

    @property
    def _look(self) -> Settings:
        """The lines, the clock and the votes that were chosen here."""
        clock, talk = int(str(self._clock.value)), bool(self._talk.value)
        return replace(self._settings, narrow=bool(self._lines.value), clock=clock, talk=talk)


def _who() -> Content:
    """The heading over the chairs, and how one is taken."""
    how = Content.styled(tr("To take a chair, choose what it wants."), "not bold $quiet")
    return Content(capitals(tr("Who sits where, and wants what"))) + Content("   ") + how


def _clock(minutes: int) -> str:
    return trn("{number} minute a card", "{number} minutes a card", minutes) if minutes else tr("off")


def _row(label: str, field: Widget) -> Horizontal:
    return Horizontal(Static(Content(label), classes="label"), field, classes="row")
