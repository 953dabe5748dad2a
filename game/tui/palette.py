"""The palette: everything that can be done, found by its name."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.app import ComposeResult, SystemCommand
from textual.command import Command, CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option
from textual.worker import Worker

from game.i18n import tr
from game.tui.screens.base import SafeScreen
from game.tui.widgets.lists import SafeRows


class CommandProvider(Provider):
    """The commands of the app. Textual's own provider would read their names as markup."""

    async def discover(self) -> Hits:
        """All of them, by the alphabet."""
        for command in sorted(self._commands(), key=lambda command: command.title):
            shown = Content(command.title)
            yield DiscoveryHit(shown, command.callback, command.title, Content(command.help))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        """Those whose names have the letters that were typed, with these marked."""
        matcher = self.matcher(query)
        for command in self._commands():
            score, places = matcher.fuzzy_search.match(query, command.title)
            if score:
                shown = Content(command.title)
                for place in places:
                    shown = shown.stylize(matcher.match_style, place, place + 1)
                yield Hit(score, shown, command.callback, command.title, Content(command.help))  # type: ignore[arg-type]

    def _commands(self) -> Iterator[SystemCommand]:
        yield from self.app.get_system_commands(self.screen)


class CommandRows(SafeRows, CommandList):
    """The commands that were found."""

    def add_option(self, option: Any = None) -> "CommandRows":
        """Add a row. What is no command is the library's own sentence that there is none."""
        if isinstance(option, Option) and not isinstance(option, Command):
            option = Option(Content(tr("Nothing that can be done has this name.")), id=option.id, disabled=True)
        super().add_option(option)
        return self


class Palette(SafeScreen, CommandPalette):
    """Textual's palette, in words that are never markup."""

    def __init__(self) -> None:
        super().__init__([CommandProvider], placeholder=tr("Search for what can be done…"))

    def compose(self) -> ComposeResult:
        for part in super().compose():
            if isinstance(part, CommandInput):
                part.cursor_blink = False
            yield CommandRows() if isinstance(part, CommandList) else part

    def cover(self) -> Iterable[Widget]:
        """Nothing: its rows would lie over that as well."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the rows lead nowhere before these are there, or once they have gone: no game ends by it."""
        if action in ("command_list", "cursor_down") and not self.query(CommandList):
            return False
        return super().check_action(action, parameters)

    def run_worker(self, work: Any, **how: Any) -> Worker[Any]:  # type: ignore[override]
        """Search. A palette that is left at once has gone before its search begins, which must not end the game."""
        return super().run_worker(work, **{**how, "exit_on_error": False})

    async def _watch__show_busy(self) -> None:
        """Say that a search takes long, or no longer, where the palette is still there to say it."""
        if self.query(CommandList):
            await super()._watch__show_busy()

    def _watch__list_visible(self) -> None:
        """Show the rows, or hide them, where the palette still has any."""
        if self.query(CommandList):
            super()._watch__list_visible()
