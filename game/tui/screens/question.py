"""A question before the game: whose chair, which aim, how many cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.telling.question import PASS, Question
from game.tui.screens.base import FileScreen
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.prose import content_of
from game.tui.widgets.top_bar import TopBar


class QuestionScreen(FileScreen):
    """One question with its answers, and what there is to know about the one that is marked."""

    CSS_PATH = "question.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    @dataclass
    class Answered(Message):
        """An answer was chosen."""

        id: str

    @dataclass
    class Back(Message):
        """The question before this one is wanted."""

    def __init__(self, title: str, question: Question) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title)
        yield Static(Content(self._question.text), classes="title question")
        yield Horizontal(
            Choices([Choice(answer.label, answer.note) for answer in self._question.answers]),
            *self._about(),
            classes="desk",
        )
        yield Static(Content(self._question.remark), classes="hint remark")

    def _about(self) -> Iterable[Widget]:
        if any(answer.about for answer in self._question.answers):
            yield VerticalScroll(Static(classes="about"), can_focus=False)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        answer = self._question.answers[event.option_index]
        for about in self.query(".about").results(Static):
            about.update(content_of(answer.about))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.leave_with(self.Answered(self._question.answers[event.option_index].id))

    def action_back(self) -> None:
        self.leave_with(self.Back())


class GuessScreen(QuestionScreen):
    """A question within a game, which can be passed over. Like every decision it can be taken back."""

    in_game = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "pass_over", "No answer")]

    def action_pass_over(self) -> None:
        self.leave_with(self.Answered(PASS))
