"""What the shipped rules teach on one card: nobody is removed or saved there by what could not have done it alone."""

from collections.abc import Mapping
from datetime import date

import pytest

from game.content import scenes_folder
from game.engine.outcome import history
from game.engine.rules import play
from game.engine.scene import Scene
from game.engine.state import State
from tests.loaded import loaded

STORY = loaded(scenes_folder())
BEFORE = {round.scene.id: round.before for round in history(STORY)}
TESTAMENT, VISIT, BAN = "1924-05-reading-the-testament", "1928-07-night-visit", "1921-03-ban-on-factions"


def after(scene: str, picks: Mapping[str, str], **world: int) -> State:
    """The world after these picks on a card, in history's world with some things changed."""
    changes = {name.replace("__", ".").replace("_", "-"): value for name, value in world.items()}
    return play(STORY, STORY.find(Scene, scene), BEFORE[scene].changed(changes), picks).after


def test_three_hands_do_not_remove_him_where_the_office_has_the_house_and_nobody_questions_him() -> None:
    hands = {"bukharin": "force-a-vote", "rykov": "force-a-vote", "tomsky": "force-a-vote"}
    able = {"unions": 4, "rykov__standing": 4, "moscow": 3, "bukharin__standing": 4}
    assert not after(VISIT, hands, hold=19, stalin__standing=5, **able)["secretary-removed"]
    assert after(VISIT, hands, hold=16, stalin__standing=5, **able)["secretary-removed"]


@pytest.mark.parametrize("out", [0, 1])
def test_a_handshake_with_a_man_who_has_no_seat_raises_trust_and_makes_no_majority(out: int) -> None:
    shake = {"kamenev": "agree-a-pact", "bukharin": "tell-kamenev"}
    world = after(VISIT, shake, kamenev__out=out, trust__left_right=3, hold=15)
    assert bool(world["left-right-pact"]) == (not out)
    assert world["trust.left-right"] > 3


@pytest.mark.parametrize("others", [("bukharin", "rykov", "tomsky"), ("trotsky", "bukharin", "rykov", "tomsky")])
def test_the_letter_removes_nobody_without_zinoviev_or_kamenev(others: tuple[str, ...]) -> None:
    moved = dict.fromkeys(others, "move-him")
    weak = {"hold": 8, "stalin__standing": 0, "bukharin__standing": 4, "zinoviev__standing": 4}
    assert not after(TESTAMENT, moved, **weak)["secretary-removed"]
    assert after(TESTAMENT, moved | {"zinoviev": "move-him"}, **weak)["secretary-removed"]


@pytest.mark.parametrize(
    ("voices", "limited"),
    [
        (("zinoviev", "kamenev"), False),
        (("trotsky", "rykov"), False),
        (("trotsky", "rykov", "kamenev"), True),
        (("trotsky", "rykov", "zinoviev"), True),
    ],
)
def test_a_congress_is_carried_against_lenin_by_three_and_one_of_them_his_oldest_aide(
    voices: tuple[str, ...], limited: bool
) -> None:
    assert bool(after(BAN, dict.fromkeys(voices, "set-a-time-limit"))["ban-limited"]) == limited


@pytest.mark.parametrize(
    ("scene", "option"), [(BAN, "grain-tax-first"), ("1929-04-charged", "resign-as-premier")], ids=["tax", "resigned"]
)
def test_a_speech_of_1921_or_a_resignation_of_1929_does_not_save_the_villages(scene: str, option: str) -> None:
    assert after(scene, {"rykov": option})["nep"] == after(scene, {})["nep"]


@pytest.mark.parametrize(("year", "least"), [(1924, 9), (1926, 13), (1928, 16)])
def test_the_office_has_a_floor_that_rises_with_the_years(year: int, least: int) -> None:
    scene = next(scene for scene in STORY.scenes if scene.date >= date(year, 1, 1))
    floors = dict(STORY.floors(scene, STORY.start))
    assert floors[STORY.curve] >= least
    shared = dict(STORY.floors(scene, STORY.start.changed({"secretariat-shared": 1})))
    assert STORY.curve not in shared
