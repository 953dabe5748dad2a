"""Saved games: a chronicle in one JSON file."""

from game.saves.files import NotSaved, Saved, listed, load, new_path, save, saves_folder
from game.saves.form import Damaged
from game.saves.keeper import Keeper

__all__ = ["Damaged", "Keeper", "NotSaved", "Saved", "listed", "load", "new_path", "save", "saves_folder"]
