"""The shipped world: history ends as it did, stopping it is possible and hard, and no answer is right everywhere."""

from functools import cache
from itertools import combinations

import pytest

from game.authoring.check import cited
from game.authoring.explore.random_play import always
from game.authoring.explore.state_space import Finding, StateSpace, expected
from game.content import scenes_folder
from game.engine.outcome import ending_of, history
from game.engine.schedule import Schedule
from tests.loaded import loaded

STORY = loaded(scenes_folder())
CHAIRS = [chair.id for chair in STORY.chairs]
OFFICE_CHANGED = {"shared-desk", "three-names", "clerk-again", "another-secretary", "unlikely-majority"}
"""Endings in which the office has changed hands, is shared, or is outvoted."""

FALLS = [
    ("1925-01", "trotsky-at-war", False),
    ("1925-07", "letter-denied", True),
    ("1926-07", "zinoviev.out", True),
    ("1926-10", "trotsky.out", True),
    ("1926-10", "kamenev.out", True),
    ("1927-12", "zinoviev.bowed", True),
    ("1927-12", "kamenev.bowed", True),
    ("1929-04", "tomsky.out", True),
    ("1929-11", "bukharin.out", True),
    ("1929-11", "bukharin.bowed", True),
    ("1929-11", "rykov.bowed", True),
    ("1929-11", "tomsky.bowed", True),
]
"""Who loses what, and in which scene, as the essay and the facts have it."""


def test_with_nobody_seated_everybody_falls_when_he_did() -> None:
    rounds = history(STORY)
    names = [name for name in STORY.start if name.endswith((".out", ".bowed", "trotsky-at-war", "letter-denied"))]
    falls = [
        (round.scene.id[:7], name, bool(round.after[name]))
        for round in rounds
        for name in names
        if round.before[name] != round.after[name]
    ]
    assert sorted(falls) == sorted(FALLS)
    assert ending_of(STORY, rounds[-1].after).id == "history"
    assert not any(round.departed or round.skipped is not round.scene.never for round in rounds)


def test_every_sentence_of_the_essay_is_cited() -> None:
    assert cited(STORY) == {sentence.id for sentence in STORY.sentences}


def closed(chair: str, deck: str = STORY.decks[-1].id) -> set[str]:
    """The aims to which a chair alone has no road."""
    return {one.aim for one in STORY.no_roads if (one.held, one.deck) == ({chair}, deck)}


@pytest.mark.parametrize("chair", CHAIRS)
def test_every_chair_has_enough_to_decide(chair: str) -> None:
    counts = {deck.id: len(Schedule.of(STORY, (chair,), deck.id).cards(STORY)) for deck in STORY.decks}
    assert counts["whole"] >= 12
    assert counts["lesson"] >= 4


@pytest.mark.parametrize("chair", CHAIRS)
def test_every_chair_reaches_four_endings_misses_every_aim_and_never_comes_to_a_dead_end(chair: str) -> None:
    walk = StateSpace(STORY, (chair,), limit=500).run()
    endings = [finding for finding in walk.found if finding[0] == "ending"]
    assert len(endings) >= 4
    for finding in endings:
        walk.witness(finding)
    assert not [finding for finding in walk.found if finding[0] == "dead end"]
    assert not {("aim missed", aim.id, chair) for aim in STORY.aims} - walk.found.keys()
    assert not {("aim met", aim, chair) for aim in closed(chair)} & walk.found.keys()


@cache
def played_alone() -> frozenset[Finding]:
    """What walks from one chair see."""
    return frozenset(found for chair in CHAIRS for found in StateSpace(STORY, (chair,), limit=3000).run().found)


def played_by_two() -> frozenset[Finding]:
    """What walks from every pair of chairs see."""
    pairs = combinations(CHAIRS, 2)
    return frozenset(found for pair in pairs for found in StateSpace(STORY, pair, limit=300).run().found)


@pytest.mark.slow
def test_every_option_opens_somewhere_and_every_need_locks_somewhere() -> None:
    wanted = {finding for finding in expected(STORY, tuple(CHAIRS)) if finding[0] in ("open", "locked")}
    assert not sorted(wanted - played_alone() - played_by_two())


@pytest.mark.parametrize("tag", [tag.id for tag in STORY.attends])
def test_no_tag_wins_from_more_than_one_chair(tag: str) -> None:
    winners = [chair for chair in CHAIRS if ending_of(STORY, always(STORY, chair, tag)).id in OFFICE_CHANGED]
    assert len(winners) <= 1


@pytest.mark.slow
def test_the_roads_kept_beside_the_scenes_are_those_of_these_rules() -> None:
    chair = "tomsky"
    walk = StateSpace(STORY, (chair,), limit=200_000).run()
    assert walk.is_complete
    without = {aim.id for aim in STORY.aims if ("aim met", aim.id, chair) not in walk.found}
    assert without == closed(chair)
    assert without


@pytest.mark.slow
def test_the_roads_that_two_chairs_have_not_are_those_of_these_rules() -> None:
    deck = "short"
    pairs = {one.held for one in STORY.no_roads if one.deck == deck and len(one.held) == 2}
    assert pairs
    for held in pairs:
        chairs = tuple(chair for chair in CHAIRS if chair in held)
        walk = StateSpace(STORY, chairs, limit=100_000, deck=deck).run()
        assert walk.is_complete
        wanted = {(chair, aim.id) for chair in chairs for aim in STORY.aims}
        without = {(chair, aim) for chair, aim in wanted if ("aim met", aim, chair) not in walk.found}
        assert without == {(one.chair, one.aim) for one in STORY.no_roads if (one.held, one.deck) == (held, deck)}


@pytest.mark.slow
def test_every_aim_is_met_from_some_chair_and_never_from_one_that_has_no_road_to_it() -> None:
    met = {finding for finding in played_alone() if finding[0] == "aim met"}
    assert {aim for _, aim, _ in met} == {aim.id for aim in STORY.aims}
    assert not met & {("aim met", aim, chair) for chair in CHAIRS for aim in closed(chair)}
