"""What the properties of proofs.yaml need beyond their format: one demand each, which the story can meet."""

from collections.abc import Iterator, Mapping

from game.content.advice import nearest
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Place, Report, quoted, spelt, to_write
from game.content.format_checks import CheckedGroup
from game.content.proof_format import KINDS, PARTS
from game.engine.conditions import Condition, Picked

Scenes = Mapping[str, CheckedGroup]
MEANT = {
    "at": ("always", "never", "reachable"),
    "historical": ("share", "variety"),
    "over": ("reachable", "share", "variety"),
}
"""Keys of a property that only go with some kinds."""
ENDS = ("endings", "aim", "condition")
"""What a goal can be."""
TAKE_OUT = "Take it out."


def check_proofs(
    proofs: CheckedGroup, story: CheckedGroup, scenes: Scenes, names: DeclaredNames, report: Report
) -> None:
    """Report properties that cannot be asked of the story. The records of the story are sound."""
    for row in proofs["properties"]:
        _check_property(row, story, scenes, report)
        _check_picks(row, scenes, report)
        _check_times(row, names, report)


def _check_property(row: CheckedGroup, story: CheckedGroup, scenes: Scenes, report: Report) -> None:
    kinds = [kind for kind in KINDS if kind in row.places]
    if len(kinds) != 1:
        what = f"It has {' and '.join(kinds)}." if kinds else "It has none."
        advice = f"{'Keep' if kinds else 'Add'} one of: {', '.join(kinds or KINDS)}."
        report.add(row.place, "property", f"A property demands one thing. {what}", advice)
    for key, fitting in MEANT.items():
        if key in row.places and kinds and kinds[0] not in fitting:
            _wrong(
                row.places[key], f"`{key}` says nothing here: it goes with {' or '.join(fitting)}.", report, TAKE_OUT
            )
    if {"chairs", "company"} <= row.places.keys():
        _wrong(row.places["company"], "Either the chairs are named, or how many they are.", report, TAKE_OUT)
    elif row.get("company", 1) > len(story["chairs"]):
        message = f"The story has {len(story['chairs'])} chairs, and no such company."
        _wrong(row.places["company"], message, report, to_write(f"Write a number from 1 to {len(story['chairs'])}.", 1))
    if row.get("over") == "some" and kinds and kinds[0] == "variety":
        _wrong(row.places["over"], "A variety is counted over each company, or over all.", report, "Write each or all.")
    if row.get("over") == "all" and kinds == ["reachable"]:
        _wrong(row.places["over"], "A game is reached by each company, or by some.", report, "Write each or some.")
    if len(set(row.get("chairs", ()))) < len(row.get("chairs", ())):
        _wrong(row.places["chairs"], "A chair is named twice.", report, "Take one of the two out.")
    if "from" in row and not any(True for _ in _asked(row, story, scenes)):
        _wrong(row.places["from"], f"Nobody is asked from {spelt(row['from'])} on.", report, "Name an earlier card.")
    for key in ("reachable", "share"):
        if (goal := row.get(key)) is not None:
            _check_goal(goal, row, report)


def _asked(row: CheckedGroup, story: CheckedGroup, scenes: Scenes) -> Iterator[str]:
    """The scenes, from the first that is named on, in which the deck asks one of the chairs."""
    deck = story["decks"][row.get("deck", list(story["decks"])[-1])]
    for chair in row.get("chairs", story["chairs"]):
        groups = () if deck["cards"] == "all" else deck["cards"]
        meant = {scene for group in groups if chair in group.get("for", (chair,)) for scene in group["scenes"]}
        for id, scene in scenes.items():
            is_meant = deck["cards"] == "all" or id in meant
            if is_meant and chair in scene["chairs"] and scene["date"] >= scenes[row["from"]]["date"]:
                yield id


def _check_goal(goal: CheckedGroup, row: CheckedGroup, report: Report) -> None:
    ends = [key for key in ENDS if key in goal.places]
    if len(ends) != 1:
        advice = f"{'Keep' if ends else 'Add'} one of: {', '.join(ends or ENDS)}."
        _wrong(goal.place, "One thing is wanted here: endings, an aim or a condition.", report, advice)
    if "of" in goal.places and "aim" not in goal.places:
        _wrong(goal.places["of"], "Only an aim is somebody's.", report, "Take it out, or name an `aim`.")
    if "of" in goal and "chairs" in row and goal["of"] not in row["chairs"]:
        message = f"{spelt(goal['of'])} is not among the chairs that are held."
        _wrong(goal.places["of"], message, report, "Name one of `chairs`, or add it there.")
    if "at" in row.places and "condition" not in goal.places:
        message = "Only a condition can be read before a card; the rest is known at the end."
        _wrong(row.places["at"], message, report, "Take `at` out, or let a `condition` be wanted.")
    if "share" in row.places:
        least, most = goal.get("at-least", 0), goal.get("at-most", 100)
        if not {"at-least", "at-most"} & goal.places.keys():
            _wrong(goal.place, "Between which bounds the share lies is not said.", report, "Add at-least or at-most.")
        elif least > most:
            message = f"No share is at least {least} and at most {most}."
            _wrong(goal.places["at-least"], message, report, "Let `at-least` be the lower of the two.")


def _check_picks(row: CheckedGroup, scenes: Scenes, report: Report) -> None:
    echo = row.get("echo")
    if isinstance(echo, CheckedGroup) and "scene" in echo:
        seats = scenes[echo["scene"]]["chairs"]
        chair = echo.get("chair")
        if chair is not None and chair not in seats:
            _wrong(echo.places["chair"], f"{spelt(chair)} does not sit in this scene.", report, nearest(chair, seats))
        elif "option" in echo.places and chair is None:
            _wrong(echo.places["option"], "Whose option it is is not said.", report, "Add `chair`.")
        elif "option" in echo and echo["option"] not in (known := [one["id"] for one in seats[chair]["options"]]):
            message = f"{quoted(echo['option'])} is not an option of {chair}. There are: {', '.join(known)}."
            report.add(echo.places["option"], "unknown-name", message)
    order = row.get("order", {})
    for text in (order.get(key) for key in ("text", "after")):
        if text is not None and "scene" in text:
            _check_text(text, scenes[text["scene"]], report)


def _check_text(text: CheckedGroup, scene: CheckedGroup, report: Report) -> None:
    parts = [key for key in (*PARTS, "echo") if key in text.places]
    if len(parts) > 1:
        _wrong(text.place, f"One text is meant, and not {' and '.join(parts)}.", report, "Keep one of them.")
    if ("echo" in text.places) != ("chair" in text.places):
        lacking = "chair" if "echo" in text.places else "echo"
        _wrong(text.place, "An echo is somebody's: `echo` and `chair` go together.", report, f"Add `{lacking}`.")
        return
    if "bridge" in text and "skip" not in scene:
        _wrong(text.places["bridge"], "This scene is never skipped.", report, "Take it out, or name another scene.")
    for key in ("opponent", "together", "variant"):
        _check_place(text, key, len(scene.get(PARTS[key], ())), report)
    if "echo" in text and "chair" in text:
        seat = scene["chairs"].get(text["chair"])
        if seat is None:
            message = f"{spelt(text['chair'])} does not sit in this scene."
            _wrong(text.places["chair"], message, report, nearest(text["chair"], scene["chairs"]))
        else:
            _check_place(text, "echo", len(seat.get("echoes", ())), report)


def _check_place(text: CheckedGroup, key: str, there: int, report: Report) -> None:
    if text.get(key, 0) > there:
        advice = to_write(f"Write a number from 1 to {there}.", 1) if there else "Take it out, or name another scene."
        _wrong(text.places[key], f"There are {there} of these in the scene.", report, advice)


def _check_times(row: CheckedGroup, names: DeclaredNames, report: Report) -> None:
    """A pick is not known before its card."""
    at = row.get("at", ())
    goal = row.get("reachable", {})
    for condition in (row.get("always"), row.get("never"), goal.get("condition")):
        for test in condition.tests() if isinstance(condition, Condition) else ():
            for scene in () if at == "all" else at:
                if isinstance(test, Picked) and not names.inside(scene).is_earlier(test.scene):
                    message = f"What is picked in {quoted(test.scene)} is not known before {quoted(scene)}."
                    report.add(row.places["at"], "too-early", message, "Name a later card, or another pick.")


def _wrong(place: Place, message: str, report: Report, advice: str) -> None:
    report.add(place, "property", message, advice)
