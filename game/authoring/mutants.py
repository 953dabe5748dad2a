"""Mutants: conditions and effects with a slip that a hand makes, and which of them a game would show by going
otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from game.engine.chronicle import Entry
from game.engine.conditions import ALWAYS, NO_PICKS, AtLeast, AtMost, Condition, Is, Objected, Picked, Test
from game.engine.effects import added, total
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.state import State
from game.engine.story import Story

Mutant = tuple[object, ...]
"""Where it stands, and what it makes of a condition or an effect."""
ConditionRead = tuple[str, Condition, State, Mapping[str, str]]
"""Where a condition stands, and the state and the picks by which a game reads it."""


@cache
def mutants_of(condition: Condition) -> tuple[Condition, ...]:
    """The condition with a bound that is off by one, with the opposite of a test, or without one."""
    found: list[Condition] = []
    for place, group in enumerate(condition.groups):
        for number, test in enumerate(group):
            others: list[tuple[Test, ...]] = [()] if len(group) > 1 else []
            match test:
                case AtLeast() | AtMost():
                    others += [(replace(test, value=test.value + step),) for step in (-1, 1)]
                case Is():
                    others += [(replace(test, value=not test.value),)]
                case Picked() | Objected():
                    others += [(replace(test, wanted=not test.wanted),)]
            for other in others:
                changed = (*group[:number], *other, *group[number + 1 :])
                found.append(Condition((*condition.groups[:place], changed, *condition.groups[place + 1 :])))
    if condition != ALWAYS:
        found.append(ALWAYS)
    return tuple(found)


def shown_by(played: Playthrough) -> Iterator[Mutant]:
    """The mutants that would make this game another: a condition that would hold where it does not, or the other way
    round, and an effect whose sign or whose absence would be seen."""
    readings = list(_at_the_end(played))
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        readings += _on_a_card(round, entry, played.chronicle.chairs)
        yield from _effects(played.story, round)
    for where, condition, state, picks in readings:
        holds = condition.holds(state, picks)
        for mutant in mutants_of(condition):
            if mutant.holds(state, picks) is not holds:
                yield where, condition, mutant


def _first(
    where: str, conditions: Iterable[Condition], state: State, picks: Mapping[str, str] = NO_PICKS
) -> Iterator[ConditionRead]:
    """Of a list in which the first that holds is told, those that are read."""
    for condition in conditions:
        yield where, condition, state, picks
        if condition.holds(state, picks):
            return


def _on_a_card(round: Round, entry: Entry, held: Iterable[str]) -> Iterator[ConditionRead]:
    scene, before, picks = round.scene, round.before, dict(round.picks)
    yield scene.id, scene.when, before, NO_PICKS
    if scene.skip:
        yield scene.id, scene.skip.when, before, NO_PICKS
    if round.skipped:
        return
    yield from ((scene.id, variant.when, before, NO_PICKS) for variant in scene.variants)
    for seat in scene.seats:
        here = f"{scene.id} {seat.chair}"
        if seat.absent:
            yield here, seat.absent.when, before, NO_PICKS
        if seat.chair not in picks:
            continue
        if seat.chair in entry.by_people:
            yield from ((here, need.when, before, NO_PICKS) for option in seat.options for need in option.needs)
            yield from _first(here, (echo.when for echo in seat.echoes), before)
            answers = round.chosen(seat.chair).answers
            yield from _first(f"{here} {picks[seat.chair]}", (one.when for one in answers), round.after, picks)
            filed = (one for one in scene.documents if seat.chair in one.chairs)
            yield from ((here, one.when, before, NO_PICKS) for one in filed)
            continue
        moved = [one.follows if seat.chair in held else one.won_over for one in seat.options]
        yield from _first(here, (condition for condition in moved if condition), before)
        for word in (word for word in entry.corridor if word.to == seat.chair):
            asked = (one for option in seat.options for one in option.asked if one.by == word.by)
            yield from ((here, one.when, before, NO_PICKS) for one in asked)
    yield from _first(f"{scene.id} opponent", (move.when for move in scene.opponent), round.after_picks, picks)
    yield from _first(f"{scene.id} together", (move.when for move in scene.together), round.after_move, picks)


def _at_the_end(played: Playthrough) -> Iterator[ConditionRead]:
    story, end = played.story, played.state
    ending = ending_of(story, end)
    yield from _first("endings", (one.when for one in story.endings), end)
    yield from _first(ending.id, (face.when for face in ending.faces), end)
    yield from _first("frames", (one.when for one in story.card_frames), end)
    for chair in played.chronicle.chairs:
        yield from _first(f"{ending.id} {chair}", (one.when for one in dict(ending.chairs).get(chair, ())), end)
        yield from ((f"{aim.id} {chair}", test, end, NO_PICKS) for aim in story.aims for who, test in aim.tests
                    if who == chair)  # fmt: skip
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        for chair in entry.by_people:
            option = round.chosen(chair)
            yield from _first(f"{round.scene.id} {chair} {option.id}", (one.when for one in option.callback), end)


def _effects(story: Story, round: Round) -> Iterator[Mutant]:
    """The effects of a round whose sign, or whose absence, would be seen."""
    scene = round.scene
    picks = [(f"{chair} {id}", round.chosen(chair).effects) for chair, id in round.picks]
    groups = [(picks, round.before)]
    if round.skip:
        groups.append(([("skip", round.skip.effects)], round.before))
    if round.move:
        groups.append(([(f"opponent {scene.opponent.index(round.move)}", round.move.effects)], round.after_picks))
    if round.together:
        groups.append(
            ([(f"together {scene.together.index(round.together)}", round.together.effects)], round.after_move)
        )
    floors = story.floors(scene, round.before)
    for group, before in groups:
        whole = dict(total(effects for _, effects in group).amounts)
        for where, effects in group:
            for name, amount in effects.amounts:
                ends = [
                    added(before[name], whole[name] - less, story.ranges[name], floors.get(name))
                    for less in (0, amount, 2 * amount)
                ]
                yield from ((scene.id, where, name, number) for number, end in enumerate(ends) if end != ends[0])
            yield from ((scene.id, where, fact) for fact, value in effects.facts if bool(before[fact]) is not value)
