"""What a player prefers, remembered from one game to the next: the colours, and how large the print is."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

THEMES = ("card", "night", "contrast")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the screens look."""

    theme: str = THEMES[0]
    large: bool = False


def settings_file() -> Path:
    return platformdirs.user_config_path("comrade-card-index") / "settings.json"


def load_settings(file: Path | None = None) -> Settings:
    """What was remembered; what cannot be read is as if nothing had been."""
    file = file or settings_file()
    try:
        data = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
    except (OSError, ValueError, RecursionError):
        return Settings()
    match data:
        case {"theme": str(theme), "large": bool(large)} if theme in THEMES:
            return Settings(theme, large)
        case _:
            return Settings()


def save_settings(settings: Settings, file: Path | None = None) -> None:
    """Remember; where that cannot be done, the next game begins with the usual look, and nothing is lost."""
    file = file or settings_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(settings)) + "\n", encoding="utf-8")
    except OSError:
        pass
