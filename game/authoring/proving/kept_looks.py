"""What a run of the prover keeps as it goes, so that one that was stopped goes on where it was."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from hashlib import sha256
from typing import Any

from game.authoring.explore.memoized_rounds import Transition
from game.authoring.explore.state_space import ReachedState
from game.authoring.kept_rows import KeptRows
from game.authoring.proving.answers import Shares
from game.authoring.proving.search import Looked
from game.engine.properties import Property
from game.engine.rules import Word

TOO_MANY = "too many"


@dataclass(slots=True)
class KeptLooks:
    """The walks that were done and the shares that were counted, each under a key of what was asked."""

    file: KeptRows | None = None
    """None where nothing is kept."""
    _known: dict[str, Any] = field(init=False)
    """What an earlier run came to."""

    def __post_init__(self) -> None:
        rows = self.file.rows if self.file else []
        self._known = {str(row.get("key")): row.get("came to") for row in rows}

    def look(self, key: str) -> Looked | str | None:
        """What a walk came to; ``TOO_MANY`` if to more states than may be kept, None if it was not done."""
        row = self._known.get(key)
        try:
            return row if row in (None, TOO_MANY) else _looked(row)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def shares(self, key: str) -> Shares | None:
        """The shares, if they were counted."""
        try:
            row = self._known[key]
            parts = {name: Fraction(part) for name, part in row["parts"].items()}
            return Shares(tuple(map(str, row["chairs"])), parts, int(row["states"]), int(row["games"]))
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def put_look(self, key: str, looked: Looked | None) -> None:
        """Keep what a walk came to; None where there were too many states."""
        self._put(key, _as_json(looked) if looked else TOO_MANY)

    def put_shares(self, key: str, shares: Shares) -> None:
        """Keep how often something comes."""
        parts = {name: str(part) for name, part in shares.parts.items()}
        row = {"chairs": shares.chairs, "parts": parts, "states": shares.states, "games": shares.games}
        self._put(key, row)

    def _put(self, key: str, row: object) -> None:
        if self.file:
            try:
                self.file.add({"key": key, "came to": row})
            except OSError:  # a full disk stops no proof
                self.file = None


def key_of(stated: Sequence[Property], *asked: object) -> str:
    """What was asked, in one word: of which properties, whatever they say, and how."""
    meant = [repr(replace(one, says="", line=0)) for one in stated]
    return sha256(json.dumps([meant, asked]).encode()).hexdigest()[:24]


def _as_json(looked: Looked) -> dict[str, object]:
    return {
        "most": looked.most,
        "states": looked.states,
        "whole": looked.is_whole,
        "sampled": looked.is_sampled,
        "came": sorted(looked.came),
        "found": [[number, node.left, [_step(step) for step in node.way()]] for number, node in looked.found.items()],
    }


def _step(step: Transition) -> list[object]:
    return [step.chosen, dict(step.picks), step.left, [[word.by, word.to] for word in step.words]]


def _looked(row: dict[str, Any]) -> Looked:
    found: dict[int, ReachedState] = {}
    for number, left, steps in row["found"]:
        node = ReachedState(())
        for chosen, picks, gone, words in steps:
            step = Transition(tuple(chosen), dict(picks), int(gone), tuple(Word(by, to) for by, to in words))
            node = ReachedState((), step, node, int(left))
        found[int(number)] = node
    came = {int(number) for number in row["came"]}
    return Looked(int(row["most"]), found, came, int(row["states"]), row["whole"] is True, row["sampled"] is True)
