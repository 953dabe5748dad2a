"""Files are written whole or not at all, whoever else writes there, and are never more readable than they shall be."""

import errno
import os
import re
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace

import pytest

from game import atomic_files
from game.atomic_files import (
    PRIVATE,
    PUBLIC,
    SURELY_DEAD,
    read_file,
    typed_path,
    write_all_whole,
    write_new,
    write_whole,
)

WRITERS = 8


def at_once(write: Callable[[int], object]) -> list[object]:
    """What comes of writers that all begin at the same moment; an error is an answer, too."""
    barrier = Barrier(WRITERS)

    def one(number: int) -> object:
        barrier.wait()
        try:
            return write(number)
        except OSError as error:
            return error

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


def test_writers_of_one_file_never_hinder_each_other(tmp_path: Path) -> None:
    file = tmp_path / "game.json"
    for _ in range(20):
        assert at_once(lambda number: write_whole(file, bytes([number]) * 5000)) == [None] * WRITERS
        assert len(set(file.read_bytes())) == 1
    assert os.listdir(tmp_path) == ["game.json"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_made_by_one_writer_alone(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no file has two names here")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    for number in range(20):
        file = tmp_path / f"{number}.json"
        made = at_once(lambda writer, file=file: write_new(file, bytes([writer]) * 5000))  # type: ignore[misc]
        assert made.count(None) == 1
        assert all(isinstance(one, FileExistsError) for one in made if one is not None)
        assert set(file.read_bytes()) == {made.index(None)}
    assert len(os.listdir(tmp_path)) == 20


def test_what_another_program_writes_now_is_left_alone_and_what_one_left_long_ago_is_not(tmp_path: Path) -> None:
    file = tmp_path / "[game].json"
    parts = [tmp_path / f".[game].json.{name}.part" for name in ("now", "before")]
    for part, age in zip(parts, (60, SURELY_DEAD + 60), strict=True):
        part.write_bytes(b"half")
        os.utime(part, (part.stat().st_mtime - age,) * 2)
    (tmp_path / ".film.part").write_bytes(b"")
    os.utime(tmp_path / ".film.part", (0, 0))
    write_whole(file, b"whole")
    assert sorted(os.listdir(tmp_path)) == sorted([".film.part", parts[0].name, file.name])


@pytest.mark.posix
@pytest.mark.parametrize(
    ("rights", "before", "after"), [(PRIVATE, None, 0o600), (PUBLIC, None, 0o640), (PUBLIC, 0o600, 0o600),
                                    (PRIVATE, 0o666, 0o666)]
)  # fmt: skip
def test_a_file_has_its_rights_from_its_first_moment(
    rights: int, before: int | None, after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, made = tmp_path / "game.json", []

    def watched(*call: object) -> int:
        handle = opened(*call)  # type: ignore[arg-type]
        made.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    if before is not None:
        file.touch()
        file.chmod(before)
    opened, mask = os.open, os.umask(0o027)
    try:
        monkeypatch.setattr(os, "open", watched)
        write_whole(file, b"what pupils typed", rights)
    finally:
        os.umask(mask)
        monkeypatch.undo()
    assert made[0] | after == after
    assert stat.S_IMODE(file.stat().st_mode) == after


def test_the_longest_name_has_room_for_its_part(tmp_path: Path) -> None:
    for name in ("x" * 250 + ".json", "ж" * 125 + ".json"):
        write_whole(tmp_path / name, b"whole")
        assert (tmp_path / name).read_bytes() == b"whole"


TYPED = [
    ('"my game.json"', "my game.json"), ("'my game.json'", "my game.json"), ("  my game.json  ", "my game.json"),
    ("“my game.json”", "my game.json"), ("« my game.json »", "my game.json"), ("it's.json", "it's.json"),
    ("'don't.json'", "don't.json"), ('"', "."), ('"a b.json', "a b.json"), ("„a.json", "a.json"),
    ("~/a b.json", "{home}/a b.json"), ('"~/a b.json"', "{home}/a b.json"),
]  # fmt: skip
AS_A_SHELL = [("my\\ game.json", "my game.json"), ("'it'\\''s.json'", "it's.json"), ("a\\(1\\).json", "a(1).json")]
AS_WINDOWS = [('"C:\\my games\\a.json"', "C:\\my games\\a.json"), ("C:\\a\\b.json", "C:\\a\\b.json")]


@pytest.mark.parametrize("looks", [0, 2, 9])
def test_a_file_at_which_another_program_looks_is_waited_for(
    looks: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [looks]

    def looked_at(part: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "Access is denied")
        return replace(part, target)

    replace, file = Path.replace, tmp_path / "game.json"
    monkeypatch.setattr(Path, "replace", looked_at)
    monkeypatch.setattr(atomic_files, "WAITS", (0.001, 0.001))
    if looks > 2:
        with pytest.raises(PermissionError):
            write_whole(file, b"whole")
    else:
        write_whole(file, b"whole")
    assert os.listdir(tmp_path) == ([] if looks > 2 else ["game.json"])


@pytest.mark.posix
@pytest.mark.parametrize(
    ("system", "typed", "meant"),
    [*((name, *row) for name in ("posix", "nt") for row in TYPED), *(("posix", *row) for row in AS_A_SHELL),
     *(("nt", *row) for row in AS_WINDOWS)],
)  # fmt: skip
def test_a_file_is_named_as_one_types_it_or_drags_it_into_a_terminal(
    system: str, typed: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(atomic_files, "os", SimpleNamespace(name=system, path=os.path))
    assert str(typed_path(typed)) == meant.format(home=tmp_path)


@pytest.mark.parametrize("call", ["replace", "fsync"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_of_several_files_all_are_written_or_none(
    call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = number

    def fails(*given: object) -> object:
        nonlocal left
        left -= 1
        if left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    owner = Path if call == "replace" else os
    real = getattr(owner, call)
    files = {tmp_path / name: b"new" for name in "abc"}
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").write_bytes(b"old")
    monkeypatch.setattr(owner, call, fails)
    with pytest.raises(OSError, match="No space left"):
        write_all_whole(files)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "c": b"old"}


@pytest.mark.posix
def test_what_is_no_ordinary_file_is_neither_done_away_with_nor_waited_for(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        for use in (read_file, lambda path: write_whole(path, b"x")):
            with pytest.raises(OSError, match="not an ordinary file"):
                use(path)
    assert pipe.is_fifo()
    assert sorted(os.listdir(tmp_path)) == ["link", "pipe"]


@pytest.mark.posix
def test_a_circle_of_links_is_told_as_the_system_tells_it(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for use in (read_file, lambda path: write_whole(path, b"x"), lambda path: write_new(path, b"x")):
        with pytest.raises(OSError, match=re.escape(os.strerror(errno.ELOOP))):
            use(loop)
