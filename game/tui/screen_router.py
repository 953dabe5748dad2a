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
from game.telling.ending_drawers import ending_drawers
from game.telling.reference import Reference
from game.telling.room import hand_over
from game.telling.words import called
from game.tui.screens.card import CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reveal import RevealScreen
from game.tui.widgets.clock import TalkTime


def screen_for(
    session: Session,
    settings: Settings,
    talk: TalkTime,
    autosave: Autosave,
    names: tuple[Reference, ...],
) -> Screen[None]:
    """The screen for the moment at which the game stands. ``talk`` knows when a room began to talk about the card;
    ``names`` has what can be looked up in every text."""
    story, chronicle, scene = session.story, session.chronicle, session.playthrough.scene
    act = act_title(story, scene.act if scene else story.acts[-1].id)
    chairs = listed([called(story, chronicle, chair) for chair in chronicle.chairs])
    match session.moment:
        case BriefingMoment(steps):
            return InterludeScreen(steps, story.title, chairs, names)
        case GuessMoment(_, question):
            return QuestionScreen(chairs, question)
        case ForecastMoment(chair, question):
            return QuestionScreen(chairs, question, hand_over(session.playthrough, chair, 0))
        case HandOverMoment(_, told):
            # a player alone never pays for the room's screens
            from game.tui.screens.curtain import CurtainScreen

            return CurtainScreen(told, act)
        case CardMoment(chair) as shown:
            talk_ends = talk.ends((scene and scene.id, chair), settings.clock) if session.in_a_room else None
            return CardScreen(shown, names, talk_ends)
        case VoteMoment() as vote:
            from game.tui.screens.vote import VoteScreen

            return VoteScreen(vote, settings.talk)
        case RevealMoment(told, held):
            return RevealScreen(told, chairs, names, held)
        case EndingMoment(told):
            drawers = ending_drawers(story, {*settings.endings(story.title), told.id})
            return EndingScreen(told, act, chairs, names, partial(autosave.page, session.playthrough), drawers)
