"""The app: which screen is shown for which moment of a game, and nothing else."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from game.engine.chronicle import Chronicle
from game.engine.sitting import Sitting
from game.engine.story import Story
from game.saves import Keeper
from game.settings import Settings
from game.telling.card import act_title, card
from game.telling.ending import ending_told
from game.telling.guess import PASS, guess_question, guessed
from game.telling.meanwhile import between, log, recap
from game.telling.reference import examined, people, terms
from game.telling.reveal import Step, reveal
from game.telling.set_up import new_game, next_question
from game.telling.words import listed, name_of
from game.tui.screens.base import GameScreen, StoryScreen
from game.tui.screens.card import CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.lookup import LookupScreen
from game.tui.screens.pages import PagesScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reveal import RevealScreen
from game.tui.screens.title import TitleScreen
from game.tui.shell import KEYS, Shell
from game.tui.widgets.prose import Prose


class CardIndexApp(Shell):
    """One player, or one room, at one terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "people", "People"),
        Binding("g", "glossary", "Glossary"),
        Binding("l", "log", "Log"),
        Binding("u", "undo", "Undo"),
        Binding("r", "redo", "Redo"),
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
        sitting, story = self.sitting, self.story
        if sitting is None:
            return TitleScreen(story, self.keeper.games())
        act = act_title(story, sitting.scene.act if sitting.scene else story.acts[-1].id)
        records = (*people(story), *terms(story))
        chairs = listed([name_of(story, chair) for chair in sitting.chronicle.chairs])
        if self._between:
            return InterludeScreen(self._between, story.title, chairs, records)
        if sitting.ended:
            return EndingScreen(ending_told(sitting), act, chairs, records)
        if sitting.revealed:
            return RevealScreen(reveal(story, sitting.rounds[-1], sitting.chronicle.entries[-1]), chairs, records)
        if sitting.guess_due:
            return QuestionScreen(chairs, guess_question(story))
        return CardScreen(card(sitting), records)

    def _show(self) -> None:
        self.switch_screen(self._screen_now())

    def take_up(self, chronicle: Chronicle) -> None:
        """Take up a game at its next card."""
        sitting = Sitting.begin(self.story, chronicle)
        self._between = between(sitting)
        if chronicle.entries:
            self._between = (recap(sitting), *self._between)
        self.sitting = sitting

    def _move(self, sitting: Sitting, between: tuple[Step, ...] = ()) -> None:
        """Go to another moment of the game, and keep it."""
        self.sitting, self._between = sitting, between
        if sentence := self.keeper.keep(sitting.chronicle):
            self.notify(sentence, severity="warning", markup=False)
        self._show()

    # Before a game

    def _ask(self) -> None:
        if question := next_question(self.story, self._answers):
            self.switch_screen(QuestionScreen(self.story.title, question))
        else:
            self.take_up(new_game(self.story, self._answers))
            self._show()

    def on_title_screen_new_game(self) -> None:
        self._answers = []
        self._ask()

    def on_title_screen_resumed(self, message: TitleScreen.Resumed) -> None:
        if message.saved.chronicle:
            self.keeper.go_on_with(message.saved.path, message.saved.chronicle, self.story)
            self.take_up(message.saved.chronicle)
            self._show()

    def on_question_screen_answered(self, message: QuestionScreen.Answered) -> None:
        if self.sitting:
            self.sitting = guessed(self.sitting, message.id)
            self._show()
        else:
            self._answers.append(message.id)
            self._ask()

    def on_question_screen_back(self) -> None:
        if self.sitting:
            self.sitting = guessed(self.sitting, PASS)
            self._show()
        elif self._answers:
            self._answers.pop()
            self._ask()
        else:
            self._show()

    # In a game

    def on_card_screen_decided(self, message: CardScreen.Decided) -> None:
        if self.sitting:
            self._move(self.sitting.choose(message.option))

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
