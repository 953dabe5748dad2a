"""A card is tried in the world that its author wants, and follows him as he mends what he has spoilt."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.authoring.preview import Preview, begun_at, in_lines
from game.content import StoryProblems, scenes_folder
from game.engine.chronicle import Chronicle, Pick
from game.engine.outcome import ending_of, history
from game.engine.playthrough import Playthrough
from game.engine.scene import Scene
from game.engine.story import Story
from game.exit_codes import CommandError
from game.plain.game import PlainGame
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.tui.preview_app import PreviewApp
from game.tui.screens.problems import ProblemsScreen
from game.tui.widgets.choices import Choices
from tests.loaded import TINY_FOLDER, loaded
from tests.tui.players import by_keys, letters, name, play, press, settle, wait_for

MINUTES = "1901-06-minutes"
SPOILT = ("attends: silence", "attends: silense")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY_FOLDER, tmp_path / "tiny"))


def edit(folder: Path, old: str, new: str) -> None:
    """Change the card's file, as an editor would on saving."""
    file = folder / "1-spring" / f"{MINUTES}.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_history_plays_up_to_the_card_and_then_the_settings_apply() -> None:
    story = loaded(TINY_FOLDER)
    tried = begun_at(story, MINUTES, ("mary",), ("trust=4", "book-read=true"))
    before = history(story)[1].before
    assert dict(tried.start) == {**before, "trust": 4, "book-read": 1}
    assert [scene.id for scene in tried.scenes] == [MINUTES, "1901-09-flood"]


SHIPPED = loaded(scenes_folder())


@pytest.mark.parametrize("all_seats", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["one", "all"])
@pytest.mark.parametrize("scene", [scene.id for scene in SHIPPED.scenes])
def test_every_shipped_card_can_be_tried_from_its_seats_to_an_ending(scene: str, all_seats: bool) -> None:
    story, shown = SHIPPED, SHIPPED.find(Scene, scene)
    changed = shown.never and not shown.call
    turn = story.scenes.index(shown) % len(shown.seats)
    for seat in shown.seats if all_seats else shown.seats[turn : turn + 1]:
        world = ("secretary-removed=true", f"{seat.chair}.out=false") if changed else ()
        tried = begun_at(story, scene, (seat.chair,), world)
        playthrough = Playthrough.of(tried, Chronicle((seat.chair,), (), "trial"))
        assert playthrough.scene
        assert playthrough.scene.id == scene
        while playthrough.asked:
            option = next(option.id for option in playthrough.asked[0].options if not option.needs)
            playthrough = playthrough.play([Pick(seat.chair, option)]).played_on()
        assert ending_of(tried, playthrough.state).title


@pytest.mark.parametrize(
    ("scene", "chairs", "setting", "told"),
    [
        ("1901-06-minute", (), "trust=3", "Did you mean 1901-06-minutes"),
        (MINUTES, ("marry",), "trust=3", "Did you mean mary?"),
        (MINUTES, (), "trusst=3", "Did you mean trust?"),
        (MINUTES, (), "trust=6", "trust goes from 0 to 5"),
        (MINUTES, (), "trust=-1", "trust goes from 0 to 5"),
        (MINUTES, (), "trust=three", "“three” is not one of these"),
        (MINUTES, (), "trust", "trust goes from 0 to 5"),
        (MINUTES, (), "trust=" + "9" * 5000, "trust goes from 0 to 5"),
        (MINUTES, (), "book-read=1", "--set book-read=true"),
        (MINUTES, (), "\x1b[2J=1", "There is no meter or fact"),
        ("1901-09-flood", ("mary",), "mary.out=true", "goes on without Mary"),
    ],
)
def test_what_cannot_be_tried_is_told_in_one_line(
    scene: str, chairs: tuple[str, ...], setting: str, told: str, folder: Path
) -> None:
    with pytest.raises(CommandError) as stop:
        Preview(folder, scene, chairs, (setting,)).open()
    assert told in str(stop.value)
    assert str(stop.value).isprintable()
    assert len(str(stop.value)) < 200


def test_a_card_that_this_world_skips_says_so(folder: Path) -> None:
    with pytest.raises(CommandError, match="is skipped: With a bridge"):
        Preview(folder, "1901-09-flood", (), ("bridge-built=true", "clerk-gone=true")).open()


def test_without_a_chair_the_first_that_is_there_is_taken(folder: Path) -> None:
    trial = Preview(folder, "1901-09-flood", (), ("mary.out=true",))
    assert trial.begin(trial.open()).chairs == ("tom",)


def test_a_trial_sees_what_is_saved_added_and_taken_away(folder: Path) -> None:
    trial = Preview(folder, MINUTES)
    trial.open()
    assert not trial.changed()
    for change in (
        lambda: edit(folder, "They are not quite", "They are hardly"),
        lambda: (folder / "stray.yaml").write_text("a: b\n"),
        lambda: (folder / "stray.yaml").unlink(),
    ):
        change()
        assert trial.changed()
        with suppress(StoryProblems):
            trial.open()
        assert not trial.changed()


def test_a_reveal_is_taken_up_where_it_was(folder: Path) -> None:
    trial = Preview(folder, MINUTES)
    story = trial.open()
    session = Session.begin(story, trial.begin(story)).choose("sign")
    assert session.revealing
    edit(folder, "      You sign.\n".replace("      ", "          "), "          You sign, and blot it.\n")
    again = Session.resume(trial.open(), session.snapshot)
    assert again.revealing
    option = again.playthrough.rounds[-1].option("mary")
    assert option
    assert "blot it" in option.outcome


def test_a_pick_that_is_gone_leads_back_to_its_card(folder: Path) -> None:
    trial = Preview(folder, MINUTES)
    story = trial.open()
    session = Session.begin(story, trial.begin(story)).choose("go-home")
    edit(folder, "id: go-home", "id: go-away")
    again = Session.resume(trial.open(), session.snapshot)
    assert not again.revealing
    assert again.playthrough.scene
    assert again.playthrough.scene.id == MINUTES


Line = str | Callable[[], None]


def tell(trial: Preview, typed: list[Line]) -> tuple[int, list[str]]:
    """Try the card in plain lines: what is typed, and what its author does meanwhile."""
    said: list[str] = []

    def lines() -> Iterator[str]:
        for one in typed:
            if callable(one):
                one()
            else:
                yield f"{one}\n"

    def play(story: Story, game: Chronicle | Snapshot, read: Iterator[str], keep: Callable[[Snapshot], str]) -> None:
        PlainGame(story, read, said.append, keep).play(game)

    return in_lines(trial, play, lines(), said.append), said


def test_plain_lines_begin_at_the_card_in_its_world(folder: Path) -> None:
    code, said = tell(Preview(folder, MINUTES, ("mary",), ("trust=5",)), ["2", "quit"])
    assert code == 0
    first = next(place for place, line in enumerate(said) if line.startswith("Card 1 of 2. The minutes"))
    assert first <= 2
    assert "You object, with the page in your hand." in said


def test_plain_lines_say_the_problems_and_come_back_to_the_card(folder: Path) -> None:
    typed: list[Line] = [lambda: edit(folder, *SPOILT), "1", "", lambda: edit(folder, *reversed(SPOILT)), "", "quit"]
    code, said = tell(Preview(folder, MINUTES), typed)
    told = f"tiny/1-spring/{MINUTES}.yaml:15:18: unknown-name: "
    assert sum(line.startswith(told) for line in said) == 2
    assert sum(line.startswith("Card 1 of 2. The minutes") for line in said) == 2
    assert said[-1] == "You have left the game."
    assert code == 0


def test_plain_lines_come_back_to_the_later_card(folder: Path) -> None:
    def change() -> None:
        edit(folder, "They are not quite", "They are hardly")

    _, said = tell(Preview(folder, MINUTES), ["1", change, "1", "quit"])
    assert sum(line.startswith("Card 1 of 2.") for line in said) == 1
    assert sum(line.startswith("Card 2 of 2. The flood") for line in said) == 2


def test_plain_lines_that_end_with_problems_say_so_in_the_code(folder: Path) -> None:
    edit(folder, *SPOILT)
    code, said = tell(Preview(folder, MINUTES), [])
    assert code == 1
    assert "Did you mean “silence”?" in said[0]


def test_the_screen_shows_problems_in_place_of_the_card_and_returns_to_it(folder: Path) -> None:
    app = PreviewApp(Preview(folder, MINUTES, ("mary",)))

    async def moves(pilot: Pilot[None]) -> None:
        assert name(pilot) == "CardScreen"
        await press(pilot, "3", "p")
        assert name(pilot) == "LookupScreen"
        edit(folder, *SPOILT)
        await app.follow()
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ProblemsScreen)
        assert screen.problems[0].startswith(f"tiny/1-spring/{MINUTES}.yaml:15:18: unknown-name: “silense”")
        assert any("unknown-name" in line for line in letters(pilot))
        await press(pilot, "u", "n", "enter")
        assert isinstance(app.screen, ProblemsScreen)
        edit(folder, *reversed(SPOILT))
        edit(folder, "They are not quite", "They are hardly")
        await app.follow()
        await settle(pilot)
        assert name(pilot) == "CardScreen"
        assert app.screen.query_one(Choices).highlighted == 2
        assert any("They are hardly" in line for line in letters(pilot))
        await by_keys(pilot)

    play(app, (100, 30), moves)
    assert app.session
    assert app.session.ended


def test_the_screen_looks_at_the_files_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.tui.preview_app.SECONDS", 0.02)
    app = PreviewApp(Preview(folder, MINUTES, ("mary",)))

    async def moves(pilot: Pilot[None]) -> None:
        edit(folder, *SPOILT)
        await wait_for(pilot, lambda: name(pilot) == "ProblemsScreen")

    play(app, (100, 30), moves)


def test_a_spoilt_file_can_be_mended_from_the_start(folder: Path) -> None:
    edit(folder, *SPOILT)
    app = PreviewApp(Preview(folder, MINUTES, ("mary",)))

    async def moves(pilot: Pilot[None]) -> None:
        assert name(pilot) == "ProblemsScreen"
        edit(folder, *reversed(SPOILT))
        await app.follow()
        assert name(pilot) == "CardScreen"

    play(app, (100, 30), moves)


def test_what_is_tried_is_never_saved(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    app = PreviewApp(Preview(folder, MINUTES, ("mary",)))

    async def moves(pilot: Pilot[None]) -> None:
        await press(pilot, "3", "enter")
        assert name(pilot) == "RevealScreen"

    play(app, (100, 30), moves)
    assert app.autosave.saved is None
    assert not (tmp_path / "data").exists()
