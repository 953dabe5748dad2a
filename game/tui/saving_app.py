"""A game that is saved while it is played, and what is said while it is not."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from game.i18n import tr
from game.settings import Settings
from game.tui.lookup_app import LookupApp
from game.tui.screens.base import FileScreen

if TYPE_CHECKING:
    from game.engine.chronicle import Chronicle
    from game.engine.story import Story
    from game.saves import Autosave
    from game.session.session import Session
    from game.session.snapshot import Snapshot


class SavingApp(LookupApp):
    """Saves the game whenever it has changed. As long as that fails, it is said, and the game is not left unasked."""

    def __init__(
        self,
        load: "Callable[[], Story]",
        keep: "Callable[[], Autosave]",
        settings: Settings,
        essay: Mapping[str, str],
        remember: Callable[[Settings], None],
    ) -> None:
        """``keep`` opens the saves, for which the first picture does not wait; for the others see `LookupApp`."""
        super().__init__(load, essay, settings, remember)
        self.session: Session | None = None
        """The game, once there is one."""
        self._kept: Snapshot | None = None
        """The game as it was last handed over to be saved, or as it was opened."""
        self._elsewhere = ""
        """The file that was typed, and in which the game is not kept yet."""
        self._keep = keep

    @cached_property
    def autosave(self) -> "Autosave":
        return self._keep()

    def take_up(self, game: "Chronicle | Snapshot") -> None:
        """Take up a new game, or a saved one after a recap."""
        from game.session.session import Session
        from game.session.snapshot import Snapshot

        if isinstance(game, Snapshot):
            self.session = Session.resume(self.story, game).with_recap()
        else:
            self.session = Session.begin(self.story, game)
        self._kept = self.session.snapshot

    def save(self) -> None:
        """Save the game, if it has changed, or could not be saved the last time."""
        if self.session and (self.trouble or self.session.snapshot != self._kept):
            self._kept = self.session.snapshot
            sentence = self.autosave.keep(self._kept)
            if self.is_running:
                self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        """Say what came of saving, and for as long as it has failed, that it has."""
        if sentence:
            self.notify(sentence, severity="warning")
        elsewhere = tr("Press s to save it elsewhere.") if self.autosave.can_move else ""
        self.trouble = f"{self.autosave.trouble} {elsewhere}".strip() if self.autosave.trouble else ""

    def action_save_elsewhere(self) -> None:
        """Keep the game in another file, where it cannot be kept in its own."""
        from game.tui.screens.ask import SaveScreen

        if self.session:
            self.push_screen(SaveScreen(self._move, self._elsewhere, partial(setattr, self, "_elsewhere")))

    def _move(self, name: str) -> bool:
        """Keep the game in this file; whether that was done."""
        if self.session:
            self._kept = self.session.snapshot
            self._tell(self.autosave.move(name, self._kept))
        if not self.autosave.trouble:
            self._elsewhere = ""
        return not self.autosave.trouble

    def action_leave(self) -> None:
        """Leave; where something is lost by that, as of a game that cannot be saved, ask first."""
        from game.tui.screens.ask import LeaveScreen

        self.save()
        lost = [screen.unsaved for screen in self.screen_stack if isinstance(screen, FileScreen)]
        unsaved = " ".join(filter(None, [self.autosave.unsaved if self.trouble else "", *lost]))
        if not unsaved or isinstance(self.screen, LeaveScreen):  # in a small window nobody sees what is asked
            self.exit()
        else:
            self.clear_notifications()  # which say the same, and would lie over the question
            self.push_screen(LeaveScreen(f"{unsaved} {tr('Leave all the same?')}"), self._leave)

    def _leave(self, sure: str | None) -> None:
        if sure:
            self.exit()
