"""Saved games: a chronicle in one JSON file."""

from game.saves.autosave import Autosave
from game.saves.save_files import (
    SAVES,
    SEATS,
    NotSaved,
    Saved,
    all_saves,
    file_called,
    load,
    save,
    save_new,
    saves_folder,
    seat_saves,
)
from game.saves.save_format import Damaged

__all__ = [
    "SAVES",
    "SEATS",
    "Autosave",
    "Damaged",
    "NotSaved",
    "Saved",
    "all_saves",
    "file_called",
    "load",
    "save",
    "save_new",
    "saves_folder",
    "seat_saves",
]
