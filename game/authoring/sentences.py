"""The sentences of the program, found in its own source: what a translation has to say anew."""

import ast
from collections.abc import Iterator
from pathlib import Path

import game

GAME = Path(game.__file__).parent
ENGLISH = ("authoring", "content", "scenes")
"""Rooms that speak to those who write scenes, and always in English."""
SAID = {"tr": (0,), "marked": (0,), "count": (1, 2), "Binding": (2,)}
"""The functions that take a sentence of the program, and which of their arguments it is."""


def sentences() -> dict[str, str]:
    """Every sentence, and the first of the files that say it, in the order of the files."""
    found: dict[str, str] = {}
    for path in sorted(GAME.rglob("*")):
        name = path.relative_to(GAME).as_posix()
        if not name.startswith(ENGLISH):
            for sentence in _in(path):
                found.setdefault(sentence, f"game/{name}")
    return found


def _in(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        yield from in_source(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".md"}:
        yield from in_template(path.read_text(encoding="utf-8"))


def in_source(text: str) -> Iterator[str]:
    """The sentences of a module."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for place in SAID.get(node.func.id, ()):
                said = node.args[place] if place < len(node.args) else None
                if isinstance(said, ast.Constant) and isinstance(said.value, str) and said.value:
                    yield said.value


def in_template(text: str) -> Iterator[str]:
    """The sentences of a page."""
    from jinja2 import Environment, nodes  # only where a translation is looked at

    for node in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name) and node.node.name == "tr" and isinstance(node.args[0], nodes.Const):
            yield node.args[0].value
