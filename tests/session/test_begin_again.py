"""Beginning again at a card that mattered: with all that came before it, alone, in a class and in teams."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Mode
from game.engine.counterfactuals import Road, Turn
from game.engine.rules import open_options
from game.engine.story import Story
from game.session.moment import EndingMoment
from game.session.session import Session
from game.telling.ending import EndingTold
from game.telling.question import PASS
from game.telling.ways_back import MOST_WAYS, ways_back
from tests.classroom.games import SHIPPED, TINY
from tests.telling.test_ending import READ


def ended(story: Story, chronicle: Chronicle) -> tuple[Session, EndingTold]:
    """A game in which everybody takes the last option that is open, and what is told at its end."""
    session = Session.begin(story, chronicle.sealed(story))
    while not session.ended:
        if session.guesser:
            session = session.guess(PASS)
        elif session.turn:
            session = session.choose(open_options(session.turn, session.playthrough.state)[-1].id)
        elif session.forecaster:
            session = session.foretell(PASS)
        else:
            session = session.go_on()
    assert isinstance(session.moment, EndingMoment)
    return session, session.moment.told


GAMES = {
    "alone": (SHIPPED, Chronicle(("kamenev",), deck="whole")),
    "a class": (SHIPPED, Chronicle(("bukharin",), deck="lesson", mode="class")),
    "teams": (SHIPPED, Chronicle(("trotsky", "zinoviev"), deck="double", mode="teams")),
    "begun later": (SHIPPED, Chronicle(("trotsky",), deck="whole", start="1925-01-war-commissariat")),
    "a small story": (READ, Chronicle(("mary",), deck="whole")),
}


@pytest.mark.parametrize("called", GAMES)
def test_the_game_stands_at_the_card_with_all_that_came_before_it(called: str) -> None:
    last, told = ended(*GAMES[called])
    assert told.ways_back
    assert len(told.ways_back) <= MOST_WAYS
    for way in told.ways_back:
        again = last.begin_again(way.scene)
        assert again.playthrough.scene
        assert again.playthrough.scene.id == way.scene
        place = len(again.chronicle.entries)
        assert again.chronicle == replace(last.chronicle, entries=last.chronicle.entries[:place])
        assert again.turn
        assert again.turn.chair in last.chronicle.entries[place].by_people
        assert not again.can_redo
        assert not again.untold
        assert Session.resume(again.story, again.snapshot) == again
        assert last.ended, "the game that has ended stays as it is"


@pytest.mark.parametrize("called", GAMES)
def test_the_cards_are_those_that_mattered_the_latest_first(called: str) -> None:
    _, told = ended(*GAMES[called])
    scenes = [way.scene for way in told.ways_back]
    mattered = list(dict.fromkeys(point.scene.id for point in reversed(told.points)))
    assert scenes == mattered[:MOST_WAYS] or (not mattered and len(scenes) == 1)


@pytest.mark.parametrize(
    ("chairs", "mode", "told"),
    [(("mary",), "solo", "You: {}."), (("mary", "tom"), "teams", "Mary: {}.")],
)
def test_a_way_back_says_what_was_chosen_there_and_by_whom_where_several_play(
    chairs: tuple[str, ...], mode: Mode, told: str
) -> None:
    last, ending = ended(READ, Chronicle(chairs, deck="whole", mode=mode))
    way = ending.ways_back[-1]
    round = next(round for round in last.playthrough.rounds if round.scene.id == way.scene)
    assert told.format(round.chosen("mary").label) in way.chosen
    assert way.card.endswith(f", {round.scene.title}.")


def test_where_no_card_mattered_by_itself_the_first_of_the_road_that_was_missed_is_offered() -> None:
    last, _ = ended(READ, Chronicle(("mary",), deck="whole"))
    first, second = (Turn(scene, "mary", to="tom") for scene in READ.scenes[:2])
    (way,) = ways_back(last.playthrough, (), Road(READ.endings[0], (first, second)))
    assert way.scene == first.scene.id
    assert ways_back(last.playthrough, (), None) == ()


def test_a_card_that_nobody_was_asked_is_no_way_back() -> None:
    last, _ = ended(*GAMES["begun later"])
    assert last.begin_again(SHIPPED.scenes[0].id) is last
    assert last.begin_again("no-such-scene") is last


def test_a_game_that_has_not_ended_is_not_begun_again() -> None:
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole").sealed(TINY))
    assert session.begin_again(TINY.scenes[0].id) is session
