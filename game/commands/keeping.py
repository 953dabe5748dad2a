"""`card-index keep`: saved games as tests of a story."""

import argparse
import os
from pathlib import Path

import game
from game.atomic_files import make_folder, write_new
from game.authoring.courses import write_courses
from game.authoring.kept_games import Stopped, keep_anew, kept_of
from game.authoring.new import lies_in
from game.commands.opening import authors_folder, game_in, saved_file, story_in
from game.console import in_a_line, shown
from game.content.advice import plain_id
from game.content.kept_games import FOLDER, written
from game.engine.endings import Ending
from game.engine.fitting import fitted
from game.engine.story import Story
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError


def keep(options: argparse.Namespace) -> int:
    """Keep a game beside the scenes, or let all that are kept come to what they come to now."""
    scenes = authors_folder(options.scenes, writes=True)
    story = story_in(scenes)
    if lies_in(options.folder or scenes, Path(game.__file__).parent):
        belongs = "These scenes belong to the installed game, and its next version would write over them."
        raise CommandError(MISUSED, f"{belongs} First: card-index copy-scenes my-scenes. Then add: --scenes my-scenes")
    if options.courses:
        return _courses(story, scenes)
    if options.anew:
        if options.file or options.folder or options.about:
            raise CommandError(MISUSED, "--anew is for all games of a story: it goes with --scenes alone.")
        return _anew(story, scenes)
    if not options.file:
        raise CommandError(MISUSED, "Name the saved game. Such as: card-index keep game.json")
    file = saved_file(options.file)
    chronicle, lost = fitted(story, game_in(story, file).chronicle)
    if lost:
        gone = ", ".join(shown(one.id) for one in lost)
        raise CommandError(PROBLEMS, f"{shown(str(file))} names what the story has no more: {gone}.")
    if len(chronicle.entries) < len(story.scenes):
        raise CommandError(PROBLEMS, f"{shown(str(file))} is not played to its end: there is nothing to hold it to.")
    try:
        kept = kept_of(story, chronicle, in_a_line(options.about))
    except Stopped as stopped:
        told = f"{shown(str(file))} no longer fits the story at {stopped.scene}. {stopped}"
        raise CommandError(PROBLEMS, told) from None
    folder = options.folder or scenes / FOLDER
    path = folder / f"{plain_id(file.stem) or 'game'}.json"
    make_folder(folder)
    try:
        write_new(path, written(kept).encode())
    except FileExistsError:
        told = f"{shown(str(path))} is there already, and nothing is written over."
        raise CommandError(MISUSED, f"{told} Give the saved game another name first.") from None
    print(f"Written: {shown(str(path))}. It must come to: {story.find(Ending, kept.must.ends).title}.")
    if os.path.realpath(folder) != os.path.realpath(scenes / FOLDER):
        print(f"card-index check plays those in {shown(str(scenes / FOLDER))} again.")
    return DONE


def _anew(story: Story, scenes: Path) -> int:
    files, left = keep_anew(story, scenes)
    for path in files:
        print(f"Written: {shown(str(path))}")
    if not files:
        print("Every game that can be played comes to what it came to." if left else "Every game comes to what it did.")
    if left:
        raise CommandError(PROBLEMS, *left)
    return DONE


def _courses(story: Story, scenes: Path) -> int:
    try:
        print(f"Written: {shown(str(write_courses(story, scenes)))}. card-index check --deep plays them again.")
    except OSError as error:
        raise CommandError(PROBLEMS, f"They could not be written: {error.strerror}.") from None
    return DONE
