"""Saved games: a chronicle in one JSON file."""

from game.saves.autosave import Autosave
from game.saves.save_files import NotSaved, Saved, listed, load, new_path, save, saves_folder
from game.saves.save_format import Damaged

__all__ = ["Autosave", "Damaged", "NotSaved", "Saved", "listed", "load", "new_path", "save", "saves_folder"]
