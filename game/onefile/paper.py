"""What is taken away of a game, and the page from which the papers for a lesson are: read in only once that is asked
for, so that no start waits for it."""

from markupsafe import Markup

from game.classroom.handouts import for_whom
from game.classroom.take_away import WORDS, TakenAway, paper, printouts, taken_away
from game.i18n import marked, tr
from game.onefile import PAGE
from game.pages.frame import Frame
from game.pages.moments import framed
from game.session.session import Session
from game.telling.html import templates

TITLE = marked("On paper, for a lesson")


def taken(session: Session, file: str) -> TakenAway:
    """A file of the game, or a paper for a lesson. Raises KeyError where there is none of that name."""
    return (taken_away if file in WORDS else paper)(session.playthrough, file)


def paper_page(session: Session, frame: Frame) -> str:
    """The papers for a lesson in the chairs of the game, with its cards, each with a button."""
    deck, chairs = session.playthrough.schedule.deck, session.chronicle.chairs
    whom, told = for_whom(session.story, deck.only(chairs)), printouts(session.playthrough)
    main = templates(PAGE).get_template("paper.html").render(title=tr(TITLE), papers=told, whom=whom, deck=deck)
    return framed(tr(TITLE), session.story.title, Markup(main), frame)
