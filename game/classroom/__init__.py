"""What a class works with and takes home: pages made from the same story that the game plays."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
