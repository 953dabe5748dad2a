"""The title at a seat of the server: a game that was torn off stands first, and is marked."""

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.saves import Saved, save
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.tui.app import CardIndexApp
from game.tui.title_model import title_model
from game.tui.widgets.choices import Choices
from tests.session.player import step
from tests.tui.players import TINY, app_in, on_the_first_card, play, press


def saved(name: str, snapshot: Snapshot | None) -> Saved:
    return Saved(Path(f"{name}.json"), snapshot)


def at_its_end() -> Session:
    session = Session.begin(TINY, on_the_first_card(TINY))
    for _ in range(200):
        session = step(session, 0)
    assert session.ended
    return session


OVER = saved("over", at_its_end().snapshot)
TORN_OFF = saved("torn-off", step(step(Session.begin(TINY, on_the_first_card(TINY)), 0), 0).snapshot)
OLDER = saved("older", TORN_OFF.snapshot)
DAMAGED = saved("damaged", None)


@pytest.mark.parametrize(
    ("saves", "order"),
    [
        ([OVER, DAMAGED, TORN_OFF, OLDER], ["torn-off", "over", "damaged", "older"]),
        ([TORN_OFF, OVER], ["torn-off", "over"]),
    ],
    ids=["further down", "newest"],
)
def test_the_newest_game_that_has_not_ended_stands_first(saves: list[Saved], order: list[str]) -> None:
    model = title_model(TINY, saves, at_a_seat=True)
    assert model.go_on_first
    assert [one.path.stem for _, one in model.saves] == order


@pytest.mark.parametrize(("saves", "at_a_seat"), [([OVER, DAMAGED], True), ([], True), ([OVER, TORN_OFF], False)])
def test_elsewhere_and_where_every_game_has_ended_the_order_stays(saves: list[Saved], at_a_seat: bool) -> None:
    model = title_model(TINY, saves, at_a_seat)
    assert not model.go_on_first
    assert [one for _, one in model.saves] == saves


@pytest.mark.parametrize("at_a_seat", [True, False])
def test_a_game_that_has_ended_is_called_finished_and_no_other_is(at_a_seat: bool) -> None:
    labels = {one.path.stem: row.label for row, one in title_model(TINY, [OVER, TORN_OFF, DAMAGED], at_a_seat).saves}
    assert labels["over"].startswith("Finished: ")
    assert labels["torn-off"].startswith("Go on as ")
    assert labels["damaged"].startswith("Damaged: ")


def test_a_game_is_finished_once_all_of_it_has_been_told_and_not_before() -> None:
    session = Session.begin(TINY, on_the_first_card(TINY))
    for _ in range(200):
        assert saved("one", session.snapshot).has_ended(TINY) is session.ended
        session = step(session, 0)
    assert session.ended
    assert not saved("older", Snapshot(session.chronicle)).has_ended(TINY)  # which says nothing of what was told


def test_it_is_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, one in enumerate((TORN_OFF, OVER)):
        assert one.snapshot
        save(one.snapshot, tmp_path / one.path)
        os.utime(tmp_path / one.path, (place, place))
    monkeypatch.setattr(CardIndexApp, "is_web", True)
    app = app_in(tmp_path)

    async def moves(pilot: Pilot[None]) -> None:
        choices = pilot.app.screen.query_one(Choices)
        assert [row.label.split(" ")[0] for row in choices.rows] == ["Go", "Mary", "Tom", "More", "Saved"]
        assert [row.key or row.number for row in choices.rows] == ["r", 1, 2, "s", "o"]
        assert choices.highlighted == 0
        await press(pilot, "enter")
        assert app.session
        assert TORN_OFF.snapshot
        assert app.session.chronicle == TORN_OFF.snapshot.chronicle

    play(app, (80, 24), moves)
