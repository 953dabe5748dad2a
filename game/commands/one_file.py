"""`card-index build-page`: the game in one HTML file, or as a folder for web space."""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from game.atomic_files import PUBLIC, make_folder, write_all_whole, write_whole
from game.commands.new_game import new_game
from game.commands.opening import told_story
from game.console import shown
from game.content import scenes_folder
from game.content.interface import interface_in
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.onefile.building import INDEX, OFFLINE, PART, folder, one_file
from game.onefile.face import Packed
from game.onefile.pyodide import NotThere, pyodide


def build_page(options: argparse.Namespace) -> int:
    """Write the page, with everything in it that it needs, or beside it."""
    if not options.folder and options.page.suffix.lower() not in (".html", ".htm"):
        wanted = tr("{path} should end in {wanted}.", path=shown(str(options.page)), wanted=".html")
        raise CommandError(MISUSED, wanted)
    older = _older(options.folder) if options.folder else ()
    story = told_story(options.scenes)
    game = new_game(options, story)
    try:
        parts = pyodide(options.pyodide)
    except NotThere as why:
        raise CommandError(PROBLEMS, str(why)) from None
    whole = replace(story, claims=dict(story.claims))  # which otherwise are read from the folder once they are wanted
    packed = Packed(whole, *interface_in(options.scenes or scenes_folder()), game)
    if options.folder:
        _fill(options.folder, folder(packed, parts), older)
    else:
        write_whole(options.page, one_file(packed, parts).encode(), PUBLIC)
    print(tr("Written: {path}", path=shown(str(options.folder or options.page))))
    return DONE


def _older(place: Path) -> tuple[Path, ...]:
    """The files of a game that was put into the folder before. Raises CommandError where it holds anything else."""
    files = tuple(place.iterdir()) if place.exists() else ()
    names = {file.name for file in files}
    if strange := sorted(name for name in names if not (name in (INDEX, OFFLINE) or PART.fullmatch(name))):
        told = tr(
            "{path} has files of another kind, such as {file}. Name a folder that is new or empty.",
            path=shown(str(place)),
            file=shown(strange[0]),
        )
        raise CommandError(MISUSED, told)
    if names == {INDEX}:
        told = tr("{path} has a page of its own. Name a folder that is new or empty.", path=shown(str(place)))
        raise CommandError(MISUSED, told)
    return files


def _fill(place: Path, files: Mapping[str, bytes], older: Iterable[Path]) -> None:
    """Write the parts before the page that asks for them, and take away those of an older game at last."""
    make_folder(place)
    write_all_whole({place / name: content for name, content in files.items()}, PUBLIC)
    for file in older:
        if file.name not in files:
            file.unlink()
