"""All that is told of a small game and its papers, word for word, as it was read and found good.

``pytest tests/telling --redraw`` writes it anew, to be reviewed as a diff.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle, Mode
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.session.session import Session
from game.telling.comparison import comparison
from game.telling.page import page
from game.telling.paper import cards, roles
from game.telling.question import Question
from game.telling.set_up import lacking, set_up, starts
from game.telling.teachers_key import lengths, teachers_key
from tests.classroom.games import TINY, game
from tests.session.player import step

KEPT = Path(__file__).parent / "kept"


def lines(told: object, name: str = "", deep: int = 0) -> Iterator[str]:
    """Every word and number of what is told, with the name of the field that holds it. What the rules know by an id is
    called by it, and what is empty is left out."""
    head = f"{'  ' * deep}{name}:"
    names = fields_of(told)
    if names and hasattr(told, "id") and type(told).__module__.startswith("game.engine"):
        yield f"{head} {told.id}"
    elif names:
        yield f"{head} {type(told).__name__}"
        for field in names:
            yield from lines(getattr(told, field), field, deep + 1)
    elif isinstance(told, (tuple, list, frozenset)):
        rows = sorted(told, key=repr) if isinstance(told, frozenset) else told
        for row in rows:
            if type(row) is tuple and all(isinstance(one, (str, int, date)) for one in row):
                yield f"{head} {' | '.join(map(str, row))}"
            else:
                yield from lines(row, name or type(row).__name__, deep)
    elif told or (told == 0 and told is not False):
        yield from (f"{head} {line}" for line in str(told).splitlines())


def fields_of(told: object) -> tuple[str, ...]:
    """The names of a record's fields; none of what is no record."""
    if is_dataclass(told):
        return tuple(field.name for field in fields(told))
    return getattr(told, "_fields", ())


def played(mode: Mode, *chairs: str, deck: str, numbers: list[int]) -> Iterator[object]:
    """Every moment of a game, in which answer follows answer by their numbers. A class counts hands and notes why."""
    names = tuple((chair, f"{chair.title()}'s friends") for chair in chairs) if mode == "teams" else ()
    aims = tuple((chair, aim.id) for chair, aim in zip(chairs, TINY.aims, strict=False))
    chronicle = Chronicle(chairs, aims, deck, mode=mode, players=names)
    session = Session.begin(TINY, chronicle.sealed(TINY))
    yield session.moment
    for place, number in enumerate(numbers):
        if session.ended:
            break
        if mode == "class" and session.turn and not session.untold and not session.guesser:
            hands = [option.id for option in open_options(session.turn, session.playthrough.state)]
            session = session.note(f"reason {place}").count({hands[0]: 5, hands[1]: 5 * (place % 2)}).open_vote()
            yield session.moment
            number = 0
        session = step(session, number)
        yield session.moment
    assert session.ended
    yield session.snapshot.chronicle


def taken_up_again() -> Iterator[object]:
    """What a reader hears who comes back after each moment of a game."""
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole").sealed(TINY))
    for number in (0, 1, 0, 0, 2, 0, 0, 1, 0):
        session = step(session, number)
        yield session.with_recap().moment


def asked_before_a_game() -> Iterator[object]:
    for answers in (
        ["(more)", "solo", "tom", "stay"],
        ["(more)", "class", "mary", "open-book"],
        ["(more)", "teams", "mary", "tom", "stay"],
    ):
        for known in range(len(answers) + 1):
            yield set_up(TINY, answers[:known])
    teams = ["(more)", "teams", "mary", "tom", "stay", "open-book", "Reds", "Blues", "short", ""]
    for known in range(6, len(teams) + 1):
        asked = set_up(TINY, teams[:known])
        yield asked
        assert isinstance(asked, Question) is (known < len(teams))
    for some in (Chronicle(), Chronicle(("mary",), mode="teams"), Chronicle(("mary", "tom"))):
        yield lacking(TINY, some)
        yield starts(TINY, some)


def games() -> dict[str, Playthrough]:
    why = ["The harvest comes first.", "Nobody would say it aloud."]
    return {
        "first": game("mary", "tom", story=TINY, deck="whole", texts=why, hands=(4, 2)),
        "second": game("mary", "tom", story=TINY, deck="whole", turn=1, texts=why, hands=(1, 1)),
        "third": game("mary", story=TINY, mode="class", deck="whole", turn=2, hands=(3, 9, 1)),
        "part": game("mary", "tom", story=TINY, deck="whole", cards=1),
        "none": game("tom", story=TINY, mode="solo", cards=0),
    }


def pages() -> Iterator[object]:
    copy = {sentence.digest: f"The essay's words of {sentence.id}." for sentence in TINY.sentences}
    of = games()
    for name in ("first", "third", "none"):
        yield page(of[name], copy, "How the rest is had.")


def compared() -> Iterator[object]:
    of = games()
    for together in (["first", "second", "third"], ["first", "part"]):
        yield comparison([(name, of[name]) for name in together])


def papers() -> Iterator[object]:
    for deck in TINY.decks:
        yield from (deck, lengths(TINY, deck))
    yield from (cards(TINY, deck), roles(TINY, deck), teachers_key(TINY, deck))


TOLD: dict[str, Callable[[], Iterator[object]]] = {
    "alone": lambda: played("solo", "mary", deck="whole", numbers=[0, 1, 2, 0, 0, 3, 1, 0, 0, 0, 2, 0, 0]),
    "a-class": lambda: played("class", "mary", deck="whole", numbers=[0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
    "teams": lambda: played("teams", "mary", "tom", deck="short", numbers=[0] * 24),
    "taken-up-again": taken_up_again,
    "before-a-game": asked_before_a_game,
    "pages": pages,
    "compared": compared,
    "papers": papers,
}


@pytest.mark.parametrize("what", TOLD)
def test_all_that_is_told_was_read_and_found_good(what: str, request: pytest.FixtureRequest) -> None:
    told = list(lines(list(TOLD[what]())))
    kept = KEPT / f"{what}.txt"
    if request.config.getoption("--redraw"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert kept.read_text(encoding="utf-8").splitlines() == told
