"""What people hear of a game before it begins: names of tables that are one name, and chairs that are never asked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle
from game.engine.story import NoRoad, Story
from game.session.session import Session
from game.telling.question import Question
from game.telling.set_up import (
    MORE,
    by_lot,
    decisions,
    lacking,
    no_road,
    remarks,
    set_up,
    starts,
    summary,
    unasked,
    which_aim,
)
from game.telling.typed import team_name
from tests.classroom.games import TINY

ALIKE = ["back row", "Back  Row", "Ｂack row", "Back\u200b row", "back\u00a0row\ufe0f"]


def teams(*names: str, deck: str = "whole", start: str = "") -> Chronicle:
    chairs = ("mary", "tom")
    return Chronicle(chairs, deck=deck, mode="teams", start=start, players=tuple(zip(chairs, names, strict=False)))


@pytest.mark.parametrize("name", ALIKE)
def test_a_table_by_two_spellings_of_its_name_is_one_and_told_so(name: str) -> None:
    game = teams("Back row", name)
    assert game.table("mary") == game.table("tom")
    assert game.chairs_of_table("tom") == game.chairs
    (told,) = remarks(TINY, game)
    assert told == f"“Back row” and “{name}” are taken for one name: Mary and Tom are one team."


def test_a_table_is_never_asked_to_foretell_itself() -> None:
    one_table, two_tables = teams("é", "e\u0301", deck="short"), teams("é", "e", deck="short")
    assert Session.begin(TINY, one_table).choose("wait").forecaster is None
    assert Session.begin(TINY, two_tables).choose("wait").forecaster == "tom"


def test_of_the_decks_those_are_offered_that_ask_the_chair_and_all_where_none_does() -> None:
    without = tuple(replace(one, cards=tuple(row for row in one.cards if row[0] != "mary")) for one in TINY.decks)
    some = replace(TINY, decks=(without[0], *TINY.decks[1:]))
    nothing = replace(TINY, decks=without)
    for story, decks in ((nothing, without), (some, TINY.decks[1:]), (TINY, TINY.decks)):
        question = set_up(story, [MORE, "solo", "mary", TINY.aims[0].id])
        assert isinstance(question, Question)
        assert [answer.id for answer in question.answers] == [deck.id for deck in decks]
    assert [decisions(story, "mary", "whole") for story in (TINY, nothing)] == ["3 decisions", "0 decisions"]


def test_one_name_of_two_chairs_is_told_as_one_team() -> None:
    assert remarks(TINY, teams("Reds", "Reds")) == ["Mary and Tom have one name, “Reds”: they are one team."]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Réds", "Reds"), ("Back row", "Back-row!"), ("Łódź", "Lodz"), ("کلاس", "كلاس"), ("Row", "R\u043ew")],
)
def test_names_that_are_nearly_one_are_told_and_are_two_teams(one: str, other: str) -> None:
    game = teams(one, other)
    assert game.table("mary") != game.table("tom")
    assert game.chairs_of_table("tom") == ("tom",)
    assert game.chairs_of_table("ann") == ()
    assert remarks(TINY, game) == [f"“{one}” and “{other}” are nearly one name, and two teams."]


@pytest.mark.parametrize("names", [("Reds", "Blues"), ("Reds",), (), ("tom",), ("🦊", "🐻")])
def test_names_that_differ_are_not_told(names: tuple[str, ...]) -> None:
    game = teams(*names)
    assert remarks(TINY, game) == []
    assert game.table("mary") != game.table("tom")


def test_a_name_in_which_nothing_is_seen_is_no_name() -> None:
    assert [team_name(name) for name in ("\u3164", " \u2800 ", "\ufe0f", " Reds ")] == ["", "", "", "Reds"]
    game = set_up(TINY, ["(more)", "teams", "mary", "tom", "stay", "stay", "\u3164", "Reds", "whole", ""])
    assert isinstance(game, Chronicle)
    assert game.players == (("tom", "Reds"),)


def test_numbered_teams_get_no_name_that_somebody_has() -> None:
    assert by_lot(["", "Reds", ""], list.reverse) == ["Team 3", "Reds", "Team 1"]
    assert by_lot(["team  2", "", ""], list.reverse) == ["Team 4", "Team 3", "team  2"]


def test_a_chair_that_is_never_asked_is_told_and_a_game_in_which_nobody_is_cannot_begin() -> None:
    late = teams(deck="short", start="1901-06-minutes")
    assert unasked(TINY, late) == [
        "Mary is asked nothing from there on. The last card that asks Mary, in March 1901: A bridge, or none."
    ]
    assert remarks(TINY, late) == unasked(TINY, late)
    assert lacking(TINY, late) == ""
    alone = Chronicle(("mary",), deck="short", start="1901-06-minutes")
    assert lacking(TINY, alone) == unasked(TINY, alone)[0]
    assert lacking(TINY, Chronicle(("mary",), deck="short")) == ""


def test_a_chair_that_no_card_of_the_deck_asks_is_told_with_its_name_and_the_deck() -> None:
    unasked_there = replace(TINY.decks[0], cards=tuple(row for row in TINY.decks[0].cards if row[0] != "mary"))
    story = replace(TINY, decks=(unasked_there, *TINY.decks[1:]))
    assert unasked(story, teams(deck="short")) == ["Mary is asked nothing on these cards: A short evening."]


def test_a_game_that_begins_later_is_shorter_and_told_so() -> None:
    game = Chronicle(("mary", "tom"), deck="whole")
    assert summary(TINY, game).startswith("3 cards, ")
    assert summary(TINY, replace(game, start="1901-06-minutes")).startswith("2 cards, ")
    assert summary(TINY, replace(game, start="1901-09-flood")) == "1 card, 1 minute."
    room = replace(game, mode="class", start="1901-09-flood")
    assert summary(TINY, room) == "1 card: 1 minute read aloud, 2 with talk."


def closed(*chairs: str, decks: Sequence[str] = ("short", "double", "whole")) -> Story:
    """The small story in which Mary has no road to an open book from these chairs, in these decks."""
    return replace(TINY, no_roads=frozenset(NoRoad(frozenset(chairs), deck, "mary", "open-book") for deck in decks))


def test_chairs_are_warned_of_an_aim_to_which_they_have_no_road() -> None:
    alone, room, both = Chronicle(("mary",)), Chronicle(("mary",), mode="class"), teams()
    for story, games, warning in (
        (closed("mary"), (alone, room), "No road from this chair alone."),
        (closed("mary", "tom"), (both, replace(both, chairs=("tom", "mary"))), "No road from these chairs."),
    ):
        for game in (alone, room, both):
            assert no_road(story, game, "mary", "open-book") == (warning if game in games else "")
            assert no_road(story, game, "mary", "stay") == no_road(story, game, "tom", "open-book") == ""
            notes = {answer.id: answer.note for answer in which_aim(story, game, "mary").answers}
            assert notes == {"stay": "", "open-book": warning if game in games else ""}
        assert all(no_road(story, replace(game, deck="double"), "mary", "open-book") == warning for game in games)
        assert all(no_road(story, replace(game, start=TINY.scenes[1].id), "mary", "open-book") == "" for game in games)


def test_a_road_that_is_closed_in_one_deck_is_told_where_the_deck_is_chosen() -> None:
    story = closed("mary", "tom", decks=["double"])
    answers = [MORE, "teams", "mary", "tom", "open-book", "stay", "", ""]
    assert "No road" not in str([set_up(story, answers[:number]) for number in range(len(answers))])
    asked = set_up(story, answers)
    assert isinstance(asked, Question)
    told = "With these chairs and cards Mary has no road to this aim: See the book opened."
    assert {answer.id for answer in asked.answers if answer.note.endswith(told)} == {"double"}
    for deck, said in (("double", [told]), ("whole", [])):
        game = set_up(story, [*answers, deck, ""])
        assert isinstance(game, Chronicle)
        assert remarks(story, game) == said


def test_a_road_that_is_closed_to_a_chair_alone_is_told_by_its_name() -> None:
    game = Chronicle(("mary",), (("mary", "open-book"),), "whole", mode="class")
    told = ["Mary alone has no road to this aim on these cards: See the book opened."]
    assert remarks(closed("mary"), game) == told
    assert remarks(closed("mary"), replace(game, aims=(("mary", "stay"),))) == []


def test_a_game_begins_at_the_beginning_or_with_the_first_card_of_a_later_year() -> None:
    bridge, minutes, flood = TINY.scenes
    later = replace(flood, date=flood.date.replace(year=1902))
    last = replace(flood, id="1903-01-ford", title="The ford", date=flood.date.replace(year=1903))
    decks = tuple(
        replace(deck, cards=tuple((chair, cards | {last.id}) for chair, cards in deck.cards)) for deck in TINY.decks
    )
    story = replace(TINY, scenes=(bridge, minutes, later, last), decks=decks)
    asked = [(answer.id, answer.label, answer.note) for answer in starts(story, Chronicle(("tom",), deck="whole"))]
    assert asked == [
        ("", "At the beginning", ""),
        (later.id, "In 1902", later.title),
        (last.id, "In 1903", "The ford"),
    ]


def test_a_chair_that_is_never_asked_is_not_offered() -> None:
    ann = replace(TINY.chairs[0], id="ann", name="Ann")
    story = replace(TINY, chairs=(ann, *TINY.chairs))
    for answers in ([], [MORE, "solo"], [MORE, "class"], [MORE, "teams"], [MORE, "teams", "tom"]):
        question = set_up(story, answers)
        assert isinstance(question, Question)
        assert "Ann" not in {answer.label for answer in question.answers}
    asked = set_up(story, [MORE, "teams", "mary", "tom"])
    assert isinstance(asked, Question)
    assert asked.text == "What do you want, as Mary?"
