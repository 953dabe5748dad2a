"""Saved games: a chronicle in one JSON file."""

from game.saves.autosave import Autosave
from game.saves.save_files import NotSaved, Saved, all_saves, file_called, load, save, save_new, saves_folder
from game.saves.save_format import Damaged

__all__ = [
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
]
