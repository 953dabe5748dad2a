"""Small stories made by chance: any meters, facts, chairs and cards that the rules of a story allow."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

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
T = TypeVar("T")
amounts = st.integers(-3, 3)


def numbers(length: int, below: int) -> st.SearchStrategy[list[int]]:
    """What is done at so many moments, drawn at once. Every number is as likely at the last moment as at the first:
    digits of one large number would nearly all be nought, for small numbers are tried far more often than large."""
    return st.binary(min_size=length, max_size=length).map(lambda drawn: [byte % below for byte in drawn])


PLACES = {count: st.integers(0, count - 1) for count in range(1, 11)}
LISTS = {count: st.lists(places, max_size=3) for count, places in PLACES.items()}
CHANCE = st.booleans()
"""Made once: what is drawn from costs far more than to draw from it."""


def one(draw: st.DrawFn, values: Sequence[T]) -> T:
    """One of these."""
    return values[draw(PLACES[len(values)])]


def perhaps(draw: st.DrawFn, values: Sequence[T]) -> T | None:
    """One of these, or nothing."""
    return one(draw, values) if draw(CHANCE) else None


def meter(draw: st.DrawFn, id: str) -> Meter:
    low, above = draw(PLACES[6]) - 3, draw(PLACES[9]) + 1
    lows = sorted({low, *(low + place for place in draw(LISTS[above + 1]))})
    bands = tuple((low, f"{id} from {low}") for low in lows)
    start = low + draw(PLACES[above + 1])
    return Meter(id, id, low, low + above, start, bands, floors=tuple(draw(floors)))


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


worlds = conditions(of_the_world)
some_worlds = st.lists(worlds, min_size=2, max_size=4)
some_picks = st.lists(conditions(of_picks), min_size=2, max_size=4)
some_effects = st.lists(effects, min_size=2, max_size=5)
some_chairs = st.lists(st.sampled_from(CHAIRS), min_size=1, unique=True)


class Pool(NamedTuple):
    """What the rules of one story are put together from: drawing it once is much faster than for each rule."""

    worlds: list[Condition]
    picks: list[Condition]
    effects: list[Effects]


def pool_of(draw: st.DrawFn) -> Pool:
    worlds = draw(some_worlds)
    return Pool(worlds, [*worlds, *draw(some_picks)], draw(some_effects))


def asked(draw: st.DrawFn, chair: str, pool: Pool) -> Iterator[Asked]:
    """What a chair says to the words of others."""
    if draw(CHANCE):
        other = one(draw, [other for other in CHAIRS if other != chair])
        yield Asked(other, draw(some_options), one(draw, pool.worlds), "yes", "no")


def seat(draw: st.DrawFn, chair: str, pool: Pool) -> Seat:
    """Two options that are always open, one of them history's, and up to two more."""
    options = [
        Option(
            id=id, label=id, attends="any", outcome="", historical=int(place == 0), debated="ours" if place else "",
            effects=one(draw, pool.effects),
            needs=(Need(one(draw, pool.worlds), "locked"),) if place > 1 else (),
            won_over=perhaps(draw, pool.worlds) if place else None,
            follows=perhaps(draw, pool.worlds) if place else None,
            asked=tuple(asked(draw, chair, pool)) if place else (),
            objects=draw(CHANCE),
            answers=(Telling("granted", one(draw, pool.picks)), Telling("refused")) if place else (),
        )
        for place, id in enumerate(OPTIONS[: 2 + draw(PLACES[3])])
    ]  # fmt: skip
    if draw(CHANCE):
        options.reverse()
    away = perhaps(draw, pool.worlds)
    return Seat(chair, "", tuple(options), Absence(away, "away") if away else None)


def moves(draw: st.DrawFn, pool: Pool) -> tuple[Move, ...]:
    return tuple(Move("moves", one(draw, pool.picks), one(draw, pool.effects)) for _ in range(draw(PLACES[3])))


def scene(draw: st.DrawFn, place: int, pool: Pool) -> Scene:
    playthrough = draw(some_chairs)
    last = Move("whatever else", ALWAYS, one(draw, pool.effects))
    skipped = perhaps(draw, pool.worlds)
    return Scene(
        id=f"card-{place}", act="act", title="", date=FIRST + timedelta(place), day="", place="", prose="",
        seats=tuple(seat(draw, chair, pool) for chair in playthrough), opponent=(*moves(draw, pool), last),
        together=moves(draw, pool), skip=Skip(skipped, "bridge", one(draw, pool.effects)) if skipped else None,
        history=History("", ()), ask=(),
    )  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A story of up to four cards, with a deck of all of them and one of some."""
    pool = pool_of(draw)
    cards = tuple(scene(draw, place, pool) for place in range(1 + draw(PLACES[4])))
    every = {chair: frozenset(card.id for card in cards if card.seat(chair)) for chair in CHAIRS}
    some = {chair: frozenset(id for id in sorted(every[chair]) if draw(CHANCE)) for chair in CHAIRS}
    guesses = frozenset(card.id for card in cards if draw(CHANCE))
    aim = one(draw, pool.worlds)
    return Story(
        title="", tagline="", opponent=Opponent("", ""), attends=(Attention("any", "anything"),),
        acts=(Act("act", "act", "opens"),), curve="hold",
        meters=tuple(meter(draw, id) for id in METERS), facts=tuple(Fact(id, draw(CHANCE)) for id in FACTS),
        chairs=tuple(Chair(chair, chair, "") for chair in CHAIRS),
        aims=(Aim("aim", "an aim", tuple((chair, aim) for chair in CHAIRS), "", ""),),
        decks=(
            Deck("some", "", "", tuple(some.items()), words=1),
            Deck("whole", "", "", tuple(every.items()), guesses, words=2),
        ),
        scenes=cards, endings=(Ending("first", "", "", one(draw, pool.worlds)), Ending("else", "", "")),
        fates=Fates("", (), ""),
    )  # fmt: skip
