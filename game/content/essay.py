"""A copy of the essay: its sentences by fingerprint, and whether it still says what the catalogue cites."""

import re
from hashlib import sha256
from pathlib import Path

from game.content.diagnostics import Place, Problem, Report, StoryProblems, quoted
from game.content.folder import text_of
from game.engine.reference import Sentence
from game.engine.story import Story

SENTENCE_END = r"(?<=[.?!])\s+(?=[A-Z‘“'\"])"


def fingerprint(sentence: str) -> str:
    """Twelve letters that stay the same where only capitals, stops and spaces change."""
    return sha256(" ".join(re.findall(r"\w+", sentence.casefold())).encode()).hexdigest()[:12]


def passages(file: Path) -> dict[str, str]:
    """Every sentence of the essay by its fingerprint, in order. Raises StoryProblems where the file is no text."""
    report = Report()
    text = text_of(file, file.name, report)
    if text is None:
        raise StoryProblems(report.sorted())
    paragraphs = (line.strip() for line in text.split("\n"))
    sentences = (
        sentence for line in paragraphs if line.endswith(".") for sentence in re.split(SENTENCE_END, line)
    )  # fmt: skip
    return {fingerprint(sentence): sentence for sentence in sentences}


def compare(story: Story, file: Path) -> list[Problem]:
    """Where the catalogue and this copy of the essay differ: sentences it has not, or has in another order."""
    report = Report()
    try:
        found = list(passages(file))
    except StoryProblems as problems:
        return list(problems.problems)
    before = -1
    for sentence in story.sentences:
        if sentence.digest not in found:
            report.add(Place(file.name), "essay", f"The sentence {_named(sentence)} does not stand in it.")
            continue
        place = found.index(sentence.digest)
        if place < before:
            report.add(Place(file.name), "essay", f"The sentence {_named(sentence)} stands before those cited earlier.")
        before = place
    return report.sorted()


def _named(sentence: Sentence) -> str:
    return f"{sentence.id} ({quoted(sentence.gist)})"
