"""What the histories of a story lean on: the sentences of the essay that they cite, and the claims behind them."""

from collections.abc import Iterator, Mapping

from game.content.build import CheckedFiles, sentences
from game.content.diagnostics import Report, spelt
from game.content.format_checks import CheckedGroup


def check_references(records: CheckedFiles, report: Report) -> None:
    """Report what the histories leave open. The records are sound."""
    verdicts = {sentence.id: sentence.verdict for sentence in sentences(records.files["essay"])}
    for history in _histories(records):
        _check_citations(history, verdicts, report)
    if "facts" in records.files:
        _check_claims(records, report)
    if "teaching" in records.files:
        _check_expected(records.files["teaching"].get("cards", {}), records.scenes, report)


def _check_citations(history: CheckedGroup, verdicts: dict[str, str], report: Report) -> None:
    for cited, place in zip(history["essay"], history["essay"].places, strict=True):
        is_plain = isinstance(cited, str)
        id = cited if is_plain else cited["sentence"]
        if is_plain and verdicts[id] != "right":
            message = f"{spelt(id)} is judged {verdicts[id]}, and nothing says what is amiss with it here."
            advice = f"Write {{sentence: {id}, because: …}} in its place, with one short line."
            report.add(place, "because", message, advice)
        elif not is_plain and verdicts[id] == "right":
            message = f"{spelt(id)} is judged right, so that nothing is amiss with it."
            report.add(cited.places["because"], "because", message, f"Write {id} in its place.")


def _check_expected(cards: CheckedGroup, scenes: Mapping[str, CheckedGroup], report: Report) -> None:
    """Points are given for every question of a card, or for none."""
    for scene, card in cards.items():
        if isinstance(card, str) or "expect" not in card:
            continue
        asked, expected = len(scenes[scene].get("ask", ())), len(card["expect"])
        if asked != expected:
            message = f"The card asks {asked} questions, and points are expected for {expected}."
            report.add(card.places["expect"], "how-many", message, "Write one for each question under its `ask`.")


def _check_claims(records: CheckedFiles, report: Report) -> None:
    """In a story that says where its histories come from, each of them does, and every claim is used."""
    for history in _histories(records):
        if "facts" not in history:
            report.add(history.places["text"], "no-facts", "Nothing says on which claims this history rests.")
        if isinstance(history.get("historians"), str):
            advice = "Let it stand under `text`, two spaces deeper, and name the claims beside it under `facts`."
            message = "Nothing says on which claims this rests that historians argue."
            report.add(history.places["historians"], "no-facts", message, advice)
    used = {id for group in _resting(records) for id in group.get("facts", ())}
    for id, place in records.files["facts"]["claims"].places.items():
        if id not in used:
            report.add(place, "unused-fact", f"Nothing rests on the claim {spelt(id)}.")


def _resting(records: CheckedFiles) -> Iterator[CheckedGroup]:
    """Every group that can say on which claims it rests."""
    assert records.endings is not None
    yield records.endings
    yield from records.files["documents"]["documents"] if "documents" in records.files else ()
    for record in (*records.acts.values(), *records.scenes.values()):
        history = record.get("history", {})
        yield from (group for group in (record, history, record.get("outside")) if group)
        if isinstance(argued := history.get("historians"), CheckedGroup):
            yield argued


def _histories(records: CheckedFiles) -> Iterator[CheckedGroup]:
    for record in (*records.acts.values(), *records.scenes.values()):
        if "history" in record:
            yield record["history"]
