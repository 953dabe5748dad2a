"""What is printed after a game: its page, and several games side by side."""

import argparse
from hashlib import sha256
from pathlib import Path

from game.classroom.compare import MOST
from game.classroom.compare import compare as compared
from game.classroom.debrief import debrief as debriefed
from game.classroom.page_files import NotWritten, free_path, game_of, write_page
from game.commands.opening import essay_in, told_story
from game.commands.saved_games import code_for, format_of, opened, put_page, save_name, save_names
from game.console import as_typed, shown
from game.engine.playthrough import Playthrough
from game.exit_codes import MISUSED, CommandError
from game.i18n import tr
from game.saves import all_saves


def debrief(options: argparse.Namespace) -> int:
    """The page of one game."""
    kind, full = format_of(options.page, markdown=True), _is_full(options)
    ((file, playthrough),) = opened(told_story(options.scenes, options.essay), [options.file])
    text = debriefed(playthrough, kind, essay_in(options.essay), full)
    put_page(options.page, _usual_name(save_name(file), full), text, file)
    return code_for([save_name(file)], [playthrough])


def compare(options: argparse.Namespace) -> int:
    """Several games on one page."""
    format_of(options.page)
    if not 2 <= len(options.files) <= MOST:
        told = tr("Name from 2 to {most} saved games to compare, not {here}.", most=MOST, here=len(options.files))
        raise CommandError(MISUSED, told)
    games, full = opened(told_story(options.scenes, options.essay), options.files), _is_full(options)
    files, playthroughs = [file for file, _ in games], [playthrough for _, playthrough in games]
    names = save_names(files)
    text = compared(list(zip(names, playthroughs, strict=True)), full)
    put_page(options.page, _usual_name("compare", full), text, *files)
    return code_for(names, playthroughs)


def page_beside(playthrough: Playthrough, save: Path | None) -> str:
    """Write a game on two pages beside its save, or in this folder; answers with a sentence that says where they are,
    and how the rest is had."""
    page = debriefed(playthrough)
    game = game_of(save) if save else sha256(page.encode()).hexdigest()
    beside = save or Path("-".join(playthrough.chronicle.chairs))
    path = free_path(beside.with_name(f"{save_name(beside)}.html"), game)
    try:
        write_page(path, page, game)
    except NotWritten as not_written:
        return str(not_written)
    told = tr("The two pages to print are at {path}.", path=shown(str(path.resolve())))
    if not save:
        return told
    typed = save_name(save) if save in (saved.path for saved in all_saves()) else str(save)
    return f"{told} {tr('With all the rest: card-index debrief {game} --full', game=as_typed(typed))}"


def _is_full(options: argparse.Namespace) -> bool:
    """Whether all is wanted, and not the two pages alone: the sentences of an essay stand in the rest."""
    return bool(options.full or options.essay)


def _usual_name(kind: str, full: bool) -> str:
    return f"{kind}-full.html" if full else f"{kind}.html"
