"""What is printed: the game on paper, the page of a game, and several games side by side."""

import argparse
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from game.classroom.compare import MOST
from game.classroom.compare import compare as compared
from game.classroom.debrief import debrief as debriefed
from game.classroom.debrief import kind_of
from game.classroom.handouts import write_handouts
from game.classroom.page_files import NotWritten, free_path, game_of, write_page
from game.commands.opening import essay_in, game_in, saved_file, told_story
from game.console import print_page, shown
from game.engine.playthrough import Playthrough
from game.engine.story import Deck, Story
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.telling.meanwhile import broken_why, lost_told
from game.typed_names import understood

ENDING = ".json"


def handouts(options: argparse.Namespace) -> int:
    """The paper twin."""
    story = told_story(options.scenes)
    deck = story.find(Deck, understood("deck", options.deck, story.decks)) if options.deck else story.decks[0]
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
    page = debriefed(playthrough, essay=essay)
    game = game_of(save) if save else sha256(page.encode()).hexdigest()
    save = save or Path("-".join(playthrough.chronicle.chairs))
    path = free_path(save.with_name(f"{_name(save)}.html"), game)
    try:
        write_page(path, page, game)
    except NotWritten as not_written:
        return str(not_written)
    return tr("The page to print is at {path}.", path=shown(str(path.resolve())))


def _page(options: argparse.Namespace, files: Sequence[Path]) -> int:
    """Write the page of a game, or of several side by side; a dash as its name prints it."""
    alone = options.command == "debrief"
    path = options.page or Path(f"{_name(files[0])}.html" if alone else "compare.html")
    kind = kind_of(path)
    if kind is None or (kind == "md" and not alone):
        wanted = tr(".html or .md") if alone else ".html"
        raise CommandError(MISUSED, tr("{path} should end in {wanted}.", path=shown(str(path)), wanted=wanted))
    if not alone and not 2 <= len(files) <= MOST:
        told = tr("Name from 2 to {most} saved games to compare, not {here}.", most=MOST, here=len(files))
        raise CommandError(MISUSED, told)
    games = _games(told_story(options.scenes, options.essay), files)
    names = _names([file for file, _ in games])
    playthroughs = [playthrough for _, playthrough in games]
    if alone:
        text = debriefed(playthroughs[0], kind, essay_in(options.essay))
    else:
        text = compared(list(zip(names, playthroughs, strict=True)))
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
    lost = [(name, why) for name, one in zip(names, playthroughs, strict=True) for why in _lost(one)]
    if lost:
        lines = (tr("{file} no longer fits the story: {why}", file=shown(name), why=why) for name, why in lost)
        raise CommandError(PROBLEMS, *lines)
    return DONE


def _games(story: Story, typed: Sequence[Path]) -> list[tuple[Path, Playthrough]]:
    """The saved games with their files; every file that is none of this story's is told at once."""
    games: list[tuple[Path, Playthrough]] = []
    wrong: list[str] = []
    for one in typed:
        try:
            file = saved_file(one)
            games.append((file, Playthrough.of(story, game_in(story, file).chronicle).played_on()))
        except CommandError as stop:
            wrong += stop.lines
    if wrong:
        raise CommandError(PROBLEMS, *wrong)
    return games


def _lost(playthrough: Playthrough) -> list[str]:
    """What no longer fits the story."""
    lost = lost_told(playthrough.story, playthrough.lost)
    return [*lost, broken_why(playthrough.broken)] if playthrough.broken else lost


def _name(file: Path) -> str:
    """What a saved game is called: a stop in its name is no ending."""
    return file.name[: -len(ENDING)] if file.name.lower().endswith(ENDING) else file.name


def _names(files: Sequence[Path]) -> list[str]:
    """The names of saved games, with as many of their folders as it takes to tell them apart."""
    paths = [file.resolve() for file in files]
    short = [path.with_name(_name(path)) for path in paths]
    paths = short if len(set(short)) == len(set(paths)) else paths
    for depth in range(1, max(len(path.parts) for path in paths)):
        names = ["/".join(path.parts[-depth:]) for path in paths]
        if len(set(names)) == len(set(paths)):
            return names
    return list(map(str, paths))
