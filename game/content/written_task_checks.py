"""What the written tasks need beyond their format."""

from collections.abc import Iterator, Mapping

from game.content.diagnostics import Place, Report, spelt, to_write
from game.content.format_checks import CheckedGroup


def check_written_tasks(row: CheckedGroup | None, scenes: Mapping[str, CheckedGroup], report: Report) -> None:
    """Report what the written tasks break; they, and the scenes, may have gaps."""
    if row is None:
        return
    _check_grid(row, report)
    for question in row.get("questions", {}).values():
        for side in question.get("sides", ()):
            _check_side(side, report)
    for card, place in _cards(row):
        scene: Mapping[str, object] = scenes.get(card, {})
        if "history" not in scene and (scene.get("never", False) or "call" in scene):
            message = f"Nothing like {spelt(card)} ever happened, so that it is evidence of nothing."
            report.add(place, "no-evidence", message)


def _check_grid(row: CheckedGroup, report: Report) -> None:
    """Every criterion has a text for each level, and every sample one of the levels."""
    levels = len(row.get("grid", {}).get("levels", ()))
    for criterion in row.get("grid", {}).get("criteria", ()) if levels else ():
        told = len(criterion.get("levels", ()))
        if told not in (0, levels):
            message = f"The grid has {levels} levels, and here are {told} texts."
            report.add(criterion.places["levels"], "how-many", message, "Write one text for each level.")
    if "samples" in row.places and "grid" not in row.places:
        report.add(row.places["samples"], "missing-key", "Samples have levels, and there is no `grid` of them.")
    for sample in row.get("samples", {}).get("answers", ()):
        if levels and sample.get("level", 1) > levels:
            message = f"The grid has {levels} levels, and none is level {sample['level']}."
            report.add(sample.places["level"], "range", message, to_write(f"Write a number from 1 to {levels}.", 1))


def _check_side(side: CheckedGroup, report: Report) -> None:
    """A card speaks for a side once; it may speak for the other as well."""
    lines: dict[str, int] = {}
    for evidence in side.get("evidence", ()):
        card = evidence.get("card")
        if card in lines:
            message = f"The card {spelt(card)} stands on this side already, in line {lines[card]}."
            report.add(evidence.places["card"], "same-id", message, "Say in one entry what it shows.")
        elif card is not None:
            lines[card] = evidence.places["card"].line


def _cards(row: CheckedGroup) -> Iterator[tuple[str, Place]]:
    """Every card that is named as evidence, and where."""
    for question in row.get("questions", {}).values():
        for side in question.get("sides", ()):
            yield from ((one["card"], one.places["card"]) for one in side.get("evidence", ()) if "card" in one)
    for rivals in row.get("interpretations", ()):
        for view in rivals.get("views", ()):
            for key in ("supports", "challenges"):
                cards = view.get(key, ())
                yield from zip(cards, getattr(cards, "places", ()), strict=True)
