"""What the story leans on: the essay it cites, the people and words it names, the books behind it."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence of the essay, as we cite it: never its words, always its place and what we make of it."""

    id: str
    """Section, paragraph and sentence, as ``LS.1.3``."""
    section: str
    """The heading under which it stands."""
    gist: str
    """What it says, in our own words."""
    verdict: str
    """``right``, ``simplified``, ``wrong`` or ``disputed``."""
    note: str = ""
    """What a historian would add."""
    gist_only: bool = False
    """Whether the gist is shown even to a reader who has the essay itself."""
    digest: str = ""
    """The fingerprint of its words, see `content.essay`."""
    short: str = ""
    """What the heading is called where there is little room; empty for the heading itself."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph within the section, from 1."""
        return int(self.id.split(".")[1])

    @property
    def number(self) -> int:
        """Its own number within the paragraph, from 1."""
        return int(self.id.split(".")[2])


class Person(NamedTuple):
    """Somebody whom the cards name."""

    id: str
    name: str
    handle: str
    """Who that is, in half a line."""
    text: str
    called: tuple[str, ...] = ()
    """Other forms of the name in the prose."""
    essay: tuple[str, ...] = ()


class Term(NamedTuple):
    """A word that needs a line of explanation."""

    id: str
    term: str
    text: str
    called: tuple[str, ...] = ()


class Book(NamedTuple):
    """Something to read next."""

    author: str
    title: str
    year: str
    about: str


class Source(NamedTuple):
    """A work on which a claim rests."""

    work: str
    at: str = ""
    """The place in it, as far as it is known."""
    link: str = ""
    """The address of a page."""
    checked: bool = True
    """Whether somebody has looked the claim up there."""


class Claim(NamedTuple):
    """Something that the histories say of the past, and why it can be said."""

    id: str
    text: str
    sure: str
    """``high``, ``medium``, ``low`` or ``disputed``."""
    sources: tuple[Source, ...]
    doubt: str = ""
    """What in it is less sure."""


class Advice(NamedTuple):
    """One thing to mind in a classroom."""

    title: str
    text: str


class LessonStep(NamedTuple):
    """One step of a lesson's plan."""

    minutes: int
    title: str
    text: str


class CardAdvice(NamedTuple):
    """What helps to teach one card. Each part may be empty."""

    note: str = ""
    """What to know about its subject beforehand."""
    say: str = ""
    """What to say before it is read."""
    expect: tuple[str, ...] = ()
    """For each question that the card asks, the points that can be expected of a class."""
    slip: str = ""
    """The mistake that is often made here, and what sets it right."""


class Teaching(NamedTuple):
    """What a teacher needs beside the cards."""

    care: tuple[Advice, ...]
    deaths: str
    """How to use the content notes."""
    plans: tuple[tuple[str, tuple[LessonStep, ...]], ...]
    """For a deck, the steps of a lesson."""
    debrief: tuple[str, ...]
    index_card: str = ""
    """What of the players' cards in the index is made up, and what is known."""
    cards: tuple[tuple[str, CardAdvice], ...] = ()
    """By the ids of scenes."""
