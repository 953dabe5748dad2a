"""A saved game in a story whose names have changed since: what it names in vain is left out, and the rest goes on."""

from dataclasses import dataclass, replace
from typing import Literal

from game.engine.chronicle import Chronicle, Entry
from game.engine.scene import Scene
from game.engine.story import Aim, Chair, Deck, Story


@dataclass(frozen=True, slots=True)
class Lost:
    """An id in a saved game of which the story has nothing any more."""

    kind: Literal["chair", "aim", "deck", "start"]
    id: str
    instead: str = ""
    """The deck that is played instead; for an aim the chair that had it."""


def fitted(story: Story, chronicle: Chronicle) -> tuple[Chronicle, tuple[Lost, ...]]:
    """The game without the chairs, aims, deck and start that the story has no more, and what these were. Of its entries
    only what such a chair guessed and foretold is left out: see `replay` for how far the rest fits.

    A deck that is gone is taken for the one that would have asked most nearly what was asked.
    """
    lost = [Lost("chair", chair) for chair in chronicle.chairs if not story.has(Chair, chair)]
    gone = {one.id for one in lost}
    lost += [Lost("aim", aim, chair) for chair, aim in chronicle.aims if chair not in gone and not story.has(Aim, aim)]
    chairs = tuple(chair for chair in chronicle.chairs if chair not in gone)
    kept = replace(
        chronicle,
        chairs=chairs,
        aims=tuple((chair, aim) for chair, aim in chronicle.aims if chair in chairs and story.has(Aim, aim)),
        players=tuple((chair, name) for chair, name in chronicle.players if chair in chairs),
        entries=tuple(_without(gone, entry) for entry in chronicle.entries) if gone else chronicle.entries,
    )
    if kept.deck and not story.has(Deck, kept.deck):
        deck = min(story.decks, key=lambda deck: _asked_otherwise(kept, deck))
        lost.append(Lost("deck", kept.deck, deck.id))
        kept = replace(kept, deck=deck.id)
    if kept.start and not story.has(Scene, kept.start):
        lost.append(Lost("start", kept.start))
        kept = replace(kept, start="")
    return kept, tuple(lost)


def _without(chairs: set[str], entry: Entry) -> Entry:
    guesses = tuple(guess for guess in entry.guesses if guess[0] not in chairs)
    return replace(entry, guesses=guesses, forecasts=tuple(one for one in entry.forecasts if one[0] not in chairs))


def _asked_otherwise(chronicle: Chronicle, deck: Deck) -> int:
    """How often the deck would have asked a held chair that was not asked, or the other way round, since the first
    that was."""
    asked = [entry for entry in chronicle.entries if entry.by_people]
    since = chronicle.entries[chronicle.entries.index(asked[0]) :] if asked else ()
    return sum(
        deck.asks(chair, entry.scene) is not (chair in entry.by_people)
        for entry in since
        for chair, _ in entry.picks
        if chair in chronicle.chairs
    )
