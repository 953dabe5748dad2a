"""`card-index prove`: the answers to what proofs.yaml states, one by one, with progress for somebody who watches."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from game.authoring.english import count, listed
from game.authoring.kept_rows import KeptRows
from game.authoring.proving.answers import ProofVerdict, PropertyAnswer, percent
from game.authoring.proving.kept_looks import KeptLooks
from game.authoring.proving.prove import Prover
from game.authoring.terminal_lines import teller, wrapped
from game.console import shown
from game.engine.chronicle import Chronicle
from game.engine.properties import Property
from game.engine.story import Story
from game.exit_codes import DONE, INTERRUPTED, PROBLEMS

VERDICTS: tuple[ProofVerdict, ...] = get_args(ProofVerdict)
INDENT = 10


@dataclass(frozen=True, slots=True)
class ProveOptions:
    """How far it is looked, and where it is kept how far a run has come."""

    limit: int
    games: int
    keep: Path | None = None
    """None for a file of this account's own, which is there only while a run is not at its end."""


def run(story: Story, properties: Sequence[Property], how: ProveOptions, as_json: bool = False) -> int:
    """Prove the properties; 0, or 1 where one is refuted, or what stands for Ctrl+C. Raises CommandError."""
    kept = _kept(story, how.keep)
    prover = Prover(story, properties, how.limit, how.games, teller(), KeptLooks(kept))
    answers: list[PropertyAnswer] = []
    if not as_json:
        print(f"{shown(story.title)}: {count(len(properties), 'property', 'properties')}.")
    for answer in prover.answers():
        answers.append(answer)
        if not as_json:
            print(*_lines(answer), sep="\n", flush=True)
    verdicts = Counter(answer.verdict for answer in answers)
    if as_json:
        told = {"title": story.title, "rules": story.rules_digest, "stopped": prover.stopped}
        print(json.dumps({**told, "properties": list(map(_as_json, answers))}, indent=2))
    else:
        print(f"\n{listed([f'{verdicts[one]} {one}' for one in VERDICTS if verdicts[one]])}.")
    if prover.stopped:
        there = (
            f"is kept in {shown(str(kept.path))}: the same command goes on from there" if kept.path else "is not kept"
        )
        print(f"Stopped. What was looked at {there}.", file=sys.stderr)
        return INTERRUPTED
    if not how.keep:
        kept.forget()
    return PROBLEMS if verdicts["refuted"] else DONE


def _kept(story: Story, wanted: Path | None) -> KeptRows:
    """What a run that was stopped has come to."""
    kept = KeptRows.of("proofs", story, wanted)
    if kept.rows or (kept.told and wanted):
        print(kept.told or f"Going on from what is kept in {shown(str(kept.path))}.", file=sys.stderr)
    kept.begin()
    return kept


def _lines(answer: PropertyAnswer) -> list[str]:
    one = answer.property
    lines = [f"{answer.verdict:{INDENT}}line {one.line}: {shown(one.says)}"]
    lines += [f"{' ' * INDENT}{said}" for said in answer.said]
    return ["", *(wrapped(line, INDENT + 2) for line in lines)]


def _as_json(answer: PropertyAnswer) -> dict[str, object]:
    shares = [
        {
            "chairs": list(row.chairs),
            "exact": not row.games,
            "games": row.games,
            "ends": row.states,
            "in_100": {name: percent(part) for name, part in sorted(row.parts.items())},
        }
        for row in answer.shares
    ]
    return {
        "line": answer.property.line,
        "says": answer.property.says,
        "verdict": answer.verdict,
        "said": list(answer.said),
        "states": answer.states,
        "games": [_game(game) for game in answer.games],
        "shares": shares,
    }


def _game(game: Chronicle) -> dict[str, object]:
    """Every pick of a game, by which it can be played again."""
    entries = [entry for entry in game.entries if entry.by_people]
    return {
        "chairs": list(game.chairs),
        "deck": game.deck,
        "from": game.start,
        "picks": [[entry.scene, *pick] for entry in entries for pick in entry.picks if pick[0] in entry.by_people],
        "words": [[entry.scene, word.by, word.to] for entry in entries for word in entry.corridor],
    }
