"""The form of a saved game: a chronicle as JSON, and back with distrust."""

from typing import Any

from game.console import in_a_line
from game.engine.chronicle import MODES, Chronicle, Entry, Mode
from game.i18n import tr
from game.telling.typed import LONGEST_NAME, LONGEST_REASON, cut

VERSION = 1


class Damaged(Exception):
    """The file is not a save that can be read; the message says why in one line."""


def as_json(chronicle: Chronicle) -> dict[str, Any]:
    """The chronicle as it stands in a file."""
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
        "entries": [
            {
                "scene": entry.scene,
                "picks": dict(entry.picks),
                "by_people": list(entry.by_people),
                "reasons": dict(entry.reasons),
                **({} if entry.guess is None else {"guess": entry.guess}),
                **({"votes": {chair: dict(hands) for chair, hands in entry.votes}} if entry.votes else {}),
                **({"foretold": list(map(list, entry.foretold))} if entry.foretold else {}),
            }
            for entry in chronicle.entries
        ],
    }


def from_json(data: object) -> Chronicle:
    """The chronicle that the data say. Raises Damaged where they say none, or one of a newer version."""
    match data:
        case {"comrade-card-index": int(version), **rest} if version <= VERSION:
            pass
        case {"comrade-card-index": int()}:
            raise Damaged(tr("it was saved by a newer version of the game"))
        case _:
            raise Damaged(tr("it is not a saved game"))
    return Chronicle(
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


def _entry(data: object) -> Entry:
    if not isinstance(data, dict):
        raise Damaged(tr("one of its cards is not readable"))
    return Entry(
        scene=_word(data.get("scene")),
        picks=_pairs(data.get("picks")),
        by_people=_words(data.get("by_people", [])),
        reasons=_typed(data.get("reasons", {}), LONGEST_REASON),
        guess=_number(data["guess"]) if "guess" in data else None,
        votes=tuple((_word(chair), _hands(hands)) for chair, hands in _table(data.get("votes", {})).items()),
        foretold=tuple(map(_three_words, _list(data.get("foretold", [])))),
    )


def _mode(data: object) -> Mode:
    for mode in MODES:
        if mode == data:
            return mode
    raise Damaged(tr("it does not say how it is played"))


def _hands(data: object) -> tuple[tuple[str, int], ...]:
    hands = tuple((_word(option), _number(count)) for option, count in _table(data).items())
    if any(count < 0 for _, count in hands):
        raise Damaged(tr("fewer than no hands were counted in it"))
    return hands


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
