"""A moment of the game as a page, or as the part of it that changes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from game.classroom.curve import ChartCourse, chart
from game.classroom.debrief import described
from game.i18n import tr
from game.pages.frame import Frame
from game.pages.viewer import Foretelling, Sight, Viewer, Waiting, place_of, seen
from game.session.moment import (
    BriefingMoment,
    CardMoment,
    EndingMoment,
    ForecastMoment,
    GuessMoment,
    HandOverMoment,
    RevealMoment,
    VoteMoment,
)
from game.session.session import Session
from game.telling.citations import GUESSES
from game.telling.html import templates
from game.telling.question import Question
from game.telling.reveal import Step
from game.telling.room import FIRST_VOTE, MOST_HANDS
from game.telling.typed import LONGEST_REASON

TEMPLATES = Path(__file__).with_name("templates")


def main_part(session: Session, viewer: Viewer, frame: Frame) -> Markup:
    """The main part of the page: what a script puts in the place of the one before it."""
    return titled_part(session, viewer, frame)[1]


def whole_page(session: Session, viewer: Viewer, frame: Frame) -> str:
    """The same as a page of its own, which needs no script."""
    title, main = titled_part(session, viewer, frame)
    return framed(title, session.story.title, main, frame, viewer.kind)


def framed(title: str, story: str, main: Markup, frame: Frame, kind: str = "player", look_ups: bool = True) -> str:
    """A page around its main part; ``look_ups`` says whether a game is played, in which things can be looked up."""
    return rendered("page.html", frame, title=title, story=story, main=main, kind=kind, look_ups=look_ups)


def rendered(template: str, frame: Frame, **told: object) -> Markup:
    """A template with what it tells."""
    return Markup(templates(TEMPLATES).get_template(template).render(frame=frame, **told))


def judged() -> str:
    """What is asked before a verdict on a sentence of the essay is opened."""
    words = " · ".join(tr(word) for _, word in GUESSES)
    return tr("Does that stand: {guesses}? Open our verdict.", guesses=words)


def titled_part(session: Session, viewer: Viewer, frame: Frame) -> tuple[str, Markup]:
    """What the page is called, and its main part, in which nothing stands of what the frame says and signs."""
    sight = seen(session, viewer)
    template, title, told = _told(session, viewer, sight)
    common = {"viewer": viewer, "place": place_of(session), "session": session, "asked": judged, "title": title}
    return title, rendered(template, frame, **common, **told)


def _told(session: Session, viewer: Viewer, sight: Sight) -> tuple[str, str, dict[str, object]]:
    """Which template tells this sight, what its page is called, and what the template has to know."""
    match sight:
        case BriefingMoment(steps):
            heading = next((step.heading for step in steps if not step.aside), steps[0].heading)
            return "briefing.html", heading, {"steps": steps}
        case GuessMoment(chair, asked):
            return "question.html", asked.text, {**_question(chair, asked), "verb": "guess"}
        case ForecastMoment(chair, asked):
            return "question.html", asked.text, {**_question(chair, asked), "verb": "foretell"}
        case Foretelling(front, ForecastMoment(chair, asked)):
            return "question.html", front.title, {**_question(chair, asked), "verb": "foretell", "front": front}
        case HandOverMoment(_, told):
            return "hand-over.html", told.title, {"to": told}
        case CardMoment(chair, card):
            # one hand of many does not speak for the whole chair, and knows nothing of its reason
            template = "hand.html" if viewer.kind in ("hand", "wall") else "card.html"
            longest = LONGEST_REASON
            return template, card.title, {"moment": sight, "card": card, "chair": chair, "longest": longest}
        case VoteMoment(chair, card):
            counted = any(number for _, number in sight.hands)
            numbers = {"most": MOST_HANDS, "counted": counted, "hands": dict(sight.hands), "longest": LONGEST_REASON}
            common = {"moment": sight, "card": card, "chair": chair, "first_vote": tr(FIRST_VOTE)}
            return "vote.html", card.title, common | numbers
        case RevealMoment(told):
            return "reveal.html", told.title, {"told": told, **_steps(sight, viewer.step)}
        case EndingMoment(told):
            line = chart(told.curve, [ChartCourse(tr("this game"), told.curve.yours)])
            return "ending.html", told.title, {"told": told, "line": line, "description": described(told.curve)}
        case Waiting():
            return "waiting.html", sight.front.title, {"waiting": sight}


def _question(chair: str, asked: Question) -> dict[str, object]:
    return {"question": asked, "chair": chair, "front": None}


def _steps(reveal: RevealMoment, step: int) -> dict[str, object]:
    """The steps that are told by now, which of them is new, and the number of those after them."""
    if reveal.held:
        return {"steps": reveal.steps, "new": None, "next": 0, "held": True}
    pages = [*_pages(reveal.steps)]
    shown = min(step, len(pages)) if step > 0 else len(pages)
    new = pages[shown - 1][0] if 1 < step <= len(pages) else None
    steps = tuple(one for page in pages[:shown] for one in page)
    return {"steps": steps, "new": new, "next": shown + 1 if shown < len(pages) else 0, "held": False}


def _pages(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Each step in sight with what stands aside after it."""
    page: list[Step] = []
    for step in steps:
        if page and not step.aside:
            yield tuple(page)
            page = []
        page.append(step)
    yield tuple(page)
