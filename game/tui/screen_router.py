"""Which screen shows which moment of a game."""

from functools import partial

from textual.screen import Screen

from game.i18n import listed
from game.saves import Autosave
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
from game.settings import Settings
from game.telling.card import act_title
from game.telling.reference import people, terms
from game.telling.words import called
from game.tui.screens.card import CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.question import GuessScreen
from game.tui.screens.reveal import RevealScreen


def screen_for(session: Session, settings: Settings, autosave: Autosave) -> Screen[None]:
    """The screen for the moment at which the game stands."""
    story, chronicle, scene = session.story, session.chronicle, session.playthrough.scene
    act = act_title(story, scene.act if scene else story.acts[-1].id)
    names = (*people(story), *terms(story))
    chairs = listed([called(story, chronicle, chair) for chair in chronicle.chairs])
    match session.moment:
        case BriefingMoment(steps):
            return InterludeScreen(steps, story.title, chairs, names)
        case GuessMoment(_, question) | ForecastMoment(_, question):
            return GuessScreen(chairs, question)
        case HandOverMoment(_, told):
            # a player alone never pays for the room's screens
            from game.tui.screens.curtain import CurtainScreen

            return CurtainScreen(told, act, names)
        case CardMoment(_, card, reason, by_vote):
            clock = settings.clock if session.in_a_room else 0
            return CardScreen(card, names, clock, reason, by_vote)
        case VoteMoment() as vote:
            from game.tui.screens.vote import VoteScreen

            return VoteScreen(vote)
        case RevealMoment(told, held):
            return RevealScreen(told, chairs, names, held)
        case EndingMoment(told):
            return EndingScreen(told, act, chairs, names, partial(autosave.page, session.playthrough))
