"""What documents need beyond their format: a scene that shows each, readers who sit there, and few words."""

from collections.abc import Iterable

from game.content.advice import nearest
from game.content.diagnostics import Report, spelt
from game.content.format_checks import CheckedGroup

MOST_WORDS = 85
"""How many words a document, or what stands beside it, may have: it is read whole between two decisions."""


def check_scene_documents(scene: CheckedGroup, report: Report) -> None:
    """Report documents of a scene that stand there twice, or for a chair that does not sit there."""
    seated = scene.get("chairs", CheckedGroup(scene.place)).places
    lines: dict[str, int] = {}
    for filed in scene.get("documents", []):
        id = filed.get("document")
        if id in lines:
            place = filed.places["document"]
            report.add(place, "same-id", f"The document {spelt(id)} stands here already, in line {lines[id]}.")
        elif id is not None:
            lines[id] = filed.places["document"].line
        if "when" in filed.places and "on-card" not in filed.places:
            message = "`when` says in which worlds somebody has it in hand, and nobody has."
            report.add(filed.places["when"], "missing-key", message, "Add `on-card`, or take `when` out.")
        on_card = filed.get("on-card", ())
        for chair in () if on_card == "all" else on_card:
            if seated and chair not in seated:
                message = f"{spelt(chair)} does not sit in this scene."
                report.add(filed.places["on-card"], "unknown-name", message, nearest(chair, seated))


def check_length(document: CheckedGroup, report: Report) -> None:
    """Warn of a long document."""
    for told in (document, document.get("beside", {})):
        words = len(told.get("text", "").split())
        if words > MOST_WORDS:
            report.add(told.places["text"], "long-document", f"This has {words} words; {MOST_WORDS} are enough.")


def check_shown(documents: Iterable[CheckedGroup], scenes: Iterable[CheckedGroup], report: Report) -> None:
    """Warn of documents that no scene shows; for this all scenes must have been read."""
    shown = {filed["document"] for scene in scenes for filed in scene.get("documents", ())}
    for document in documents:
        if document["id"] not in shown:
            place = document.places["id"]
            report.add(place, "never-shown", f"No scene shows the document {spelt(document['id'])}.")
