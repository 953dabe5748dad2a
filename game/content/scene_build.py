"""Checked values made into the engine's scenes."""

from collections.abc import Iterable, Mapping

from game.content.format_checks import CheckedGroup
from game.engine.conditions import ALWAYS
from game.engine.documents import Artefact, Document, SceneDocument
from game.engine.effects import NOTHING
from game.engine.enquiry import Evidence
from game.engine.scene import (
    Absence,
    Asked,
    Citation,
    History,
    Move,
    Need,
    Option,
    Outside,
    Scene,
    Seat,
    Skip,
    Telling,
    Variant,
)  # fmt: skip


def _scene_document(row: CheckedGroup, seated: Iterable[str], documents: Mapping[str, Document]) -> SceneDocument:
    in_hand = row.get("on-card", ())
    chairs = tuple(seated if in_hand == "all" else in_hand)
    return SceneDocument(documents[row["document"]], chairs, row.get("when", ALWAYS))


def _artefact(row: CheckedGroup) -> Artefact:
    return Artefact(row["kind"], row["title"], tuple(row["lines"]))


def scene_of(id: str, act: str, row: CheckedGroup, documents: Mapping[str, Document]) -> Scene:
    """The scene with this id, in this act."""
    skip = row.get("skip")
    return Scene(
        id=id,
        act=act,
        title=row["title"],
        date=row["date"],
        day=row.get("day", ""),
        place=row["place"],
        prose=row["prose"],
        seats=tuple(_seat(chair, seat) for chair, seat in row["chairs"].items()),
        opponent=_moves(row.get("opponent", ())),
        history=history_of(row["history"]) if "history" in row else History("", (), row["beyond"]),
        ask=tuple(row.get("ask", ())),
        together=_moves(row.get("together", ())),
        skip=Skip(skip["when"], skip["bridge"], skip.get("effects", NOTHING)) if skip else None,
        variants=tuple(_variant(one) for one in row.get("variants", ())),
        care=row.get("care", ""),
        outside=outside_of(row),
        documents=tuple(_scene_document(one, row["chairs"], documents) for one in row.get("documents", ())),
        artefact=_artefact(row["artefact"]) if "artefact" in row else None,
        when=row.get("when", ALWAYS),
        never=row.get("never", False) or "call" in row,
        call=row.get("call", ""),
        assumes=row.get("assumes", ALWAYS),
        evidence=tuple(
            Evidence(factor, one.get("for", ""), one.get("against", ""))
            for factor, one in row.get("factors", {}).items()
        ),
    )


def _seat(chair: str, row: CheckedGroup) -> Seat:
    absent = Absence(row["absent"]["when"], row["absent"]["text"]) if "absent" in row else None
    return Seat(
        chair, row["brief"], tuple(_option(one) for one in row["options"]), absent,
        tellings(row.get("echoes", ())), row.get("assumes", ALWAYS),
    )  # fmt: skip


def _option(row: CheckedGroup) -> Option:
    return Option(
        id=row["id"],
        label=row["label"],
        attends=row["attends"],
        outcome=row["outcome"],
        historical=row.get("historical", row.get("expected", 0)),
        debated=row.get("debated", ""),
        needs=tuple(Need(need["when"], need["else"]) for need in row.get("needs", ())),
        won_over=row.get("won-over"),
        follows=row.get("follows"),
        asked=tuple(map(_asked, row.get("asked", ()))),
        looks=row.get("looks", False),
        objects=row.get("objects", False),
        effects=row.get("effects", NOTHING),
        answers=tellings(row.get("answers", ())),
        filed=row.get("filed", ""),
        callback=tellings(row.get("callback", ())),
    )


def _asked(row: CheckedGroup) -> Asked:
    return Asked(
        row["by"], tuple(row["for"]), row.get("when", ALWAYS), row["yes"], row["no"], row.get("debated", "ours")
    )


def _moves(rows: Iterable[CheckedGroup]) -> tuple[Move, ...]:
    return tuple(
        Move(row["text"], row.get("when", ALWAYS), row.get("effects", NOTHING), row.get("assumes", ALWAYS))
        for row in rows
    )


def _variant(row: CheckedGroup) -> Variant:
    labels = tuple(
        (chair, option, label) for chair, of in row.get("labels", {}).items() for option, label in of.items()
    )
    briefs = tuple(row.get("briefs", {}).items())
    return Variant(row["when"], row.get("prose", ""), row.get("add", ""), briefs, labels, row.get("assumes", ALWAYS))


def history_of(row: CheckedGroup) -> History:
    """What really happened, of a scene or of an act."""
    historians = row.get("historians", "")
    argued, grounds = (historians, ()) if isinstance(historians, str) else (historians["text"], historians["facts"])
    return History(
        row["text"], tuple(map(_citation, row["essay"])), row.get("beyond", ""), argued, row.get("death", ""),
        tuple(row.get("facts", ())), tuple(grounds), row.get("short", ""),
    )  # fmt: skip


def _citation(row: CheckedGroup | str) -> Citation:
    return Citation(row) if isinstance(row, str) else Citation(row["sentence"], row["because"])


def outside_of(row: CheckedGroup) -> Outside | None:
    """The panel from outside, if there is one."""
    panel = row.get("outside")
    return Outside(panel["title"], panel["text"], tuple(panel.get("facts", ()))) if panel else None


def tellings(told: str | Iterable[CheckedGroup]) -> tuple[Telling, ...]:
    """A text, or several of which the first that holds is told."""
    if isinstance(told, str):
        return (Telling(told),)
    return tuple(Telling(row["text"], row.get("when", ALWAYS)) for row in told)
