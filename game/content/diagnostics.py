"""What can be wrong with a folder of scene files: problems with a place, a code, plain words and one thing to do."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.engine.names import UNSEEN

Deed = Literal[
    "", "write", "quote", "bar", "below", "depth", "space", "spaces", "hyphen", "backslash", "letter", "gap", "remark",
    "out", "out-if-empty",
]  # fmt: skip
"""What a machine can do about a problem; nothing where somebody has to think. game/content/fixes.py does it."""


class ProblemAdvice(str):
    """One thing to do, as a person is told it, with what a machine can do."""

    deed: Deed
    write: str
    """What is written in the place of what stands there; for a depth, the column in which the line begins."""

    def __new__(cls, says: str, deed: Deed = "", write: object = "") -> "ProblemAdvice":
        made = super().__new__(cls, says)
        made.deed, made.write = deed, str(write)
        return made


NONE = ProblemAdvice("")
"""That of the code is given."""


def to_write(says: str, write: object) -> ProblemAdvice:
    """Advice to write this in the place of what stands there."""
    return ProblemAdvice(says, "write", write)


_ADVICE: Mapping[str, str | ProblemAdvice] = {
    # the folder and its files
    "missing": "Put it there, or correct its name.",
    "stray": "Give it a place that scenes/README.md knows, or move it out of the folder.",
    "not-a-file": "Put an ordinary text file there.",
    "unreadable": "Look at who may read the file.",
    "too-big": "A scene is a few pages; is this the right file?",
    "not-text": "Save it as plain text in UTF-8.",
    "not-utf-8": "Save the file as UTF-8 in your editor.",
    "odd-character": ProblemAdvice("Delete it, or type a space or a line break in its place.", "letter"),
    # the writing of YAML
    "empty": "Write what belongs there, see scenes/README.md.",
    "tab": ProblemAdvice("Indent with spaces.", "spaces"),
    "colon": ProblemAdvice("Put the text in quotes, or under a | on the next line.", "quote"),
    "space": ProblemAdvice("Put a space after it.", "space"),
    "dash": ProblemAdvice("Type a hyphen and a space in its place.", "hyphen"),
    "quotes": ProblemAdvice("Put the whole text under a | on the next line, or in quotes of the other kind.", "bar"),
    "escape": ProblemAdvice("Write \\\\ where a \\ is meant.", "backslash"),
    "first-letter": ProblemAdvice("Put the text in quotes.", "quote"),
    "hash": ProblemAdvice("Put the text in quotes, or under a | on the next line.", "quote"),
    "block": ProblemAdvice("Begin the text on the next line, two spaces deeper.", "below"),
    "depth": "Let it begin exactly under the lines it belongs with.",
    "syntax": "Look for a missing colon, dash, bracket or quotation mark here or just above.",
    "too-deep": "Nothing here needs more than a few levels; look for a bracket too many.",
    "two-documents": ProblemAdvice("One file holds one scene: delete the ---, or make two files.", "out"),
    "same-key": ProblemAdvice("Keep one of the two.", "out"),
    "odd-key": "Write a word before the colon.",
    "merge": "Write out what it stands for.",
    "anchor": ProblemAdvice("Write out what it stands for; if it is text, put it in quotes.", "quote"),
    "tag": ProblemAdvice("Put the text in quotes.", "quote"),
    # what the format wants
    "unknown-key": "See scenes/README.md for the keys there are.",
    "missing-key": "Add it, see scenes/README.md.",
    "nothing": ProblemAdvice("Write it, or delete the key.", "out-if-empty"),
    "wrong-kind": "Write such a value; scenes/README.md has an example of each.",
    "too-long": "Make it shorter.",
    "how-many": "See scenes/README.md.",
    "unknown-name": "Declare it, or correct its spelling.",
    "too-early": "Ask it under opponent or together, where the picks are known.",
    # what a story needs
    "same-id": "Give one of the two another name.",
    "same-date": "Scenes follow each other by date: move one of the two by a day.",
    "debated": "Give it either `historical` or `debated`.",
    "no-history": "Give what was done in history `historical: 1`, and no `needs`.",
    "no-way-on": "Take `needs` from one option beside the historical one.",
    "otherwise": "Only the last entry goes without `when`.",
    "range": "Keep to the meter's own `from` and `to`.",
    "bound": "Name a value between the meter's `from` and `to`, or leave this out.",
    "bands": "Let the first band begin at `from`, and each begin higher than the one before.",
    "asked": "Let it be another chair that sits in the scene.",
    "never": "See `never` in scenes/README.md for what a scene that never was has.",
    "no-evidence": "Name a card of something that happened, or take it out.",
    "property": "See `proofs.yaml` in scenes/README.md for what a property can demand.",
    # the essay
    "essay": "Take it out of the catalogue, or give another copy of the essay.",
    # a translation
    "language": "Write such a code as browsers know: de, pl, pt-BR.",
    "date-pattern": "Write one such as “d MMMM y”; scenes/README.md says what the letters stand for.",
    "places": "Keep every name in braces as it is; the program puts something in its place.",
    "unknown-sentence": "Copy the sentence as `card-index check --write-words` writes it.",
    # what is worth a look, and does not make the story unsound
    "remark": ProblemAdvice(
        "If it belongs to the text, put all of it in quotes; if not, type two spaces before the # and one after.",
        "remark",
    ),
    "because": "Write {sentence: its id, because: a short line} in its place.",
    "no-facts": "Name under `facts` the claims of facts.yaml on which it rests.",
    "no-factors": "Name under `factors` those to which it speaks, with a line of evidence for or against each.",
    "one-sided": "Find some in the scenes, or take the factor out: what nobody can argue about is no enquiry.",
    "unused-fact": "Name it under the `facts` of a history that rests on it, or take it out.",
    "essay-more": "Add it to the catalogue, if the game should know it.",
    "roads": "Write the file anew: card-index explore --write-roads.",
    "kept-game": "If that is meant, let it come to what it comes to now: card-index keep --anew.",
    "never-asked": "Let it sit in a scene, or take it out of `chairs`.",
    "newcomers": "Introduce some of them on an earlier card, or do without their names.",
    "long-card": "Make it shorter: a reader of fifteen has a card in three minutes.",
    "never-shown": "Name it under `documents` of a scene, or take it out.",
    "long-document": "Tell less of it: it is read whole between two decisions.",
    "forms": "Give it one text for each category that the language has for whole numbers, and no others.",
    "untranslated": "Let `card-index check --write-words` put them at the end of the file, and fill them in.",
    # what only playing finds out
    "untrue": "Ask for it in a `when`, or write a variant for the worlds where it is false.",
    "forgotten": "Let an echo, an answer or a `callback` of a later card or of an ending remember it.",
    "course": "If that is meant, write the courses of games at random anew: card-index keep --courses.",
    "never-open": "Ease its `needs`, or let an earlier card lead to what they want.",
    "never-locked": "Take its `needs` away, or ask for more.",
    "never-told": "Ease its `when`, move it up before what comes first, or take it out.",
    "never-reached": "Ease its `when`, move it up before what comes first, or take it out.",
}
CODES = {code: one if isinstance(one, ProblemAdvice) else ProblemAdvice(one) for code, one in _ADVICE.items()}
"""Every code, with the thing to do where the problem itself does not know a better one."""
WARNINGS = frozenset({
    "remark", "because", "no-facts", "unused-fact", "essay-more", "kept-game", "course", "never-asked", "roads",
    "newcomers", "long-card", "long-document", "no-factors", "one-sided", "forms", "untranslated",
    "never-shown", "never-open", "never-locked", "never-told", "never-reached", "untrue", "forgotten",
})  # fmt: skip
"""The codes of what is only worth a look."""


class Place(NamedTuple):
    """Where something stands in a file, counted from 1."""

    file: str
    line: int = 1
    column: int = 1


class Problem(NamedTuple):
    """One thing that is wrong, where it stands, and what to do about it."""

    file: str
    line: int
    column: int
    code: str
    message: str
    advice: ProblemAdvice
    source: str = ""
    """The line as it stands in the file; empty where no line is to blame."""

    @property
    def is_warning(self) -> bool:
        """Whether it is only worth a look."""
        return self.code in WARNINGS

    @property
    def headline(self) -> str:
        """Where it stands and what is wrong, in one line."""
        return visible(f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}")

    def __str__(self) -> str:
        return f"{self.headline} {visible(self.advice)}".rstrip()


class StoryProblems(Exception):
    """The folder holds no sound story; ``problems`` says all that is wrong with it, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problems")


@dataclass(slots=True)
class Report:
    """The problems found so far."""

    found: set[Problem] = field(default_factory=set)
    lines: dict[str, list[str]] = field(default_factory=dict)
    """The lines of every file that was opened."""

    def add(self, place: Place, code: str, message: str, advice: str = "") -> None:
        given = advice if isinstance(advice, ProblemAdvice) else ProblemAdvice(advice)
        self.found.add(Problem(place.file, place.line, place.column, code, message, given or CODES[code]))

    def sorted(self) -> list[Problem]:
        """All of them in order, each with its line."""
        return sorted(one._replace(source=self._line(one.file, one.line)) for one in self.found)

    def is_sound(self) -> bool:
        """Whether nothing was found that would spoil the story."""
        return all(problem.is_warning for problem in self.found)

    def _line(self, file: str, number: int) -> str:
        lines = self.lines.get(file, ())
        return lines[number - 1] if number <= len(lines) else ""


def visible(text: str) -> str:
    """The text in one line, with a visible stand-in for every character that cannot be seen."""
    return "".join(code_point(c) if is_invisible(c) else c for c in text.replace("\n", " "))


def quoted(text: str) -> str:
    """The text as a message quotes it: in one line and not too long."""
    line = visible(text.strip("\n"))
    return f"“{line if len(line) <= 60 else line[:57] + '…'}”"


def spelt(name: str) -> str:
    """A key or an id as a message quotes it: letters that only look like plain ones are named as well."""
    odd = dict.fromkeys(c for c in name if not c.isascii() and not is_invisible(c))
    named = f" (with {', '.join(map(code_point, odd))})" if odd else ""
    return quoted(name) + named


ODD = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What may stand in no text: control characters but tab and line break, odd line breaks, marks that turn the direction
of writing, halves of letters, and byte order marks."""


BLANK = "\u2800"
"""The sign of a blind alphabet without a dot, which looks like a space."""


def is_invisible(character: str) -> bool:
    """Whether a reader would see nothing there, or a space that is none."""
    none = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
    return character != " " and (
        none or character == BLANK or bool(UNSEEN.match(unicodedata.normalize("NFKD", character)))
    )


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
