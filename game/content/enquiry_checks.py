"""What an enquiry needs beyond its format: evidence on every card of history, and both sides of every factor."""

from collections.abc import Mapping

from game.content.diagnostics import Report, quoted, spelt
from game.content.format_checks import CheckedGroup

SIDES = ("for", "against")


def check_evidence(scene: CheckedGroup, report: Report) -> None:
    """Report a factor of a scene that stands there without a word."""
    for factor, said in scene.get("factors", {}).items():
        if not any(side in said.places for side in SIDES):
            place = scene["factors"].places[factor]
            message = f"Nothing says what speaks for or against {spelt(factor)} here."
            report.add(place, "missing-key", message, "Add `for` or `against`, with one line of evidence.")


def check_enquiry(enquiry: CheckedGroup, scenes: Mapping[str, CheckedGroup], report: Report) -> None:
    """Warn of cards that the enquiry passes over, and of factors for which or against which nothing is found.

    For this all scenes must have been read, and be sound.
    """
    for scene in scenes.values():
        if "history" in scene and "factors" not in scene:
            report.add(scene.places["title"], "no-factors", "Nothing says to which factors of the enquiry this speaks.")
    for factor, place in enquiry["factors"].places.items():
        said = [scene["factors"][factor] for scene in scenes.values() if factor in scene.get("factors", ())]
        for side in SIDES:
            if not any(side in one for one in said):
                name = quoted(enquiry["factors"][factor]["name"])
                report.add(place, "one-sided", f"No scene has evidence {side} this factor: {name}.")
