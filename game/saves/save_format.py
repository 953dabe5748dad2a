"""The form of a saved game: a snapshot of a session as JSON, and back with distrust.

Version 2 holds also what is half decided, how far the story has been told, and what undo took back. Version 1, which
held the chronicle alone, is read as well.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from game.console import in_a_line
from game.engine.chronicle import MODES, Chronicle, Entry, Hands, HandsByChair, Mode
from game.engine.rules import Word
from game.i18n import tr
from game.session.draft import KINDS, Decision, DecisionKind, Draft
from game.session.snapshot import Snapshot
from game.session.told import Told
from game.telling.typed import LONGEST_NAME, LONGEST_REASON, cut

VERSION = 2


class Damaged(Exception):
    """The file is not a save that can be read; the message says why in one line."""


def as_json(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot as it stands in a file."""
    chronicle = snapshot.chronicle
    return {
        "comrade-card-index": VERSION,
        "chairs": list(chronicle.chairs),
        "aims": dict(chronicle.aims),
        "deck": chronicle.deck,
        "start": chronicle.start,
        "mode": chronicle.mode,
        "players": dict(chronicle.players),
        "rules": chronicle.rules,
        "words": chronicle.words,
        "entries": list(map(_entry_as_json, chronicle.entries)),
        **_rest_as_json(snapshot),
        **({"undone": list(_undone_as_json(snapshot))} if snapshot.undone else {}),
    }


def _entry_as_json(entry: Entry) -> dict[str, Any]:
    return {
        "scene": entry.scene,
        "picks": dict(entry.picks),
        "by_people": list(entry.by_people),
        "reasons": dict(entry.reasons),
        **({"guesses": dict(entry.guesses)} if entry.guesses else {}),
        **({"votes": _hands_as_json(entry.hands)} if entry.hands else {}),
        **({"forecasts": list(map(list, entry.forecasts))} if entry.forecasts else {}),
        **({"first_votes": _hands_as_json(entry.first_hands)} if entry.first_hands else {}),
        **({"corridor": [[word.by, word.to] for word in entry.corridor]} if entry.corridor else {}),
    }


def _rest_as_json(snapshot: Snapshot) -> dict[str, Any]:
    """What a snapshot holds beside the chronicle; nothing for what is as at first."""
    draft, told = snapshot.draft, snapshot.told
    parts = {
        "decisions": [[one.kind, one.chair, one.answer] for one in draft.decisions],
        "reasons": dict(draft.reasons),
        "hands": _hands_as_json(draft.hands),
        "counting": draft.counting,
        "first_hands": _hands_as_json(draft.first_hands),
    }
    decided = {"draft": {name: part for name, part in parts.items() if part}} if any(parts.values()) else {}
    heard = {"told": {"rounds": told.rounds, "acts": told.acts, "released": told.released}} if told else {}
    return {**decided, **heard}


def _hands_as_json(hands: HandsByChair) -> dict[str, dict[str, int]]:
    return {chair: dict(row) for chair, row in hands}


def _undone_as_json(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """What undo took back, the nearest first: each as far as it goes on from the one before it."""
    known = len(snapshot.chronicle.entries)
    for one in reversed(snapshot.undone):
        entries = one.chronicle.entries
        yield {"entries": list(map(_entry_as_json, entries[known:])), **_rest_as_json(one)}
        known = len(entries)


def from_json(data: object) -> Snapshot:
    """The snapshot that the data say. Raises Damaged where they say none, or one of a newer version."""
    match data:
        case {"comrade-card-index": int(version), **rest} if version <= VERSION:
            pass
        case {"comrade-card-index": int()}:
            raise Damaged(tr("it was saved by a newer version of the game"))
        case _:
            raise Damaged(tr("it is not a saved game"))
    chronicle = Chronicle(
        chairs=_words(rest.get("chairs")),
        aims=_pairs(rest.get("aims")),
        deck=_word(rest.get("deck")),
        start=_word(rest.get("start")),
        entries=tuple(map(_entry, _list(rest.get("entries")))),
        rules=_word(rest.get("rules")),
        words=_word(rest.get("words")),
        mode=_mode(rest.get("mode", "solo")),
        players=_typed(rest.get("players", {}), LONGEST_NAME),
    )
    undone = tuple(reversed([*_undone(chronicle, _list(rest.get("undone", [])))]))
    return Snapshot(chronicle, _draft(rest.get("draft", {})), _told(rest.get("told")), undone)


def _undone(chronicle: Chronicle, rows: list[object]) -> Iterator[Snapshot]:
    for data in rows:
        row = _table(data)
        entries = tuple(map(_entry, _list(row.get("entries", []))))
        chronicle = replace(chronicle, entries=(*chronicle.entries, *entries))
        yield Snapshot(chronicle, _draft(row.get("draft", {})), _told(row.get("told")))


def _entry(data: object) -> Entry:
    if not isinstance(data, dict):
        raise Damaged(tr("one of its cards is not readable"))
    older_guess = {"": data["guess"]} if "guess" in data else {}  # of version 1, by the whole room
    guesses = _table(data.get("guesses", older_guess))
    forecasts = data.get("forecasts", data.get("foretold", []))
    return Entry(
        scene=_word(data.get("scene")),
        picks=_pairs(data.get("picks")),
        by_people=_words(data.get("by_people", [])),
        reasons=_typed(data.get("reasons", {}), LONGEST_REASON),
        guesses=tuple((_word(chair), _number(band)) for chair, band in guesses.items()),
        hands=_hands_by_chair(data.get("votes", {})),
        forecasts=tuple(map(_three_words, _list(forecasts))),
        corridor=tuple(map(_said, _list(data.get("corridor", [])))),
        first_hands=_hands_by_chair(data.get("first_votes", {})),
    )


def _draft(data: object) -> Draft:
    row = _table(data)
    return Draft(
        decisions=tuple(map(_decision, _list(row.get("decisions", [])))),
        reasons=_typed(row.get("reasons", {}), LONGEST_REASON),
        hands=_hands_by_chair(row.get("hands", {})),
        counting=row.get("counting") is True,
        first_hands=_hands_by_chair(row.get("first_hands", {})),
    )


def _decision(data: object) -> Decision:
    kind, chair, answer = _three_words(data)
    return Decision(_kind(kind), chair, answer)


def _kind(data: str) -> DecisionKind:
    for kind in KINDS:
        if kind == data:
            return kind
    raise Damaged(tr("it decides something that nobody can decide"))


def _told(data: object) -> Told | None:
    if data is None:
        return None
    row = _table(data)
    return Told(_number(row.get("rounds")), _number(row.get("acts")), row.get("released") is True)


def _hands_by_chair(data: object) -> HandsByChair:
    return tuple((_word(chair), _hands(hands)) for chair, hands in _table(data).items())


def _mode(data: object) -> Mode:
    for mode in MODES:
        if mode == data:
            return mode
    raise Damaged(tr("it does not say how it is played"))


def _hands(data: object) -> Hands:
    hands = tuple((_word(option), _number(count)) for option, count in _table(data).items())
    if any(count < 0 for _, count in hands):
        raise Damaged(tr("fewer than no hands were counted in it"))
    return hands


def _said(data: object) -> Word:
    match _words(data):
        case (by, to):
            return Word(by, to)
    raise Damaged(tr("a word is missing in it"))


def _three_words(data: object) -> tuple[str, str, str]:
    words = _words(data)
    if len(words) != 3:
        raise Damaged(tr("a word is missing in it"))
    return words[0], words[1], words[2]


def _number(data: object) -> int:
    if not isinstance(data, int) or isinstance(data, bool):
        raise Damaged(tr("a number is missing in it"))
    return data


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise Damaged(tr("a list is missing in it"))
    return data


def _words(data: object) -> tuple[str, ...]:
    return tuple(map(_word, _list(data)))


def _word(data: object) -> str:
    if not isinstance(data, str):
        raise Damaged(tr("a word is missing in it"))
    return in_a_line(data)


def _table(data: object) -> dict[object, object]:
    if not isinstance(data, dict):
        raise Damaged(tr("a table is missing in it"))
    return data


def _typed(data: object, longest: int) -> tuple[tuple[str, str], ...]:
    """What people typed, with a sign where it was longer than there is room for, as in a file made by hand."""
    kept = ((key, text, cut(text, longest - 1)[0]) for key, text in _pairs(data))
    return tuple((key, text if len(text) <= longest else f"{start}…") for key, text, start in kept)


def _pairs(data: object) -> tuple[tuple[str, str], ...]:
    return tuple((_word(key), _word(value)) for key, value in _table(data).items())
