"""Opening what a command is about: a story, a saved game of it, a copy of the essay. Each raises CommandError."""

import os
import sys
from pathlib import Path

from game.console import as_typed, shown
from game.content import StoryProblems, load, scenes_folder
from game.content.advice import close
from game.content.essay import passages
from game.content.interface import interface_in
from game.content.story_files import story_here
from game.engine.chronicle import misfit
from game.engine.names import compared, searchable
from game.engine.story import Story
from game.exit_codes import MISUSED, PROBLEMS, CommandError
from game.i18n import tr, use
from game.saves import Damaged, all_saves, seat_saves
from game.saves import load as load_game
from game.session.snapshot import Snapshot


def story_in(folder: Path | None) -> Story:
    """The story of the folder, or the shipped one."""
    try:
        return load(folder or scenes_folder())
    except StoryProblems as problems:
        raise CommandError(PROBLEMS, *map(str, problems.problems)) from None


def authors_folder(folder: Path | None, writes: bool = False) -> Path:
    """The folder that an author means: where none is named the shipped scenes, and who stands in another story is told
    so. Raises CommandError where something would be written beside the shipped scenes from there."""
    here = None if folder else story_here()
    if here and writes:
        ours, meant = as_typed(str(scenes_folder())), as_typed(str(here))
        raise CommandError(
            MISUSED,
            f"Say which story is meant: --scenes {meant}, where you are, or --scenes {ours}, which came with the game.",
        )
    if here:
        told = f"This is the story that came with the game. For that in {shown(str(here))} add --scenes."
        print(told, file=sys.stderr)
    return folder or scenes_folder()


def told_story(folder: Path | None, essay: Path | None = None) -> Story:
    """The same for those who play: from now on everything is said in the language of the folder.

    What they give as a copy of the essay must be one of this story's.
    """
    story = story_in(folder)
    speak(folder)
    if essay and not essay_in(essay).keys() & {sentence.digest for sentence in story.sentences}:
        told = tr("{file}: none of its sentences is in the catalogue of “{essay}”. Give a copy of it, as plain text.",
                  file=shown(str(essay)), essay=story.essay_title)  # fmt: skip
        raise CommandError(PROBLEMS, told)
    return story


def speak(folder: Path | None) -> None:
    """Say everything in the language of the folder, or of the shipped scenes."""
    try:
        use(*interface_in(folder or scenes_folder()))
    except StoryProblems as problems:
        raise CommandError(PROBLEMS, *map(str, problems.problems)) from None


def saved_file(typed: Path) -> Path:
    """The file of a saved game, or of one that is listed, by its name there."""
    if os.path.lexists(typed) or typed.name != str(typed):
        at_a_seat = None if os.path.lexists(typed) else seat_saves().get(typed.as_posix())
        return at_a_seat.path if at_a_seat else typed
    rows = all_saves()
    if rows and rows[0].is_folder:
        raise CommandError(PROBLEMS, not_opened(rows[0].path, rows[0].why))
    paths = {row.path.stem: row.path for row in rows}
    wanted = typed.name[:-5] if typed.name.lower().endswith(".json") else typed.name
    if wanted in paths:
        return paths[wanted]
    for alike in (compared, searchable):
        meant = [paths[name] for name in paths if alike(wanted) and alike(name) == alike(wanted)]
        if len(meant) == 1:
            return meant[0]
    near = close(wanted, paths)
    missing = tr("{file} cannot be opened: there is no such file or saved game.", file=shown(typed.name))
    if near:
        advice = tr("Did you mean {names}?", names=f" {tr('or')} ".join(map(shown, near)))
    else:
        advice = tr("card-index saves lists what there is.")
    raise CommandError(PROBLEMS, f"{missing} {advice}")


def game_in(story: Story, file: Path) -> Snapshot:
    """The saved game in the file, which must be one of this story."""
    try:
        snapshot = load_game(file)
    except Damaged as damaged:
        raise CommandError(PROBLEMS, not_opened(file, str(damaged))) from None
    if why := misfit(story, snapshot.chronicle):
        from game.telling.meanwhile import misfit_told  # only where a file is refused

        here = ", ".join(chair.id for chair in story.chairs)
        of_another = tr("{file} is a game of another story: {why}.", file=shown(str(file)), why=misfit_told(why))
        raise CommandError(PROBLEMS, f"{of_another} {tr('Here are: {chairs}.', chairs=here)}")
    return snapshot


def not_opened(file: Path, why: str) -> str:
    """That a file, or a folder, cannot be opened."""
    return tr("{file} cannot be opened: {why}.", file=shown(str(file)), why=why)


def essay_in(file: Path | None) -> dict[str, str]:
    """The sentences of the player's own copy of the essay, by their fingerprints; none without a file."""
    try:
        return passages(file) if file else {}
    except StoryProblems as problems:
        raise CommandError(PROBLEMS, *map(str, problems.problems)) from None
