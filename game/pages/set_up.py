"""The title and the questions before a game, each as a page that carries all that was answered before it."""

from collections.abc import Sequence

from game.engine.story import Story
from game.pages.frame import Frame
from game.pages.moments import framed, rendered
from game.telling.question import Question
from game.telling.typed import LONGEST_NAME


def set_up_page(story: Story, question: Question, answers: Sequence[str], frame: Frame) -> str:
    """The page of the question that follows these answers, as `game.telling.set_up.set_up` gives it; with none yet, it
    is the title."""
    title = question.text if answers else story.title
    told = {"story": story, "question": question, "answers": answers, "longest": LONGEST_NAME}
    return framed(title, story.title, rendered("set-up.html", frame, **told), frame, look_ups=False)
