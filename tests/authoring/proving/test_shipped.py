"""The shipped story: what proofs.yaml states is sound, and a false claim and a true one are answered as by hand."""

import pytest

from game.authoring.proving.prove import Prover
from game.content import scenes_folder
from game.content.loading import load_with_properties
from game.engine.conditions import AtLeast, Condition, Is
from game.engine.endings import Ending
from game.engine.properties import Always, Demand, Echo, Never, Property
from tests.authoring.proving.brute import games
from tests.loaded import loaded

STORY = loaded(scenes_folder())


def answered(demand: Demand, chair: str) -> tuple[str, str, int]:
    (answer,) = Prover(STORY, [Property("so", demand, (chair,), deck="lesson")]).answers()
    return answer.verdict, " ".join(answer.said), answer.states


def test_what_is_stated_is_sound_and_every_road_not_taken_is_remembered() -> None:
    _, properties = load_with_properties(scenes_folder())
    assert any(isinstance(one.demand, Echo) for one in properties)
    assert len({one.says for one in properties}) == len(properties)
    verdict, said, _ = answered(Echo(), "tomsky")
    roads = [one for scene in STORY.scenes for seat in scene.seats for one in seat.options if not one.historical]
    assert (verdict, said) == ("proved", f"{len(roads)} options are remembered by some text or rule.")


@pytest.mark.slow
def test_a_false_claim_is_refuted_by_a_shortest_game() -> None:
    """Nobody in Tomsky's chair comes to three names on one door: he does, with two picks off history, and in none of
    the games with one pick or none, each of which is played here."""
    claim = STORY.find(Ending, "three-names").when
    verdict, said, _ = answered(Never(claim), "tomsky")
    assert (verdict, "The shortest way, 2 picks off history: " in said) == ("refuted", True)
    nearer = list(games(STORY, ("tomsky",), claim, "lesson", most=1))
    assert {game.left for game in nearer} == {0, 1}
    assert not any(claim.holds(game.end) for game in nearer)


@pytest.mark.slow
def test_a_true_claim_is_proved_with_the_number_of_states() -> None:
    """The office has a floor in 1929, wherever nobody has reformed it."""
    reformed = ((Is("secretariat-shared", True),), (Is("secretary-removed", True),))
    verdict, said, states = answered(Always(Condition(((AtLeast("hold", 16),), *reformed))), "tomsky")
    assert verdict == "proved"
    assert states > 10_000
    assert said == f"Every game of Tomsky: {states} states."
