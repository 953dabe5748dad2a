"""What is printed: the game on paper, the page of a game, and several games side by side."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from game.classroom.compare import MOST
from game.classroom.compare import compare as compared
from game.classroom.debrief import debrief as debriefed
from game.classroom.debrief import kind_of
from game.classroom.handouts import write_handouts
from game.classroom.page_files import NotWritten, write_page
from game.commands.new_game import known
from game.commands.opening import essay_in, game_in, told_story
from game.console import print_page, shown
from game.engine.playthrough import Playthrough
from game.engine.story import Deck, Story
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.telling.meanwhile import broken_why, lost_told


def handouts(options: argparse.Namespace) -> int:
    """The paper twin."""
    story = told_story(options.scenes)
    known("deck", [options.deck] if options.deck else [], story.decks)
    deck = story.find(Deck, options.deck) if options.deck else story.decks[0]
    try:
        for path in write_handouts(story, deck, options.folder):
            print(shown(str(path)))
    except NotWritten as not_written:
        raise CommandError(PROBLEMS, str(not_written)) from None
    return DONE


def debrief(options: argparse.Namespace) -> int:
    """The page of one game."""
    return _page(options, [options.file])


def compare(options: argparse.Namespace) -> int:
    """Several games on one page."""
    return _page(options, options.files)


def page_beside(essay: Mapping[str, str], playthrough: Playthrough, save: Path | None) -> str:
    """Write the page of a game beside its save, or in this folder; answers with a sentence that says where."""
    path = (save or Path("-".join(playthrough.chronicle.chairs))).with_suffix(".html")
    try:
        write_page(path, debriefed(playthrough, essay=essay))
    except NotWritten as not_written:
        return str(not_written)
    return tr("The page to print is at {path}.", path=shown(str(path.resolve())))


def _page(options: argparse.Namespace, files: Sequence[Path]) -> int:
    """Write the page of a game, or of several side by side; a dash as its name prints it."""
    alone = options.command == "debrief"
    path = options.page or Path(f"{files[0].stem}.html" if alone else "compare.html")
    kind = kind_of(path)
    if kind is None or (kind == "md" and not alone):
        raise CommandError(MISUSED, f"{shown(str(path))} should end in .html{' or .md' if alone else ''}.")
    if not alone and not 2 <= len(files) <= MOST:
        raise CommandError(MISUSED, f"Name from 2 to {MOST} saved games to compare, not {len(files)}.")
    games = _games(told_story(options.scenes), files)
    text = debriefed(games[0][1], kind, essay_in(options.essay)) if alone else compared(games)
    if str(path) == "-":
        print_page(text)
    else:
        try:
            write_page(path, text)
        except NotWritten as not_written:
            raise CommandError(PROBLEMS, str(not_written)) from None
        print(f"Written: {shown(str(path))}")
    story = games[0][1].story
    lost = [(name, why) for name, one in games for why in lost_told(story, one.lost)]
    lost += [(name, broken_why(one.broken)) for name, one in games if one.broken]
    if lost:
        raise CommandError(PROBLEMS, *(f"{shown(name)} no longer fits the story: {why}" for name, why in lost))
    return DONE


def _games(story: Story, files: Sequence[Path]) -> list[tuple[str, Playthrough]]:
    """The saved games with their names; every file that is none of this story's is told at once."""
    games: list[tuple[str, Playthrough]] = []
    wrong: list[str] = []
    for file in files:
        try:
            games.append((file.stem, Playthrough.begin(story, game_in(story, file))))
        except CommandError as stop:
            wrong += stop.lines
    if wrong:
        raise CommandError(PROBLEMS, *wrong)
    return games
