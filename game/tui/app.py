"""The app: which screen is shown for which moment of a game, and nothing else."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from game.engine.chronicle import Chronicle
from game.engine.round import NotOpen
from game.engine.sitting import Sitting
from game.engine.story import Story
from game.saves import Keeper
from game.settings import Settings
from game.telling.card import card
from game.telling.guess import PASS, guessed
from game.telling.meanwhile import between, log, recap
from game.telling.question import Question
from game.telling.reference import examined, people, terms
from game.telling.reveal import Step
from game.telling.room import coded, foretold
from game.telling.set_up import set_up
from game.tui.moments import screen_for
from game.tui.screens.ask import SureScreen
from game.tui.screens.base import GameScreen, StoryScreen
from game.tui.screens.card import CardScreen
from game.tui.screens.lookup import LookupScreen
from game.tui.screens.pages import PagesScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.title import TitleScreen
from game.tui.shell import KEYS, Shell
from game.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from game.tui.screens.curtain import CurtainScreen
    from game.tui.screens.set_up import SetUpScreen
    from game.tui.screens.vote import VoteScreen


class CardIndexApp(Shell):
    """One player, or one room, at one terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "people", "People"),
        Binding("g", "glossary", "Words"),
        Binding("l", "log", "Log"),
        Binding("u", "undo", "Undo"),
        Binding("r", "redo", "Redo"),
        Binding("k", "skip", "Skip this card", show=False),
        *KEYS,
    ]

    def __init__(
        self,
        load: Callable[[], Story],
        keeper: Keeper,
        settings: Settings | None = None,
        essay: Mapping[str, str] | None = None,
        remember: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        """``load`` opens the story, for which the first picture does not wait; ``essay`` has the sentences of the
        reader's own copy by their fingerprints, if he has one."""
        super().__init__(settings or Settings(), remember)
        self.keeper = keeper
        self.sitting: Sitting | None = None
        self._load = load
        self._failed: Exception | None = None
        self._essay = essay or {}
        self._answers: list[str] = []
        self._between: tuple[Step, ...] = ()
        self._drawn = False
        """Whether the curtain hides the next team's card."""

    def play(self, chronicle: Chronicle | None) -> int:
        """Run until the player leaves: from the title, or from where ``chronicle`` stands. Answers the exit code.

        Raises whatever opening the story raises.
        """
        if chronicle:
            self.take_up(chronicle)
        self.run()
        if self._failed:
            raise self._failed
        return self.return_code or 0

    @cached_property
    def story(self) -> Story:
        return self._load()

    def on_mount(self) -> None:
        self.push_screen(self._screen_now() if self.sitting else TitleScreen())
        self.call_after_refresh(self._open_story)

    def _open_story(self) -> None:
        """Open the story behind the first picture, and complete the picture."""
        try:
            first = self.story.title
        except Exception as error:  # whatever it is: the door tells it, once the terminal is itself again
            self._failed = error
            self.exit(return_code=1)
            return
        self.title = first
        if isinstance(self.screen, TitleScreen):
            self._show()

    def _screen_now(self) -> Screen[None]:
        """The screen for this moment of the game."""
        if self.sitting is None:
            return TitleScreen(self.story, self.keeper.games())
        return screen_for(self.sitting, self._between, self._drawn, self.settings)

    def _show(self) -> None:
        self.switch_screen(self._screen_now())

    def take_up(self, chronicle: Chronicle) -> None:
        """Take up a game at its next card."""
        sitting = Sitting.begin(self.story, chronicle)
        steps = between(sitting)
        self._settle(sitting, (*recap(sitting), *steps) if chronicle.entries else steps)

    def _settle(self, sitting: Sitting, between: tuple[Step, ...] = ()) -> None:
        """Be at this moment; between two teams the curtain comes down."""
        self.sitting, self._between = sitting, between
        self._drawn = sitting.chronicle.mode == "teams" and bool(sitting.turn or sitting.foreteller)

    def _move(self, sitting: Sitting, between: tuple[Step, ...] = ()) -> None:
        """Go to another moment of the game, and keep it."""
        self._settle(sitting, between)
        if sentence := self.keeper.keep(sitting.chronicle):
            self.notify(sentence, severity="warning", markup=False)
        self._show()

    # Before a game

    def _ask(self) -> None:
        asked = set_up(self.story, self._answers)
        if isinstance(asked, Question):
            self.switch_screen(QuestionScreen(self.story.title, asked))
        else:
            self.take_up(asked)
            self._show()

    def on_title_screen_new_game(self) -> None:
        self._answers = ["solo"]
        self._ask()

    def on_title_screen_set_up(self) -> None:
        # its fields cost time that the title should not wait for
        from game.tui.screens.set_up import SetUpScreen

        self.switch_screen(SetUpScreen(self.story, self.settings))

    def on_set_up_screen_begun(self, message: "SetUpScreen.Begun") -> None:
        self.look(message.settings)
        self.take_up(message.game)
        self._show()

    def on_set_up_screen_back(self) -> None:
        self._show()

    def on_title_screen_resumed(self, message: TitleScreen.Resumed) -> None:
        if message.saved.chronicle:
            self.keeper.go_on_with(message.saved.path, message.saved.chronicle, self.story)
            self.take_up(message.saved.chronicle)
            self._show()

    def on_question_screen_answered(self, message: QuestionScreen.Answered) -> None:
        match self.sitting:
            case None:
                self._answers.append(message.id)
                self._ask()
            case Sitting(guess_due=True) as sitting:
                self._settle(guessed(sitting, message.id))
                self._show()
            case sitting:
                self._move(foretold(sitting, message.id))

    def on_question_screen_back(self) -> None:
        if self.sitting:
            self.on_question_screen_answered(QuestionScreen.Answered(PASS))
            return
        self._answers.pop()
        if self._answers:
            self._ask()
        else:
            self._show()

    # In a game

    def on_card_screen_decided(self, message: CardScreen.Decided) -> None:
        if self.sitting is None:
            return
        if self.sitting.chronicle.mode == "class":
            # a player alone never pays for the room's screens
            from game.tui.screens.vote import VoteScreen

            self.switch_screen(VoteScreen(card(self.sitting)))
        else:
            self._move(self.sitting.choose(message.option, message.reason))

    def on_vote_screen_voted(self, message: "VoteScreen.Voted") -> None:
        if self.sitting:
            self._move(self.sitting.choose(message.option, message.reason, message.votes))

    def on_vote_screen_back(self) -> None:
        self._show()

    def on_curtain_screen_opened(self) -> None:
        self._drawn = False
        self._show()

    def on_curtain_screen_coded(self, message: "CurtainScreen.Coded") -> None:
        if self.sitting:
            try:
                sitting = self.sitting.choose(coded(self.sitting, message.code))
            except NotOpen as not_open:
                self.notify(f"Not chosen: {not_open}", markup=False)
            else:
                self._move(sitting)

    def on_reveal_screen_released(self) -> None:
        if self.sitting:
            self.sitting = self.sitting.release()

    def on_story_screen_read(self) -> None:
        if self._between:
            self._between = ()
            self._show()
        elif self.sitting:
            sitting = self.sitting.go_on()
            self._move(sitting, between(sitting))

    def on_prose_looked_up(self, message: Prose.LookedUp) -> None:
        self.push_screen(LookupScreen(message.record.name, [message.record]))

    def on_game_screen_names_wanted(self, message: GameScreen.NamesWanted) -> None:
        self.push_screen(LookupScreen("Named here", message.records))

    def on_story_screen_essay_wanted(self, message: StoryScreen.EssayWanted) -> None:
        records = [examined(self.story, id, self._essay) for id in message.sentences]
        self.push_screen(LookupScreen(self.story.essay_title or "The essay", records))

    def on_ending_screen_another_chair(self) -> None:
        self.sitting, self.keeper.path = None, None
        self.on_title_screen_new_game()

    def action_undo(self) -> None:
        """Take back the last decision."""
        if self.sitting:
            self._move(self.sitting.undo())

    def action_redo(self) -> None:
        """Restore what undo took back."""
        if self.sitting:
            self._move(self.sitting.redo())

    def action_skip(self) -> None:
        """Leave this card to history, if that is really meant."""
        self.push_screen(SureScreen("Leave this card to history?"), self._skip)

    def _skip(self, sure: str | None) -> None:
        if sure and self.sitting:
            sitting = self.sitting.skip()
            self._move(sitting, between(sitting))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: a key that does nothing here is not shown, one that does nothing yet is grey."""
        sitting = self.sitting
        in_game = sitting is not None and bool(self.screen_stack) and isinstance(self.screen, GameScreen)
        match action:
            case "people" | "glossary" | "log":
                return in_game
            case "undo":
                return in_game and (bool(sitting and sitting.can_undo) or None)
            case "redo":
                return in_game and bool(sitting and sitting.undone)
            case "skip":
                asked = bool(sitting and sitting.chronicle.mode != "solo" and sitting.asked and not sitting.revealed)
                return in_game and asked and not isinstance(self.screen, StoryScreen)
            case _:
                return super().check_action(action, parameters)

    # From anywhere

    def action_people(self) -> None:
        """Who is who."""
        self.push_screen(LookupScreen("People", people(self.story)))

    def action_glossary(self) -> None:
        """What words mean."""
        self.push_screen(LookupScreen("Glossary", terms(self.story)))

    def action_log(self) -> None:
        """What was chosen so far."""
        lines = log(self.sitting) if self.sitting else ()
        self.push_screen(PagesScreen("Log", map(Content, lines or ["Nothing has been decided yet."])))
