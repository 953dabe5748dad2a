"""The sentences of the program, found in its own source: what a translation has to say anew."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import game

GAME = Path(game.__file__).parent
ENGLISH = ("authoring", "content", "i18n", "scenes")
"""Rooms that speak to those who write scenes, and always in English."""
SAID = {"tr": (0,), "marked": (0,), "trn": (0, 1), "Binding": (2,)}
"""The functions that take a sentence of the program, and which of their arguments it is.

A counted one has two in English, of which the last stands for both.
"""
SAYS = re.compile(rf"\b({'|'.join(SAID)})\(")


class ProgramSentence(NamedTuple):
    """A sentence as the code has it."""

    text: str
    one: str = ""
    """What is said of the number one; empty where the sentence does not change with a number."""
    file: str = ""
    """The first of the files that say it."""


@cache
def sentences() -> Mapping[str, ProgramSentence]:
    """Every sentence by its text, in the order of the files; the code is read once."""
    found: dict[str, ProgramSentence] = {}
    for path in sorted(GAME.rglob("*")):
        name = path.relative_to(GAME).as_posix()
        if not name.startswith(ENGLISH):
            for sentence in _in(path):
                found.setdefault(sentence.text, sentence._replace(file=f"game/{name}"))
    return found


def _in(path: Path) -> Iterator[ProgramSentence]:
    if path.suffix == ".py":
        yield from in_source(path.read_text(encoding="utf-8"))
    elif path.suffix in {".html", ".md"}:
        yield from in_template(path.read_text(encoding="utf-8"))


def in_source(text: str) -> Iterator[ProgramSentence]:
    """The sentences of a module; most have none, and need not be read."""
    if not SAYS.search(text):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            said = [node.args[place] for place in SAID.get(node.func.id, ()) if place < len(node.args)]
            texts = [one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if texts and texts[-1]:
                yield ProgramSentence(texts[-1], *texts[:-1])


def in_template(text: str) -> Iterator[ProgramSentence]:
    """The sentences of a page."""
    from jinja2 import Environment, nodes  # only where a translation is looked at

    for node in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name):
            said = [node.args[place] for place in SAID.get(node.node.name, ()) if place < len(node.args)]
            texts = [one.value for one in said if isinstance(one, nodes.Const)]
            if texts:
                yield ProgramSentence(texts[-1], *texts[:-1])
