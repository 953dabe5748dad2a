"""Lines of ink: letters that stay letters there, and lines that are read under a condition."""

import re
from collections.abc import Iterable, Iterator

from game.i18n import tr
from game.telling.documents import Paper, in_sentences
from game.telling.prose import paragraphs
from game.telling.reveal import Step

Lines = Iterator[str]
Case = tuple[str, Iterable[str]]
"""An expression, and the lines that are read where it is true."""

TRUE, FALSE = "true", "false"
INDENT = "    "
_SIGNS = re.compile(r"[\\{}|~#<>\[\]]|(?<=/)[/*]")
"""What ink takes for more than a letter anywhere in a line; what opens a remark is broken in two."""
_FIRST = re.compile(r"^(?=[-+*=(]|(?:TODO|VAR|CONST|LIST|EXTERNAL|INCLUDE)\b)")
"""Where it does so at the beginning of one."""
_RETURN = re.compile("^(?=return)")
"""Where its compiler would ask whether code was meant: it does not look behind a space, which no reader sees."""


def letters(text: str) -> str:
    """A text as it stands in a line of ink, so that every letter of it is shown; line breaks become spaces."""
    written = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _RETURN.sub(r"\\ ", _FIRST.sub(r"\\", written))


def prose(text: str) -> Lines:
    """An authored text, a line for each of its paragraphs; emphasis is left out."""
    return (letters(paragraph.text) for paragraph in paragraphs(text))


def steps(steps: Iterable[Step], past: str = "past_it") -> Lines:
    """Parts of a telling, each under its heading. An account of a death is a choice, after which a part of the knot
    begins that is called ``past`` and its number: what was told so far can be read no more in variables of a round."""
    deaths = 0
    for step in steps:
        yield letters(step.heading)
        for passage in step.passages:
            if passage.kind == "death":
                deaths += 1
                yield from _death(passage.whole, f"{past}_{deaths}")
            else:
                yield from prose(passage.whole)
        for paper in step.papers:
            yield from document(paper)


def _death(account: str, past: str) -> Lines:
    yield letters(tr("An account of a death, which can be passed over."))
    for label, told in ((tr("Read it"), prose(account)), (tr("Pass it over"), prose(""))):
        yield f"+ [{letters(label)}]"
        yield from (f"{INDENT}{line}" for line in (*told, f"-> {past}"))
    yield f"= {past}"


def document(paper: Paper) -> Lines:
    """A document as it is read aloud."""
    return (letters(paragraph) for sentence in in_sentences(paper) for paragraph in sentence.split("\n\n"))


def where(expression: str, lines: Iterable[str], otherwise: Iterable[str] = ()) -> Lines:
    """Lines that are read where the expression is true, and others where it is not."""
    return first([(expression, lines)], otherwise)


def first(cases: Iterable[Case], otherwise: Iterable[str] = ()) -> Lines:
    """The lines of the first expression that is true, or the others where none is.

    What can be decided while the file is written is left out of it.
    """
    written: dict[str, tuple[str, ...]] = {}
    otherwise = tuple(otherwise)
    for expression, lines in cases:
        if expression == TRUE:
            otherwise = tuple(lines)
            break
        if expression != FALSE:
            written.setdefault(expression, tuple(lines))
    while written and written[list(written)[-1]] == otherwise:
        written.popitem()
    if not written:
        yield from otherwise
        return
    yield "{"
    for expression, lines in written.items():
        yield f"- {expression}:"
        yield from (f"{INDENT}{line}" for line in lines)
    if otherwise:
        yield "- else:"
        yield from (f"{INDENT}{line}" for line in otherwise)
    yield "}"


def inline(cases: Iterable[tuple[str, str]], otherwise: str) -> str:
    """The same of texts within one line. All are written as `letters` gives them."""
    cases = [(expression, text) for expression, text in cases if expression != FALSE]
    if not cases or cases[0][0] == TRUE:
        return cases[0][1] if cases else otherwise
    (expression, text), *rest = cases
    return f"{{{expression}:{text}|{inline(rest, otherwise)}}}"


def all_of(expressions: Iterable[str]) -> str:
    """Whether every expression is true."""
    kept = [one for one in dict.fromkeys(expressions) if one != TRUE]
    if FALSE in kept:
        return FALSE
    return kept[0] if len(kept) == 1 else f"({' && '.join(kept)})" if kept else TRUE


def any_of(expressions: Iterable[str]) -> str:
    """Whether at least one is."""
    kept = [one for one in dict.fromkeys(expressions) if one != FALSE]
    if TRUE in kept:
        return TRUE
    return kept[0] if len(kept) == 1 else f"({' || '.join(kept)})" if kept else FALSE


def not_(expression: str) -> str:
    """Whether it is false. A name alone stands without brackets, in which ink would read a list."""
    negated = f"not {expression}" if expression.isidentifier() else f"not ({expression})"
    return {TRUE: FALSE, FALSE: TRUE}.get(expression, negated)
