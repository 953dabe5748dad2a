"""What can be said after an ending in plain lines: back to a card that mattered, and which endings there are."""

from pathlib import Path

import pytest

from game.engine.chronicle import Chronicle, Mode
from game.plain.game import PlainGame
from game.saves import Autosave, load
from game.saves import save as save_game
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.settings import Settings
from tests.command import run
from tests.session.test_begin_again import GAMES, ended
from tests.telling.test_ending import READ


def played(last: Session, *typed: str, settings: Settings | None = None) -> tuple[list[str], list[Snapshot], Settings]:
    """What is said when this is typed at the end of a game, what is saved in which order, and what is remembered."""
    said, saved, remembered = list[str](), list[Snapshot](), [settings or Settings()]

    def save(snapshot: Snapshot) -> str:
        saved.append(snapshot)
        return ""

    PlainGame(
        READ, iter(typed), said.append, save,
        begin_another=lambda: said.append("(another file)"), settings=remembered[0], remember=remembered.append,
    ).play(last.snapshot)  # fmt: skip
    return said, saved, remembered[-1]


LAST, TOLD = ended(READ, Chronicle(("mary",), deck="whole"))


@pytest.mark.parametrize(("chairs", "mode"), [(("mary",), "solo"), (("mary",), "class"), (("mary", "tom"), "teams")])
def test_back_leads_to_a_card_that_mattered_in_a_file_of_its_own(chairs: tuple[str, ...], mode: Mode) -> None:
    last, told = ended(READ, Chronicle(chairs, deck="whole", mode=mode))
    way = told.ways_back[0]
    said, saved, _ = played(last, "back", "back 1", "quit")
    assert f"1. {way.card} {way.chosen}" in said
    assert "Say back and a number." in said
    assert saved == [last.begin_again(way.scene).snapshot]
    assert said.index("(another file)") > said.index("Say back and a number.")


def test_a_game_that_was_begun_again_can_be_ended_again() -> None:
    said, saved, _ = played(LAST, "back 1", *["1"] * 40)
    assert len([line for line in said if line.startswith("The ending: ")]) == 2
    assert len(saved[-1].chronicle.entries) == len(READ.scenes)


def test_a_game_that_stands_in_no_file_is_not_left_for_another_unasked() -> None:
    said: list[str] = []
    last, _ = ended(READ, Chronicle(("mary",), deck="whole"))
    lost, typed = "It is lost if you leave now.", ["back 1", "(again)", "back 1", "quit", "quit"]
    game = PlainGame(READ, iter(typed), said.append, lambda _: "", unsaved=lambda: lost)
    game.begin_another = lambda: said.append("(another file)")
    game.play(last.snapshot)
    assert said.count("(another file)") == 1
    assert said.index(lost) < said.index("Say back and a number.") < said.index("(another file)")
    assert "You begin again there." in said
    assert not any("stays saved" in line for line in said)


@pytest.mark.parametrize("number", ["１", " 1 ", "\u200b1"])
def test_a_number_is_understood_however_it_is_typed(number: str) -> None:
    said, saved, _ = played(LAST, f"back {number}", "quit")
    assert saved == [LAST.begin_again(TOLD.ways_back[0].scene).snapshot]
    assert "(another file)" in said


@pytest.mark.parametrize("typed", ["back 9", "back no-such-card", "back 0", "BACK"])
def test_a_number_that_is_none_of_those_goes_nowhere_and_says_what_there_is(typed: str) -> None:
    said, saved, _ = played(LAST, typed, "quit")
    assert said[-2] == "Say back and a number."
    assert saved == []


def test_an_ending_that_is_told_opens_its_drawer() -> None:
    said, _, settings = played(LAST, "drawers", "quit")
    assert settings == Settings().reaching(READ.title, TOLD.id)
    assert "Endings that you have reached: 1 of 3." in said
    assert f"Open: {next(one.title for one in READ.endings if one.id == TOLD.id)}" in said


def test_drawers_can_be_looked_at_on_a_card_and_open_none() -> None:
    before = LAST.begin_again(TOLD.ways_back[0].scene)
    said, _, settings = played(before, "drawers", "quit")
    assert "Endings that you have reached: 0 of 3." in said
    assert settings == Settings()


def test_what_is_no_word_here_says_what_can_be_said() -> None:
    said, saved, _ = played(LAST, "1", "quit")
    assert len([line for line in said if line.startswith("Say back to begin again")]) == 2
    assert saved == []


def test_who_goes_back_from_a_game_that_is_not_saved_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "file").write_text("")
    autosave = Autosave(tmp_path / "file" / "game.json")
    autosave.keep(LAST.snapshot)
    game = PlainGame(READ, iter(["back"]), said.append, autosave.keep, unsaved=lambda: autosave.unsaved)
    game.play(LAST.snapshot)
    assert autosave.unsaved in said


def test_at_the_command_line_the_game_that_has_ended_stays_and_its_ending_is_remembered(tmp_path: Path) -> None:
    last, told = ended(*GAMES["alone"])
    file = tmp_path / "ours.json"
    save_game(last.snapshot, file)
    kept = file.read_bytes()
    done = run("resume", str(file), "--plain", folder=tmp_path, typed="back 1\n")
    assert done.returncode == 0
    assert file.read_bytes() == kept
    path = Path(done.stdout.splitlines()[-1].removeprefix("Saved: "))
    assert path.name == "kamenev-1.json"
    assert load(path) == last.begin_again(told.ways_back[0].scene).snapshot
    again = run("resume", "kamenev-1", "--plain", folder=tmp_path, typed="drawers\n")
    assert f"Endings that you have reached: 1 of {len(last.story.endings)}." in again.stdout
    assert f"Open: {next(one.title for one in last.story.endings if one.id == told.id)}" in again.stdout
