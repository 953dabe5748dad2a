"""What went by is never a bare title: it is said what was done there, and by whom."""

import pytest

from game.content import scenes_folder
from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.session.session import Session
from game.telling.missed import MOST_OTHERS, Missed, missed
from game.telling.words import name_of
from tests.loaded import TINY_FOLDER, loaded

TINY, SHIPPED = loaded(TINY_FOLDER), loaded(scenes_folder())


@pytest.mark.parametrize("chair", [chair.id for chair in SHIPPED.chairs])
def test_every_card_that_went_by_says_what_was_done(chair: str) -> None:
    playthrough = Playthrough.of(SHIPPED, Chronicle(()).sealed(SHIPPED)).played_on()
    went_by = [told for round in playthrough.rounds if (told := missed(SHIPPED, round, (chair,)))]
    assert len(went_by) > 20
    assert all(told.done for told in went_by)
    assert all(told.told.startswith(f"{told.when}. {told.title}") for told in went_by)


def test_who_sits_there_is_told_alone_and_else_those_who_do() -> None:
    playthrough = Playthrough.of(TINY, Chronicle(()).sealed(TINY)).played_on()
    round = next(round for round in playthrough.rounds if len(round.picks) > 1)
    (chair, _), *_ = round.picks
    own, nobody = missed(TINY, round, (chair,)), missed(TINY, round, ())
    assert own
    assert nobody
    names = [f"{name_of(TINY, other)}: " for other, _ in round.picks]
    assert [name in own.done for name in names] == [name.startswith(name_of(TINY, chair)) for name in names]
    assert sum(name in nobody.done for name in names) == min(MOST_OTHERS, len(names))


def test_what_came_instead_of_a_card_has_no_title() -> None:
    assert Missed("June 1901", "", "Pell is ill.").told == "June 1901. Pell is ill."


@pytest.mark.parametrize("chair", ["rykov", "tomsky"])
def test_the_strip_has_a_line_for_each_card_before_the_first_that_is_asked(chair: str) -> None:
    session = Session.begin(SHIPPED, Chronicle((chair,), deck="lesson").sealed(SHIPPED))
    strip = [passage.missed for step in session.untold for passage in step.passages if passage.missed]
    assert len(strip) == len(session.playthrough.rounds)
    assert [told.title for told in strip if told.title] == [
        round.scene.title for round in session.playthrough.rounds if not round.skip
    ]
