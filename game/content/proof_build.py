"""Properties of a sound proofs.yaml as frozen values."""

from game.content.format_checks import CheckedGroup
from game.content.proof_format import KINDS, PARTS
from game.engine.properties import (
    EVERYWHERE,
    Always,
    Demand,
    Echo,
    Goal,
    Never,
    Order,
    Property,
    Reachable,
    Share,
    Text,
    Variety,
)  # fmt: skip


def properties(proofs: CheckedGroup) -> tuple[Property, ...]:
    """The properties of a sound file, in its order."""
    return tuple(map(_property, proofs["properties"]))


def _property(row: CheckedGroup) -> Property:
    at = row.get("at", ())
    return Property(
        row["says"], _demand(row), tuple(row.get("chairs", ())), row.get("company", 1), row.get("over", "each"),
        row.get("deck", ""), row.get("from", ""), EVERYWHERE if at == "all" else tuple(at), row.get("historical", 0),
        row.place.line,
    )  # fmt: skip


def _demand(row: CheckedGroup) -> Demand:
    match next(kind for kind in KINDS if kind in row):
        case "always":
            return Always(row["always"])
        case "never":
            return Never(row["never"])
        case "reachable":
            return Reachable(_goal(row["reachable"]))
        case "share":
            share = row["share"]
            return Share(_goal(share), share.get("at-least", 0), share.get("at-most", 100))
        case "variety":
            return Variety(row["variety"]["endings"], row["variety"]["at-least"])
        case "echo":
            return Echo() if row["echo"] == "all" else Echo(**row["echo"])
    return Order(_text(row["order"]["text"]), _text(row["order"]["after"]))


def _goal(row: CheckedGroup) -> Goal:
    return Goal(tuple(row.get("endings", ())), row.get("aim", ""), row.get("of", ""), row.get("condition"))


def _text(row: CheckedGroup) -> Text:
    if "echo" in row:
        return Text(row["scene"], "echoes", row["echo"], row["chair"])
    for key, part in PARTS.items():
        if key in row:
            return Text(row["scene"], part, row[key] if key != "bridge" else 0)
    return Text(row["scene"])
