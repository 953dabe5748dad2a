"""The app: which screen is shown for which moment of a game, and nothing else."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from game.engine.chronicle import Chronicle, replay
from game.engine.sitting import Sitting
from game.engine.story import Story
from game.saves import Keeper, shown
from game.settings import Settings
from game.telling.card import act_title, card
from game.telling.ending import ending_told
from game.telling.guess import PASS, guess_question, guessed
from game.telling.meanwhile import between, log, recap
from game.telling.reference import examined, people, terms
from game.telling.reveal import Step, reveal
from game.telling.set_up import new_game, next_question
from game.telling.words import listed, name_of
from game.tui.help import help_text
from game.tui.screens.base import LOWEST, NARROWEST, GameScreen, StoryScreen
from game.tui.screens.card import CardScreen
from game.tui.screens.ending import EndingScreen
from game.tui.screens.interlude import InterludeScreen
from game.tui.screens.lookup import LookupScreen
from game.tui.screens.pages import PagesScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reveal import RevealScreen
from game.tui.screens.title import TitleScreen
from game.tui.themes import THEMES
from game.tui.widgets.prose import Prose

SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
"""Signals that end the game with the terminal left as it was found, and the exit code of each."""


class CardIndexApp(App[None]):
    """One player, or one room, at one terminal."""

    CSS_PATH = "screens/base.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (NARROWEST, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOWEST, "-short"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "people", "People"),
        Binding("g", "glossary", "Glossary"),
        Binding("l", "log", "Log"),
        Binding("u", "undo", "Undo"),
        Binding("r", "redo", "Redo"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "leave", "Quit"),
        Binding("t", "next_theme", "Colours", show=False),
        Binding("b", "large", "Large print", show=False),
    ]

    def __init__(
        self,
        story: Story,
        keeper: Keeper,
        settings: Settings | None = None,
        essay: Mapping[str, str] | None = None,
        remember: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        """``essay`` has the sentences of the reader's own copy by their fingerprints, if he has one; ``remember`` is
        told when the player changes the look."""
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self.settings = settings or Settings()
        self._remember = remember
        self.theme = self.settings.theme
        self.set_class(self.settings.large, "-large")
        self.title = story.title
        self.story = story
        self.keeper = keeper
        self.sitting: Sitting | None = None
        self._essay = essay or {}
        self._answers: list[str] = []
        self._between: tuple[Step, ...] = ()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The stylesheets are read before a theme is chosen, and must know its names."""
        return {**super().get_theme_variable_defaults(), **THEMES[0].variables}

    def play(self, chronicle: Chronicle | None) -> int:
        """Run until the player leaves: from the title, or from where ``chronicle`` stands. Answers the exit code."""
        if chronicle:
            self.take_up(chronicle)
        self.run()
        return self.return_code or 0

    def on_mount(self) -> None:
        for name, code in SIGNALS.items():
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), partial(self.exit, None, code))
        self.push_screen(self._screen_now())

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
            return EndingScreen(ending_told(sitting), act, chairs)
        if sitting.revealed:
            return RevealScreen(reveal(story, sitting.rounds[-1], sitting.chronicle.entries[-1]), chairs, records)
        if sitting.guess_due:
            return QuestionScreen(chairs, guess_question(story))
        return CardScreen(card(sitting), records)

    def _show(self) -> None:
        self.switch_screen(self._screen_now())

    def take_up(self, chronicle: Chronicle) -> None:
        """Take up a game at its next card; one that no longer fits the story is kept in a new file."""
        sitting = Sitting.begin(self.story, chronicle)
        self._between = between(sitting)
        if chronicle.entries:
            broken = replay(self.story, chronicle).broken
            self.keeper = replace(self.keeper, path=None) if broken else self.keeper
            self._between = (recap(sitting, broken), *self._between)
        self.sitting = sitting

    def _move(self, sitting: Sitting, between: tuple[Step, ...] = ()) -> None:
        """Go to another moment of the game, and keep it."""
        self.sitting, self._between = sitting, between
        if sentence := self.keeper.keep(sitting.chronicle):
            self.notify(sentence, severity="warning", markup=False)
        self._show()

    def _print_error_renderables(self) -> None:
        """A fault of our own ends in one plain line; everything up to the last decision is saved."""
        error = self._exception
        if error is None:
            return
        print(
            f"The game has met a fault of its own and must stop: {shown(f'{type(error).__name__}: {error}')}. "
            "What was chosen is saved; card-index resume goes on from there.",
            file=sys.stderr,
        )

    # Before a game

    def _ask(self) -> None:
        if question := next_question(self.story, self._answers):
            self.switch_screen(QuestionScreen(self.story.title, question))
        else:
            self.take_up(new_game(self.story, self._answers))
            self._show()

    def on_title_screen_new_game(self) -> None:
        self.keeper, self._answers = replace(self.keeper, path=None), []
        self._ask()

    def on_title_screen_resumed(self, message: TitleScreen.Resumed) -> None:
        if message.saved.chronicle:
            self.keeper = replace(self.keeper, path=message.saved.path)
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
        self.sitting = None
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

    def action_help(self) -> None:
        """How a game goes, and the keys."""
        self.push_screen(PagesScreen("Help", help_text(self.screen)))

    def action_leave(self) -> None:
        """Leave; the game is saved already."""
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C is how many people leave a program: say how to leave this one."""
        self.notify("To leave, press q. Every decision is saved already.", markup=False)

    def action_next_theme(self) -> None:
        """The next of the themes."""
        names = [theme.name for theme in THEMES]
        self._look(replace(self.settings, theme=names[(names.index(self.theme) + 1) % len(names)]))

    def action_large(self) -> None:
        """Large print: fewer words a line, and more room between the lines to choose from."""
        self._look(replace(self.settings, large=not self.settings.large))

    def _look(self, settings: Settings) -> None:
        self.settings = settings
        self.theme = settings.theme
        self.set_class(settings.large, "-large")
        self._remember(settings)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette offers what the keys offer."""
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.show and binding.description and not binding.system:
                run = partial(self.run_action, binding.action, active.node)
                yield SystemCommand(binding.description, f"The same as the key {self.get_key_display(binding)}", run)
        for theme in THEMES:
            change = partial(self._look, replace(self.settings, theme=theme.name))
            yield SystemCommand(f"Colours: {theme.name}", "Change the colours", change)
        yield SystemCommand("Large print", "Fewer words a line, or as many as fit", self.action_large)
