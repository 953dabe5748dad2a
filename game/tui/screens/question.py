"""A question between the cards: how far the hidden meter has come, or what another will do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.telling.question import PASS, Question
from game.telling.room import HandOver
from game.tui.screens.base import FileScreen
from game.tui.screens.documents import DocumentsScreen
from game.tui.widgets.artefact_sheet import ArtefactSheet
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.leaf import Reading
from game.tui.widgets.prose import Prose
from game.tui.widgets.top_bar import TopBar


class QuestionScreen(FileScreen):
    """One question with its answers, which can be passed over. Like every decision it can be taken back."""

    CSS_PATH = "question.tcss"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read_on", "Read on"),
        Binding("d", "paper", "Paper"),
        Binding("escape", "pass_over", "No answer"),
    ]
    in_game = True

    @dataclass
    class Answered(Message):
        """An answer was chosen."""

        id: str

    def __init__(self, title: str, question: Question, front: HandOver | None = None) -> None:
        """``front`` is what everybody may hear of the card, for a team that has none of its own."""
        super().__init__()
        self._front = front
        self._title = title
        self._question = question

    def parts(self) -> Iterable[Widget]:
        yield TopBar(self._title)
        yield Vertical(Vertical(*self._lain(), classes="sheet"), classes="centred")

    def _lain(self) -> Iterable[Widget]:
        """What lies on the sheet."""
        if self._front:
            yield Static(Content(self._front.title), classes="title card")
            yield Static(Content(self._front.dateline), classes="dateline card")
            yield Reading(*self._room(self._front), classes="card")
        yield Static(Content(self._question.text), classes="title question")
        yield Choices([Choice(answer.label, beside=answer.note) for answer in self._question.answers])
        yield Static(Content(self._question.remark), classes="hint remark card" if self._front else "hint remark")

    def _room(self, front: HandOver) -> Iterable[Widget]:
        if front.care:
            yield Static(Content(front.care), classes="care")
        yield Prose(front.prose)
        if front.artefact:
            yield ArtefactSheet(front.artefact)

    def action_read_on(self) -> None:
        """Turn to what comes below of the card, and behind its end to its beginning."""
        self.query_one(Reading).turn_round()

    def action_paper(self) -> None:
        """Open the paper that lies on the card."""
        if self._front and self._front.artefact:
            self.app.push_screen(DocumentsScreen([self._front.artefact]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is more to read where the card is longer than its room, and a paper to open where it has none."""
        match action:
            case "read_on":
                return any(room.parts > 1 for room in self.query(Reading))
            case "paper":
                return any(not paper.is_whole for paper in self.query(ArtefactSheet))
            case _:
                return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.leave_with(self.Answered(self._question.answers[event.option_index].id))

    def action_pass_over(self) -> None:
        self.leave_with(self.Answered(PASS))
