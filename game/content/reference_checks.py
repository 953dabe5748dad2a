"""What the histories of a story lean on: what is told of a sentence of the essay that is not right as it stands."""

from collections.abc import Iterator

from game.content.build import CheckedFiles, sentences
from game.content.diagnostics import Report, spelt
from game.content.format_checks import CheckedGroup


def check_references(records: CheckedFiles, report: Report) -> None:
    """Report what the histories leave open. The records are sound."""
    verdicts = {sentence.id: sentence.verdict for sentence in sentences(records.files["essay"])}
    for history in _histories(records):
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


def _histories(records: CheckedFiles) -> Iterator[CheckedGroup]:
    for record in (*records.acts.values(), *records.scenes.values()):
        if "history" in record:
            yield record["history"]
