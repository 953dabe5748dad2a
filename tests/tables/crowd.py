"""A room of people by chance: they come and go, vote, pick, guess and foretell; a desk leads them on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from game.engine.chronicle import Chronicle, Mode
from game.engine.meters import Meter
from game.engine.rules import NotOpen, open_options
from game.engine.story import Story
from game.session.session import Session
from game.session.tables import Tables
from game.tables.room import Room
from game.telling.question import PASS
from tests.classroom.games import TINY

CHAIRS = tuple(chair.id for chair in TINY.chairs)
KEYS = tuple(f"key-{number}" for number in range(8))


def opened(
    mode: Mode = "teams",
    voting: tuple[str, ...] = (),
    recommit: bool = False,
    story: Story = TINY,
    deck: str = "whole",
    together: int = 0,
) -> Room:
    """A room before the game has begun; so many chairs, from the first on, are of one table."""
    chairs = tuple(chair.id for chair in story.chairs)
    chronicle = Chronicle(chairs if mode == "teams" else chairs[:1], deck=deck, mode=mode)
    chronicle = replace(chronicle, players=tuple((chair, "we") for chair in chairs[:together]))
    return Room(Session.begin(story, chronicle.sealed(story)), "BCDFG", frozenset(voting), recommit)


def opened_by(dice: Random) -> Room:
    """A room of one kind or another."""
    mode: Mode = dice.choice(["class", "teams"])
    together = dice.choice([0, 2]) if mode == "teams" else 0
    tables = [CHAIRS[:together], *((chair,) for chair in CHAIRS[together:])]
    voting = CHAIRS[:1] if mode == "class" else tuple(one for table in tables if dice.random() < 0.4 for one in table)
    room = opened(mode, voting, dice.random() < 0.5, together=together)
    for key in KEYS[:4]:
        chair = dice.choice(["", *room.voting])
        room = room.join(key, key, chair)
    return room.start() if dice.random() < 0.9 else room


def answered(room: Room, key: str, dice: Random) -> Room:
    """What a guest who sits in a chair answers, if anything is asked of it."""
    session, chair = room.session, room.guests[key].chair
    tables: Tables = session.tables
    own = [one for one in session.chronicle.chairs if tables.first(one) == chair]
    if chair in tables.guessing and chair not in session.draft.answers("guess"):
        bands = [low for low, _ in session.story.find(Meter, session.story.curve).bands]
        return room.answer(key, session.guess(dice.choice([PASS, *map(str, bands)]), chair))
    if seats := [seat for seat in session.playthrough.asked if seat.chair in own]:
        seat = dice.choice(seats)
        option = dice.choice(open_options(seat, session.playthrough.state)).id
        return room.answer(key, session.note(dice.choice(["", "because"]), seat.chair).choose(option, seat.chair))
    return room.answer(key, session.foretell(PASS, chair))


def said(room: Room, key: str, dice: Random) -> Room:
    """What a guest says who votes or watches."""
    story = room.session.story
    bands = [str(low) for low, _ in story.find(Meter, story.curve).bands]
    options = [one.id for seat in room.session.playthrough.asked[:1] for one in seat.options]
    kind = dice.choice(["guess", "forecast", "back"])
    if kind == "guess":
        return room.say(key, "guess", dice.choice([PASS, *bands]))
    return room.unsay(key) if kind == "back" else room.say(key, "forecast", dice.choice([PASS, *options]))


def guests_do(room: Room, dice: Random) -> Room:
    """One thing that a guest may try."""
    key = dice.choice(KEYS)
    if key not in room.guests:
        return room.join(key, key, dice.choice(["", *room.session.chronicle.chairs]))
    if dice.random() < 0.05:
        return room.kick(key)
    chair = room.guests[key].chair
    if chair in ("", *room.voting) and dice.random() < 0.5:
        return said(room, key, dice)
    if chair in room.voting and room.session.playthrough.asked:
        seat = dice.choice(room.session.playthrough.asked)  # also one of another table
        return room.vote(key, dice.choice(seat.options).id, seat.chair)
    return answered(room, key, dice) if room.phase in ("asked", "closed") else room


def desk_does(room: Room, dice: Random) -> Room:
    """One thing that the desk may try."""

    def decide(room: Room) -> Room:
        seat = dice.choice(room.session.playthrough.asked)
        return room.decide(dice.choice(seat.options).id, seat.chair) if room.phase == "closed" else room

    def guess(room: Room) -> Room:
        return room.guess(PASS, room.session.guesser) if room.session.guesser else room

    chair = dice.choice(room.session.chronicle.chairs)
    ways: list[Callable[[Room], Room]] = [
        Room.start, Room.go_on, Room.go_on, Room.go_on, Room.open, Room.close, Room.close, Room.hold,
        decide, decide, guess, guess,
        lambda room: room.note(dice.choice(["", "because"]), chair), lambda room: room.show(chair),
    ]  # fmt: skip
    if dice.random() < 0.2:
        ways += [Room.settle, Room.let_name, lambda room: room.let_vote(chair, dice.random() < 0.7)]
    if room.guests:
        key, other = dice.choice([*room.guests]), dice.choice(KEYS)
        ways += [lambda room: room.reopen(key, other), lambda room: room.move(key, dice.choice(["", *CHAIRS]))]
    if dice.random() < 0.1:
        ways += [Room.skip, Room.undo, Room.undo, Room.lock, lambda room: room.lock(False)]
    try:
        return dice.choice(ways)(room)
    except IndexError:  # nobody is asked
        return room


def tried(room: Room, dice: Random) -> Room:
    """The next room; the same one where what was tried is refused."""
    try:
        return guests_do(room, dice) if dice.random() < 0.7 else desk_does(room, dice)
    except NotOpen:
        return room


def asked(room: Room) -> Room:
    """The room at its next card, with no guess made."""
    room = room.start()
    while room.phase != "asked" or room.session.guesser:
        room = room.guess(PASS, room.session.guesser) if room.session.guesser else room.go_on()
    return room


def a_class(recommit: bool = False, hands: int = 5) -> Room:
    """A class before its first card, that so many of it watch."""
    room = opened("class", CHAIRS[:1], recommit)
    for number in range(hands):
        room = room.join(f"key-{number}", "")
    return asked(room)


def options(room: Room) -> list[str]:
    return [option.id for option in open_options(room.session.playthrough.asked[0], room.session.playthrough.state)]


def files(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]
