"""A new game from the flags of the command line: everything that the set-up screen asks can be said there."""

import argparse
import random
from collections.abc import Callable, Iterable, Sequence

from game.engine.chronicle import Chronicle, Mode
from game.engine.story import Story
from game.exit_codes import MISUSED, CommandError
from game.telling.set_up import by_lot, lacking, unasked
from game.telling.typed import LONGEST_NAME, team_name
from game.typed_names import understood


def new_game(
    options: argparse.Namespace, story: Story, shuffle: Callable[[list[str]], None] = random.shuffle
) -> Chronicle | None:
    """The game that the flags ask for; None where no chair is named, so that the game asks. Raises CommandError."""
    deck = understood("deck", options.deck, story.decks) if options.deck else ""
    start = _start(options.start, story)
    chairs = chairs_of(options.chairs, story)
    aims = _aims(options.aim, chairs, story)
    players = _players(options.names, chairs, story, shuffle if options.lot else None)
    if not chairs:
        if options.aim or options.deck or options.start or options.names or options.votes or options.lot:
            raise CommandError(
                MISUSED, "A flag that says how a game goes needs --as CHAIR; without it the game asks for everything."
            )
        return None
    mode: Mode = "class" if options.votes else "teams" if len(chairs) > 1 else "solo"
    game = Chronicle(chairs, aims, deck or story.decks[-1].id, start, mode=mode, players=players)
    if lacks := lacking(story, game):
        how = "" if unasked(story, game) else " --class goes with one --as, and several --as are teams."
        raise CommandError(MISUSED, f"{lacks}{how}")
    return game.sealed(story)


def seating(options: argparse.Namespace, story: Story) -> Chronicle:
    """A game of which only chairs, deck and first card are said; by the first chair, where none is. Raises
    CommandError."""
    deck = understood("deck", options.deck, story.decks) if options.deck else story.decks[-1].id
    chairs = chairs_of(options.chairs, story) or (story.chairs[0].id,)
    mode: Mode = "teams" if len(chairs) > 1 else "solo"
    game = Chronicle(chairs, deck=deck, start=_start(options.start, story), mode=mode)
    if lacks := lacking(story, game):
        raise CommandError(MISUSED, lacks)
    return game


def chairs_of(typed: Iterable[str], story: Story) -> tuple[str, ...]:
    """The chairs that were named, each once. Raises CommandError."""
    return tuple(dict.fromkeys(understood("chair", one, story.chairs) for one in typed))


def _start(said: str, story: Story) -> str:
    """A scene, or the first of a year."""
    for scene in story.scenes:
        if said == str(scene.date.year):
            return scene.id
    return understood("scene or year", said, story.scenes) if said else ""


def _aims(said: Sequence[str], chairs: Sequence[str], story: Story) -> tuple[tuple[str, str], ...]:
    """``--aim AIM`` for every chair, ``--aim CHAIR=AIM`` for one."""
    aims: dict[str, str] = {}
    for one in said:
        chair, equals, name = one.rpartition("=")
        aim = understood("aim", name, story.aims)
        aims.update(dict.fromkeys([_held(chair, chairs, story)] if equals else chairs, aim))
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
        chair = _held(chair, chairs, story)
        names[chair] = team_name(name)
        if len(names[chair]) > LONGEST_NAME:
            raise CommandError(
                MISUSED, f"A name has at most {LONGEST_NAME} letters, and {names[chair][:LONGEST_NAME]}… has more."
            )
    if shuffle:
        names = dict(zip(chairs, by_lot([names.get(chair, "") for chair in chairs], shuffle), strict=True))
    return tuple((chair, names[chair]) for chair in chairs if names.get(chair))


def _held(typed: str, chairs: Sequence[str], story: Story) -> str:
    """The chair that was named, if somebody takes it."""
    chair = understood("chair", typed, story.chairs)
    if chair not in chairs:
        raise CommandError(MISUSED, f"Nobody takes the chair {chair}: add --as {chair}.")
    return chair
