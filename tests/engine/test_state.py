"""A state is a frozen table of values, and one with another of the same names and values."""

from dataclasses import replace

import pytest

from game.engine.conditions import AtLeast, Condition, Is
from game.engine.state import State
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)


def test_states_are_one_where_every_value_is_and_whoever_reads_one_sees_all_of_it() -> None:
    start = State.of({"hold": 3, "pact": False})
    changed = start.changed({"pact": True})
    back = changed.changed({"pact": 0})
    assert list(start.items()) == [("hold", 3), ("pact", 0)]
    assert start != changed
    assert start == back
    assert len({start, changed, back}) == 2
    assert start != State.of({"hold": 3, "split": 0})
    assert start != "a state"
    assert repr(changed) == "State({'hold': 3, 'pact': 1})"


def test_a_change_leaves_the_state_before_it_as_it_was() -> None:
    start = State.of({"hold": 3, "pact": 0})
    assert start.changed({}) is start
    assert dict(start.changed({"hold": 4})) == {"hold": 4, "pact": 0}
    assert dict(start) == {"hold": 3, "pact": 0}


def test_nothing_can_be_changed_that_was_never_declared() -> None:
    with pytest.raises(KeyError):
        State.of({"hold": 3}).changed({"holt": 4})


def test_a_meter_has_every_value_from_its_lowest_to_its_highest_and_a_fact_has_two() -> None:
    assert list(TINY.values("trust")) == [0, 1, 2, 3, 4, 5]
    assert list(TINY.values("book-read")) == [0, 1]
    below = replace(TINY, meters=(replace(TINY.meters[0], low=-2, high=1), *TINY.meters[1:]))
    assert list(below.values(TINY.meters[0].id)) == [-2, -1, 0, 1]


def test_a_condition_knows_all_that_it_looks_at_whichever_way_leads_to_it() -> None:
    tests = AtLeast("hold", 3), Is("pact", True), Is("split", False)
    assert Condition((tests[:2], tests[2:])).tests() == tests
