"""The map of the chairs: a chair's own bonds, and only those of others that are not as they were."""

from dataclasses import replace

import pytest
from textual.geometry import Size

from game.engine.chronicle import Chronicle, Pick
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.story import Chair
from game.plain.game import PlainGame
from game.session.session import Session
from game.telling.chair_map import Bond, ChairMap, chair_map
from game.telling.words import day_of
from game.tui.widgets.bonds import PATTERNS, Bonds
from tests.classroom.games import SHIPPED, TINY

FREED = Meter("between", "trust between others", 0, 4, 2, ((0, "none"), (2, "some"), (4, "much")))


def after(playthrough: Playthrough, **values: int) -> Playthrough:
    """The same game in a world in which these meters have other values."""
    return replace(playthrough, rounds=(playthrough.rounds[-1]._replace(after=playthrough.state.changed(values)),))


@pytest.mark.parametrize(("value", "turn", "told"), [(2, 0, []), (3, 1, ["some"]), (0, -1, ["none"])])
def test_what_lies_between_others_is_told_once_it_has_changed(value: int, turn: int, told: list[str]) -> None:
    pell = Chair("pell", "Pell", "", (), (), (("mary", FREED.id),))
    story = replace(TINY, meters=(*TINY.meters, FREED), chairs=(*TINY.chairs, pell))
    playthrough = Playthrough.of(story, Chronicle(("tom",), deck="whole")).play([])
    one = chair_map(after(playthrough, between=value), "tom")
    assert [bond.name for bond in one.bonds] == ["Mary"]
    assert len(one.elsewhere) == len(told)
    assert all(line.startswith(f"trust between others: {word}") for line, word in zip(one.elsewhere, told, strict=True))
    assert chair_map(after(playthrough, between=value), "pell").bonds[0].turn == turn
    assert one.in_words == (one.heading, *(bond.in_words for bond in one.bonds), *one.elsewhere)


def test_the_map_is_of_the_day_of_the_card_and_after_the_last_of_that_day() -> None:
    playthrough = Playthrough.of(TINY, Chronicle(("mary",), deck="whole")).played_on()
    days = []
    for option in ("wait", "sign", "save-the-mill", ""):
        days.append(chair_map(playthrough, "mary").heading)
        playthrough = playthrough.play([Pick("mary", option)]).played_on() if option else playthrough
    assert days == [f"{day_of(scene)}, as Mary sees it." for scene in (*TINY.scenes, TINY.scenes[-1])]


def test_each_chair_of_the_shipped_story_sees_whom_it_can_trust_less_than_all() -> None:
    for chair in SHIPPED.chairs:
        one = chair_map(Playthrough.of(SHIPPED, Chronicle((chair.id,))), chair.id)
        assert len(one.bonds) == len(chair.others) >= 3
        assert one.elsewhere == ()
        assert one.you in one.heading


def test_nobody_sees_a_map_while_the_machine_changes_hands_and_a_team_sees_its_own() -> None:
    session = Session.begin(TINY, Chronicle(("mary", "tom"), deck="whole", mode="teams").sealed(TINY))
    while type(session.moment).__name__ != "HandOverMoment":
        session = session.go_on()
    assert session.chair_maps == ()
    assert [one.you for one in session.go_on().chair_maps] == ["Mary"]


def test_plain_lines_tell_it_in_words() -> None:
    said: list[str] = []
    PlainGame(TINY, iter(["map", "quit"]), said.append, lambda _: "").play(Chronicle(("mary",), deck="whole"))
    assert said[said.index("Tom: some.") - 1].endswith("as Mary sees it.")


BONDS = tuple(Bond(name, word, "cold", share, turn) for name, word, share, turn in (
    ("Anna", "hatred", 0.0, -1), ("Boris", "cold", 0.4, 0), ("Vera", "allied", 1.0, 1),
))  # fmt: skip


@pytest.mark.parametrize("width", [20, 34, 44, 60, 76, 100])
def test_every_bond_has_its_word_and_a_pattern_of_its_own_at_any_width(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bonds, "content_size", Size(width, 20))
    drawn = Bonds(ChairMap("Igor", "Today", BONDS, ())).render()
    lines = drawn.plain.split("\n")
    if any("║" in line for line in lines):
        assert all(len(line) <= width for line in lines)
        assert "IGOR" in drawn.plain
        for bond in BONDS:
            (line,) = [line for line in lines if bond.name.upper() in line]
            assert bond.word in line
            assert PATTERNS[round(bond.share * 5)] in line
        assert ("▼" in drawn.plain, "▲" in drawn.plain) == (True, True)
    else:
        assert width < 44
        assert lines == [bond.in_words for bond in BONDS]


def test_beside_one_other_the_name_still_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bonds, "content_size", Size(60, 20))
    assert "IGOR" in Bonds(ChairMap("Igor", "Today", BONDS[:1], ())).render().plain
