"""The frame round every game: colours and size, the keys that always work, and how the terminal is left."""

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from textual import events
from textual.app import App, ScreenStackError, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel
from textual.reactive import var
from textual.screen import Screen
from textual.widget import MountError
from textual.widgets import Input

from game import NAME
from game.console import in_a_line
from game.i18n import marked, tr, trn
from game.settings import CLOCKS, Settings
from game.tui.help import help_text, offered
from game.tui.notices import Notice
from game.tui.palette import Palette
from game.tui.screens.base import LOWEST, NARROWEST, FileScreen, SafeScreen, too_small
from game.tui.screens.pages import PagesScreen
from game.tui.terminal import leave_on_signals, leave_with_the_terminal
from game.tui.textual_patches import mend
from game.tui.themes import CALLED, InkAndPaper, SteadyInk, themes
from game.tui.widgets.moving import Moving

KEYS: tuple[BindingType, ...] = (
    Binding("question_mark", "help", "Help", key_display="?"),
    Binding("q", "leave", "Quit"),
    Binding("t", "next_theme", "Colours", show=False),
    Binding("b", "narrow", "Narrow lines", show=False),
    Binding("v", "motion", "Motion", show=False),
    Binding("c", "clock", "Clock", show=False),
    Binding("ctrl+c", "help_quit", show=False, system=True, priority=True),
    Binding("ctrl+q", "quit", show=False, system=True, priority=True),
    Binding("ctrl+p", "command_palette", show=False, system=True, priority=True),
    Binding("colon", "command_palette", show=False, system=True),  # in a browser, Ctrl+P prints
    Binding("ctrl+z", "suspend_process", "Pause", show=False, system=True),
)
"""The keys that always work; an app puts them behind its own, as they stand in the footer."""
LABELS = {"esc": marked("Esc"), "space": marked("space")}
"""The keys that have a word on them, and how it is spelt, by what the library calls them."""


class BaseApp(App[None]):
    """What there is before any story has been opened."""

    CSS_PATH = "screens/base.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (NARROWEST, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOWEST, "-short"), (30, "-tall")]  # noqa: RUF012

    _pointer = "default"
    """The shape of the mouse's pointer, as the terminal knows it."""
    trouble = var("")
    """Why the game as it stands is not saved, for every screen to say; empty where it is."""

    def __init__(self, settings: Settings, remember: Callable[[Settings], None]) -> None:
        """``remember`` is told when the player changes the look."""
        if not os.environ.get("NO_COLOR"):
            os.environ.pop("NO_COLOR", None)  # an empty one asks for nothing, and the library would obey it
        super().__init__()
        mend()
        in_sixteen = self.console.color_system == "standard"
        for one in themes(self.console.color_system, os.environ.get("TERM", "")):
            self.register_theme(one)
        self._last_filters: list[LineFilter] = []
        if in_sixteen:
            self._last_filters = [InkAndPaper(lambda: self.current_theme)] if self.no_color else []
            self._last_filters.append(SteadyInk())
        self.settings = settings
        self._remember = remember
        self._begin_in(settings.theme)
        self.set_class(settings.narrow, "-narrow-lines")
        self._may_move = self.animation_level  # what the terminal's user asks of all programs of this library
        self._let_move(settings)
        self.title = NAME

    def _begin_in(self, theme: str) -> None:
        """Take a theme before any stylesheet is read: to change it later means to read them all anew."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to each line at last."""
        return *super().get_line_filters(), *self._last_filters

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the stylesheet of a screen that has not been shown before. The library would read all others anew with
        it, which takes longer than to draw the screen; now it finds it read."""
        unread = [path for path in screen.css_path if not self.stylesheet.has_source(str(path))]
        if unread:
            self.stylesheet.read_all(unread)
            self.stylesheet.parse()
        super()._load_screen_css(screen)

    def get_driver_class(self) -> type[Driver]:
        """What draws; where a system has no terminals as a Unix has them, the library knows better."""
        if os.name != "posix":
            return super().get_driver_class()
        from game.tui.terminal_driver import TerminalDriver  # which such a system could not import

        return TerminalDriver

    def _set_pointer_shape(self, shape: str) -> None:
        """Tell the terminal another shape. The library tells it at each new screen, which would be drawn later."""
        if shape != self._pointer:
            self._pointer = shape
            super()._set_pointer_shape(shape)

    def on_load(self) -> None:
        if not self.is_headless:
            gc.freeze()  # the story, and all of the code: to look at them after each screen takes longer than it
        leave_on_signals(self)
        leave_with_the_terminal(self)

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Show another screen. What the last one leaves is cleared away while people read, and not while they wait;
        without a terminal there is nobody to read."""
        if not self.is_headless:
            gc.disable()
            self.call_after_refresh(self._clear_away)
        if isinstance(screen, FileScreen):
            self._load_screen_css(screen)  # the library would read it only after it has looked up the screen's styles
            screen.fit(restyle=False)
        return super().switch_screen(screen)

    def _clear_away(self) -> None:
        gc.enable()
        gc.collect()

    async def on_event(self, event: events.Event) -> None:
        """What is pressed or clicked before a screen stands, or after the last has gone, was meant for none; what is
        pasted is one line of letters, for a field would hand anything else on to the terminal.

        In a window that is too small nothing is seen, so nothing is decided there; one can leave."""
        if isinstance(event, events.Paste):
            event.text = in_a_line(event.text)
        if isinstance(event, events.InputEvent):
            if not self.screen_stack or not self.screen.is_mounted:
                return
            if too_small(self.size):
                if isinstance(event, events.Key) and event.key in ("q", "ctrl+q"):
                    self.action_leave()
                return
        if isinstance(event, events.Key | events.MouseDown) and self.screen_stack:
            for moving in self.screen.query(Moving):
                await moving.finish()
        await super().on_event(event)

    def on_exit_app(self) -> None:
        """Know that the game is left, whoever has said so: a key, a signal, or the line to a browser that has ended."""
        self._exit = True

    def _handle_exception(self, error: Exception) -> None:
        """Once the game is left nothing is mounted any more. That a screen which was being made looks in vain for its
        parts, that more was about to be shown, or an answer that comes late for a screen, is then no fault; anything
        else is."""
        is_left = self._exit or not self.screen_stack
        if not (is_left and isinstance(error, NoMatches | MountError | ScreenStackError)):
            super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """A fault is told at the entry point, and not on pages of the code with what people typed."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something at the top, letter by letter whatever ``markup`` says. What can still be read there is not
        said again, for it would hide the card."""
        if message not in {notice.message for notice in self._notifications}:
            self.post_message(Notify(Notice(message, title, severity, timeout or self.NOTIFICATION_TIMEOUT)))

    def watch_trouble(self, trouble: str) -> None:
        """Say it on all screens that there are."""
        for screen in self.screen_stack:
            if isinstance(screen, SafeScreen):
                screen.tell(trouble)

    def action_help(self) -> None:
        """How a game goes, and the keys."""
        self.push_screen(PagesScreen(tr("Help"), help_text(self.screen)))

    def action_command_palette(self) -> None:
        """Everything that can be done."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_leave(self) -> None:
        """Leave; there is nothing to be saved."""
        self.exit()

    async def action_quit(self) -> None:
        """The key of the library for leaving asks what ours asks, and loses nothing that is being typed."""
        if self._is_typing:
            self.action_help_quit()
        else:
            self.action_leave()

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is marked, in a field or on the screen. Without that it is how many people leave a
        program: say how to leave this one, also where a q would be a letter."""
        field = self.focused if isinstance(self.focused, Input) else None
        if marked := (field and field.selected_text) or self.screen.get_selected_text():
            self.copy_to_clipboard(marked)
            self.notify(tr("Copied. Where a terminal forbids that, hold Shift while you drag, and copy as usual."))
            return
        first = tr("To leave, press Escape or Tab first, and then q.")
        self.notify(first if self._is_typing else tr("To leave, press q."))

    @property
    def _is_typing(self) -> bool:
        """Whether a q would be a letter, or an answer is due."""
        return isinstance(self.focused, Input) or self.screen.is_modal

    def action_next_theme(self) -> None:
        """The next of the themes."""
        names = list(CALLED)
        self.look(replace(self.settings, theme=names[(names.index(self.theme) + 1) % len(names)]))

    def _let_move(self, settings: Settings) -> None:
        self.animation_level = self._may_move if settings.motion else "none"

    def action_narrow(self) -> None:
        """Narrow lines: few words in each, and more room between the lines to choose from."""
        self.look(replace(self.settings, narrow=not self.settings.narrow))

    def action_motion(self) -> None:
        """Let things move on the screen, or let nothing move."""
        self.look(replace(self.settings, motion=not self.settings.motion))
        self.notify(tr("Motion: on.") if self.settings.motion else tr("Motion: off."))

    def action_clock(self) -> None:
        """The next of the times that the clock can give to talk, from the next card on; after the last, none."""
        clock = CLOCKS[(CLOCKS.index(self.settings.clock) + 1) % len(CLOCKS)]
        self.look(replace(self.settings, clock=clock))
        if clock:
            given = trn(
                "The clock: {number} minute for talk, from the next card on.",
                "The clock: {number} minutes for talk, from the next card on.",
                clock,
            )
        else:
            given = tr("The clock: off, from the next card on.")
        self.notify(given)

    def look(self, settings: Settings) -> None:
        """Look like this from now on, and remember it. Which endings were reached is no matter of looks."""
        self.settings = replace(settings, reached=self.settings.reached)
        self.theme = settings.theme
        self.set_class(settings.narrow, "-narrow-lines")
        self._let_move(settings)
        self._remember(self.settings)

    def get_key_display(self, binding: Binding) -> str:
        """What stands on a key."""
        label = super().get_key_display(binding)
        return tr(LABELS[label]) if label in LABELS else label

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette offers what the keys offer."""
        for active in filter(lambda one: one.enabled, offered(screen)):
            run = partial(self.run_action, active.binding.action, active.node)
            key = self.get_key_display(active.binding)
            yield SystemCommand(active.binding.description, tr("The same as the key {key}", key=key), run)
        for theme, called in CALLED.items():
            change = partial(self.look, replace(self.settings, theme=theme))
            yield SystemCommand(tr("Colours: {theme}", theme=tr(called)), tr("Change the colours"), change)
