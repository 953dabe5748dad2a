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
from game.saves import all_saves
from game.telling.meanwhile import broken_at, broken_why, chronicle_lines, lost_told
from game.telling.prose import plain


def saves(options: argparse.Namespace) -> int:
    """The saved games, a line each; whether one has ended can be said of the story's own."""
    rows = all_saves()
    story = told_story(options.scenes) if rows else None
    for saved in rows:
        name = shown(saved.path.stem)
        if saved.is_folder:
            raise CommandError(PROBLEMS, not_opened(saved.path, saved.why))
        if saved.chronicle is None:
            print(tr("{name}: damaged, {why}. It is left as it is.", name=name, why=saved.why))
        else:
            decisions = sum(bool(entry.by_people) for entry in saved.chronicle.entries)
            made = trn("{number} decision made", "{number} decisions made", decisions)
            ended = f", {tr('finished')}" if story and saved.has_ended(story) else ""
            print(f"{name}: {', '.join(saved.chronicle.chairs)}, {made}{ended}")
    if rows:
        folder = shown(str(rows[0].path.parent))
        print(tr("They are in {folder}. To go on with one: card-index resume NAME", folder=folder))
    else:
        print(tr("There is no saved game yet."))
    return DONE


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
