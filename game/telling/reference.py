"""What can be looked up: people, words and sentences of the essay, and where a text names them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeVar

from game.engine.names import searchable
from game.engine.reference import Claim, Person, Sentence, Source, Term
from game.engine.story import Story
from game.i18n import capitals, language, marked, tr
from game.telling.prose import letters

WORD = re.compile(r"\w+")
VERDICTS = {
    "right": marked("right"),
    "simplified": marked("simplified"),
    "wrong": marked("wrong as worded"),
    "disputed": marked("disputed among historians"),
}


class Reference(NamedTuple):
    """One thing that can be looked up."""

    name: str
    text: str
    """What the file says of it, in authored prose."""
    quoted: str = ""
    """Words from elsewhere, which are shown letter for letter."""
    forms: tuple[str, ...] = ()
    """How the prose calls it."""
    short: str = ""
    """Its name where there is little room; empty where that is the same."""

    def __hash__(self) -> int:
        """By its name alone: all records are looked up together for each text, and their own texts are long."""
        return hash(self.name)


class Mention(NamedTuple):
    """Where a text names something, from its first letter to behind its last."""

    start: int
    end: int
    record: Reference


def people(story: Story) -> tuple[Reference, ...]:
    """Who is who, in the order of the story's file."""
    return tuple(
        Reference(one.name, f"*{letters(one.handle)}*\n\n{one.text}", forms=(one.name, *one.called))
        for one in story.people
    )


def terms(story: Story) -> tuple[Reference, ...]:
    """The words that are explained."""
    return tuple(Reference(one.term, one.text, forms=(one.term, *one.called)) for one in story.terms)


Named = TypeVar("Named", Person, Term)


def sought(typed: str, rows: Iterable[Named]) -> list[Named]:
    """The people or words of which one name has what was typed, however it is written; all where nothing was."""
    wanted = searchable(typed)
    if not typed:
        return list(rows)
    return [row for row in rows if wanted and any(wanted in searchable(name) for name in _names(row))]


def _names(row: Person | Term) -> tuple[str, ...]:
    return (row.id, row.name if isinstance(row, Person) else row.term, *row.called)


def place_of(sentence: Sentence) -> str:
    """Where a sentence stands in the essay."""
    return tr(
        "{section}, paragraph {paragraph}, sentence {number}",
        section=sentence.section,
        paragraph=sentence.paragraph,
        number=sentence.number,
    )


def short_place_of(sentence: Sentence) -> str:
    """The same where there is little room."""
    return tr(
        "{section} ¶{paragraph}.{number}",
        section=sentence.short or sentence.section,
        paragraph=sentence.paragraph,
        number=sentence.number,
    )


def verdict(sentence: Sentence) -> str:
    """In a word, how well a sentence stands up."""
    return tr(VERDICTS[sentence.verdict])


def examined(story: Story, id: str, essay: Mapping[str, str]) -> Reference:
    """A sentence of the essay held against what is known; with its own words where the reader has the ``essay``."""
    sentence = story.find(Sentence, id)
    judged = f"**{tr('As worded: {verdict}.', verdict=verdict(sentence))}** {sentence.note}"
    return Reference(
        place_of(sentence), f"{sentence.gist}\n\n{judged}", own_words(sentence, essay), short=short_place_of(sentence)
    )


def own_words(sentence: Sentence, essay: Mapping[str, str]) -> str:
    """The sentence itself, from the reader's copy of the essay; empty without one, or where only the gist is shown."""
    return "" if sentence.gist_only else essay.get(sentence.digest, "")


SURE = {
    "high": marked("high"),
    "medium": marked("medium"),
    "low": marked("low"),
    "disputed": marked("disputed among historians"),
}


def grounds(story: Story, ids: Iterable[str]) -> tuple[str, ...]:
    """For each claim, once: what is claimed, how sure it is, and the works on which it rests."""
    return tuple(_grounded(story.claims[id]) for id in dict.fromkeys(ids) if id in story.claims)


def _grounded(claim: Claim) -> str:
    sure = f"**{tr('How sure: {sure}.', sure=tr(SURE[claim.sure]))}**"
    doubt = tr("Less sure: {doubt}.", doubt=letters(claim.doubt)) if claim.doubt else ""
    works = tr("It rests on: {works}.", works="; ".join(letters(_work(source)) for source in claim.sources))
    return " ".join(filter(None, (claim.text, sure, doubt, works)))


def _work(source: Source) -> str:
    unchecked = "" if source.checked else tr("not checked at the page")
    return ", ".join(filter(None, (source.work, source.at, source.link, unchecked)))


def mentions(text: str, records: Sequence[Reference]) -> tuple[Mention, ...]:
    """The first place at which the text names each record, in the order of the text."""
    return mentions_of(_kept_names(tuple(records), language()), text)


NamesByWord = dict[str, list[tuple[str, int, Reference]]]
"""For the first word of each name the names that begin so, the longest first, with the letters before the word."""


def mentions_of(names: NamesByWord, text: str) -> tuple[Mention, ...]:
    """The same of names that are looked for in many texts: only those whose first word the text has."""
    words = names.keys() & set(WORD.findall(text))
    places = [
        (start + before, -len(name), start, record)
        for word in words
        for name, before, record in names[word]
        for start in _places(name, text)
    ]
    found: dict[Reference, Mention] = {}
    end = 0
    for _, less, start, record in sorted(places, key=itemgetter(0, 1)):
        if start >= end:
            end = start - less
            found.setdefault(record, Mention(start, end, record))
    return tuple(found.values())


def _places(name: str, text: str) -> Iterator[int]:
    """Where the text has the name, with no letter before it and none behind it that belongs to the same word."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not WORD.match(text, end) and not (start and WORD.match(text, start - 1)):
            yield start
        start = text.find(name, end)


def named(texts: Iterable[str], records: Sequence[Reference]) -> tuple[Reference, ...]:
    """The records that any of the texts names, each once."""
    return tuple(dict.fromkeys(mention.record for text in texts for mention in mentions(text, records)))


@lru_cache(maxsize=4)
def _kept_names(records: tuple[Reference, ...], _language: str) -> NamesByWord:
    return names_by_word(records)


def names_by_word(records: Sequence[Reference]) -> NamesByWord:
    """The names of these records. A word's first letter may be large where a sentence begins."""
    owners = {
        spelt: record
        for record in reversed(records)
        for form in record.forms
        if form
        for spelt in (capitals(form[0]) + form[1:], form)
    }
    names: NamesByWord = {}
    for name in sorted(owners, key=len, reverse=True):
        if word := WORD.search(name):
            names.setdefault(word.group(), []).append((name, word.start(), owners[name]))
    return names
