"""The curtain: it says who comes to the machine, and nothing else until they have come."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from game.i18n import capitals, tr
from game.telling.room import HandOver
from game.tui.screens.in_game import GameScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.text_field import TextField
from game.tui.widgets.top_bar import TopBar


class CurtainScreen(GameScreen):
    """Hides one team's card from the others."""

    CSS_PATH = "curtain.tcss"
    AUTO_FOCUS = "Choices"

    @dataclass
    class Opened(Message):
        """The team is there."""

    @dataclass
    class Coded(Message):
        """The team has sent the code of its choice."""

        code: str

    def __init__(self, to: HandOver, act: str) -> None:
        super().__init__()
        self._to = to
        self._act = act

    def parts(self) -> Iterable[Widget]:
        to = self._to
        yield TopBar(self._act, to.done)
        sheet = Vertical(
            Static(Content(capitals(tr("Hand over to {team}", team=to.who))), classes="title"),
            Static(Content(to.task), classes="hint"),
            Choices([Choice(tr("We are here, as {chair}: go on", chair=to.chair_name))]),
            *self._code(),
            classes="sheet",
        )
        yield Vertical(sheet, classes="table")

    def _code(self) -> Iterable[Widget]:
        """A team that is asked can send the code on its ballot instead."""
        if self._to.takes_code:
            yield TextField(placeholder=tr("or the code from your ballot, then Enter"), max_length=20, compact=True)

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.leave_with(self.Opened())

    @on(Input.Submitted)
    def _coded(self, event: Input.Submitted) -> None:
        self.post_message(self.Coded(event.value))
