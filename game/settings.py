"""What a player prefers, remembered from one game to the next: the colours, and how large the print is."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from game.atomic_files import own_folder, write_whole

THEMES = ("card", "night", "contrast")

CLOCKS = (0, 2, 3, 5, 10)
"""Minutes of talk that the clock on a card can give; 0 for no clock."""
LARGEST = 10_000
"""Bytes; a longer file is none of ours, and is not read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the screens look."""

    theme: str = THEMES[0]
    large: bool = False
    clock: int = 0
    """One of `CLOCKS`."""


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
    theme, large, clock = data.get("theme"), data.get("large"), data.get("clock")
    minutes = next((minutes for minutes in CLOCKS if minutes == clock), 0)
    return Settings(theme if theme in THEMES else THEMES[0], large is True, minutes)


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Remember; where that cannot be done, the next game begins with the usual look, and nothing is lost."""
    try:
        file = file or settings_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, f"{json.dumps(asdict(settings))}\n".encode())
    except (OSError, RuntimeError, ValueError):
        pass
