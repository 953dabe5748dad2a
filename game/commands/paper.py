"""What is printed after a game: its page, and several games side by side."""

import argparse
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from game.classroom.compare import MOST
from game.classroom.compare import compare as compared
from game.classroom.debrief import debrief as debriefed
from game.classroom.debrief import kind_of
from game.classroom.page_files import NotWritten, free_path, game_of, write_page
from game.commands.opening import essay_in, told_story
from game.commands.saved_games import code_for, name_of, names_of, opened
from game.console import print_page, shown
from game.engine.playthrough import Playthrough
from game.exit_codes import MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.saves import listed


def debrief(options: argparse.Namespace) -> int:
    """The page of one game."""
    return _page(options, [options.file])


def compare(options: argparse.Namespace) -> int:
    """Several games on one page."""
    return _page(options, options.files)


def page_beside(playthrough: Playthrough, save: Path | None) -> str:
    """Write a game on two pages beside its save, or in this folder; answers with a sentence that says where they are,
    and how the rest is had."""
    page = debriefed(playthrough)
    game = game_of(save) if save else sha256(page.encode()).hexdigest()
    beside = save or Path("-".join(playthrough.chronicle.chairs))
    path = free_path(beside.with_name(f"{name_of(beside)}.html"), game)
    try:
        write_page(path, page, game)
    except NotWritten as not_written:
        return str(not_written)
    told = tr("The two pages to print are at {path}.", path=shown(str(path.resolve())))
    if not save:
        return told
    typed = name_of(save) if save in (saved.path for saved in listed()) else str(save)
    return f"{told} {tr('With all the rest: card-index debrief {game} --full', game=shown(typed))}"


def _page(options: argparse.Namespace, files: Sequence[Path]) -> int:
    """Write the page of a game, or of several side by side; a dash as its name prints it."""
    alone = options.command == "debrief"
    full = options.full or bool(options.essay)
    usual = f"{name_of(files[0]) if alone else 'compare'}{'-full' if full else ''}.html"
    path = options.page or Path(usual)
    kind = kind_of(path)
    if kind is None or (kind == "md" and not alone):
        wanted = tr(".html or .md") if alone else ".html"
        raise CommandError(MISUSED, tr("{path} should end in {wanted}.", path=shown(str(path)), wanted=wanted))
    if not alone and not 2 <= len(files) <= MOST:
        told = tr("Name from 2 to {most} saved games to compare, not {here}.", most=MOST, here=len(files))
        raise CommandError(MISUSED, told)
    games = opened(told_story(options.scenes, options.essay), files)
    names = names_of([file for file, _ in games])
    playthroughs = [playthrough for _, playthrough in games]
    if alone:
        text = debriefed(playthroughs[0], kind, essay_in(options.essay), full=full)
    else:
        text = compared(list(zip(names, playthroughs, strict=True)), full)
    if str(path) == "-":
        print_page(text)
    else:
        game = game_of(*(file for file, _ in games))
        path = path if options.page else free_path(path, game)
        try:
            write_page(path, text, game)
        except NotWritten as not_written:
            raise CommandError(PROBLEMS, str(not_written)) from None
        print(tr("Written: {path}", path=shown(str(path))))
    return code_for(names, playthroughs)
