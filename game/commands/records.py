"""Games that are told and not played: the saved ones, and history itself."""

import argparse

from game.commands.opening import game_in, not_opened, saved_file, told_story
from game.console import say, shown
from game.engine.chronicle import Entry
from game.engine.chronicle import replay as replayed
from game.engine.fitting import fitted
from game.engine.outcome import ending_of
from game.engine.outcome import history as real
from game.engine.rules import Round
from game.engine.story import Story
from game.exit_codes import DONE, PROBLEMS, CommandError
from game.i18n import tr, trn
from game.saves import Saved, all_saves, seat_saves
from game.telling.meanwhile import broken_at, broken_why, chronicle_lines, lost_told
from game.telling.prose import plain


def saves(options: argparse.Namespace) -> int:
    """The saved games, a line each, and those of the seats of the server; whether one has ended can be said of the
    story's own."""
    rows, seats = all_saves(), seat_saves()
    story = told_story(options.scenes) if rows or seats else None
    for saved in rows:
        if saved.is_folder:
            raise CommandError(PROBLEMS, not_opened(saved.path, saved.why))
        print(_row(story, saved.path.stem, saved))
    if rows:
        folder = shown(str(rows[0].path.parent))
        print(tr("They are in {folder}. To go on with one: card-index resume NAME", folder=folder))
    elif not seats:
        print(tr("There is no saved game yet."))
    if seats:
        print(tr("At the seats of card-index serve, each by the first letters of its key:"))
    for name, saved in seats.items():
        print(_row(story, name, saved))
    return DONE


def _row(story: Story | None, name: str, saved: Saved) -> str:
    """A saved game in a line, with what its people call themselves."""
    if saved.chronicle is None:
        return tr("{name}: damaged, {why}. It is left as it is.", name=shown(name), why=saved.why)
    decisions = sum(bool(entry.by_people) for entry in saved.chronicle.entries)
    made = trn("{number} decision made", "{number} decisions made", decisions)
    ended = f", {tr('finished')}" if story and saved.has_ended(story) else ""
    called = dict(saved.chronicle.players)
    chairs = (f"{chair} ({called[chair]})" if called.get(chair) else chair for chair in saved.chronicle.chairs)
    return f"{shown(name)}: {', '.join(chairs)}, {made}{ended}"


def history(options: argparse.Namespace) -> int:
    """How it goes with nobody seated."""
    story = told_story(options.scenes)
    _tell(story, real(story), ())
    return DONE


def replay(options: argparse.Namespace) -> int:
    """A saved game in full, as far as it fits the story."""
    story = told_story(options.scenes)
    chronicle, lost = fitted(story, game_in(story, saved_file(options.file)).chronicle)
    again = replayed(story, chronicle)
    _tell(story, again.rounds, chronicle.entries)
    told = lost_told(story, lost)
    if again.broken:
        told.append(tr("The game no longer fits the story at {card}.", card=broken_at(story, again.broken)))
        told[-1] += f" {broken_why(again.broken)}"
    if told:
        raise CommandError(PROBLEMS, *told)
    return DONE


def _tell(story: Story, rounds: tuple[Round, ...], entries: tuple[Entry, ...]) -> None:
    """Print a game in full, and how it ended if it did."""
    for line in chronicle_lines(story, rounds, entries):
        say(line)
    if rounds and len(rounds) == len(story.scenes):
        face = ending_of(story, rounds[-1].after).face(rounds[-1].after)
        say(tr("The ending: {ending}.", ending=face.title))
        say(plain(face.text))
