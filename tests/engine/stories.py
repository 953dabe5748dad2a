"""Small stories made by chance: any meters, facts, chairs and cards that the rules of a story allow."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from game.engine.conditions import ALWAYS, AtLeast, AtMost, Chose, Condition, Count, Is, Objected, Picked, Test
from game.engine.effects import Effects, Floor
from game.engine.endings import Ending, Fates
from game.engine.meters import Fact, Meter
from game.engine.scene import Absence, Asked, History, Move, Need, Option, Scene, Seat, Skip, Telling
from game.engine.story import Act, Aim, Attention, Chair, Deck, Opponent, Story

CHAIRS = ("ann", "bob", "cid")
METERS = ("hold", "bread", "trust")
FACTS = ("pact", "split")
OPTIONS = ("go", "stay", "talk", "wait")
CARDS = ("card-0", "card-1", "card-2", "card-3")
FIRST = date(1901, 1, 1)
amounts = st.integers(-3, 3)


def numbers(length: int, below: int) -> st.SearchStrategy[list[int]]:
    """What is done at so many moments, drawn at once. Every number is as likely at the last moment as at the first:
    digits of one large number would nearly all be nought, for small numbers are tried far more often than large."""
    return st.binary(min_size=length, max_size=length).map(lambda drawn: [byte % below for byte in drawn])


@st.composite
def meters(draw: st.DrawFn, id: str) -> Meter:
    low = draw(st.integers(-3, 2))
    high = low + draw(st.integers(1, 9))
    lows = sorted({low, *draw(st.lists(st.integers(low, high), max_size=3))})
    bands = tuple((one, f"{id} from {one}") for one in lows)
    return Meter(id, id, low, high, draw(st.integers(low, high)), bands, floors=tuple(draw(floors)))


some_options = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True).map(tuple)
of_the_world: st.SearchStrategy[Test] = st.one_of(
    st.builds(AtLeast, st.sampled_from(METERS), amounts),
    st.builds(AtMost, st.sampled_from(METERS), amounts),
    st.builds(Is, st.sampled_from(FACTS), st.booleans()),
    st.builds(Picked, st.sampled_from(CHAIRS), st.sampled_from(CARDS), some_options, st.booleans()),
    st.builds(Objected, st.sampled_from(CHAIRS), st.integers(1, 2), st.booleans()),
)
of_picks: st.SearchStrategy[Test] = st.one_of(
    of_the_world,
    st.builds(Chose, st.sampled_from(CHAIRS), some_options, st.booleans()),
    st.builds(Count, st.integers(1, 3), some_options),
)


def conditions(tests: st.SearchStrategy[Test]) -> st.SearchStrategy[Condition]:
    group = st.lists(tests, min_size=1, max_size=2).map(tuple)
    return st.builds(Condition, st.lists(group, min_size=1, max_size=2).map(tuple))


floors = st.lists(
    st.builds(Floor, st.integers(0, 3).map(lambda place: FIRST + timedelta(place)), amounts, conditions(of_the_world)),
    max_size=1,
)
effects = st.builds(
    Effects,
    st.lists(st.tuples(st.sampled_from(METERS), amounts), max_size=3, unique_by=lambda row: row[0]).map(tuple),
    st.lists(st.tuples(st.sampled_from(FACTS), st.booleans()), max_size=2, unique_by=lambda row: row[0]).map(tuple),
)


class Pool(NamedTuple):
    """What the rules of one story are put together from: drawing it once is much faster than for each rule."""

    worlds: st.SearchStrategy[Condition]
    picks: st.SearchStrategy[Condition]
    effects: st.SearchStrategy[Effects]


@st.composite
def pools(draw: st.DrawFn) -> Pool:
    worlds = draw(st.lists(conditions(of_the_world), min_size=2, max_size=4))
    picks = draw(st.lists(conditions(of_picks), min_size=2, max_size=4))
    changes = draw(st.lists(effects, min_size=2, max_size=5))
    return Pool(st.sampled_from(worlds), st.sampled_from([*worlds, *picks]), st.sampled_from(changes))


def words(chair: str, pool: Pool) -> st.SearchStrategy[list[Asked]]:
    """What a chair says to the words of others."""
    others = st.sampled_from([other for other in CHAIRS if other != chair])
    return st.lists(st.builds(Asked, others, some_options, pool.worlds, st.just("yes"), st.just("no")), max_size=1)


@st.composite
def seats(draw: st.DrawFn, chair: str, pool: Pool) -> Seat:
    """Two options that are always open, one of them history's, and up to two more."""
    options = [
        Option(
            id=id, label=id, attends="any", outcome="", historical=int(place == 0), debated="ours" if place else "",
            effects=draw(pool.effects),
            needs=(Need(draw(pool.worlds), "locked"),) if place > 1 else (),
            won_over=draw(st.none() | pool.worlds) if place else None,
            follows=draw(st.none() | pool.worlds) if place else None,
            asked=tuple(draw(words(chair, pool))) if place else (),
            objects=draw(st.booleans()),
            answers=(Telling("granted", draw(pool.picks)), Telling("refused")) if place else (),
        )
        for place, id in enumerate(OPTIONS[: draw(st.integers(2, 4))])
    ]  # fmt: skip
    absent = st.none() | st.builds(Absence, pool.worlds, st.just("away"))
    return Seat(chair, "", tuple(options[:: draw(st.sampled_from([1, -1]))]), draw(absent))


def moves(pool: Pool) -> st.SearchStrategy[tuple[Move, ...]]:
    return st.lists(st.builds(Move, st.just("moves"), pool.picks, pool.effects), max_size=2).map(tuple)


@st.composite
def scenes(draw: st.DrawFn, place: int, pool: Pool) -> Scene:
    playthrough = draw(st.lists(st.sampled_from(CHAIRS), min_size=1, unique=True))
    last = Move("whatever else", ALWAYS, draw(pool.effects))
    skip = st.builds(Skip, pool.worlds, st.just("bridge"), pool.effects)
    return Scene(
        id=f"card-{place}", act="act", title="", date=FIRST + timedelta(place), day="", place="", prose="",
        seats=tuple(draw(seats(chair, pool)) for chair in playthrough), opponent=(*draw(moves(pool)), last),
        together=draw(moves(pool)), skip=draw(st.none() | skip), history=History("", ()), ask=(),
    )  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of up to four cards, with a deck of all of them and one of some."""
    pool = draw(pools())
    cards = tuple(draw(scenes(place, pool)) for place in range(draw(st.integers(1, 4))))
    every = {chair: frozenset(card.id for card in cards if card.seat(chair)) for chair in CHAIRS}
    some = {chair: frozenset(id for id in sorted(every[chair]) if draw(st.booleans())) for chair in CHAIRS}
    guesses = frozenset(card.id for card in cards if draw(st.booleans()))
    aim = draw(pool.worlds)
    return Story(
        title="", tagline="", opponent=Opponent("", ""), attends=(Attention("any", "anything"),),
        acts=(Act("act", "act", "opens"),), curve="hold",
        meters=tuple(draw(meters(id)) for id in METERS), facts=tuple(Fact(id, draw(st.booleans())) for id in FACTS),
        chairs=tuple(Chair(chair, chair, "") for chair in CHAIRS),
        aims=(Aim("aim", "an aim", tuple((chair, aim) for chair in CHAIRS), "", ""),),
        decks=(
            Deck("some", "", "", tuple(some.items()), words=1),
            Deck("whole", "", "", tuple(every.items()), guesses, words=2),
        ),
        scenes=cards, endings=(Ending("first", "", "", draw(pool.worlds)), Ending("else", "", "")),
        fates=Fates("", (), ""),
    )  # fmt: skip
