"""Saved games: a chronicle as one JSON file, written whole or not at all."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine.chronicle import MODES, Chronicle, Entry, Mode, misfit, replay
from game.engine.story import Story
from game.streams import in_a_line, shown

VERSION = 1
LARGEST = 2_000_000
"""Bytes; a longer file is no save of ours."""


class Damaged(Exception):
    """The file is not a save that can be read; the message says why in one line."""


class NotSaved(Exception):
    """The file could not be written; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One file of the saves folder: a game, or the reason why it cannot be read."""

    path: Path
    chronicle: Chronicle | None
    why: str = ""

    def fits(self, story: Story) -> bool:
        """Whether it can be taken up in this story."""
        return self.chronicle is not None and not misfit(story, self.chronicle)


@dataclass
class Keeper:
    """Keeps one game in one file, whole, after every change."""

    path: Path | None = None
    """None until the first game that has no file of its own is kept."""
    folder: Path | None = None
    """Where such a game is kept; None for the usual place."""
    saved: Path | None = None
    """Where the game was last saved; None while nothing has been."""

    def games(self) -> tuple["Saved", ...]:
        """The games of the folder, see `listed`."""
        return listed(self.folder)

    def go_on_with(self, path: Path, chronicle: Chronicle, story: Story) -> None:
        """Keep a game in the file it came from; one that no longer fits the story goes to a new file."""
        self.path = None if replay(story, chronicle).broken else path

    def keep(self, chronicle: Chronicle) -> str:
        """Save the game; answers with a sentence for the reader where it could not be saved, else with nothing."""
        try:
            self.path = self.path or new_path(chronicle, self.folder)
            save(chronicle, self.path)
        except NotSaved as not_saved:
            return f"{not_saved} You can play on, and save elsewhere with --save FILE."
        self.saved = self.path
        return ""


def saves_folder() -> Path:
    import platformdirs  # costs as much as the rest of the start, and few commands need it

    return platformdirs.user_data_path("comrade-card-index") / "saves"


def new_path(chronicle: Chronicle, folder: Path | None = None) -> Path:
    """A file name that is still free, made of the chairs and a number. Raises NotSaved."""
    folder = folder or saves_folder()
    stem = "-".join(chronicle.chairs) or "nobody"
    number = 1
    try:
        while (folder / f"{stem}-{number}.json").exists():
            number += 1
    except OSError as error:
        raise NotSaved(f"The game could not be saved in {shown(str(folder))}: {error.strerror}.") from None
    return folder / f"{stem}-{number}.json"


def save(chronicle: Chronicle, path: Path) -> None:
    """Write the game to ``path``: afterwards the file is the whole old one or the whole new one. Raises NotSaved."""
    part = path
    try:
        target = path.resolve()
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(_as_json(chronicle), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except (OSError, RuntimeError, ValueError) as error:
        if part != path:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or "that is no place for a file"
        raise NotSaved(f"The game could not be saved to {shown(str(path))}: {why}.") from None


def load(path: Path) -> Chronicle:
    """Read a saved game. Raises Damaged."""
    try:
        if not path.is_file():
            raise Damaged("it is not a file")
        if path.stat().st_size > LARGEST:
            raise Damaged("it is far too long for a saved game")
        data = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Damaged("it is not text in UTF-8") from None
    except (ValueError, RecursionError):
        raise Damaged("it is not whole: it may have been cut off or changed by hand") from None
    except (OSError, RuntimeError) as error:
        raise Damaged(f"it cannot be read ({getattr(error, 'strerror', None) or 'a loop of links'})") from None
    return _from_json(data)


def listed(folder: Path | None = None) -> tuple[Saved, ...]:
    """Every file of the saves folder, the newest first; damaged ones are listed as such."""
    folder = folder or saves_folder()
    try:
        paths = sorted(folder.glob("*.json"), key=lambda path: (-_changed(path), path.name))
    except OSError:
        return ()
    return tuple(map(_listed, paths))


def _changed(path: Path) -> int:
    """When the file was last changed, in nanoseconds; 0 for one that cannot be asked."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, RuntimeError):
        return 0


def _listed(path: Path) -> Saved:
    try:
        return Saved(path, load(path))
    except Damaged as damaged:
        return Saved(path, None, str(damaged))


def _as_json(chronicle: Chronicle) -> dict[str, Any]:
    return {
        "comrade-card-index": VERSION,
        "chairs": list(chronicle.chairs),
        "aims": dict(chronicle.aims),
        "deck": chronicle.deck,
        "start": chronicle.start,
        "mode": chronicle.mode,
        "players": dict(chronicle.players),
        "rules": chronicle.rules,
        "words": chronicle.words,
        "entries": [
            {
                "scene": entry.scene,
                "picks": dict(entry.picks),
                "by_people": list(entry.by_people),
                "reasons": dict(entry.reasons),
                **({} if entry.guess is None else {"guess": entry.guess}),
                **({"votes": {chair: dict(hands) for chair, hands in entry.votes}} if entry.votes else {}),
                **({"foretold": list(map(list, entry.foretold))} if entry.foretold else {}),
            }
            for entry in chronicle.entries
        ],
    }


def _from_json(data: object) -> Chronicle:
    match data:
        case {"comrade-card-index": int(version), **rest} if version <= VERSION:
            pass
        case {"comrade-card-index": int()}:
            raise Damaged("it was saved by a newer version of the game")
        case _:
            raise Damaged("it is not a saved game")
    return Chronicle(
        chairs=_words(rest.get("chairs")),
        aims=_pairs(rest.get("aims")),
        deck=_word(rest.get("deck")),
        start=_word(rest.get("start")),
        entries=tuple(map(_entry, _list(rest.get("entries")))),
        rules=_word(rest.get("rules")),
        words=_word(rest.get("words")),
        mode=_mode(rest.get("mode", "solo")),
        players=_pairs(rest.get("players", {})),
    )


def _entry(data: object) -> Entry:
    if not isinstance(data, dict):
        raise Damaged("one of its cards is not readable")
    return Entry(
        scene=_word(data.get("scene")),
        picks=_pairs(data.get("picks")),
        by_people=_words(data.get("by_people", [])),
        reasons=_pairs(data.get("reasons", {})),
        guess=_number(data["guess"]) if "guess" in data else None,
        votes=tuple((_word(chair), _hands(hands)) for chair, hands in _table(data.get("votes", {})).items()),
        foretold=tuple(map(_three_words, _list(data.get("foretold", [])))),
    )


def _mode(data: object) -> Mode:
    for mode in MODES:
        if mode == data:
            return mode
    raise Damaged("it does not say how it is played")


def _hands(data: object) -> tuple[tuple[str, int], ...]:
    hands = tuple((_word(option), _number(count)) for option, count in _table(data).items())
    if any(count < 0 for _, count in hands):
        raise Damaged("fewer than no hands were counted in it")
    return hands


def _three_words(data: object) -> tuple[str, str, str]:
    words = _words(data)
    if len(words) != 3:
        raise Damaged("a word is missing in it")
    return words[0], words[1], words[2]


def _number(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise Damaged("a number is missing in it")
    return data


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise Damaged("a list is missing in it")
    return data


def _words(data: object) -> tuple[str, ...]:
    return tuple(map(_word, _list(data)))


def _word(data: object) -> str:
    if not isinstance(data, str):
        raise Damaged("a word is missing in it")
    return in_a_line(data)


def _table(data: object) -> dict[object, object]:
    if not isinstance(data, dict):
        raise Damaged("a table is missing in it")
    return data


def _pairs(data: object) -> tuple[tuple[str, str], ...]:
    return tuple((_word(key), _word(value)) for key, value in _table(data).items())
