"""What other programs read: a story, or games of it, in a format of theirs."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.classroom.csv_table import csv_table
from game.classroom.page_files import NotWritten, holds, numbered, write_data
from game.commands.new_game import seating
from game.commands.opening import authors_folder, told_story
from game.commands.saved_games import code_for, opened, save_name, save_names
from game.console import shown
from game.content.story_files import last_change, scenes_folder
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import marked, tr

NO_ANKI = marked("Cards for Anki need one thing more. In the folder of the game: .venv/bin/pip install '.[anki]'")


@dataclass(frozen=True, slots=True)
class Format:
    """One of the formats in which a story, or saved games, can be handed to another program."""

    suffix: str
    of_games: bool
    """Whether it tells saved games; else it tells the story alone."""
    make: Callable[[argparse.Namespace], int]
    """Writes the file, and answers with the exit code. Raises CommandError."""


def export(options: argparse.Namespace) -> int:
    """Write one file, in the format that is named."""
    named = [name for name in FORMATS if getattr(options, name)]
    if len(named) != 1:
        flags = tr(" or ").join(f"--{name}" for name in FORMATS)
        raise CommandError(MISUSED, tr("Name one format: {formats}.", formats=flags))
    name, format = named[0], FORMATS[named[0]]
    if format.of_games and not options.files:
        told = tr("Say of which saved games: card-index export GAME.json --{format}", format=name)
        raise CommandError(MISUSED, told, tr("card-index saves lists what there is."))
    if options.files and not format.of_games:
        raise CommandError(MISUSED, tr("--{format} is made of the story alone: name no saved game.", format=name))
    if name != "ink" and (options.chairs or options.deck or options.start):
        raise CommandError(MISUSED, tr("--as, --deck and --from go with --ink alone."))
    if options.page and str(options.page) != "-" and options.page.suffix.lower() != format.suffix:
        raise CommandError(
            MISUSED, tr("{path} should end in {wanted}.", path=shown(str(options.page)), wanted=format.suffix)
        )
    return format.make(options)


def _csv(options: argparse.Namespace) -> int:
    games = opened(told_story(options.scenes), options.files)
    names = save_names([file for file, _ in games])
    playthroughs = [playthrough for _, playthrough in games]
    usual = f"{save_name(options.files[0])}.csv" if len(games) == 1 else "picks.csv"
    write(options.page, usual, csv_table(list(zip(names, playthroughs, strict=True))))
    return code_for(names, playthroughs)


def _anki(options: argparse.Namespace) -> int:
    try:
        from game.classroom.anki_deck import anki_deck
    except ModuleNotFoundError as missing:
        if missing.name != "genanki":
            raise
        raise CommandError(PROBLEMS, tr(NO_ANKI)) from None
    story = told_story(options.scenes)
    write(options.page, "cards.apkg", anki_deck(story, last_change(options.scenes or scenes_folder())))
    return DONE


def _ink(options: argparse.Namespace) -> int:
    from game.authoring.ink.seating import Seating  # which a table need not wait for
    from game.authoring.ink.story_file import ink

    authors_folder(options.scenes)
    story = told_story(options.scenes)
    game = seating(options, story)
    written = ink(Seating.of(story, game.chairs, game.deck, game.start))
    write(options.page, f"{'-'.join(game.chairs)}.ink", written.encode())
    return DONE


FORMATS = {
    "csv": Format(".csv", True, _csv),
    "anki": Format(".apkg", False, _anki),
    "ink": Format(".ink", False, _ink),
}


def write(wanted: Path | None, usual: str, content: bytes) -> None:
    """Write the file and say where it is, or print it where a dash is wanted; without a name it has its ``usual`` one,
    or that with a number where this is taken. Raises CommandError."""
    if str(wanted) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    path = wanted or next(one for one in numbered(Path(usual)) if holds(one, content) or not one.exists())
    try:
        write_data(path, content)
    except NotWritten as not_written:
        raise CommandError(PROBLEMS, str(not_written)) from None
    print(tr("Written: {path}", path=shown(str(path))))
