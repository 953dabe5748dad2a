"""Small windows over a screen: a line to be typed, or a question to be answered with yes."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from game.i18n import tr
from game.tui.screens.base import SafeScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keys_footer import KeysFooter
from game.tui.widgets.text_field import TextField

T = TypeVar("T")


class AskScreen(SafeScreen, ModalScreen[T | None], Generic[T]):
    """Asks for one thing; Escape answers with nothing."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Vertical(Static(Content(self._text), classes="question"), *self.field(), classes="window")
        yield KeysFooter()
        yield from self.cover()

    def field(self) -> Iterable[Widget]:
        """The widgets by which the question is answered: a field or rows."""
        raise NotImplementedError


class LineScreen(AskScreen[None]):
    """Asks for a line; what was there before can be changed. ``hear`` is told the line with every letter, so that
    nothing is lost by whatever ends it."""

    def __init__(
        self, text: str, before: str = "", longest: int = 0, hear: Callable[[str], None] = lambda _: None
    ) -> None:
        super().__init__(text)
        self._before = before
        self._longest = longest
        self._hear = hear

    def field(self) -> Iterable[Widget]:
        yield TextField(self._before, max_length=self._longest)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._hear(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.take(event.value)

    def take(self, line: str) -> None:
        """The line is as it should be."""
        self.dismiss(None)


class SaveScreen(LineScreen):
    """Asks for a file; ``move`` keeps the game there, and answers whether it could. What was typed stays until then."""

    def __init__(self, move: Callable[[str], bool], before: str, hear: Callable[[str], None]) -> None:
        asked = tr("Where shall the game be saved? Type a new file and its folder. Enter saves it there.")
        super().__init__(asked, before, hear=hear)
        self._move = move

    def take(self, line: str) -> None:
        if not line.strip() or self._move(line.strip()):
            self.dismiss(None)


class SureScreen(AskScreen[str]):
    """Asks whether something is really meant; answers with its words if so."""

    def field(self) -> Iterable[Widget]:
        yield Choices([Choice(tr("Yes")), Choice(tr("No"))])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(None if event.option_index else self._text)


class MenuScreen(AskScreen[int]):
    """Asks for one of several rows; answers with its place."""

    def __init__(self, text: str, rows: Sequence[Choice]) -> None:
        super().__init__(text)
        self._rows = rows

    def field(self) -> Iterable[Widget]:
        yield Choices(self._rows)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


class LeaveScreen(SureScreen):
    """Asks whether a game is left that is not saved."""
