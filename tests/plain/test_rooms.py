"""A class and teams in plain lines: everything that the screens can do with a room."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle, islice

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.conditions import Condition, Is
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.scene import Need
from game.engine.story import Story
from game.pages.moments import whole_page
from game.plain.game import PlainGame
from game.session.draft import NOTHING_DECIDED
from game.session.moment import texts_of
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.telling.codes import BallotCode, code_of
from game.telling.counted import votes_told
from game.telling.question import PASS
from game.telling.reference import named, people, terms
from game.telling.room import FIRST_VOTE
from game.telling.tabs import tabs
from tests.loaded import TINY_FOLDER, loaded
from tests.pages.browsing import FRAME, PLAYER, Browsed, in_words

TINY = loaded(TINY_FOLDER)
CLASS = Chronicle(("mary",), (("mary", "stay"),), "whole", mode="class").sealed(TINY)
TEAMS = Chronicle(
    ("mary", "tom"), (("mary", "stay"), ("tom", "stay")), "short", mode="teams", players=(("tom", "back [row]"),)
).sealed(TINY)


def played(game: Chronicle | None, *typed: str, story: Story = TINY) -> tuple[list[str], Chronicle]:
    """What is said when this is typed, and the game as it was last saved."""
    said, saved = kept(game, typed, story)
    return said, saved[-1].chronicle


def kept(game: Chronicle | None, typed: Iterable[str], story: Story = TINY) -> tuple[list[str], list[Snapshot]]:
    """What is said when this is typed, and the game each time that it was saved."""
    said: list[str] = []
    saved: list[Snapshot] = []

    def save(snapshot: Snapshot) -> str:
        saved.append(snapshot)
        return ""

    PlainGame(story, iter(typed), said.append, save).play(game)
    return said, saved


def test_teams_are_set_up_by_questions() -> None:
    said, _ = played(None, "3", "3", "1", "1", "1", "2", "-", "The Back Row", "1", "1", "quit")
    assert "Hand over to Mary. Say ready when you are there, or the code of your choice from your ballot." in said
    _, game = played(
        None, "3", "3", "1", "1", "1", "2", "-", "The Back Row", "1", "1", "ready", "1", "ready", "1", "quit"
    )
    assert game.mode == "teams"
    assert game.chairs == ("mary", "tom")
    assert game.aims == (("mary", "stay"), ("tom", "open-book"))
    assert game.players == (("tom", "The Back Row"),)


def test_six_teams_play_the_whole_story_to_its_ending() -> None:
    story = loaded(scenes_folder())
    chairs = tuple(chair.id for chair in story.chairs)
    game = Chronicle(chairs, tuple((chair, story.aims[0].id) for chair in chairs), mode="teams").sealed(story)
    said, saved = kept(game, islice(cycle(["ready", "1", "2", "3", "open"]), 4000), story)
    assert any(line.startswith("The ending: ") for line in said)
    entries = saved[-1].chronicle.entries
    assert len(entries) == len(story.scenes)
    assert any(entry.forecasts for entry in entries)


def test_hands_are_counted_and_decide() -> None:
    said, game = played(CLASS, "why we looked", "hands 4 1 9", "1", "3", "open", "quit")
    assert any(line.startswith("9 of 14 hands: Ask to see the book: all of it.") for line in said)
    assert any(line.startswith("That cannot be chosen: 9 of 14 hands") for line in said)
    entry = game.entries[-1]
    assert dict(entry.picks)["mary"] == "read-the-book"
    assert entry.hands == (("mary", (("wait", 4), ("ask-for-bridge", 1), ("read-the-book", 9))),)
    assert entry.reasons == (("mary", "we looked"),)


def test_a_tie_is_decided_between_those_who_lead() -> None:
    said, game = played(CLASS, "hands 4, 1, 4", "2", "1", "quit")
    assert any("A tie between 1 and 3, with 4 hands each." in line for line in said)
    assert dict(game.entries[-1].picks)["mary"] == "wait"


def test_a_count_that_makes_no_sense_says_how_to_count() -> None:
    for count in ("", "1", "1 2 x", "1 2 -3", "1 2 ½", "1 2 10000", "1234567890 1 2 3"):
        said, saved = kept(CLASS, [f"hands {count}", "quit"])
        assert any(line.startswith("Say hands and 3 numbers") for line in said)
        assert (saved[-1].chronicle, saved[-1].draft) == (CLASS, NOTHING_DECIDED)


def test_hands_for_a_choice_that_is_locked_are_not_passed_over() -> None:
    first = TINY.scenes[0]
    (mary, *others), options = first.seats, list(first.seats[0].options)
    options[1] = replace(options[1], needs=(Need(Condition(((Is("bridge-built", True),),)), "There is no bridge."),))
    seat = replace(mary, options=tuple(options))
    story = replace(TINY, scenes=(replace(first, seats=(seat, *others)), *TINY.scenes[1:]))
    game = replace(CLASS, rules="", words="")
    said, saved = kept(game, ["hands 4 1 9", "quit"], story)
    assert any(line.startswith("Say hands and 3 numbers") for line in said)
    assert saved[-1].draft == NOTHING_DECIDED
    _, saved = kept(game, ["hands 4 0 9", "quit"], story)
    assert saved[-1].draft.hands == (("mary", (("wait", 4), ("read-the-book", 9))),)


def test_what_happened_is_held_until_it_is_opened() -> None:
    said, _ = played(CLASS, "1", "people pell", "quit")
    assert not any(line == "What happened." for line in said)
    assert any(line.startswith("Josiah Pell: clerk of the council.") for line in said)
    said, _ = played(CLASS, "1", "open", "quit")
    assert any(line == "What happened." for line in said)


def test_what_a_room_is_told_before_it_hears_what_happened_is_the_same_on_every_face() -> None:
    story = loaded(scenes_folder())
    session = Session.begin(story, Chronicle(("rykov",), deck="whole", mode="class").sealed(story))
    while not (session.held and any(step.voice == "file" for step in session.moment.steps)):  # its card in the index
        seat = None if session.untold or session.guesser else session.turn
        options = open_options(seat, session.playthrough.state) if seat else ()
        looking = [option.id for option in options if option.looks] or [option.id for option in options]
        asked = session.guesser if not session.untold else None
        session = session.choose(looking[0]) if looking else session.guess(PASS) if asked else session.go_on()
    said: list[str] = []
    PlainGame(story, iter(["quit"]), said.append, lambda _: "").play(session.snapshot)
    told, page = "\n".join(said), Browsed(whole_page(session, PLAYER, FRAME)).words
    headings = [step.heading for step in session.moment.steps]
    assert len(headings) == 3
    assert [heading for heading in headings if heading in told] == headings
    assert [heading for heading in headings if in_words(heading) in page] == headings
    assert tabs(session.moment.told.steps)[0].steps == session.moment.steps[:-1]


def test_names_are_told_of_what_a_room_has_just_heard() -> None:
    session = Session.begin(TINY, CLASS).go_on().choose("wait")
    heard = named(texts_of(session.moment), (*people(TINY), *terms(TINY)))
    said, _ = played(CLASS, "1", "names", "quit")
    assert heard
    assert all(any(line.startswith(f"{one.name}. ") for line in said) for one in heard)


def test_a_pick_is_taken_back_while_the_reveal_is_held_and_not_afterwards() -> None:
    said, game = played(CLASS, "1", "undo", "2", "open", "undo", "4", "undo", "undo", "quit")
    assert dict(game.entries[0].picks)["mary"] == "ask-for-bridge"
    assert said.count("There is nothing to undo.") == 2


def test_a_room_can_leave_a_card_to_history_and_a_player_alone_cannot() -> None:
    _, game = played(CLASS, "skip", "quit")
    assert game.entries[0].by_people == ()
    said, _ = played(Chronicle(("mary",), deck="whole").sealed(TINY), "skip", "quit")
    assert "There is nothing to skip." in said


def test_a_team_without_a_seat_foretells() -> None:
    said, game = played(TEAMS, "ready", "1", "1", "open", "quit")
    assert "Tom (back [row]): what has Mary chosen?" in said
    assert game.entries[0].forecasts == (("tom", "mary", "wait"),)


@pytest.mark.parametrize("id", ["pass", "enough", "2", "null", "1901-03-12"])
def test_an_option_may_have_any_name(id: str) -> None:
    first = TINY.scenes[0]
    (mary, *others), (wait, *options) = first.seats, first.seats[0].options
    seat = replace(mary, options=(replace(wait, id="first"), replace(wait, id=id, historical=2), *options))
    story = replace(TINY, scenes=(replace(first, seats=(seat, *others)), *TINY.scenes[1:]))
    for number, option in (("1", "first"), ("2", id)):
        _, game = played(replace(TEAMS, rules="", words=""), "ready", number, number, "quit", story=story)
        assert game.entries[0].picks[0] == ("mary", option)
        assert game.entries[0].forecasts == (("tom", "mary", option),)


def test_a_team_away_from_the_machine_sends_the_code_on_its_ballot() -> None:
    first, second = TINY.scenes[:2]
    code = code_of(TINY, BallotCode(first.id, "mary", "read-the-book"))
    other = code_of(TINY, BallotCode(second.id, "mary", second.seats[0].options[0].id))
    said, game = played(TEAMS, "1", other, code.lower().replace("-", " "), "ready", "3", "quit")
    assert sum(line.startswith("That cannot be chosen: that is") for line in said) == 2
    assert dict(game.entries[0].picks)["mary"] == "read-the-book"


def test_a_brief_is_said_only_to_its_own_team() -> None:
    said, _ = played(TEAMS, "quit")
    brief = TINY.scenes[0].seats[0].brief.strip()
    assert brief not in said
    said, _ = played(TEAMS, "ready", "quit")
    assert brief in said


def test_names_are_told_also_where_a_class_was_left_at_its_count_of_hands() -> None:
    said: list[str] = []
    left = Session.begin(TINY, CLASS).go_on().open_vote().snapshot
    PlainGame(TINY, iter(["names", "quit"]), said.append, lambda _: "").play(left)
    assert any(line.startswith("Josiah Pell. clerk of the council") for line in said)


def twice(typed: Iterable[str]) -> tuple[list[str], list[Snapshot]]:
    """The same where a class votes twice."""
    said: list[str] = []
    saved: list[Snapshot] = []

    def save(snapshot: Snapshot) -> str:
        saved.append(snapshot)
        return ""

    PlainGame(TINY, iter(typed), said.append, save, talk=True).play(CLASS)
    return said, saved


def test_a_class_votes_talks_and_votes_again_and_hears_no_count_before_that() -> None:
    said, saved = twice(["hands 9 1 4", "hands 4 1 9", "3", "open", "quit"])
    (noted,) = [place for place, line in enumerate(said) if line.startswith(FIRST_VOTE)]
    (told,) = [place for place, line in enumerate(said) if line.startswith("9 of 14 hands: Ask to see the book")]
    assert noted < told
    assert not any(str(number) in line for line in said[noted - 1 : told] for number in (9, 14))
    entry = saved[-1].chronicle.entries[-1]
    assert entry.first_hands == (("mary", (("wait", 9), ("ask-for-bridge", 1), ("read-the-book", 4))),)
    assert entry.hands == (("mary", (("wait", 4), ("ask-for-bridge", 1), ("read-the-book", 9))),)
    (vote,) = votes_told(Playthrough.of(TINY, saved[-1].chronicle))
    assert "Before the talk: 9 “Let it rest" in vote
    assert "Shift: −5 “Let it rest" in vote


def first_of(saved: list[Snapshot]) -> tuple[tuple[str, int], ...]:
    """The hands of the first vote on the card that was played last."""
    ((_, hands),) = saved[-1].chronicle.entries[-1].first_hands
    return hands


def test_a_first_vote_is_forgotten_and_any_count_can_be_made_one() -> None:
    said, saved = twice(["talk", "hands 9 1 4", "talk", "hands 0 0 7", "hands 7 0 0", "1", "open", "quit"])
    assert "No hands are counted yet." in said
    assert "The first vote is forgotten: count hands anew." in said
    assert saved[-1].chronicle.entries[-1].first_hands == (
        ("mary", (("wait", 0), ("ask-for-bridge", 0), ("read-the-book", 7))),
    )
    said, saved = kept(CLASS, ["hands 9 1 4", "talk", "hands 7 0 0", "1", "open", "quit"])
    assert [n for _, n in first_of(saved)] == [9, 1, 4]


def test_teams_do_not_talk_between_two_votes() -> None:
    said, _ = played(TEAMS, "ready", "talk", "quit")
    assert any(line.startswith("That cannot be chosen") for line in said)
