"""Playing: at the title, from flags, from a saved game, or one card by itself.

What a game needs is imported where it is needed: the title and the first line of plain play do not wait for it.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.console import has_screen, lines, say, shown
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import marked, tr
from game.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from game.engine.chronicle import Chronicle
    from game.engine.playthrough import Playthrough
    from game.engine.story import Story
    from game.saves import Autosave
    from game.session.snapshot import Snapshot

    Begun = Callable[[Story, Autosave], Chronicle | Snapshot | None]
    """Gives the game to play, or none, so that the player is asked."""

WELCOME = marked("Plain lines: answer with a number. Say help on a card, or quit.")


def title(options: argparse.Namespace) -> int:
    """The title screen; where there is no screen, a new game in plain lines."""
    return _play(options, None)


def play(options: argparse.Namespace) -> int:
    """A new game from the flags."""
    if options.save and (there := _there_already(options.save)):
        raise CommandError(MISUSED, there)

    def begun(story: "Story", _: "Autosave") -> "Chronicle | None":
        from game.commands.new_game import new_game
        from game.telling.set_up import remarks

        game = new_game(options, story)
        if options.talk and game and game.mode != "class":
            raise CommandError(MISUSED, tr("--talk goes with --class: only those who vote can vote twice."))
        for line in remarks(story, game) if game else ():
            say(line) if _in_lines(options) else print(line, file=sys.stderr)
        return game

    return _play(options, begun, options.save)


def _there_already(file: Path) -> str:
    """That a file of this name is there; empty where none is."""
    from game.saves import file_called

    there = file_called(file)
    return tr("{file} is there already: resume it, or name a new file.", file=shown(str(there))) if there else ""


def resume(options: argparse.Namespace) -> int:
    """A saved game goes on."""

    def begun(story: "Story", autosave: "Autosave") -> "Snapshot":
        from game.commands.opening import game_in, not_opened, saved_file

        rows = [] if options.file else autosave.games()
        file = saved_file(options.file) if options.file else next((one.path for one in rows if one.fits(story)), None)
        if file is None and rows and rows[0].is_folder:
            raise CommandError(PROBLEMS, not_opened(rows[0].path, rows[0].why))
        if file is None:
            nothing = tr("There is no saved game of this story yet. Begin one with: card-index play")
            raise CommandError(PROBLEMS, nothing)
        snapshot = game_in(story, file)
        autosave.go_on_with(file, snapshot, story)
        return snapshot

    return _play(options, begun)


def trial(options: argparse.Namespace) -> int:
    """One card by itself; problems of its files are shown there, and wait to be mended."""
    from game.authoring.preview import Preview, in_lines
    from game.commands.opening import authors_folder
    from game.content import StoryProblems

    chairs = tuple(dict.fromkeys(options.chairs))
    world = tuple(options.settings), tuple(options.picked), tuple(options.objected)
    tried = Preview(authors_folder(options.scenes), options.scene, chairs, *world)
    essay = _essay(options)
    with suppress(StoryProblems):
        tried.open()
    if _in_lines(options):
        from game.plain.game import PlainGame

        return in_lines(
            tried, lambda story, game, read, keep: PlainGame(story, read, say, keep, essay).play(game), lines(), say
        )
    from game.tui.preview_app import PreviewApp

    return PreviewApp(tried, _look(options), essay, save_settings).play(None)


def _play(options: argparse.Namespace, begun: "Begun | None", save: Path | None = None) -> int:
    """Play in plain lines or on the screen: the game that has begun, or one that the player is asked for."""
    essay = _essay(options)
    if _in_lines(options):
        if options.scenes:
            _speak(options)
        say(tr(WELCOME))
        from game.plain.game import PlainGame

        story, autosave = _story(options), _autosave(save)
        try:
            game = PlainGame(
                story, lines(), say, autosave.keep, essay, autosave.move, lambda: autosave.unsaved,
                autosave.begin_another, look := load_settings(), save_settings, options.talk or look.talk,
            )  # fmt: skip
            game.play(begun(story, autosave) if begun else None)
        finally:
            _tell_saved(autosave)
        return DONE
    from game.tui.app import CardIndexApp

    app = CardIndexApp(lambda: _story(options), lambda: _autosave(save), _look(options), essay, save_settings)
    try:
        code = app.play(begun(app.story, app.autosave) if begun else None)
    finally:
        _tell_saved(app.autosave)
    return _started(app.room, options.scenes) if app.room else code


def _started(room: list[str], scenes: Path | None) -> int:
    """Start the room that was set up, at the terminal that the app has left."""
    from game.arguments import parsed
    from game.commands.serving import serve

    return serve(parsed([*room, *(["--scenes", str(scenes)] if scenes else [])]))


def _in_lines(options: argparse.Namespace) -> bool:
    return bool(options.plain) or not has_screen()


def _story(options: argparse.Namespace) -> "Story":
    from game.commands.opening import told_story

    return told_story(options.scenes, options.essay)


def _speak(options: argparse.Namespace) -> None:
    """A folder of one's own may have a language of its own; the shipped scenes are not waited for."""
    from game.commands.opening import speak

    speak(options.scenes)


def _essay(options: argparse.Namespace) -> dict[str, str]:
    if not options.essay:
        return {}
    from game.commands.opening import essay_in

    return essay_in(options.essay)


def _autosave(save: Path | None) -> "Autosave":
    from game.saves import Autosave

    return Autosave(save, make_page=_page)


def _page(playthrough: "Playthrough", save: Path | None) -> str:
    from game.commands.paper import page_beside

    return page_beside(playthrough, save)


def _look(options: argparse.Namespace) -> Settings:
    """The look that was asked for, or else the one that was chosen last."""
    remembered = load_settings()
    clock = remembered.clock if options.clock is None else options.clock
    theme, narrow = options.theme or remembered.theme, options.narrow or remembered.narrow
    motion = remembered.motion and not options.still
    return replace(
        remembered, theme=theme, narrow=narrow, motion=motion, clock=clock, talk=options.talk or remembered.talk
    )


def _tell_saved(autosave: "Autosave") -> None:
    if autosave.saved:
        print(tr("Saved: {path}", path=shown(str(autosave.saved))))
    if autosave.trouble:
        print(autosave.trouble, file=sys.stderr)
