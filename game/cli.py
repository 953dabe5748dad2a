"""The door: arguments in, one call, exit code out. The only place where an error is printed."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from game.arguments import parser
from game.engine.chronicle import Chronicle, misfit, replay
from game.engine.round import Round
from game.engine.sitting import Sitting
from game.engine.story import Deck, Story
from game.new_game import known, new_game
from game.saves import Damaged, Keeper, listed, load, saves_folder
from game.settings import Settings, load_settings, save_settings
from game.stop import DONE, INTERRUPTED, MISUSED, PROBLEMS, Stop
from game.streams import be_readable, has_screen, lines, print_page, say, shown

MISSING = "Playing in a browser needs one thing more. In the folder of the game: .venv/bin/pip install '.[serve]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    be_readable()
    try:
        return _run(parser().parse_args(arguments))
    except Stop as stop:
        for line in stop.lines:
            print(line, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        print(f"Something could not be read or written: {error.strerror}.", file=sys.stderr)
        return PROBLEMS


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            from game.authoring.check import run

            return run(options.scenes, options.essay, options.json, options.write_schemas)
        case "explore":
            from game.authoring.explore import run as explore
            from game.authoring.explore import write_roads
            from game.content import scenes_folder

            story = _story(options.scenes)
            if options.write_roads:
                if options.chairs or options.json:
                    raise Stop(MISUSED, "--write-roads looks at every chair by itself: leave out --as and --json.")
                return write_roads(story, options.scenes or scenes_folder(), max(1, options.limit))
            known("chair", options.chairs, story.chairs)
            chairs = tuple(dict.fromkeys(options.chairs)) or (story.chairs[0].id,)
            return explore(story, chairs, max(1, options.limit), options.json)
        case "saves":
            return _saves()
        case "history":
            from game.engine.ending import history

            story = _story(options.scenes)
            _tell(story, history(story))
            return DONE
        case "replay":
            story = _story(options.scenes)
            again = replay(story, _fitting(story, options.file))
            _tell(story, again.rounds)
            if again.broken:
                raise Stop(PROBLEMS, f"The game no longer fits the story at {again.broken.scene}. {again.broken.why}")
            return DONE
        case "handouts":
            return _handouts(options)
        case "debrief":
            return _page(options, [options.file])
        case "compare":
            return _page(options, options.files)
        case "resume":
            story = _story(options.scenes)
            file = options.file or next((one.path for one in listed() if one.fits(story)), None)
            if file is None:
                raise Stop(PROBLEMS, "There is no saved game of this story yet. Begin one with: card-index play")
            chronicle, keeper = _fitting(story, file), Keeper()
            keeper.go_on_with(file, chronicle, story)
            return _play(options, lambda: story, chronicle, keeper)
        case "play":
            story = _story(options.scenes)
            if options.save and options.save.exists():
                raise Stop(MISUSED, f"{shown(str(options.save))} is there already: resume it, or name a new file.")
            return _play(options, lambda: story, new_game(options, story), Keeper(options.save))
        case "serve":
            return _serve(options)
        case "seat":
            from game.tui.app import CardIndexApp

            folder, look = options.folder, options.folder / "settings.json"
            keeper, remember = Keeper(folder=folder / "saves"), partial(save_settings, file=look)
            opened = partial(_story, options.scenes)
            return CardIndexApp(opened, keeper, load_settings(look), {}, remember).play(None)
        case _:
            return _play(options, lambda: _story(options.scenes), None, Keeper())


def _serve(options: argparse.Namespace) -> int:
    """Serve the game to browsers: for every seat a game of its own, in a folder of its own."""
    try:
        from game.web.hall import Hall
        from game.web.server import NotServed, serve
    except ModuleNotFoundError:
        raise Stop(PROBLEMS, MISSING) from None
    folder, scenes = saves_folder() / "seats", ["--scenes", str(options.scenes)] if options.scenes else []

    def command(seat: str) -> list[str]:
        return [sys.executable, "-P", "-m", "game", "seat", str(folder / seat), *scenes]

    hall = Hall(_story(options.scenes).title, command, options.host, options.seats)
    try:
        serve(hall, options.port, shown(str(folder)), partial(print, flush=True))
    except NotServed as why:
        raise Stop(PROBLEMS, str(why)) from None
    return DONE


def _page(options: argparse.Namespace, files: Sequence[Path]) -> int:
    """Write the page of a game, or of several side by side; a dash as its name prints it."""
    from game.classroom.compare import MOST, compare
    from game.classroom.debrief import debrief, kind_of
    from game.classroom.files import NotWritten, write_page

    alone = options.command == "debrief"
    path = options.page or Path(f"{files[0].stem}.html" if alone else "compare.html")
    kind = kind_of(path)
    if kind is None or (kind == "md" and not alone):
        raise Stop(MISUSED, f"{shown(str(path))} should end in .html{' or .md' if alone else ''}.")
    if not alone and not 2 <= len(files) <= MOST:
        raise Stop(MISUSED, f"Name from 2 to {MOST} saved games to compare, not {len(files)}.")
    games = _games(_story(options.scenes), files)
    text = debrief(games[0][1], kind, _essay(options.essay)) if alone else compare(games)
    if str(path) == "-":
        print_page(text)
    else:
        try:
            write_page(path, text)
        except NotWritten as not_written:
            raise Stop(PROBLEMS, str(not_written)) from None
        print(f"Written: {shown(str(path))}")
    cut = [f"{shown(name)} no longer fits the story: {game.broken.why}" for name, game in games if game.broken]
    if cut:
        raise Stop(PROBLEMS, *cut)
    return DONE


def _games(story: Story, files: Sequence[Path]) -> list[tuple[str, Sitting]]:
    """The saved games with their names; every file that is none of this story's is told at once."""
    games: list[tuple[str, Sitting]] = []
    wrong: list[str] = []
    for file in files:
        try:
            games.append((file.stem, Sitting.begin(story, _fitting(story, file))))
        except Stop as stop:
            wrong += stop.lines
    if wrong:
        raise Stop(PROBLEMS, *wrong)
    return games


def _story(folder: Path | None) -> Story:
    from game.content import StoryProblems, load, scenes_folder

    try:
        return load(folder or scenes_folder())
    except StoryProblems as problems:
        raise Stop(PROBLEMS, *map(str, problems.problems)) from None


def _fitting(story: Story, file: Path) -> Chronicle:
    """The saved game in the file, which must be one of this story."""
    try:
        chronicle = load(file)
    except Damaged as damaged:
        raise Stop(PROBLEMS, f"{shown(str(file))} cannot be opened: {damaged}.") from None
    if why := misfit(story, chronicle):
        raise Stop(PROBLEMS, f"{shown(str(file))} is a game of another story: {why}.")
    return chronicle


def _play(options: argparse.Namespace, opened: Callable[[], Story], chronicle: Chronicle | None, keeper: Keeper) -> int:
    """Play in plain lines or on the screen; ``opened`` gives the story, which the first picture does not wait for."""
    try:
        return _played(options, opened, chronicle, keeper)
    finally:
        if keeper.saved:
            print(f"Saved: {shown(str(keeper.saved))}")
        if keeper.trouble:
            print(keeper.trouble, file=sys.stderr)


def _played(
    options: argparse.Namespace, opened: Callable[[], Story], chronicle: Chronicle | None, keeper: Keeper
) -> int:
    essay = _essay(options.essay)
    if options.plain or not has_screen():
        from game.plain.game import PlainGame

        PlainGame(opened(), lines(), say, keeper.keep, essay).play(chronicle)
        return DONE
    from game.tui.app import CardIndexApp

    remembered = load_settings()
    clock = remembered.clock if options.clock is None else options.clock
    settings = Settings(options.theme or remembered.theme, options.large or remembered.large, clock)
    keeper.make_page = partial(page_beside, essay)
    return CardIndexApp(opened, keeper, settings, essay, save_settings).play(chronicle)


def page_beside(essay: Mapping[str, str], sitting: Sitting, save: Path | None) -> str:
    """Write the page of a game beside its save, or in this folder; answers with a sentence that says where."""
    from game.classroom.debrief import debrief
    from game.classroom.files import NotWritten, write_page

    path = (save or Path("-".join(sitting.chronicle.chairs))).with_suffix(".html")
    try:
        write_page(path, debrief(sitting, essay=essay))
    except NotWritten as not_written:
        return str(not_written)
    return f"The page to print is at {shown(str(path.resolve()))}."


def _essay(file: Path | None) -> dict[str, str]:
    """The sentences of the player's own copy of the essay."""
    from game.content import StoryProblems
    from game.content.essay import passages

    try:
        return passages(file) if file else {}
    except StoryProblems as problems:
        raise Stop(PROBLEMS, *map(str, problems.problems)) from None


def _handouts(options: argparse.Namespace) -> int:
    from game.classroom.files import NotWritten
    from game.classroom.handouts import write_handouts

    story = _story(options.scenes)
    known("deck", [options.deck] if options.deck else [], story.decks)
    deck = story.find(Deck, options.deck) if options.deck else story.decks[0]
    try:
        for path in write_handouts(story, deck, options.folder):
            print(shown(str(path)))
    except NotWritten as not_written:
        raise Stop(PROBLEMS, str(not_written)) from None
    return DONE


def _saves() -> int:
    from game.telling.words import count

    rows = listed()
    for saved in rows:
        name = shown(str(saved.path))
        if saved.chronicle is None:
            print(f"{name}: damaged, {saved.why}. It is left as it is.")
        else:
            decisions = sum(bool(entry.by_people) for entry in saved.chronicle.entries)
            print(f"{name}: {', '.join(saved.chronicle.chairs)}, {count(decisions, 'decision', 'decisions')} made")
    if not rows:
        print("There is no saved game yet.")
    return DONE


def _tell(story: Story, rounds: tuple[Round, ...]) -> None:
    """Print a game in full, and how it ended if it did."""
    from game.engine.ending import ending_of
    from game.telling.meanwhile import chronicle_lines

    for line in chronicle_lines(story, rounds):
        say(line)
    if rounds and len(rounds) == len(story.scenes):
        ending = ending_of(story, rounds[-1].after)
        say(f"The ending: {ending.title}.")
        say(ending.text)
