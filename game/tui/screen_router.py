"""Which screen is shown for which moment of a game."""

from functools import partial

from textual.screen import Screen

from game.saves import Keeper
from game.settings import Settings
from game.telling.card import act_title, card
from game.telling.ending import ending_told
from game.telling.question import guess_question
from game.telling.reference import people, terms
from game.telling.reveal import reveal
from game.telling.room import called, foretelling, hand_over
from game.telling.words import listed
from game.tui.play import Play
from game.tui.screens.card import ASK, ASK_CLASS, CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reveal import RevealScreen


def screen_for(play: Play, settings: Settings, keeper: Keeper) -> Screen[None]:
    """The screen for the moment at which the game stands."""
    sitting = play.sitting
    story, game = sitting.story, sitting.chronicle
    act = act_title(story, sitting.scene.act if sitting.scene else story.acts[-1].id)
    records = (*people(story), *terms(story))
    chairs = listed([called(story, game, chair) for chair in game.chairs])
    if play.between:
        return InterludeScreen(play.between, story.title, chairs, records)
    if sitting.ended:
        return EndingScreen(ending_told(sitting), act, chairs, records, partial(keeper.page, sitting))
    if sitting.revealed:
        told = reveal(story, sitting.rounds[-1], sitting.chronicle.entries[-1])
        return RevealScreen(told, chairs, records, sitting.held)
    if sitting.guess_due:
        return QuestionScreen(chairs, guess_question(story))
    if play.drawn:
        # a player alone never pays for the room's screens
        from game.tui.screens.curtain import CurtainScreen

        return CurtainScreen(hand_over(sitting), act, records)
    if play.voting:
        from game.tui.screens.vote import VoteScreen

        return VoteScreen(card(sitting))
    if sitting.foreteller:
        return QuestionScreen(chairs, foretelling(sitting))
    shown = partial(CardScreen, card(sitting), records)
    return shown() if game.mode == "solo" else shown(settings.clock, ASK_CLASS if game.mode == "class" else ASK)
