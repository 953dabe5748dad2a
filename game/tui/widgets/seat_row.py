"""A row of the set-up: who sits in a chair, and wants what."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Select, Static

from game.engine.chronicle import Chronicle
from game.engine.story import Chair, Story
from game.i18n import tr
from game.telling.typed import LONGEST_NAME, team_name
from game.tui.widgets.entries import GAP
from game.tui.widgets.lists import drop_down
from game.tui.widgets.text_field import TextField


class SeatRow(Horizontal):
    """A chair: whether it is taken, what its people want, and what they call themselves."""

    def __init__(self, story: Story, chair: Chair, game: Chronicle) -> None:
        """``game`` says what was set up for it before."""
        super().__init__(classes="row")
        self.chair = chair
        aims = [(aim.title, aim.id) for aim in story.aims]
        wanted = game.aim(chair.id) or ""
        self.wants = drop_down([(tr("history plays it"), ""), *aims], wanted if chair.id in game.chairs else "")
        name = dict(game.players).get(chair.id, "")
        self.called = TextField(name, placeholder=tr("name, if you like"), max_length=LONGEST_NAME, compact=True)
        self._asked = Static(classes="asked")
        self._wanted = wanted
        """What its people wanted before there was room for one chair only."""

    def compose(self) -> ComposeResult:
        yield Static(Content(self.chair.name), classes="label")
        yield self._asked
        yield self.wants
        yield self.called

    @property
    def aim(self) -> str:
        """What its people want; empty for a chair that nobody takes."""
        return str(self.wants.value)

    @property
    def wanted(self) -> str:
        """What its people want, or wanted before there was room for one chair only."""
        return self.aim or self._wanted

    @property
    def players(self) -> str:
        return team_name(self.called.value)

    def tell(self, decisions: str, width: int) -> None:
        """Say how often the chair is asked, in a column for this many cells, with a gap behind it."""
        self._asked.update(Content(decisions))
        self._asked.styles.width = width + GAP
        self.called.display = bool(self.aim)

    def leave(self, for_now: bool) -> None:
        """Give the chair back to history: for good, or until there are teams again."""
        if for_now:
            self._wanted = self.wanted
        with self.prevent(Select.Changed):
            self.wants.value = ""

    def come_back(self) -> None:
        """Take the chair again with what was wanted there, if it was left for now and nobody has taken it since."""
        with self.prevent(Select.Changed):
            self.wants.value = self.wanted
        self._wanted = ""
