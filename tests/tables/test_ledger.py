"""The file of a live room: what was kept is there after anything, is nobody else's to read, and goes with the game."""

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.tables.ledger import Ledger, Unreadable
from game.tables.room import Room
from game.telling.question import PASS
from tests.classroom.games import TINY
from tests.tables.crowd import CHAIRS, KEYS, a_class, files, opened_by, options, tried

ROOT = Path(__file__).parent.parent.parent
VOTES_FOR_EVER = """
import sys
from dataclasses import replace
from pathlib import Path
from game.tables.ledger import Ledger
from tests.tables.crowd import a_class, options
ledger, room = Ledger(Path(sys.argv[1])), a_class(hands=300)
assert not ledger.keep(room)
print("ready", flush=True)
for turn in range(10**6):
    key, option = f"key-{turn % 300}", options(room)[turn // 300 % 2]
    room = room.vote(key, option)
    assert not ledger.keep(room)
    print(turn, key, option, flush=True)
"""


def as_left(room: Room) -> Room:
    """The room as whoever takes it up finds it: no card lies open, and nothing was counted twice."""
    session = type(room.session).resume(room.session.story, room.session.snapshot)
    return replace(room, session=session)


@given(seed=st.integers(0, 10**9))
@example(seed=12)  # a guess of one whose table has guessed since
def test_a_room_comes_back_as_it_was_kept(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    dice, path = Random(seed), tmp_path_factory.mktemp("room") / "room.db"
    room = opened_by(dice)
    ledger = Ledger(path)
    for _ in range(80):
        room = tried(room, dice)
        if dice.random() < 0.8:
            assert ledger.keep(room) == ""
        if dice.random() < 0.1:
            assert ledger.keep(room) == ""
            ledger.close()
            ledger = Ledger(path)
            assert ledger.room(TINY) == as_left(room)
    assert ledger.keep(room) == ""
    ledger.close()
    ledger = Ledger(path)
    again = ledger.room(TINY)
    assert again == as_left(room)
    assert again is not None
    assert again.phase == room.phase
    ledger.close()


def test_no_vote_that_was_kept_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    for votes in (1, 40):
        command = [sys.executable, "-c", VOTES_FOR_EVER, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            told = [process.stdout.readline() for _ in range(votes)]
            process.kill()
            lines = [line.split() for line in (*told, *process.stdout.read().splitlines())]
        whole = [line for line in lines if len(line) == 3]  # the last may have been cut off
        given_hands = {key: option for _, key, option in whole}
        assert given_hands
        ledger = Ledger(path)
        room = ledger.room(TINY)
        assert room is not None
        assert room.phase == "asked"
        kept = {key: option for (key, _), option in room.hands.items()}
        last = int(whole[-1][0])
        next_key = f"key-{(last + 1) % 300}"  # which may have been kept, and was not told any more
        assert {**kept, next_key: ""} == {**given_hands, next_key: ""}
        ledger.forget()


@pytest.mark.posix
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "rooms" / "room.db"
    ledger = Ledger(path)
    ledger.keep(a_class().vote("key-0", options(a_class())[0]))
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in files(tmp_path)} == {0o600}
    ledger.close()
    path.chmod(0o644)
    Ledger(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_hand_goes_from_the_disk_with_its_card_and_everything_with_the_game(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    room, secret = a_class(hands=0), "key-of-somebody-in-the-window-row"
    option = options(room)[1]
    while room.phase != "told":  # one who was there at the first card, and votes on the second
        room = room.join(secret, "somebody").close()
        room = room.decide(option, "mary") if room.phase == "closed" else room.go_on()
    while room.phase != "asked" or room.session.guesser:
        room = room.guess(PASS, "mary") if room.session.guesser else room.go_on()
    ledger = Ledger(path)
    voted = room.vote(secret, options(room)[-1])
    assert ledger.keep(room) == ledger.keep(voted) == ""
    row = f"{secret}:mary{options(room)[-1]}".encode()
    assert any(row in file.read_bytes() for file in files(tmp_path))
    assert ledger.keep(voted.close()) == ""
    assert voted.close().phase == "held"
    assert not any(row in file.read_bytes() for file in files(tmp_path))
    assert any(secret.encode() in file.read_bytes() for file in files(tmp_path))
    gone = voted.close().kick(secret)
    assert ledger.keep(gone) == ""
    assert not any(secret.encode() in file.read_bytes() for file in files(tmp_path))
    assert ledger.keep(gone.end()) == ""
    assert files(tmp_path) == []


def test_a_guest_who_is_gone_leaves_nothing_among_those_who_stay(tmp_path: Path) -> None:
    ledger, room = Ledger(tmp_path / "room.db"), a_class(hands=0)
    for number in range(60):
        room = room.join(f"secret-{number:03}", f"guest {number}")
    assert ledger.keep(room) == ""
    gone = [f"secret-{number:03}" for number in range(60) if number % 3]
    for key in gone:
        room = room.kick(key)
    assert ledger.keep(room) == ""
    content = b"".join(file.read_bytes() for file in files(tmp_path))
    assert [key for key in gone if key.encode() in content] == []
    assert all(key.encode() in content for key in room.guests)
    ledger.close()


def test_a_full_disk_is_told_and_the_next_room_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    ledger, room = Ledger(path), a_class(hands=0)
    assert ledger.keep(room) == ""
    (pages,) = ledger._base.execute("pragma page_count").fetchone()
    ledger._base.execute(f"pragma max_page_count = {pages + 1}")
    crowded = room
    for number in range(390):
        crowded = crowded.join(f"a-long-key-of-a-guest-{number:030}", f"guest {number}")
    told = ledger.keep(crowded)
    assert "full" in told
    assert "The game goes on" in told
    ledger._base.execute("pragma max_page_count = 1000000")
    assert ledger.keep(crowded.lock()) == ""
    ledger.close()
    again = Ledger(path)
    assert again.room(TINY) == as_left(crowded.lock())
    again.close()


@pytest.mark.posix
def test_a_room_that_finds_no_room_on_the_disk_says_so_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.test_full_disk import full_disk  # which is passed over where no system limits files

    with full_disk(monkeypatch), pytest.raises(Unreadable, match="Make room on the disk") as told:
        Ledger(tmp_path / "room.db")
    assert "Move it away" not in str(told.value)
    assert list(tmp_path.iterdir()) == []
    Ledger(tmp_path / "room.db").close()


def test_a_room_is_one_process_alone(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "room.db")
    with pytest.raises(Unreadable, match=r"is served now\. Give this one another --port\."):
        Ledger(tmp_path / "room.db")
    Ledger(tmp_path / "another.db").close()
    ledger.close()
    Ledger(tmp_path / "room.db").close()


def test_an_empty_file_has_no_room(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "room.db")
    assert ledger.room(TINY) is None
    ledger.close()


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000], ids=len)
def test_a_file_that_is_none_of_ours_is_refused_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"Move it away, and the room begins anew\.$"):
        Ledger(path)
    assert path.read_bytes() == content
    path.rename(tmp_path / "elsewhere")
    Ledger(path).close()


@pytest.mark.parametrize(
    "told", ["", "[]", "{}", '{"game": {}}', '{"code": 1, "voting": 2, "flags": [], "game": 3}', "[" * 100_000, "nul"]
)
def test_a_row_that_is_no_room_is_told_in_a_sentence(told: str, tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    ledger = Ledger(path)
    ledger.keep(a_class())
    ledger._base.execute("update room set told = ?", (told,))
    with pytest.raises(Unreadable, match="no room"):
        ledger.room(TINY)
    ledger.close()


def test_a_file_of_a_newer_game_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    base = sqlite3.connect(path)
    base.execute("pragma user_version = 99")
    base.close()
    with pytest.raises(Unreadable, match="newer"):
        Ledger(path)


@pytest.mark.posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Unreadable):
        Ledger(tmp_path / "room.db")
    tmp_path.chmod(0o700)


def test_hands_that_no_longer_fit_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    ledger, room = Ledger(path), a_class(hands=2)
    ledger.keep(room.vote("key-0", options(room)[0]).vote("key-1", options(room)[0]))
    ledger._base.execute("update hand set told = 'no-such-option' where key like '%key-1%'")
    for place in (f"hand:nobody:{CHAIRS[0]}", f"hand:{KEYS[0]}:{CHAIRS[1]}", f"hand:{KEYS[0]}:"):
        ledger._base.execute("insert into hand values (?, ?)", (place, options(room)[0]))
    ledger.close()
    again = Ledger(path)
    restored = again.room(TINY)
    assert restored is not None
    assert dict(restored.hands) == {(KEYS[0], CHAIRS[0]): options(room)[0]}
    again.close()
