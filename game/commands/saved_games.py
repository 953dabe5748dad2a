"""Saved games that are told together: opened, named so that they can be told apart, and what of them is lost."""

from collections.abc import Sequence
from pathlib import Path

from game.classroom.debrief import SUFFIXES, PageFormat
from game.classroom.page_files import NotWritten, free_path, game_of, write_page
from game.commands.opening import game_in, saved_file
from game.console import print_page, shown
from game.engine.playthrough import Playthrough
from game.engine.story import Chair, Story
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import tr
from game.telling.meanwhile import broken_why, lost_told
from game.typed_names import understood

ENDING = ".json"


def opened(story: Story, typed: Sequence[Path]) -> list[tuple[Path, Playthrough]]:
    """The saved games with their files, played on to the next card that is asked; every file that is none of this
    story's is told at once. Raises CommandError."""
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


def named_chairs(playthrough: Playthrough, typed: Sequence[str]) -> list[str]:
    """The ids of the chairs of a game that are named. Raises CommandError for one that nobody holds in it."""
    chairs = [playthrough.story.find(Chair, chair) for chair in playthrough.chronicle.chairs]
    return [understood("chair", chair, chairs) for chair in typed]


def format_of(page: Path | None, markdown: bool = False) -> PageFormat:
    """What a page is written as, by the ending of its name: in HTML, or where it can be, in Markdown. One without a
    name, and a dash, are HTML. Raises CommandError for any other ending."""
    kind = SUFFIXES.get(page.suffix.lower()) if page and str(page) != "-" else "html"
    if kind is None or (kind == "md" and not markdown):
        wanted = tr(".html or .md") if markdown else ".html"
        raise CommandError(MISUSED, tr("{path} should end in {wanted}.", path=shown(str(page)), wanted=wanted))
    return kind


def put_page(page: Path | None, usual: str, text: str, *files: Path) -> None:
    """Write a page made of saved games: where it is wanted, or in this folder under its usual name; a dash prints it.
    Raises CommandError."""
    if str(page) == "-":
        print_page(text)
        return
    game = game_of(*files)
    path = page or free_path(Path(usual), game)
    try:
        write_page(path, text, game)
    except NotWritten as not_written:
        raise CommandError(PROBLEMS, str(not_written)) from None
    print(tr("Written: {path}", path=shown(str(path))))


def code_for(names: Sequence[str], playthroughs: Sequence[Playthrough]) -> int:
    """The exit code of a command that has told these games. Raises CommandError where some no longer fit the story."""
    lost = [(name, why) for name, one in zip(names, playthroughs, strict=True) for why in _lost(one)]
    if lost:
        lines = (tr("{file} no longer fits the story: {why}", file=shown(name), why=why) for name, why in lost)
        raise CommandError(PROBLEMS, *lines)
    return DONE


def save_name(file: Path) -> str:
    """What a saved game is called: a stop in its name is no ending."""
    return file.name[: -len(ENDING)] if file.name.lower().endswith(ENDING) else file.name


def save_names(files: Sequence[Path]) -> list[str]:
    """The names of saved games, with as many of their folders as it takes to tell them apart."""
    paths = [file.resolve() for file in files]
    short = [path.with_name(save_name(path)) for path in paths]
    paths = short if len(set(short)) == len(set(paths)) else paths
    for depth in range(1, max(len(path.parts) for path in paths)):
        names = ["/".join(path.parts[-depth:]) for path in paths]
        if len(set(names)) == len(set(paths)):
            return names
    return list(map(str, paths))


def _lost(playthrough: Playthrough) -> list[str]:
    """What no longer fits the story."""
    lost = lost_told(playthrough.story, playthrough.lost)
    return [*lost, broken_why(playthrough.broken)] if playthrough.broken else lost
