"""The guess: asked before the cards that the deck names, kept with the game, and told beside the truth at the end."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.engine.chronicle import Chronicle
from game.engine.meters import Meter
from game.engine.rules import NotOpen, open_options
from game.plain.game import PlainGame
from game.saves import load as load_game
from game.saves import save
from game.session.moment import CardMoment, GuessMoment
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.telling.ending import ending_told
from game.telling.question import PASS, guess_question
from tests.loaded import TINY_FOLDER, loaded
from tests.tui.players import app_in, letters, play, press, until

TINY = loaded(TINY_FOLDER)
GAME = Chronicle(("mary",), (), "whole").sealed(TINY)
BANDS = [low for low, _ in TINY.find(Meter, TINY.curve).bands]


def chosen(session: Session) -> Session:
    assert session.turn
    return session.choose(open_options(session.turn, session.playthrough.state)[-1].id)


def before_the_guess() -> Session:
    session = Session.begin(TINY, GAME)
    while not session.guesser:
        session = chosen(session).go_on()
    return session


def test_the_guess_is_due_once_and_is_kept_with_the_card(tmp_path: Path) -> None:
    session = before_the_guess()
    assert session.playthrough.scene
    assert session.playthrough.scene.id in session.playthrough.schedule.deck.guesses
    assert isinstance(session.moment, GuessMoment)
    after = session.guess(str(BANDS[-1]))
    assert not after.guesser
    assert isinstance(after.moment, CardMoment)
    played = chosen(after)
    assert played.chronicle.entries[-1].guesses == (("mary", BANDS[-1]),)
    save(played.snapshot, tmp_path / "game.json")
    assert load_game(tmp_path / "game.json") == played.snapshot


def test_undo_brings_back_the_card_with_its_guess_then_the_guess_and_redo_the_reveal() -> None:
    played = chosen(before_the_guess().guess(str(BANDS[0])))
    undone = played.undo()
    assert not undone.guesser
    assert undone.draft.guesses() == (("mary", BANDS[0]),)
    assert undone.redo() == played
    assert undone.undo().guesser == "mary"
    assert undone.undo().redo().redo() == played


def test_a_guess_is_one_of_the_bands_or_none() -> None:
    session = before_the_guess()
    assert [answer.id for answer in guess_question(TINY).answers] == [*map(str, BANDS), PASS]
    assert chosen(session.guess(PASS)).chronicle.entries[-1].guesses == ()
    with pytest.raises(NotOpen, match="that is no option here"):
        session.guess(str(BANDS[-1] + 1))


def test_a_table_is_called_by_its_name_where_several_guess() -> None:
    teams = Chronicle(("mary", "tom"), deck="whole", mode="teams", players=(("mary", "Reds"),)).sealed(TINY)
    session = Session.begin(TINY, teams)
    while not session.guesser:
        session = chosen(session) if session.turn and not session.untold else session.go_on()
    asked = guess_question(TINY).text
    assert isinstance(session.moment, GuessMoment)
    assert session.moment.question.text == f"Mary (Reds): {asked}"
    other = session.guess(PASS).moment
    assert isinstance(other, GuessMoment)
    assert other.question.text == f"Tom: {asked}"
    alone = before_the_guess().moment
    assert isinstance(alone, GuessMoment)
    assert alone.question.text == asked


def test_the_ending_sets_the_guess_beside_the_truth() -> None:
    session = chosen(before_the_guess().guess(str(BANDS[-1])))
    while not session.ended:
        session = chosen(session) if session.turn else session.go_on()
    told = ending_told(session.playthrough)
    (line,) = told.guesses
    meter = TINY.find(Meter, TINY.curve)
    assert f"You guessed: {meter.word(BANDS[-1])}." in line
    assert len(told.curve.guesses) == 1


def test_the_plain_lines_ask_for_it() -> None:
    said: list[str] = []
    PlainGame(TINY, iter(["2"] * 4 + ["1", "2", "3"] * 30), said.append, lambda _: "").play(GAME)
    assert guess_question(TINY).text in said
    assert any("You guessed:" in line for line in said)


def test_the_screen_asks_for_it_and_escape_passes(tmp_path: Path) -> None:
    async def moves(pilot: Pilot[None]) -> None:
        await until(pilot, "CardScreen", "enter")
        await press(pilot, "enter", "up", "enter")
        await until(pilot, "QuestionScreen", "enter")
        assert "Without looking" in "\n".join(letters(pilot))
        await press(pilot, "escape")
        await until(pilot, "CardScreen", "enter")

    play(app_in(tmp_path), (80, 24), moves, GAME)


@pytest.mark.parametrize("place", range(len(BANDS)))
def test_a_guess_can_be_typed_in_the_words_of_its_row(place: int) -> None:
    meter = TINY.find(Meter, TINY.curve)
    said, saved = list[str](), [before_the_guess().snapshot]

    def keep(snapshot: Snapshot) -> str:
        saved.append(snapshot)
        return ""

    PlainGame(TINY, iter([meter.word(BANDS[place]).upper(), "quit"]), said.append, keep).play(saved[0])
    guessed = Session.resume(TINY, saved[-1])
    assert not guessed.guesser
    assert guessed.draft.guesses() == (("mary", BANDS[place]),)
