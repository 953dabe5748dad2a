"""The app: it moves between the screens, and nothing else.

What a game needs is imported where the first of it is shown, for the title does not wait for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from game.i18n import tr
from game.settings import Settings
from game.tui.base_app import KEYS
from game.tui.saving_app import SavingApp
from game.tui.screens.base import FileScreen
from game.tui.screens.pages import PagesScreen
from game.tui.screens.title import TitleModel, TitleScreen
from game.tui.widgets.clock import TalkTime

if TYPE_CHECKING:
    from game.engine.chronicle import Chronicle
    from game.engine.story import Story
    from game.saves import Autosave
    from game.session.session import Session
    from game.session.snapshot import Snapshot
    from game.telling.ways_back import WayBack
    from game.tui.screens.card import CardScreen
    from game.tui.screens.curtain import CurtainScreen
    from game.tui.screens.ending import EndingScreen
    from game.tui.screens.in_game import GameScreen
    from game.tui.screens.question import QuestionScreen
    from game.tui.screens.set_up import SetUpScreen
    from game.tui.screens.vote import VoteScreen


PAUSE = 0.5
"""Seconds after the last letter or number that was typed, before it is saved."""


class CardIndexApp(SavingApp):
    """One player, or one room, at one terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "people", "People, words"),
        Binding("g", "glossary", "Words", show=False),
        Binding("l", "log", "Log"),
        Binding("f", "map", "Who trusts whom", show=False),
        Binding("u", "undo", "Undo"),
        Binding("r", "redo", "Redo", show=False),
        Binding("k", "skip", "Skip this card", show=False),
        Binding("s", "save_elsewhere", "Save elsewhere", show=False),
        *KEYS,
    ]

    def __init__(
        self,
        load: "Callable[[], Story]",
        keep: "Callable[[], Autosave]",
        settings: Settings | None = None,
        essay: Mapping[str, str] | None = None,
        remember: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        """For the arguments see `SavingApp`."""
        super().__init__(load, keep, settings or Settings(), essay or {}, remember)
        self._talk = TalkTime()
        self._set_up: tuple[Chronicle, Settings, bool] | None = None
        """The game of a room as it was set up last, its look, and whether it was to be a page in every hand."""
        self.room: list[str] = []
        """The command that starts the room for which the app was left, with its flags; none, if it was not."""

    def play(self, game: "Chronicle | Snapshot | None") -> int:
        """Run until the player leaves: the title, a new game, or a saved one where it was left. Answers the exit code.

        Raises whatever ended it, for the entry point to tell once the terminal is itself again.
        """
        if game:
            self.take_up(game)
        self.run()
        self.save()
        if self._exception:
            raise self._exception
        return self.return_code or 0

    def on_mount(self) -> None:
        self.push_screen(self._screen_now() if self.session else TitleScreen(TitleModel()))
        self.call_after_refresh(self.call_later, self._open_story)

    async def _open_story(self) -> None:
        """Open the story behind the first picture, and complete the picture. Called between two messages of the app,
        so that no screen is taken away while it is completed."""
        if self._exit:
            return
        self.title = self.story.title
        for screen in self.screen_stack:  # help may lie over it
            if isinstance(screen, TitleScreen):
                await screen.complete(self._known())

    def _screen_now(self) -> Screen[None]:
        """The title, or the screen for this moment of the game."""
        if self.session:
            from game.tui.screen_router import screen_for

            return screen_for(self.session, self.settings, self._talk, self.autosave, self.names)
        return TitleScreen(self._known())

    def _known(self) -> TitleModel:
        from game.tui.title_model import title_model

        return title_model(self.story, self.autosave.games(), at_a_seat=self.is_web)

    def _show(self) -> None:
        self.switch_screen(self._screen_now())

    def _go(self, command: "Callable[[Session], Session]") -> None:
        """Give a command, show the moment to which it leads, and save what was changed while people begin to read it:
        a disk can take longer than all that is drawn."""
        from game.engine.rules import NotOpen

        if self.session is None:
            return
        self.clear_notifications()  # what was said of the screen before is not for the next
        try:
            self.session = command(self.session)
        except NotOpen as not_open:
            self.notify(tr("Not chosen: {why}", why=not_open), markup=False)
            if not (isinstance(self.screen, FileScreen) and self.screen.has_answered):
                return  # the same screen can be answered again
        self._show()
        self.call_after_refresh(self.save)

    def _note(self, command: "Callable[[Session], Session]") -> None:
        """Give a command whose moment the screen shows already; what is typed is saved once the typing pauses."""
        if self.session and not self._exit:
            self.session = command(self.session)
            self.set_timer(PAUSE, self.save)
            self.refresh_bindings()

    # Before a game

    def on_title_screen_seated(self, message: TitleScreen.Seated) -> None:
        from game.telling.set_up import at_once

        self.take_up(at_once(self.story, message.chair))
        self._show()

    def on_title_screen_set_up(self) -> None:
        from game.tui.screens.set_up import SetUpScreen

        game, settings, is_live = self._set_up or (None, self.settings, False)
        self.switch_screen(SetUpScreen(self.story, settings, game, is_live))

    def on_set_up_screen_begun(self, message: "SetUpScreen.Begun") -> None:
        self.look(replace(message.settings, theme=self.theme))
        self.take_up(message.game)
        self._show()

    def on_set_up_screen_served(self, message: "SetUpScreen.Served") -> None:
        """Leave the terminal to the room that is started there."""
        self.look(replace(message.settings, theme=self.theme))
        self.room = message.flags
        self.exit()

    def on_set_up_screen_back(self, message: "SetUpScreen.Back") -> None:
        self._set_up = message.game, message.settings, message.is_live
        self._show()

    def on_title_screen_resumed(self, message: TitleScreen.Resumed) -> None:
        if message.saved.snapshot:
            self.autosave.go_on_with(message.saved.path, message.saved.snapshot, self.story)
            self.take_up(message.saved.snapshot)
            self._show()

    def on_question_screen_answered(self, message: "QuestionScreen.Answered") -> None:
        self._go(lambda session: session.answer(message.id))

    # In a game

    def on_card_screen_decided(self, message: "CardScreen.Decided") -> None:
        self._go(lambda session: session.open_vote() if message.by_vote else session.choose(message.option))

    def on_card_screen_spoke(self, message: "CardScreen.Spoke") -> None:
        self._go(lambda session: session.speak(message.to))

    def on_card_screen_wanted(self, message: "CardScreen.Wanted") -> None:
        self._note(lambda session: session.want(message.aim))

    def on_vote_screen_counted(self, message: "VoteScreen.Counted") -> None:
        self._note(lambda session: session.count(message.hands))

    def on_game_screen_noted(self, message: "GameScreen.Noted") -> None:
        self._note(lambda session: session.note(message.reason))

    def on_vote_screen_decided(self, message: "VoteScreen.Decided") -> None:
        self._go(lambda session: session.choose(message.option))

    def on_vote_screen_talked(self, message: "VoteScreen.Talked") -> None:
        self._go(lambda session: session.count(message.hands, first=True))

    def on_vote_screen_back(self) -> None:
        self._go(lambda session: session.close_vote())

    def on_curtain_screen_opened(self) -> None:
        self._go(lambda session: session.go_on())

    def on_curtain_screen_coded(self, message: "CurtainScreen.Coded") -> None:
        self._go(lambda session: session.send(message.code))

    def on_reveal_screen_released(self) -> None:
        self._note(lambda session: session.release())

    def on_story_screen_read(self) -> None:
        self._go(lambda session: session.go_on())

    def on_ending_screen_back(self, message: "EndingScreen.Back") -> None:
        """Begin again at one of the cards that mattered; a game that is not saved is lost then, so ask."""
        from game.tui.screens.ask import MenuScreen
        from game.tui.widgets.choices import Choice

        asked = tr("At which card do you want to begin again? This game stays saved as it is.")
        rows = [Choice(way.card, way.chosen) for way in message.ways]
        if self.trouble:
            asked = f"{self.autosave.unsaved} {tr('At which card do you want to begin again?')}"
        self.push_screen(MenuScreen(asked, rows), lambda place: self._begin_again(message.ways, place))

    def _begin_again(self, ways: "Sequence[WayBack]", place: int | None) -> None:
        if self.session and place is not None:
            self._talk = TalkTime()
            self.autosave.begin_another()
            self._go(lambda session: session.begin_again(ways[place].scene))

    def on_ending_screen_another_chair(self) -> None:
        last, self.session, self._talk = self.session, None, TalkTime()
        self.autosave.begin_another()
        if last and last.in_a_room:
            self._set_up = replace(last.chronicle, entries=()), self.settings, False
            self.on_title_screen_set_up()
        else:
            self._show()

    def action_undo(self) -> None:
        """Take back the last decision."""
        self._go(lambda session: session.undo())

    def action_redo(self) -> None:
        """Restore what undo took back."""
        self._go(lambda session: session.redo())

    def action_skip(self) -> None:
        """Leave this card to history, if that is really meant."""
        from game.tui.screens.ask import SureScreen

        self.push_screen(SureScreen(tr("Leave this card to history?")), self._skip)

    def _skip(self, sure: str | None) -> None:
        if sure:
            self._go(lambda session: session.skip())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: a key that does nothing here is not shown, one that does nothing yet is grey."""
        screen: Screen[Any] | None = self.screen if self.screen_stack else None
        session = self.session if isinstance(screen, FileScreen) and screen.in_game else None
        match action:
            case "people" | "glossary" | "log":
                return bool(session)
            case "map":
                return bool(session and session.chair_maps)
            case "undo":
                return session is not None and (session.can_undo or None)
            case "redo":
                return session is not None and (session.can_redo or None)
            case "skip":
                return bool(session and session.can_skip)
            case "save_elsewhere":
                return bool(session and self.trouble and self.autosave.can_move)
            case _:
                return super().check_action(action, parameters)

    def action_log(self) -> None:
        """What was chosen so far."""
        from game.telling.meanwhile import log

        if self.session:
            self.push_screen(PagesScreen(tr("Log"), map(Content, log(self.session.playthrough))))

    def action_map(self) -> None:
        """Who trusts whom."""
        from game.tui.screens.chair_map import ChairMapScreen

        if self.session:
            self.push_screen(ChairMapScreen(self.session.chair_maps))
