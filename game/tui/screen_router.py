"""Which screen is shown for which moment of a game."""

from functools import partial

from textual.screen import Screen

from game.i18n import listed
from game.saves import Autosave
from game.settings import Settings
from game.telling.card import act_title, card
from game.telling.ending import ending_told
from game.telling.question import guess_question
from game.telling.reference import people, terms
from game.telling.reveal import reveal
from game.telling.room import called, foretelling, hand_over
from game.tui.play import Play
from game.tui.screens.card import ASK, ASK_CLASS, CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reveal import RevealScreen


def screen_for(play: Play, settings: Settings, autosave: Autosave) -> Screen[None]:
    """The screen for the moment at which the game stands."""
    playthrough = play.playthrough
    story, game = playthrough.story, playthrough.chronicle
    act = act_title(story, playthrough.scene.act if playthrough.scene else story.acts[-1].id)
    records = (*people(story), *terms(story))
    chairs = listed([called(story, game, chair) for chair in game.chairs])
    if play.between:
        return InterludeScreen(play.between, story.title, chairs, records)
    if playthrough.ended:
        return EndingScreen(ending_told(playthrough), act, chairs, records, partial(autosave.page, playthrough))
    if playthrough.revealed:
        told = reveal(story, playthrough.rounds[-1], playthrough.chronicle.entries[-1])
        return RevealScreen(told, chairs, records, playthrough.held)
    if playthrough.guess_due:
        return QuestionScreen(chairs, guess_question(story))
    if play.drawn:
        # a player alone never pays for the room's screens
        from game.tui.screens.curtain import CurtainScreen

        return CurtainScreen(hand_over(playthrough), act, records)
    if play.voting:
        from game.tui.screens.vote import VoteScreen

        return VoteScreen(card(playthrough))
    if playthrough.foreteller:
        return QuestionScreen(chairs, foretelling(playthrough))
    shown = partial(CardScreen, card(playthrough), records)
    return shown() if game.mode == "solo" else shown(settings.clock, ASK_CLASS if game.mode == "class" else ASK)
