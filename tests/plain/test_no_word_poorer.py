"""What stands on a screen is said in plain lines, too."""

from game.engine.chronicle import Chronicle
from game.plain.renderer import Renderer
from game.session.moment import BriefingMoment, CardMoment, GuessMoment
from game.session.session import Session
from tests.classroom.games import TINY


def told(session: Session) -> str:
    """All that is said in a moment."""
    said: list[str] = []
    Renderer(TINY, said.append).moment(session)
    return "\n".join(said)


def on_the_first_card() -> Session:
    session = Session.begin(TINY, Chronicle(("mary",), (("mary", TINY.aims[0].id),), "whole").sealed(TINY))
    while isinstance(session.moment, BriefingMoment):
        session = session.go_on()
    return session


def test_a_card_says_what_its_chair_wants_and_when_it_last_looked() -> None:
    session = on_the_first_card()
    assert isinstance(session.moment, CardMoment)
    panel = session.moment.card.panel
    assert f"Your aim: {panel.aim}." in told(session)
    assert f"last looked at: {panel.looked}." in told(session)


def test_a_guess_says_what_becomes_of_it() -> None:
    session = on_the_first_card()
    while not isinstance(session.moment, GuessMoment):
        card = session.moment.card if isinstance(session.moment, CardMoment) else None
        session = session.choose(card.options[0].id) if card else session.go_on()
    assert session.moment.question.remark
    assert session.moment.question.remark in told(session)
