"""The title and the questions before a game, each as a page that carries all that was answered before it."""

from collections.abc import Sequence

from markupsafe import Markup

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen
from game.engine.story import Story
from game.i18n import tr
from game.pages.frame import Frame
from game.pages.moments import framed, rendered
from game.telling.question import Question
from game.telling.set_up import set_up
from game.telling.typed import LONGEST_NAME, cut


def answered(story: Story, answers: Sequence[str]) -> Question | Chronicle:
    """The question that follows these answers, or the game, as `game.telling.set_up.set_up` gives it; for answers that
    somebody sent. Raises NotOpen for one that nobody was offered."""
    kept: list[str] = []
    for answer in answers:
        asked = set_up(story, kept)
        if isinstance(asked, Chronicle) or (asked.answers and answer not in [one.id for one in asked.answers]):
            raise NotOpen(tr("that is no option here."))
        kept.append(answer if asked.answers else cut(answer, LONGEST_NAME)[0])
    return set_up(story, kept)


def set_up_page(story: Story, question: Question, answers: Sequence[str], frame: Frame) -> str:
    """The page of the question that follows these answers, as `answered` gives it; with none yet, it is the title."""
    title = question.text if answers else story.title
    return framed(title, story.title, set_up_main(story, question, answers, frame), frame, look_ups=False)


def set_up_main(story: Story, question: Question, answers: Sequence[str], frame: Frame) -> Markup:
    """The main part of that page."""
    told = {"story": story, "question": question, "answers": answers, "longest": LONGEST_NAME}
    return rendered("set-up.html", frame, **told)
