"""Small windows over a screen: a line to be typed, or a question to be answered with yes."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from game.streams import in_a_line
from game.telling.room import LONGEST_REASON
from game.tui.screens.base import TooSmall
from game.tui.widgets.choices import Choice, Choices
from game.words import tr


class AskScreen(ModalScreen[str | None]):
    """Asks for one thing; Escape answers with nothing."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Vertical(Static(Content(self._text), classes="question"), *self.field(), classes="window")
        yield TooSmall()

    def field(self) -> Iterable[Widget]:
        """What answers."""
        raise NotImplementedError


class ReasonScreen(AskScreen):
    """Asks why; what had been noted before stands there to be changed."""

    def __init__(self, noted: str) -> None:
        super().__init__(tr("Why? Note your reason in a line. Enter keeps it, Escape leaves it as it was."))
        self._noted = noted

    def field(self) -> Iterable[Widget]:
        yield Input(self._noted, max_length=LONGEST_REASON)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(in_a_line(event.value))


class SureScreen(AskScreen):
    """Asks whether something is really meant; answers with its words if so."""

    def field(self) -> Iterable[Widget]:
        yield Choices([Choice(tr("Yes")), Choice(tr("No"))])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(None if event.option_index else self._text)
