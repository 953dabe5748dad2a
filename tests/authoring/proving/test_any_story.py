"""In any small story the prover says what playing every game one by one says, with as few picks off history."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from game.authoring.explore.exact_shares import exact_ends
from game.authoring.proving.answers import PropertyAnswer
from game.authoring.proving.prove import Prover
from game.engine.conditions import Condition
from game.engine.outcome import ending_of
from game.engine.properties import Always, Demand, Goal, Never, Order, Property, Reachable, Share, Text
from game.engine.story import Story
from tests.authoring.proving.brute import Game, games
from tests.engine.stories import CARDS, CHAIRS, conditions, of_the_world, stories

companies = st.sampled_from([(chair,) for chair in CHAIRS] + [CHAIRS[:2]])


def answer(story: Story, chairs: tuple[str, ...], demand: Demand, at: tuple[str, ...] = ()) -> PropertyAnswer:
    (found,) = Prover(story, [Property("so", demand, chairs, at=at)]).answers()
    return found


def asked(round_: object, chairs: tuple[str, ...]) -> bool:
    return any(chair in chairs for chair, _ in round_.picks)  # type: ignore[attr-defined]


def fewest(played: list[Game], bad: list[bool]) -> int | None:
    return min((game.left for game, so in zip(played, bad, strict=True) if so), default=None)


@given(stories(), companies, conditions(of_the_world), st.sampled_from(["", *CARDS]))
def test_a_condition_is_refuted_by_a_shortest_game_or_holds_in_all(
    story: Story, chairs: tuple[str, ...], condition: Condition, card: str
) -> None:
    at = (card,) if any(scene.id == card for scene in story.scenes) else ()
    played = list(games(story, chairs, condition))

    def holds(game: Game) -> list[bool]:
        """Whether it holds at each place where it is read."""
        if not at:
            return [condition.holds(game.end)]
        return [condition.holds(round.before) for round in game.rounds if round.scene.id in at and round.picks]

    for demand, fails in (
        (Never(condition), [any(holds(game)) for game in played]),
        (Always(condition), [not all(holds(game)) for game in played]),
    ):
        found = answer(story, chairs, demand, at)
        least = fewest(played, fails)
        assert found.verdict == ("proved" if least is None else "refuted")
        if least is not None:
            assert f"shortest way, {least} pick" in found.said[0]
    reached = answer(story, chairs, Reachable(Goal(condition=condition)), at)
    assert reached.verdict == ("shown" if any(any(holds(game)) for game in played) else "refuted")


@given(stories(), companies)
def test_shares_are_those_of_all_games_weighed_by_their_chances(story: Story, chairs: tuple[str, ...]) -> None:
    played = list(games(story, chairs, Condition()))
    assert sum(game.chance for game in played) == 1
    counted: dict[str, Fraction] = {}
    for end, part in exact_ends(story, chairs, 100_000).items():
        ending = ending_of(story, end).id
        counted[ending] = counted.get(ending, Fraction(0)) + part
    for ending in story.endings:
        own = sum((game.chance for game in played if ending_of(story, game.end) == ending), Fraction(0))
        assert counted.get(ending.id, 0) == own
        share = Share(Goal((ending.id,)), at_most=50)
        assert answer(story, chairs, share).verdict == ("proved" if own <= Fraction(1, 2) else "refuted")


@given(stories(), companies, st.sampled_from(CARDS), st.sampled_from(CARDS), st.booleans())
def test_an_order_is_that_of_the_games(
    story: Story, chairs: tuple[str, ...], first: str, second: str, of_moves: bool
) -> None:
    ids = [scene.id for scene in story.scenes]
    if first not in ids or second not in ids:
        return
    scene = story.scenes[ids.index(first)]
    after = Text(first, "opponent", 1) if of_moves and scene.opponent else Text(first)

    def fails(game: Game) -> bool:
        for round in game.rounds:
            if after.part == "" and round.scene.id == first and asked(round, chairs):
                return False
            if round.scene.id == second and asked(round, chairs):
                return True
            if after.part and round.scene.id == first and round.move is round.scene.opponent[0]:
                return False
        return False

    played = list(games(story, chairs, Condition()))
    least = fewest(played, [fails(game) for game in played])
    found = answer(story, chairs, Order(Text(second), after))
    assert found.verdict == ("proved" if least is None else "refuted")
    if least is not None:
        assert f"shortest way, {least} pick" in found.said[0]
