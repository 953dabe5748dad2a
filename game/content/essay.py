"""A copy of the essay: its sentences by fingerprint, and what has moved in it since the catalogue was made."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from game.content.diagnostics import Place, Problem, Report, StoryProblems, quoted
from game.content.text_files import text_of
from game.engine.names import UNSEEN
from game.engine.reference import Sentence
from game.engine.story import Story

STOP = r"[.!?…։؟۔।॥]+|[。！？]+"
"""What ends a sentence."""
CLOSING = r"[\"'”’»›“‘)\]」』]"
NOTE = (
    r"\[(?:\d{1,4}|[a-z]|[ivxlc]{1,5}|[a-z]+ \d+|citation needed)\]|[⁰¹²³⁴-⁹†‡*]+"
    rf"|(?:(?<=[^\W\d][.!?])|(?<=[.!?]{CLOSING}))\d{{1,3}}(?!\w)"
)
"""A footnote mark, which belongs to the sentence before it and is none of its words."""
END = re.compile(rf"(?:{STOP})(?:{CLOSING}|{NOTE}|{UNSEEN.pattern}|\[[^\[\]\n]{{1,40}}\])*(?:\s+|(?<=[。！？」』])|$)")
"""A possible end of a sentence, with its closing signs, its footnote marks, and the gap that follows."""
OPENING = re.compile(rf"{UNSEEN.pattern}*(?:[–—-]\s*)?{UNSEEN.pattern}*([\"'“”„‘‚«»‹›¿¡(\[「『]*){UNSEEN.pattern}*")
LONG_LINE = 200
"""A line of more letters than anybody wraps text at is a paragraph of its own."""


class EssaySentence(NamedTuple):
    """A sentence of the copy, and where it stands."""

    digest: str
    text: str
    place: Place


def fingerprint(sentence: str) -> str:
    """Twelve letters that stay the same where only capitals, stops, spaces, soft hyphens and footnote marks change."""
    letters = unicodedata.normalize("NFKC", re.sub(NOTE, " ", sentence)).casefold()
    words = re.findall(r"\w+", "".join(letter for letter in letters if unicodedata.category(letter) != "Cf"))
    return sha256(" ".join(words).encode()).hexdigest()[:12]


def passages(file: Path) -> dict[str, str]:
    """Every sentence of the essay by its fingerprint, in order. Raises StoryProblems where the file is no text."""
    report = Report()
    found = _read(file, report)
    if found is None:
        raise StoryProblems(report.sorted())
    return {passage.digest: passage.text for passage in found}


def _read(file: Path, report: Report) -> list[EssaySentence] | None:
    text = text_of(file, file.name, report, is_prose=True)
    if text is None:
        return None
    if not text.strip():
        report.add(Place(file.name), "empty", "The file says nothing.", "Give a copy of the essay, as plain text.")
        return None
    found = []
    for start, end in (one for paragraph in _paragraphs(text) for one in _sentences(text, *paragraph)):
        sentence = _in_a_line(text[start:end])
        found.append(EssaySentence(fingerprint(sentence), sentence, _place(file.name, text, start)))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends: between empty lines, unless each is a long line of its own."""
    for block in re.finditer(r"\S.*(?:\n.*\S.*)*", text):
        is_long = any(len(line) > LONG_LINE for line in block[0].split("\n"))
        for found in re.finditer(r".+" if is_long else r"(?s).+", block[0]):
            yield block.start() + found.start(), block.start() + found.end()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends; a paragraph that ends without a stop is a heading."""
    ends = _ends(text, start, end)
    if ends and ends[-1] == end:
        yield from zip([start, *ends], ends, strict=False)


def _ends(text: str, start: int, end: int) -> list[int]:
    return [found.end() for found in END.finditer(text, start, end) if found.end() == end or _begins(text, found.end())]


def split(text: str) -> list[str]:
    """The sentences of any text, the last of which may lack its stop."""
    ends = _ends(text, 0, len(text))
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def _begins(text: str, place: int) -> bool:
    """Whether a sentence can begin there: with a letter of any script that is no small one, or with an opening sign."""
    found = OPENING.match(text, place)
    assert found
    letter = text[found.end() : found.end() + 1]
    return bool(found[1]) or (letter.isalpha() and not letter.islower())


def _in_a_line(sentence: str) -> str:
    """The sentence as it is shown: a line break is a space, unless a word was divided there."""
    return " ".join(re.sub(r"\u00ad\s*\n\s*", "", sentence).split())


def _place(file: str, text: str, start: int) -> Place:
    return Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def compare(story: Story, file: Path) -> list[Problem]:
    """What the copy says otherwise, elsewhere, not at all, or beyond the catalogue."""
    report = Report()
    copy = _read(file, report)
    if copy is None:
        return report.sorted()
    catalogue = list(story.sentences)
    known, found = {one.digest for one in catalogue}, {one.digest for one in copy}
    if not known & found and len(catalogue) != len(copy):
        all_of_it = "Its one sentence is not" if len(copy) == 1 else f"None of its {len(copy)} sentences is"
        message = f"{all_of_it} in the catalogue, which has {len(catalogue)}."
        if not copy:
            message = "None of its sentences is in the catalogue: no paragraph of it ends as a sentence does."
        advice = "Give another file; a new catalogue must have as many entries as the essay has sentences."
        report.add(Place(file.name), "essay", message, advice)
        return report.sorted()
    _compare_runs(catalogue, copy, report)
    return report.sorted()


def _compare_runs(catalogue: list[Sentence], copy: list[EssaySentence], report: Report) -> None:
    """Walk through both, run by run of sentences that differ."""
    from difflib import SequenceMatcher

    known, found = {one.digest: one for one in catalogue}, {one.digest for one in copy}
    matcher = SequenceMatcher(None, [one.digest for one in catalogue], [one.digest for one in copy], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost = [one for one in catalogue[i:i_end] if one.digest not in found]
        new = [one for one in copy[j:j_end] if one.digest not in known]
        after = catalogue[i - 1].id if i else ""
        for sentence, passage in zip(lost, new, strict=False):
            advice = f"See whether the gist still fits, and then give it the digest {passage.digest}."
            report.add(passage.place, "essay", f"{_named(sentence)} is worded otherwise here.", advice)
            after = sentence.id
        for sentence in lost[len(new) :]:
            place = copy[j - 1].place if j else Place(copy[0].place.file)
            report.add(place, "essay", f"{_named(sentence)} does not stand in it{_behind(after)}.")
        for passage in new[len(lost) :]:
            advice = f"If the game should know it, add it to the catalogue with the digest {passage.digest}."
            report.add(passage.place, "essay-more", f"This sentence is not in the catalogue{_behind(after)}.", advice)
        for passage in (one for one in copy[j:j_end] if one.digest in known):
            message = f"{_named(known[passage.digest])} has moved: it stands here{_behind(after)}."
            report.add(passage.place, "essay", message, "Move it in the catalogue as well; its id will change.")


def _behind(id: str) -> str:
    return f", behind {id}" if id else ", at the beginning"


def _named(sentence: Sentence) -> str:
    return f"{sentence.id} ({quoted(sentence.gist)})"
