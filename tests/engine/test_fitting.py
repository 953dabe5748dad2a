"""A saved game whose story calls something by another name since: the name is told, and everything else goes on."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.csv_table import csv_table
from game.classroom.debrief import debrief
from game.engine.chronicle import Chronicle, Misfit, Pick, misfit
from game.engine.fitting import Lost, fitted
from game.engine.playthrough import Playthrough
from game.engine.story import Deck
from game.saves import Autosave, all_saves, load, save
from game.session.snapshot import Snapshot
from game.telling.meanwhile import lost_told, recap
from tests.classroom.games import TINY, game
from tests.command import run

FOLDER = str(Path(__file__).parent.parent / "tiny")
GAME = replace(
    game("mary", "tom", story=TINY, deck="double", turn=1, texts=["the back row", "because"], cards=2).chronicle,
    start="1901-03-bridge",
)
assert dict(GAME.aims) == {"mary": "stay", "tom": "open-book"}
WATCHED = replace(GAME.entries[0], guesses=(("ann", 0),), forecasts=(("ann", *GAME.entries[0].picks[0]),))
OLDER: dict[str, tuple[Chronicle, Lost, Chronicle]] = {
    "aim": (
        replace(GAME, aims=(("mary", "leave"), GAME.aims[1])),
        Lost("aim", "leave", "mary"),
        replace(GAME, aims=GAME.aims[1:]),
    ),
    "deck": (replace(GAME, deck="evening"), Lost("deck", "evening", "double"), GAME),
    "start": (replace(GAME, start="1901-03-river"), Lost("start", "1901-03-river"), replace(GAME, start="")),
    "chair": (
        replace(
            GAME,
            chairs=(*GAME.chairs, "ann"),
            aims=(*GAME.aims, ("ann", "stay")),
            players=(("ann", "Reds"),),
            entries=(WATCHED, *GAME.entries[1:]),
        ),
        Lost("chair", "ann"),
        replace(GAME, players=()),
    ),
}
"""A game saved before the story had another name for one thing; what it has lost, and the game that is left."""


@pytest.mark.parametrize("kind", OLDER)
def test_a_name_that_is_gone_is_told_and_nothing_else_is_lost(kind: str, tmp_path: Path) -> None:
    older, lost, left = OLDER[kind]
    save(Snapshot(older), tmp_path / "game.json")
    before = (tmp_path / "game.json").read_bytes()
    (row,) = all_saves(tmp_path)
    autosave = Autosave(folder=tmp_path)
    autosave.go_on_with(row.path, load(row.path), TINY)
    taken = Playthrough.of(TINY, load(row.path).chronicle).played_on()
    assert row.fits(TINY)
    assert taken.lost == (lost,)
    assert taken.chronicle == Playthrough.of(TINY, left).played_on().chronicle
    assert csv_table([("the back row", taken)])
    assert all(f"“{lost.id}”" in told for told in (repr(recap(taken)), debrief(taken)))
    assert autosave.keep(Snapshot(taken.chronicle)) == ""
    assert (tmp_path / "game.json").read_bytes() == before
    assert autosave.saved
    assert fitted(TINY, load(autosave.saved).chronicle) == (taken.chronicle, ())


@pytest.mark.parametrize("deck", TINY.decks, ids=lambda deck: deck.id)
def test_a_deck_that_is_gone_is_taken_for_the_one_that_asked_the_same(deck: Deck) -> None:
    played = game("mary", story=TINY, mode="solo", deck=deck.id).chronicle
    (lost,) = fitted(TINY, replace(played, deck="gone"))[1]
    assert TINY.find(Deck, lost.instead).cards[0] == deck.cards[0]


def test_of_a_game_that_began_late_only_what_came_since_tells_which_deck_it_was() -> None:
    *_, last = TINY.scenes
    started = Playthrough.of(TINY, Chronicle(("mary",), deck="whole", start=last.id).sealed(TINY)).played_on()
    (seat,) = started.asked
    played = started.play([Pick("mary", seat.options[0].id)]).chronicle
    (lost, *_) = fitted(TINY, replace(played, deck="gone"))[1]
    assert TINY.find(Deck, lost.instead).asks("mary", last.id)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("aim", "What you wanted as Mary, “leave”, is no aim here any more; it is left out."),
        ("deck", "The cards “evening” are not offered here any more. Now you play: A long evening."),
        ("start", "The card “1901-03-river”, with which the game began, is not here any more."),
        ("chair", "Nobody sits in the chair “ann” any more; it is left out."),
    ],
)
def test_what_is_gone_is_told_by_its_name_and_with_what_stands_for_it(kind: str, told: str) -> None:
    assert lost_told(TINY, [OLDER[kind][1]]) == [told]


def test_a_chair_with_cards_that_is_gone_ends_the_game_before_its_first() -> None:
    entries = tuple(
        replace(entry, picks=tuple(("thomas" if chair == "tom" else chair, pick) for chair, pick in entry.picks))
        for entry in GAME.entries
    )
    first = next(place for place, entry in enumerate(entries) if "thomas" in dict(entry.picks))
    taken = Playthrough.of(TINY, replace(GAME, chairs=("mary", "thomas"), aims=GAME.aims[:1], entries=entries))
    assert taken.lost == (Lost("chair", "thomas"),)
    assert taken.broken
    assert taken.chronicle.entries == entries[:first]


def test_a_game_of_nobody_s_chair_and_one_with_no_name_of_the_story_are_of_another() -> None:
    assert misfit(TINY, replace(GAME, chairs=("ann", "bob"), aims=())) == Misfit("chairs", ("ann", "bob"))
    other = replace(GAME, aims=(("mary", "rule"),), deck="long", start="", entries=())
    assert misfit(TINY, other)
    assert not misfit(TINY, replace(other, deck="whole"))


@pytest.mark.parametrize("command", ["resume", "replay", "debrief -o -"])
@pytest.mark.parametrize("kind", ["aim", "deck"])
def test_the_command_opens_it_and_names_what_is_gone(kind: str, command: str, tmp_path: Path) -> None:
    older, lost, _ = OLDER[kind]
    save(Snapshot(older), tmp_path / "game.json")
    first, *flags = command.split()
    done = run(first, str(tmp_path / "game.json"), *flags, "--scenes", FOLDER, folder=tmp_path, typed="quit\n")
    assert f"“{lost.id}”" in (done.stdout if first == "resume" else done.stderr)
    assert done.returncode == (0 if first == "resume" else 1)
