"""The names of the state that a condition reads: on them rests which states are one for whoever walks through all."""

from game.engine.conditions import AtLeast, AtMost, Chose, Condition, Is, Objected, Picked
from game.engine.readers import names_in


def test_a_condition_reads_meters_facts_and_memories_and_not_the_picks_of_its_own_round() -> None:
    picked, objected = Picked("mary", "1901-03-bridge", ("wait",)), Objected("tom", 2)
    first = (AtLeast("trust", 2), Is("book-read", True), Chose("mary", ("wait",)))
    second = (AtMost("grip", 3), picked, objected)
    condition = Condition((first, second))
    assert list(names_in(condition)) == ["trust", "book-read", "grip", picked.name, objected.name]
