"""The written task as paper tells it: what boards set, the questions with their evidence, and how to mark."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from game.engine.enquiry import Factor
from game.engine.scene import Scene
from game.engine.story import Story
from game.engine.written_tasks import Board, BoardOption, Exhibit, Rivals, Side, Task, WrittenQuestion, WrittenTasks
from game.i18n import day_in_words, marked, tr
from game.telling.codes import file_number
from game.telling.words import day_of

CHECKED = {
    "seen": marked("Seen on a page of the board, or in a copy of one"),
    "partly": marked("Partly seen"),
    "memory": marked("From memory; not checked"),
}


@dataclass(frozen=True, slots=True)
class CardNamed:
    """A card as it is named where it is evidence."""

    file: int
    title: str
    day: str
    asked: bool
    """Whether these handouts have it."""


@dataclass(frozen=True, slots=True)
class ExhibitTold:
    """What a card has to say for a side."""

    card: CardNamed
    factor: str
    """Its name; empty where none is named."""
    shows: str


@dataclass(frozen=True, slots=True)
class SideTold:
    """One answer to a question."""

    says: str
    exhibits: tuple[ExhibitTold, ...]


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A question, by the number under which the boards name it."""

    number: int
    title: str
    ask: str
    sides: tuple[SideTold, ...]


@dataclass(frozen=True, slots=True)
class TaskTold:
    """A kind of task, with the numbers of the questions that can be set so."""

    title: str
    text: str
    questions: tuple[int, ...]
    documents: tuple[str, ...]
    """Titles."""


@dataclass(frozen=True, slots=True)
class OptionTold:
    """An option of a board, and where it was looked up."""

    option: str
    checked: str
    remembered: str
    seen: tuple[tuple[str, str, str], ...]
    """What was found, the address, and the day in words."""
    tasks: tuple[TaskTold, ...]


@dataclass(frozen=True, slots=True)
class BoardTold:
    """A board with its options."""

    name: str
    options: tuple[OptionTold, ...]


@dataclass(frozen=True, slots=True)
class ViewTold:
    """An interpretation; the cards are for whoever marks."""

    title: str
    text: str
    supports: tuple[CardNamed, ...]
    challenges: tuple[CardNamed, ...]


@dataclass(frozen=True, slots=True)
class RivalsTold:
    """Two interpretations of one factor."""

    factor: str
    views: tuple[ViewTold, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class SampleTold:
    """An answer with its level."""

    level: str
    answer: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenTold:
    """Everything on the two leaves."""

    written: WrittenTasks
    boards: tuple[BoardTold, ...]
    questions: tuple[QuestionTold, ...]
    rivals: tuple[RivalsTold, ...]
    sampled: str
    """The question that the samples answer."""
    samples: tuple[SampleTold, ...]


def written_told(story: Story, asked: Collection[str], board: str = "") -> WrittenTold | None:
    """The written tasks of a story, for one board or for all; None where it sets none.

    ``asked`` has the ids of the scenes that the handouts have. Of a board's questions those are told which it sets.
    """
    written = story.written
    if written is None:
        return None
    boards = [one for one in written.boards if board in ("", one.id)]
    numbers = {question.id: number for number, question in enumerate(written.questions, 1)}
    return WrittenTold(
        written,
        tuple(BoardTold(one.name, tuple(_option(story, option, numbers) for option in one.options)) for one in boards),
        tuple(_question(story, one, numbers[one.id], asked) for one in _set(written, boards if board else ())),
        tuple(_rivals(story, one, asked) for one in written.rivals),
        next((one.ask for one in written.questions if one.id == written.sampled), ""),
        tuple(SampleTold(_level(written, one.level), one.answer, one.remarks) for one in written.samples),
    )


def _set(written: WrittenTasks, boards: Sequence[Board]) -> Iterator[WrittenQuestion]:
    """The questions that these boards set; all of them, where none is named."""
    wanted = {id for board in boards for option in board.options for task in option.tasks for id in task.questions}
    yield from (question for question in written.questions if not boards or question.id in wanted)


def _level(written: WrittenTasks, level: int) -> str:
    return written.grid.levels[level - 1] if written.grid else str(level)


def _option(story: Story, option: BoardOption, numbers: dict[str, int]) -> OptionTold:
    seen = tuple((page.what, page.link, day_in_words(page.read)) for page in option.seen)
    tasks = tuple(_task(story, task, numbers) for task in option.tasks)
    return OptionTold(option.option, tr(CHECKED[option.checked]), option.remembered, seen, tasks)


def _task(story: Story, task: Task, numbers: dict[str, int]) -> TaskTold:
    filed = {one.document.id: one.document for scene in story.scenes for one in scene.documents}
    papers = tuple(filed[id].title for id in task.documents if id in filed)
    return TaskTold(task.title, task.text, tuple(numbers[id] for id in task.questions), papers)


def _question(story: Story, question: WrittenQuestion, number: int, asked: Collection[str]) -> QuestionTold:
    sides = tuple(_side(story, side, asked) for side in question.sides)
    return QuestionTold(number, question.title, question.ask, sides)


def _side(story: Story, side: Side, asked: Collection[str]) -> SideTold:
    return SideTold(side.says, tuple(_exhibit(story, one, asked) for one in side.evidence))


def _exhibit(story: Story, exhibit: Exhibit, asked: Collection[str]) -> ExhibitTold:
    return ExhibitTold(_card(story, exhibit.card, asked), _factor(story, exhibit.factor), exhibit.shows)


def _card(story: Story, id: str, asked: Collection[str]) -> CardNamed:
    scene = story.find(Scene, id)
    return CardNamed(file_number(story, id), scene.title, day_of(scene), id in asked)


def _factor(story: Story, id: str) -> str:
    factors: Sequence[Factor] = story.enquiry.factors if story.enquiry else ()
    return next((factor.name for factor in factors if factor.id == id), "")


def _rivals(story: Story, rivals: Rivals, asked: Collection[str]) -> RivalsTold:
    views = (
        ViewTold(
            view.title,
            view.text,
            tuple(_card(story, id, asked) for id in view.supports),
            tuple(_card(story, id, asked) for id in view.challenges),
        )
        for view in rivals.views
    )
    return RivalsTold(_factor(story, rivals.factor), tuple(views), rivals.ask)
