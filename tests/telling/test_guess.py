"""The guess: asked before the cards that the deck names, kept with the game, and told beside the truth at the end."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.content import load
from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Meter
from game.plain.game import PlainGame
from game.saves import load as load_game
from game.saves import save
from game.telling.ending import ending_told
from game.telling.question import PASS, guess_question
from tests.tui.players import app_in, letters, play, press, until

TINY = load(Path(__file__).parent.parent / "tiny")
GAME = Chronicle(("mary",), (), "whole").sealed(TINY)
BANDS = [low for low, _ in TINY.find(Meter, TINY.curve).bands]


def chosen(playthrough: Playthrough) -> Playthrough:
    assert playthrough.turn
    return playthrough.choose(open_options(playthrough.turn, playthrough.state)[-1].id)


def before_the_guess() -> Playthrough:
    playthrough = Playthrough.begin(TINY, GAME)
    while not playthrough.guess_due:
        playthrough = chosen(playthrough).go_on()
    return playthrough


def test_the_guess_is_due_once_and_is_kept_with_the_card(tmp_path: Path) -> None:
    playthrough = before_the_guess()
    assert playthrough.scene
    assert playthrough.scene.id in playthrough.schedule.deck.guesses
    after = playthrough.with_guess(BANDS[-1])
    assert not after.guess_due
    played = chosen(after)
    assert played.chronicle.entries[-1].guess == BANDS[-1]
    save(played.chronicle, tmp_path / "game.json")
    assert load_game(tmp_path / "game.json") == played.chronicle


def test_undo_brings_back_the_card_with_its_guess_and_redo_the_reveal() -> None:
    played = chosen(before_the_guess().with_guess(BANDS[0]))
    undone = played.undo()
    assert not undone.guess_due
    assert undone.guess == BANDS[0]
    assert undone.redo() == played


def test_a_guess_is_one_of_the_bands_or_none() -> None:
    playthrough = before_the_guess()
    assert [answer.id for answer in guess_question(TINY).answers] == [*map(str, BANDS), PASS]
    assert chosen(playthrough.with_guess(None)).chronicle.entries[-1].guess is None
    with pytest.raises(ValueError, match="no band"):
        playthrough.with_guess(BANDS[-1] + 1)


def test_the_ending_sets_the_guess_beside_the_truth() -> None:
    playthrough = chosen(before_the_guess().with_guess(BANDS[-1]))
    while not playthrough.ended:
        playthrough = playthrough.go_on() if playthrough.revealed else chosen(playthrough)
    told = ending_told(playthrough)
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
        await press(pilot, "up", "enter")
        await until(pilot, "QuestionScreen", "enter")
        assert "Without looking" in "\n".join(letters(pilot))
        await press(pilot, "escape")
        await until(pilot, "CardScreen", "enter")

    play(app_in(tmp_path), (80, 24), moves, GAME)
