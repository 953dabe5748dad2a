"""Saving a game as it is played: which file is its own, and what its reader is told about it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.atomic_files import typed_path
from game.console import shown
from game.engine.chronicle import replay
from game.engine.fitting import fitted
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.i18n import marked, tr
from game.saves.save_files import NotSaved, Saved, all_saves, file_called, load, save, save_new
from game.saves.save_format import Damaged, as_json, from_json
from game.session.snapshot import Snapshot

ELSEWHERE = marked("To save it elsewhere, press s, or say save and a file in plain lines.")


LONGEST_PATH = 4096
"""Letters; no system has a longer name for a file."""


@dataclass
class Autosave:
    """Keeps one game in one file, whole, after every change."""

    path: Path | None = None
    """None until the first game that has no file of its own is kept."""
    folder: Path | None = None
    """Where such a game is kept; None for the usual place."""
    saved: Path | None = None
    """Where the game stands as it was last kept; None while nothing was saved, and where the last change was not."""
    trouble: str = ""
    """Why the game as it stands could not be saved; empty where it is."""
    make_page: Callable[[Playthrough, Path | None], str] = lambda _, __: tr(
        "No page is written here; card-index debrief makes one of the saved game."
    )
    """Writes a game as a page to print, beside its file if it has one; answers with a sentence that says where."""
    _last: Snapshot | None = None
    """The game as this autosave last read it from its file, or wrote it there."""

    def games(self) -> tuple[Saved, ...]:
        """The games of the folder, see `all_saves`."""
        return all_saves(self.folder)

    def go_on_with(self, path: Path, snapshot: Snapshot, story: Story) -> None:
        """Keep a game in the file it came from; one that no longer fits the story goes to a new file."""
        fits = not fitted(story, snapshot.chronicle)[1] and not replay(story, snapshot.chronicle).broken
        self.path, self._last = (path, snapshot) if fits else (None, None)

    def begin_another(self) -> None:
        """Leave the game in its file as it stands there; the next one that is kept goes to a file of its own."""
        self.path = self.saved = self._last = None

    def page(self, playthrough: Playthrough) -> str:
        """Write the game as a page to print; answers with a sentence for the reader."""
        return self.make_page(playthrough, self.path)

    @property
    def can_move(self) -> bool:
        """Whether the game may be kept in any file: one at a seat of the server stays in the folder of its seat."""
        return self.folder is None

    @property
    def unsaved(self) -> str:
        """What to say before the game is left while its last change stands in no file; empty where it does."""
        return f"{self.trouble} {tr('What was decided last is lost if you leave now.')}" if self.trouble else ""

    def move(self, name: str, snapshot: Snapshot) -> str:
        """Keep the game in this file from now on, if nothing is there; answers with a sentence."""
        if len(name) > LONGEST_PATH:
            return tr("No file can have a name of {number} letters.", number=len(name))
        path = typed_path(name)
        if os.path.isdir(path):  # which also answers for a name that no system could have
            return tr("{path} is a folder. Name a new file in it.", path=shown(str(path)))
        if there := file_called(path):
            return tr("{path} is there already, and nothing is written over. Name a new file.", path=shown(str(there)))
        try:
            self._kept(snapshot, save_new(snapshot, None, path))
        except NotSaved as not_saved:
            return str(not_saved)
        return tr("The game is kept in {path} from now on.", path=shown(str(self.path)))

    def keep(self, snapshot: Snapshot) -> str:
        """Save the game; answers with a sentence where its reader should know more, else with nothing."""
        wanted, moved = self.path, ""
        try:
            if wanted is None or self._last is None:
                self._kept(snapshot, save_new(snapshot, self.folder, wanted))
                moved = marked("{path} is there already, and is left as it is. This game is kept in {new} from now on.")
            elif self._changed_by_another(wanted):
                self._kept(snapshot, save_new(snapshot, self.folder or wanted.resolve().parent))
                moved = marked(
                    "Another window, or somebody else, has changed {path}. It is left as it is, and this game is kept "
                    "in {new} from now on."
                )
            else:
                save(snapshot, wanted)
                self._kept(snapshot, wanted)
        except NotSaved as not_saved:
            self.saved = None
            told, self.trouble = self.trouble, str(not_saved)
            elsewhere = f" {tr(ELSEWHERE)}" if self.can_move else ""
            return "" if told == self.trouble else f"{not_saved} {tr('You can play on.')}{elsewhere}"
        if wanted in (None, self.path):
            return ""
        return tr(moved, path=shown(str(wanted)), new=shown(str(self.path)))

    def _kept(self, snapshot: Snapshot, path: Path) -> None:
        """The game is in this file now."""
        self.path, self.saved, self._last, self.trouble = path, path, from_json(as_json(snapshot)), ""

    def _changed_by_another(self, path: Path) -> bool:
        """Whether the file is not what was last read from it or written to it. One that is gone can be made anew."""
        try:
            return path.is_file() and load(path) != self._last
        except (Damaged, OSError, RuntimeError):
            return True
