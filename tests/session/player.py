"""A player without a face: everything that can be done with a session, chosen by numbers."""

from collections.abc import Callable, Iterator

from game.engine.meters import Meter
from game.engine.rules import open_options
from game.session.moment import BriefingMoment, HandOverMoment, RevealMoment, corridor_of
from game.session.session import Session
from game.telling.question import PASS

Command = Callable[[Session], Session]


def forward(session: Session) -> Iterator[Command]:
    """What leads on from here, at one machine: one command where something is only told."""
    if isinstance(session.moment, (BriefingMoment, HandOverMoment, RevealMoment)):
        yield lambda s: s.go_on()
    elif session.guesser:
        bands = session.story.find(Meter, session.story.curve).bands
        for band in (PASS, *(str(low) for low, _ in bands)):
            yield lambda s, band=band: s.guess(band)  # type: ignore[misc]
    elif seat := session.turn:
        for option in open_options(seat, session.playthrough.state):
            yield lambda s, id=option.id: s.choose(id)  # type: ignore[misc]
    elif session.forecaster:
        for answer in (PASS, *(option.id for option in session.tables.watched.options)):
            yield lambda s, answer=answer: s.foretell(answer)  # type: ignore[misc]


def typed(session: Session, number: int) -> Iterator[Command]:
    """What can be typed here before anything is decided."""
    if seat := session.turn:
        options = open_options(seat, session.playthrough.state)
        hands = {option.id: number + place for place, option in enumerate(options)}
        yield lambda s: s.note(f"because {number}")
        corridor = corridor_of(session, seat.chair)
        if known := (*corridor.open, *corridor.said):
            yield lambda s: s.speak(known[number % len(known)][0])
        if session.chronicle.mode == "class":
            yield lambda s: s.count(hands)
            yield lambda s: s.count(hands, first=True)
            yield lambda s: s.open_vote()
            yield lambda s: s.close_vote()


def played(session: Session, numbers: list[int]) -> Session:
    """The game to which these numbers lead forward; in a vote the first option that leads is chosen."""
    for number in numbers:
        session = step(session, number)
    return session


def step(session: Session, number: int) -> Session:
    ways = list(forward(session))
    return ways[number % len(ways)](session) if ways else session


def somewhere(
    session: Session, numbers: list[int], hundredths: int, lead: Callable[[Session, int], Session] = step
) -> Session:
    """The moment of a game at which so many hundredths of its moments are over. A game of three cards ends long before
    its numbers do: cut anywhere, they would nearly always lead to its end."""
    passed = [session]
    for number in numbers:
        if session.ended:
            break
        session = lead(session, number)
        passed.append(session)
    return passed[hundredths * (len(passed) - 1) // 100]
