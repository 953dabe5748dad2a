"""What a story needs beyond its format: a way on, a last word, ids that differ. The records may have gaps."""

from collections.abc import Iterable, Mapping
from datetime import date

from game.content.advice import nearest
from game.content.build import CheckedFiles
from game.content.diagnostics import Place, Report, quoted, spelt
from game.content.document_checks import check_length, check_scene_documents, check_shown
from game.content.enquiry_checks import check_enquiry, check_evidence
from game.content.format_checks import CheckedGroup
from game.content.interface import check_interface
from game.content.reference_checks import check_references
from game.content.written_task_checks import check_written_tasks


def check_rules(records: CheckedFiles, report: Report) -> None:
    """Report what the records break."""
    _check_story(records.files.get("story"), report)
    _check_ids(_rows(records.files.get("people"), "people"), "person", report)
    _check_ids(_rows(records.files.get("glossary"), "terms"), "term", report)
    _check_ids(_rows(records.files.get("essay"), "sections"), "section", report)
    documents = _rows(records.files.get("documents"), "documents")
    _check_ids(documents, "document", report)
    for document in documents:
        check_length(document, report)
    _check_ids(_rows(records.endings, "endings"), "ending", report)
    _check_last(_rows(records.endings, "endings"), True, report)
    for scene in records.scenes.values():
        _check_scene(scene, report)
        check_scene_documents(scene, report)
        check_evidence(scene, report)
    _check_dates(records.scenes, report)
    check_interface(records.files.get("interface"), report)
    check_written_tasks(records.files.get("written-tasks"), records.scenes, report)
    story = records.files.get("story")
    if story is not None and not records.scenes and "acts" in story.places:
        report.add(story.places["acts"], "missing", "No act has a scene, and a story needs one.")
    if story is not None and report.is_sound():
        _check_seats(story, records.scenes, report)
        check_references(records, report)
        check_shown(documents, records.scenes.values(), report)
        if "enquiry" in records.files:
            check_enquiry(records.files["enquiry"], records.scenes, report)


def _check_story(story: CheckedGroup | None, report: Report) -> None:
    if story is None:
        return
    places: dict[str, Place] = {}
    for kind in ("meters", "facts", "chairs"):
        for name, place in getattr(story.get(kind), "places", {}).items():
            if name in places:
                report.add(place, "same-id", f"{spelt(name)} is declared already, in line {places[name].line}.")
            places[name] = place
    for meter in story.get("meters", {}).values():
        _check_meter(meter, report)


def _check_meter(meter: CheckedGroup, report: Report) -> None:
    low, high, start, bands = (meter.get(key) for key in ("from", "to", "start", "bands"))
    if low is None or high is None:
        return
    if low >= high:
        report.add(meter.places["to"], "range", f"The meter ends at {high}, which is not above {low}.")
        return
    if start is not None and not low <= start <= high:
        report.add(meter.places["start"], "range", f"The meter starts at {start}, outside {low} to {high}.")
    before = None
    for name, place in bands.places.items() if bands else ():
        value = int(name)
        if value != low if before is None else not before < value <= high:
            report.add(place, "bands", f"No band of a meter from {low} to {high} can begin at {value} here.")
        before = value


def _check_scene(scene: CheckedGroup, report: Report) -> None:
    never = scene.get("never", False) or "call" in scene.places
    if never and "history" in scene.places:
        key = "call" if "call" in scene.places else "never"
        message = f"Nothing like a scene with `{key}` ever happened, so it has no `history`."
        report.add(scene.places["history"], "never", message)
        return
    _check_parts(scene, never, report)
    done = "expected" if never else "historical"
    for chair, seat in scene.get("chairs", {}).items():
        options = seat.get("options", [])
        _check_ids(options, "option", report)
        for option in options:
            _check_option(option, never, report)
        first = [option for option in options if option.get(done) == 1 and "needs" not in option.places]
        refused = any(
            (done in option.places and done not in option) or ("expected" in option.places and not never)
            for option in options
        )
        if not first and not refused and never:
            report.add(seat.place, "no-history", f"No option of {chair} without `needs` is `expected: 1`.")
        elif not first and not refused:
            report.add(seat.place, "no-history", f"No option of {chair} without `needs` is what was done first.")
        elif first and not any("needs" not in option.places for option in options if option is not first[0]):
            report.add(seat.place, "no-way-on", f"All options of {chair} but the historical one have `needs`.")
        for option in options:
            _check_last(option.get("answers", []), True, report)
            for asked in option.get("asked", []):
                _check_asked(asked, chair, scene["chairs"], report)
    _check_last(scene.get("opponent", []), True, report)
    _check_last(scene.get("together", []), False, report)
    for variant in scene.get("variants", []):
        _check_variant(variant, scene.get("chairs", CheckedGroup(scene.place)), report)


def _check_seats(story: CheckedGroup, scenes: Mapping[str, CheckedGroup], report: Report) -> None:
    """Somebody may take any chair, in any deck that is meant for it, and should be asked something."""
    for chair, place in story["chairs"].places.items():
        seated = {id for id, scene in scenes.items() if chair in scene["chairs"]}
        if not seated:
            report.add(place, "never-asked", f"{spelt(chair)} sits in no scene.")
            continue
        for deck in (deck for deck in story["decks"].values() if deck["cards"] != "all"):
            groups = [group["scenes"] for group in deck["cards"] if chair in group.get("for", (chair,))]
            if groups and seated.isdisjoint(id for ids in groups for id in ids):
                message = f"{spelt(chair)} sits in none of these scenes, and is asked nothing."
                advice = "Add a scene in which it sits, or say `for` whom these are meant."
                report.add(deck.places["cards"], "never-asked", message, advice)


def _check_parts(scene: CheckedGroup, never: bool, report: Report) -> None:
    """What a scene must have, and what only one that never was can have."""
    wanted = ["beyond"] if never else ["history", "ask"]
    if "call" not in scene.places:
        wanted.append("opponent")
    if missing := [quoted(key) for key in wanted if key not in scene.places]:
        told = f"key {missing[0]} of a scene is" if len(missing) == 1 else f"keys {', '.join(missing)} of a scene are"
        report.add(scene.place, "missing-key", f"The {told} missing.")
    if "beyond" in scene.places and not never:
        message = "What the essay leaves out stands in `history`; here it is for a scene that never was."
        report.add(scene.places["beyond"], "never", message)
    if "call" in scene.places and "chairs" in scene and len(scene["chairs"].places) > 1:
        report.add(scene.places["chairs"], "never", "A call comes to one chair, and more sit here.")


def _check_option(option: CheckedGroup, never: bool, report: Report) -> None:
    done, other = ("expected", "historical") if never else ("historical", "expected")
    if other in option.places:
        message = (
            "Nothing like this scene ever happened: write `expected` for what is done when nobody decides."
            if never
            else "`expected` is for a scene that never was: write `historical` for what was done."
        )
        report.add(option.places[other], "never", message)
        return
    is_done, is_debated = done in option.places, "debated" in option.places
    if is_done and is_debated:
        report.add(option.places["debated"], "debated", "An option is what was done or a road not taken, not both.")
    elif not is_done and not is_debated and never:
        report.add(option.place, "debated", "Nothing says whether this option is expected or a road not taken.")
    elif not is_done and not is_debated:
        report.add(option.place, "debated", "Nothing says whether this option is history or a road not taken.")


def _check_asked(asked: CheckedGroup, chair: str, chairs: CheckedGroup, report: Report) -> None:
    """Who asks sits in the scene, and what they ask to be joined in is an option of theirs."""
    by = asked.get("by")
    if by is not None and (by == chair or by not in chairs.places):
        report.add(asked.places["by"], "asked", f"{spelt(by)} cannot ask {chair} here.")
        return
    known = [option.get("id") for option in chairs.get(by or "", {}).get("options", [])]
    for option in asked.get("for", []) if all(known) else []:
        if option not in known:
            message = f"{spelt(option)} is not an option of {by} in this scene."
            report.add(asked.places["for"], "unknown-name", message, nearest(option, filter(None, known)))


def _check_variant(variant: CheckedGroup, chairs: CheckedGroup, report: Report) -> None:
    for key in ("briefs", "labels"):
        for chair, place in getattr(variant.get(key), "places", {}).items():
            if chair not in chairs.places:
                message = f"{spelt(chair)} does not sit in this scene."
                report.add(place, "unknown-name", message, nearest(chair, chairs.places))
    for chair, labels in variant.get("labels", {}).items():
        known = [option.get("id") for option in chairs.get(chair, {}).get("options", [])]
        for option, place in labels.places.items():
            if known and option not in known:
                message = f"{spelt(option)} is not an option of {chair} in this scene."
                report.add(place, "unknown-name", message, nearest(option, filter(None, known)))


def _check_ids(rows: Iterable[CheckedGroup], what: str, report: Report) -> None:
    lines: dict[str, int] = {}
    for row in rows:
        id = row.get("id")
        if id in lines:
            report.add(row.places["id"], "same-id", f"The {what} {spelt(id)} stands here already, in line {lines[id]}.")
        elif id is not None:
            lines[id] = row.places["id"].line


def _check_last(rows: list[CheckedGroup], must_end: bool, report: Report) -> None:
    """Only the last of the entries goes without a condition; where ``must_end``, it has none."""
    for row in rows[:-1]:
        if "when" not in row.places:
            report.add(row.place, "otherwise", "This entry has no `when`, so nothing after it is ever told.")
    if must_end and rows and "when" in rows[-1].places:
        report.add(rows[-1].places["when"], "otherwise", "The last entry has a `when`, so at times none would hold.")


def _check_dates(scenes: Mapping[str, CheckedGroup], report: Report) -> None:
    days: dict[date, str] = {}
    for id, scene in sorted(scenes.items()):
        day = scene.get("date")
        if day in days:
            message = f"{quoted(id)} is on {day}, and so is {quoted(days[day])}."
            report.add(scene.places["date"], "same-date", message)
        elif day is not None:
            days[day] = id


def _rows(record: CheckedGroup | None, key: str) -> list[CheckedGroup]:
    return record.get(key, []) if record is not None else []
