"""What a state remembers of earlier cards, floors under which a meter does not fall, and the faces of an ending."""

from dataclasses import replace

import pytest

from game.engine.conditions import ALWAYS, Condition, Is, Objected, Picked, objections
from game.engine.effects import Effects, added
from game.engine.endings import Face
from game.engine.memory import Memory, words_left
from tests.classroom.games import TINY


@pytest.mark.parametrize(
    ("value", "amount", "floor", "after"),
    [
        (5, -4, None, 1), (5, -9, None, 0), (5, 9, None, 10),
        (5, -4, 3, 3), (5, -1, 3, 4), (5, 9, 3, 10), (3, -1, 3, 3),
        (2, -1, 3, 2), (2, 2, 3, 4), (5, -9, -3, 0),
    ],
)  # fmt: skip
def test_a_meter_does_not_fall_under_its_floor_and_is_not_lifted_to_it(
    value: int, amount: int, floor: int | None, after: int
) -> None:
    assert added(value, amount, (0, 10), floor) == after


def test_an_earlier_pick_is_remembered_whatever_the_order_of_the_options() -> None:
    either, other = Picked("mary", "bridge", ("wait", "ask")), Picked("mary", "bridge", ("ask", "wait"), wanted=False)
    assert either.name == other.name
    assert len({either.name, Picked("tom", "bridge", ("wait", "ask")).name, Picked("mary", "ford", ("ask",)).name}) == 3
    assert [either.holds({either.name: value}, {}) for value in (0, 1)] == [False, True]
    assert [other.holds({other.name: value}, {}) for value in (0, 1)] == [True, False]


def test_objections_are_counted_for_each_chair() -> None:
    twice, less = Objected("mary", 2), Objected("mary", 2, wanted=False)
    assert twice.name == less.name == objections("mary") != objections("tom")
    assert [twice.holds({twice.name: value}, {}) for value in (1, 2, 3)] == [False, True, True]
    assert [less.holds({less.name: value}, {}) for value in (1, 2, 3)] == [True, False, False]


def test_an_ending_shows_the_first_face_that_holds_and_else_its_own() -> None:
    built, read = (Condition(((Is(fact, True),),)) for fact in ("bridge-built", "book-read"))
    faces = Face(built, "Built", "It stands."), Face(read, "Read", "It was read.")
    ending = replace(TINY.endings[0], faces=faces)
    assert ending.face(TINY.start) == Face(ALWAYS, ending.title, ending.text)
    assert ending.face(TINY.start.changed({"book-read": 1})) == faces[1]
    assert ending.face(TINY.start.changed({"book-read": 1, "bridge-built": 1})) == faces[0]
    assert set(ending.conditions()) >= {built, read}


def test_only_what_something_reads_is_remembered_and_words_are_counted_for_those_who_have_some() -> None:
    bridge = TINY.scenes[0]
    mary, tom = bridge.seats
    wait, ask, *_ = mary.options
    recalled = Picked("mary", bridge.id, (wait.id,)), Picked("mary", bridge.id, (wait.id, ask.id))
    counted = Objected("mary", 2), Objected("mary", 3), Objected("mary", 1)
    memory = Memory.of([Condition((recalled, counted[:1])), Condition((counted[1:],))], ["tom"], 4)
    assert dict(memory.ranges) == {
        recalled[0].name: (0, 1),
        recalled[1].name: (0, 1),
        objections("mary"): (0, 3),
        words_left("tom"): (0, 4),
    }
    objecting = replace(wait, objects=True)
    both = ((recalled[0].name, True), (recalled[1].name, True))
    assert memory.effects(bridge, "mary", replace(wait, objects=False)) == Effects((), both)
    assert memory.effects(bridge, "mary", objecting) == Effects(((objections("mary"), 1),), both)
    assert memory.effects(bridge, "mary", replace(ask, objects=False)) == Effects((), both[1:])
    assert memory.effects(TINY.scenes[1], "mary", objecting) == Effects(((objections("mary"), 1),))
    assert memory.effects(bridge, "tom", replace(tom.options[0], objects=True)) == Effects()
    assert Memory.of([], [], 4).effects(bridge, "mary", objecting) == Effects()
