"""What is remembered of a player from one game to the next: how the screens look, and which endings were reached."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from game.atomic_files import make_folder, own_folder, write_whole

THEMES = ("card", "night", "contrast")

CLOCKS = (0, 1, 2, 3, 5, 10)
"""Minutes of talk that the clock on a card can give; 0 for no clock."""
LARGEST = 10_000
"""Bytes; a longer file is none of ours, and is not read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the screens look, and the endings that this player has reached."""

    theme: str = THEMES[0]
    narrow: bool = False
    """Whether lines are kept short, with few words in each."""
    motion: bool = True
    """Whether anything moves on the screens."""
    clock: int = 0
    """One of `CLOCKS`."""
    talk: bool = False
    """Whether a class votes twice on each card, with a talk between."""
    reached: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A story's title, and the ids of the endings that were reached in it; the one that was ended last stands last."""

    def endings(self, story: str) -> tuple[str, ...]:
        """The ids of the endings that were reached in the story of this title."""
        return dict(self.reached).get(story, ())

    def reaching(self, story: str, *endings: str) -> "Settings":
        """The same with these endings reached in a story."""
        known = dict(self.reached)
        known[story] = tuple(dict.fromkeys((*known.pop(story, ()), *endings)))
        return replace(self, reached=tuple(known.items()))


def settings_file() -> Path:
    """The usual place. Raises OSError where this account has none."""
    return own_folder("config") / "settings.json"


def load_settings(file: Path | None = None) -> Settings:
    """What was remembered; what cannot be read is as if nothing had been."""
    try:
        file = file or settings_file()
        ours = file.is_file() and file.stat().st_size <= LARGEST
        data = json.loads(file.read_bytes()) if ours else None  # in whichever Unicode
    except (OSError, RuntimeError, ValueError):
        return Settings()
    return _settings(data) if isinstance(data, dict) else Settings()


def _settings(data: dict[str, Any]) -> Settings:
    """Each setting by itself: one that makes no sense is as it was at first."""
    theme, clock = data.get("theme"), data.get("clock")
    minutes = next((minutes for minutes in CLOCKS if minutes == clock), 0)
    narrow = data.get("narrow", data.get("large"))  # as it was called once
    settings = Settings(
        theme if theme in THEMES else THEMES[0],
        narrow is True,
        data.get("motion") is not False,
        minutes,
        data.get("talk") is True,
    )
    for story, endings in _reached(data.get("reached")):
        settings = settings.reaching(story, *endings)
    return settings


def _reached(data: Any) -> Iterator[tuple[str, list[str]]]:
    """Of each story what are ids; a story without any is as if it had never been ended."""
    for story, endings in data.items() if isinstance(data, dict) else ():
        if ids := [one for one in endings if isinstance(one, str) and one] if isinstance(endings, list) else []:
            yield story, ids


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Remember; where that cannot be done, the next game begins with the usual look, and nothing else is lost.

    An ending that was reached stays so, also where another window has remembered it meanwhile.
    """
    try:
        file = file or settings_file()
        both = load_settings(file)
        for story, endings in settings.reached:
            both = both.reaching(story, *endings)
        make_folder(file.parent)
        write_whole(file, _content(replace(settings, reached=both.reached)))
    except (OSError, RuntimeError, ValueError):
        pass


def _content(settings: Settings) -> bytes:
    """As it is kept: the stories that were ended first are left out where it would be longer than what is read."""
    while True:
        content = f"{json.dumps(asdict(settings) | {'reached': dict(settings.reached)})}\n".encode()
        if len(content) <= LARGEST or not settings.reached:
            return content
        settings = replace(settings, reached=settings.reached[1:])
