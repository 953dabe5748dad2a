"""Several games on one page: where they parted, their lines over one another, their reasons side by side."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from game.classroom.compare import MOST, compare
from game.engine.chronicle import Pick
from game.engine.playthrough import Playthrough
from game.telling.comparison import LETTERS, MOST_CARDS, MOST_LINES, MOST_REASONS, comparison
from tests.classroom.games import HOSTILE, SHIPPED, TINY, game
from tests.classroom.parsed import assert_inert, assert_readable, elements, name, parsed, text

SIX: list[tuple[str, Playthrough]] = [
    ("first", game("trotsky", mode="class", hands=(11, 9, 6), texts=["We waited for him."])),
    ("second", game("trotsky", mode="class", turn=1, hands=(4, 20), texts=["We asked for the letter."])),
    ("third", game("zinoviev", mode="solo", texts=["Nobody asked us."])),
    ("fourth", game("trotsky", "bukharin", "rykov", turn=1)),
    ('<img src=x onerror="alert(1)">', game(*(one.id for one in SHIPPED.chairs), deck="double", texts=HOSTILE)),
    ("sixth", game("bukharin", mode="class", deck="whole", cards=3)),
]


@cache
def page_of_six() -> str:
    """All of the page. It and the two pages are made when a test first wants them."""
    return compare(SIX, full=True)


@cache
def two_pages_of_six() -> str:
    return compare(SIX)


def test_six_games_on_one_page_that_is_inert_and_readable() -> None:
    assert_inert(page_of_six())
    assert_readable(page_of_six())
    told = text(parsed(page_of_six()))
    for file, playthrough in SIX:
        assert file in told
        for entry in playthrough.chronicle.entries:
            assert all(" ".join(reason.split()) in told for _, reason in entry.reasons if reason.isprintable())
    assert "11 of 26 wanted “" in told


def test_on_two_pages_is_what_a_class_talks_about_and_how_the_rest_is_had() -> None:
    assert_inert(two_pages_of_six())
    assert_readable(two_pages_of_six())
    told, whole = text(parsed(two_pages_of_six())), text(parsed(page_of_six()))
    for file, _ in SIX:
        assert file in told
    compared = comparison(SIX)
    for group in compared.groups:
        assert f"{group.ending}." in told
        assert group.met in told
    assert compared.first in told
    assert "We asked for the letter." in told
    assert all(question in told for stage in compared.few_questions for question in stage.questions)
    assert "<svg" in two_pages_of_six()
    assert "--full" in told
    assert "--full" not in whole
    assert len(told) < len(whole) / 2


def test_the_two_pages_tell_the_first_card_at_which_they_parted_and_then_those_on_which_people_chose() -> None:
    told = comparison(SIX)
    parted = [card.title for card in told.cards if card.parted]
    kept = [card.title for card in told.in_short]
    assert kept[0] == parted[0]
    assert [title for title in parted if title in kept] == kept
    assert len(kept) == MOST_CARDS < len(parted)
    assert 0 < sum(len(card.rows) for card in told.in_short) <= MOST_REASONS
    assert all(len(card.parted) <= MOST_LINES and all(row.reason for row in card.rows) for card in told.in_short)
    assert not comparison([SIX[0], SIX[0]]).in_short


def test_the_page_is_the_same_each_time() -> None:
    assert compare(SIX, full=True) == page_of_six()
    assert compare(SIX) == two_pages_of_six()


def test_the_first_card_at_which_they_part_and_the_later_ones_are_named() -> None:
    one = game("mary", mode="solo", story=TINY, deck="whole", turn=0)
    other = replace(one.chronicle, entries=(one.chronicle.entries[0],))
    two = Playthrough.of(TINY, other).played_on()
    (mary,) = two.asked
    picked = dict(one.chronicle.entries[1].picks)["mary"]
    parting = next(option.id for option in mary.options if option.id != picked and not option.needs)
    told = comparison([("one", one), ("two", two.play([Pick("mary", parting)]).played_on())])
    parted = [card for card in told.cards if card.parted]
    assert parted[0].title == TINY.scenes[1].title
    assert told.first.startswith(f"They parted first at “{TINY.scenes[1].title}” (")
    assert parted[0].parted[0].startswith("Mary: “")
    assert parted[0].parted[0].endswith(" (B).")


def test_games_that_went_alike_did_not_part() -> None:
    told = comparison([("one", SIX[0][1]), ("two", SIX[0][1])])
    assert told.first == "On every card to which they came, these games went alike."
    assert not any(card.parted for card in told.cards)


def test_games_of_different_chairs_are_set_side_by_side() -> None:
    told = comparison([SIX[0], SIX[2]])
    rows = [(row.letter, row.chair) for card in told.cards for row in card.rows]
    assert set(rows) == {("A", "Trotsky"), ("B", "Zinoviev")}
    trotsky = [line for card in told.cards for line in card.parted if line.startswith("Trotsky: ")]
    assert trotsky
    assert all("(A)" in line and "(B)" in line for line in trotsky)


@pytest.mark.parametrize("chairs", [("trotsky",), ("tomsky", "kamenev")], ids="+".join)
def test_twelve_lines_are_told_apart_without_colour(chairs: tuple[str, ...]) -> None:
    games = [(str(turn), game(*chairs, turn=turn)) for turn in range(MOST)]
    page = compare(games)
    assert_inert(page)
    (drawing,) = (one for one in elements(parsed(page)) if name(one) == "svg")
    lines = [one.attrib for one in elements(drawing) if name(one) == "polyline"][2:]
    assert len({line.get("stroke-dasharray") for line in lines}) == MOST
    assert {line["stroke"] for line in lines} == {"#000"}
    assert len({line["points"] for line in lines}) == MOST
    words = [one for one in elements(drawing) if name(one) == "text"]
    on_the_lines = [text(one) for one in words if one.attrib.get("text-anchor") == "middle"]
    assert set(on_the_lines) == set(LETTERS)
    at_the_end = [one for one in words if float(one.attrib["x"]) > 620]
    assert sorted("".join(text(one) for one in at_the_end if text(one) != "history").replace(" ", "")) == list(LETTERS)
    heights = sorted(float(one.attrib["y"]) for one in at_the_end)
    assert all(lower - upper >= 13.9 for upper, lower in pairwise(heights))


def test_a_game_that_has_not_ended_has_no_line_and_no_ending() -> None:
    told = comparison(SIX)
    assert told.groups[5].ending == "Not yet ended"
    assert told.groups[5].curve is None
    assert all("3 cards have been played so far." in text(parsed(page)) for page in (page_of_six(), two_pages_of_six()))
    neither = compare([SIX[5], SIX[5]])
    assert_readable(neither)
    assert "<svg" not in neither
