"""Our games beside the same picks in an ink file, which inkjs reads and plays."""

import json
import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from game.authoring.ink.endings import ENDING
from game.authoring.ink.seating import Seating
from game.authoring.ink.story_file import ink
from game.engine.chronicle import Chronicle
from game.engine.story import Story
from tests.ink.our_games import Game

INKJS = os.environ.get("INKJS", "")
"""The full build of inkjs, which compiles and plays: its ``dist/ink-full.js``."""
INKLECATE = os.environ.get("INKLECATE", "")
"""The compiler of those who made ink, as a program for .NET: ``inklecate.exe``."""
needs_inkjs = pytest.mark.skipif(not INKJS, reason="needs inkjs: npm install inkjs, and INKJS, its dist/ink-full.js")
needs_inklecate = pytest.mark.skipif(
    not (INKLECATE and which("mono")),
    reason="needs mono and inklecate: npm install inklecate, and INKLECATE, its .exe",
)


@dataclass
class Twin:
    """An ink file that is open in inkjs."""

    seating: Seating
    process: "subprocess.Popen[str]"
    troubles: list[str]

    def played(self, picks: list[int]) -> dict[str, Any]:
        """What was told, could be chosen and came of these picks there."""
        assert self.process.stdin
        assert self.process.stdout
        variables = [*self.seating.variables.values(), ENDING]
        print(json.dumps({"picks": picks, "variables": variables}), file=self.process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def twin(seating: Seating, folder: Path, compiled: bool = False) -> Iterator[Twin]:
    """The story for this seating in inkjs, ``compiled`` by inklecate before, or else there."""
    file = folder / "story.ink"
    file.write_text(ink(seating), encoding="utf-8")
    said = inklecate(file) if compiled else []
    file = file.with_suffix(".json") if compiled else file
    command = ["node", str(Path(__file__).with_name("twin.js")), INKJS, str(file)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout
        yield Twin(seating, process, [*said, *json.loads(process.stdout.readline())["troubles"]])
        assert process.stdin
        process.stdin.close()


def inklecate(file: Path) -> list[str]:
    """Compile a file, and answer with what the compiler says of it: nothing, if all is well."""
    command = ["mono", INKLECATE, "-o", str(file.with_suffix(".json")), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    return [line for line in (done.stdout + done.stderr).replace("\ufeff", "").splitlines() if line.strip()]


def differences(
    story: Story, seating: Seating, games: int, seed: int, folder: Path, compiled: bool = False
) -> Iterator[str]:
    """Where games at random go otherwise in ink, a sentence each."""
    chance = random.Random(seed)
    schedule = seating.schedule
    start = story.scenes[schedule.start].id if schedule.start else ""
    chronicle = Chronicle(schedule.chairs, deck=schedule.deck.id, start=start)
    with twin(seating, folder, compiled) as other:
        yield from other.troubles
        for number in range(games):
            ours = Game(story, chronicle, chance).played()
            theirs = other.played(ours.picks)
            yield from (f"game {number}: {told}" for told in _differences(ours, theirs, seating))


def _differences(ours: Game, theirs: dict[str, Any], seating: Seating) -> Iterator[str]:
    yield from theirs["errors"]
    for place, (own, other) in enumerate(zip(ours.choices, theirs["choices"], strict=False)):
        if own != other:
            yield f"choice {place}: {own} here, {other} there"
            return
    for place, (told, other) in enumerate(zip(ours.texts, theirs["texts"], strict=False)):
        if told != other:
            pairs = zip(f"{told}\n", f"{other}\n", strict=False)
            at = next(at for at, (one, another) in enumerate(pairs) if one != another)
            yield f"text {place}: …{told[max(0, at - 60) : at + 90]}… here, …{other[max(0, at - 60) : at + 90]}… there"
            return
    if (len(ours.choices), len(ours.texts)) != (len(theirs["choices"]), len(theirs["texts"])):
        yield f"{len(ours.choices)} choices here, {len(theirs['choices'])} there"
    for name, variable in seating.variables.items():
        if ours.values[name] != theirs["values"][variable]:
            yield f"{name}: {ours.values[name]} here, {theirs['values'][variable]} there"
    if ours.ending != theirs["values"][ENDING]:
        yield f"the ending {ours.ending} here, {theirs['values'][ENDING]} there"
