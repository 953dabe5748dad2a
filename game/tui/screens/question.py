"""A question between the cards: how far the hidden meter has come, or what another will do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.telling.question import PASS, Question
from game.tui.screens.base import FileScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.top_bar import TopBar


class GuessScreen(FileScreen):
    """One question with its answers, which can be passed over. Like every decision it can be taken back."""

    CSS_PATH = "question.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "pass_over", "No answer")]
    in_game = True

    @dataclass
    class Answered(Message):
        """An answer was chosen."""

        id: str

    def __init__(self, title: str, question: Question) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title)
        yield Static(Content(self._question.text), classes="title question")
        yield Choices([Choice(answer.label, answer.note) for answer in self._question.answers])
        yield Static(Content(self._question.remark), classes="hint remark")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.leave_with(self.Answered(self._question.answers[event.option_index].id))

    def action_pass_over(self) -> None:
        self.leave_with(self.Answered(PASS))
