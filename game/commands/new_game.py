"""A new game from the flags of the command line: everything that the set-up screen asks can be said there."""

import argparse
import random
from collections.abc import Callable, Iterable, Sequence

from game.console import shown
from game.engine.chronicle import Chronicle, Mode
from game.engine.scene import Scene
from game.engine.story import Aim, Chair, Deck, Story
from game.exit_codes import MISUSED, CommandError
from game.telling.set_up import by_lot, lacking, unasked
from game.telling.typed import LONGEST_NAME, team_name


def new_game(
    options: argparse.Namespace, story: Story, shuffle: Callable[[list[str]], None] = random.shuffle
) -> Chronicle | None:
    """The game that the flags ask for; None where no chair is named, so that the game asks. Raises CommandError."""
    known("chair", options.chairs, story.chairs)
    known("deck", [options.deck] if options.deck else [], story.decks)
    start = _start(options.start, story)
    chairs = tuple(dict.fromkeys(options.chairs))
    aims = _aims(options.aim, chairs, story)
    players = _players(options.names, chairs, story, shuffle if options.lot else None)
    if not chairs:
        if options.aim or options.deck or options.start or options.names or options.votes or options.lot:
            raise CommandError(
                MISUSED, "A flag that says how a game goes needs --as CHAIR; without it the game asks for everything."
            )
        return None
    mode: Mode = "class" if options.votes else "teams" if len(chairs) > 1 else "solo"
    game = Chronicle(chairs, aims, options.deck or story.decks[-1].id, start, mode=mode, players=players)
    if lacks := lacking(story, game):
        how = "" if unasked(story, game) else " --class goes with one --as, and several --as are teams."
        raise CommandError(MISUSED, f"{lacks}{how}")
    return game.sealed(story)


def known(what: str, names: Iterable[str], rows: Sequence[Chair | Aim | Deck | Scene]) -> None:
    """Raises CommandError for a name that the story has not."""
    ids = [row.id for row in rows]
    for name in names:
        if name not in ids:
            raise CommandError(MISUSED, f"There is no {what} called {shown(name)}. Choose one of: {', '.join(ids)}.")


def _start(said: str, story: Story) -> str:
    """A scene by its id, or the first of a year."""
    for scene in story.scenes:
        if said == str(scene.date.year):
            return scene.id
    known("scene", [said] if said else [], story.scenes)
    return said


def _aims(said: Sequence[str], chairs: Sequence[str], story: Story) -> tuple[tuple[str, str], ...]:
    """``--aim AIM`` for every chair, ``--aim CHAIR=AIM`` for one."""
    aims: dict[str, str] = {}
    for one in said:
        chair, equals, aim = one.rpartition("=")
        known("aim", [aim], story.aims)
        if equals:
            _held(chair, chairs, story)
        aims.update({chair: aim} if equals else dict.fromkeys(chairs, aim))
    return tuple((chair, aims[chair]) for chair in chairs if chair in aims)


def _players(
    said: Sequence[str], chairs: Sequence[str], story: Story, shuffle: Callable[[list[str]], None] | None
) -> tuple[tuple[str, str], ...]:
    """``--name CHAIR=NAME``; by lot the names, or numbers where there are none, are dealt among the chairs."""
    names: dict[str, str] = {}
    for one in said:
        chair, equals, name = one.partition("=")
        if not equals:
            raise CommandError(MISUSED, f"--name wants a chair and a name: --name {story.chairs[0].id}=NAME.")
        _held(chair, chairs, story)
        names[chair] = team_name(name)
        if len(names[chair]) > LONGEST_NAME:
            raise CommandError(
                MISUSED, f"A name has at most {LONGEST_NAME} letters, and {names[chair][:LONGEST_NAME]}… has more."
            )
    if shuffle:
        names = dict(zip(chairs, by_lot([names.get(chair, "") for chair in chairs], shuffle), strict=True))
    return tuple((chair, names[chair]) for chair in chairs if names.get(chair))


def _held(chair: str, chairs: Sequence[str], story: Story) -> None:
    known("chair", [chair], story.chairs)
    if chair not in chairs:
        raise CommandError(MISUSED, f"Nobody takes the chair {shown(chair)}: add --as {shown(chair)}.")
