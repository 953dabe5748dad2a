"""The curtain: what everybody may hear of a card, until the team whose turn it is has come to the machine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from game.i18n import tr
from game.telling.reference import Reference
from game.telling.room import HandOver
from game.tui.screens.in_game import NAMES, GameScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.prose import Prose
from game.tui.widgets.sheet import Reading
from game.tui.widgets.text_field import TextField
from game.tui.widgets.top_bar import TopBar


class CurtainScreen(GameScreen):
    """Hides one team's card from the others."""

    CSS_PATH = "curtain.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [NAMES]

    @dataclass
    class Opened(Message):
        """The team is there."""

    @dataclass
    class Coded(Message):
        """The team has sent the code of its choice."""

        code: str

    def __init__(self, to: HandOver, act: str, records: Sequence[Reference] = ()) -> None:
        super().__init__()
        self._to = to
        self._act = act
        self._records = records

    def parts(self) -> Iterable[Widget]:
        to = self._to
        yield TopBar(self._act, to.done)
        yield Vertical(
            Static(Content(to.title), classes="title"),
            Static(Content(to.dateline), classes="dateline"),
            Reading(*([Static(Content(to.care), classes="care")] if to.care else []), Prose(to.prose, self._records)),
            Static(Content(tr("Hand over to {team}", team=to.who)), classes="head"),
            Static(Content(to.task), classes="hint"),
            Choices([Choice(tr("We are here, as {chair}: go on", chair=to.chair_name))]),
            *self._code(),
            classes="sheet",
        )

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
