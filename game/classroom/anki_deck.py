"""A story's people, words, dates and verdicts as cards for Anki, a program with which one learns by heart."""

import sqlite3
from hashlib import sha256
from io import BytesIO
from itertools import count
from zipfile import ZipFile, ZipInfo

import genanki  # type: ignore[import-untyped]

from game.engine.story import Story
from game.i18n import tr
from game.telling.flash_cards import HEADINGS, KINDS, FlashCard, flash_cards
from game.telling.html import prose_html

NAMESPACE = "comrade-card-index"
OLDEST = 315_532_800
"""The first day of 1980, in seconds: no clock that is right has told less, and Anki counts from above nothing."""
CSS = (
    ".card { font: 20px/1.4 Georgia, 'Liberation Serif', serif; max-width: 34em; margin: 1em auto; padding: 0 1em; "
    "text-align: start; }"
)
INERT = str.maketrans({"[": "&#91;", "{": "&#123;", "\\": "&#92;"})
"""With what Anki's own signs begin (sounds, formulas, fields), as letters."""


def anki_deck(story: Story, changed: int) -> bytes:
    """The deck as Anki opens it: a deck of each kind in the story's own.

    ``changed`` is when the story was changed last, in seconds since 1970: Anki keeps the newer of two cards. Cards,
    decks and their form keep their ids from one time to the next: what is imported again takes the place of what was
    there, and what was learnt stays.
    """
    form = genanki.Model(
        _number("form"),
        f"{NAMESPACE} 1",
        fields=[{"name": "question"}, {"name": "answer"}],
        templates=[{"name": "1", "qfmt": "{{question}}", "afmt": "{{FrontSide}}<hr>{{answer}}"}],
        css=CSS,
    )
    decks = {
        kind: genanki.Deck(_number(story.title, kind), f"{_level(story.title)}::{_level(tr(HEADINGS[kind]))}")
        for kind in KINDS
    }
    for card in flash_cards(story):
        decks[card.kind].add_note(_note(story, form, card))
    return _packed(genanki.Package([deck for deck in decks.values() if deck.notes]), max(changed, OLDEST))


def _packed(package: genanki.Package, changed: int) -> bytes:
    """The package as a file, the same bytes for the same cards: nothing in it is of the day on which it is made."""
    base = sqlite3.connect(":memory:")
    try:
        package.write_to_db(base.cursor(), changed, count(changed * 1000))
        base.commit()
        parts = {"collection.anki2": base.serialize(), "media": b"{}"}
    finally:
        base.close()
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(ZipInfo(name), content)  # of the first day of 1980, as all that is dated nowhere
    return file.getvalue()


def _note(story: Story, form: genanki.Model, card: FlashCard) -> genanki.Note:
    sides = [str(prose_html(text)).translate(INERT) for text in (card.question, card.answer)]
    return genanki.Note(
        form, sides, guid=genanki.guid_for(NAMESPACE, story.title, card.kind, card.id), tags=[card.kind]
    )


def _number(*names: str) -> int:
    """A number that goes with these names, the same at any time, in the range that Anki has for ids."""
    digest = sha256("\n".join((NAMESPACE, *names)).encode()).digest()
    return 1 << 30 | int.from_bytes(digest[:4]) >> 2


def _level(name: str) -> str:
    """A name for one level of decks, which Anki sets apart by two colons."""
    return " ".join(name.replace("::", ": :").split())
