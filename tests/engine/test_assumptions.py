"""Texts that take something for granted are known by their place in the file where it is not so."""

from dataclasses import replace

import pytest

from game.engine.assumptions import false_moves, false_texts
from game.engine.conditions import ALWAYS, Condition
from game.engine.rules import play
from game.engine.scene import Move, Scene, Variant
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)
NEVER = Condition(())
BARE = replace(TINY.scenes[0], variants=())
PROSE, BRIEF = Variant(ALWAYS, prose="told"), Variant(ALWAYS, briefs=(("mary", "hers"),))
AWAY = Variant(NEVER, prose="never told", assumes=NEVER)


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        (BARE, []),
        (replace(BARE, assumes=NEVER), ["prose"]),
        (replace(BARE, variants=(PROSE,)), []),
        (replace(BARE, assumes=NEVER, variants=(PROSE,)), []),
        (replace(BARE, assumes=NEVER, variants=(AWAY, BRIEF)), ["prose"]),
        (replace(BARE, variants=(AWAY, replace(PROSE, assumes=NEVER))), ["variants 2"]),
    ],
    ids=["true", "prose", "a variant", "a variant instead", "a variant of a brief", "a false variant"],
)
def test_a_text_is_false_where_it_is_read_and_what_it_assumes_is_not_so(scene: Scene, told: list[str]) -> None:
    assert list(false_texts(scene, TINY.start, ["mary", "tom"])) == told


def test_a_brief_is_false_for_a_chair_that_reads_it() -> None:
    scene = replace(BARE, seats=tuple(replace(seat, assumes=NEVER) for seat in BARE.seats))
    assert list(false_texts(scene, TINY.start, ["mary", "tom"])) == ["chairs mary", "chairs tom"]
    assert list(false_texts(scene, TINY.start, ["tom"])) == ["chairs tom"]
    assert list(false_texts(replace(scene, variants=(BRIEF,)), TINY.start, ["mary", "tom"])) == ["chairs tom"]


def test_a_move_is_false_where_it_is_told_and_what_it_assumes_is_not_so() -> None:
    never, told, false = Move("never", NEVER), Move("told"), Move("false", assumes=NEVER)
    cases = [
        ((told,), (told,), []),
        ((false,), (told,), ["opponent 1"]),
        ((never, false), (never, never, false), ["opponent 2", "together 3"]),
        ((told, false), (told, false), []),
    ]
    for opponent, together, names in cases:
        scene = replace(BARE, opponent=opponent, together=together)
        assert list(false_moves(play(TINY, scene, TINY.start, {"mary": "wait"}))) == names
