"""The page that people take home: what was told on the way and at the end, card by card, for paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.console import in_a_line, shown
from game.engine.chronicle import Entry
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.reference import Sentence
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.story import Aim, Attention, Story
from game.i18n import marked, stopped, tr, trn
from game.telling.citations import gists
from game.telling.corridor import Heard, heard
from game.telling.counted import forecasts_told, hands_told, votes_told
from game.telling.documents import Paper, papers, sourced
from game.telling.ending import ChoiceBesideHistory, EndingTold, Profile, beside_history, choice, ending_told, profiles
from game.telling.in_short import InShort, in_short
from game.telling.meanwhile import broken_at, broken_why, lost_told, meanwhile
from game.telling.reference import own_words
from game.telling.talk import Stage, stages
from game.telling.told_before import standing
from game.telling.words import changes, day_of, departures, followers, name_of

MODES = {
    "solo": marked("Played alone"),
    "class": marked("Played by a room that voted"),
    "teams": marked("Played by teams"),
}


@dataclass(frozen=True, slots=True)
class Seated:
    """Who sat in a chair, and what they wanted."""

    chair: str
    players: str
    """What the people call themselves; empty where they did not say."""
    aim: str


@dataclass(frozen=True, slots=True)
class ChosenOption:
    """What the people of a chair chose on a card, and how they came to it."""

    chair: str
    choice: ChoiceBesideHistory
    reason: str
    hands: str
    words: tuple[Heard, ...]
    """What came of its words in the corridor."""
    outcome: str
    answer: str
    """What became of what it asked for."""
    attends: str
    standing: str
    """Whether history did it, and if not, who says that it might have been done."""


@dataclass(frozen=True, slots=True)
class CitedInFull:
    """A sentence of the essay that speaks of a card."""

    gist: str
    """What it says, where, how that stands up, and what is amiss with it here."""
    words: str
    """Its own words, where the reader has the essay."""


@dataclass(frozen=True, slots=True)
class CardTold:
    """One card as it went."""

    id: str
    title: str
    day: str
    place: str
    chosen: tuple[ChosenOption, ...]
    """Empty for a card on which nobody was asked."""
    meanwhile: str
    """One line for such a card."""
    others: tuple[str, ...]
    """Held chairs that were not asked and followed their record, and empty chairs that left history."""
    move: str
    together: str
    changes: tuple[str, ...]
    known: str
    """What is known of a card that never was, and what is made up."""
    cited: tuple[CitedInFull, ...]
    papers: tuple[Paper, ...]
    """The documents behind a card on which somebody was asked."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the debrief tells of one saved game."""

    title: str
    tagline: str
    played: str
    """How it was played: alone, by a room, by teams, and with which cards."""
    seated: tuple[Seated, ...]
    opponent: str
    """Whose moves follow the choices."""
    changed: str
    """Up to where the game is told, if the story has changed since it was saved."""
    so_far: str
    """What is told of a game that has not ended; empty for one that has."""
    cards: tuple[CardTold, ...]
    attention: tuple[Profile, ...]
    votes: tuple[str, ...]
    forecasts: tuple[str, ...]
    ending: EndingTold | None
    """None while the game has not ended: the hidden line and the fates are told at the end, and not before."""
    card_note: str
    """What of the cards in the index is made up; empty where the ending shows none."""
    stages: tuple[Stage, ...]
    model: tuple[str, ...]
    """How this model is not history."""
    short: InShort
    """What of all this stands on the first two pages, and how the rest is had."""


def page(playthrough: Playthrough, essay: Mapping[str, str], rest: str) -> Page:
    """The page of a game, ended or as far as it was played; ``essay`` has the sentences of the reader's own copy, and
    ``rest`` says how all that the first two pages leave out is had."""
    story = playthrough.story
    ending = ending_told(playthrough) if playthrough.complete else None
    return Page(
        title=story.title,
        tagline=stopped(story.tagline),
        played=played(playthrough),
        seated=seats(playthrough),
        opponent=story.opponent.name,
        changed=changed(playthrough),
        so_far="" if ending else so_far(playthrough),
        cards=cards(playthrough, essay),
        attention=profiles(playthrough),
        votes=votes_told(playthrough),
        forecasts=forecasts_told(playthrough),
        ending=ending,
        card_note=story.teaching.index_card if story.teaching and ending and ending.index_cards else "",
        stages=stages(playthrough, ending.points if ending else ()),
        model=not_history(story),
        short=in_short(playthrough, ending, rest),
    )


def played(playthrough: Playthrough) -> str:
    """How a game was played, and with which cards."""
    return tr(
        "{how}. Cards: {deck}.",
        how=tr(MODES[playthrough.chronicle.mode]),
        deck=playthrough.schedule.deck.title,
    )


def seats(playthrough: Playthrough) -> tuple[Seated, ...]:
    """Who sat where, and what they wanted."""
    story, chronicle = playthrough.story, playthrough.chronicle
    players = dict(chronicle.players)
    return tuple(
        Seated(
            name_of(story, chair),
            in_a_line(players.get(chair, "")),
            story.find(Aim, aim).title if (aim := chronicle.aim(chair)) else "",
        )
        for chair in chronicle.chairs
    )


def cards(playthrough: Playthrough, essay: Mapping[str, str]) -> tuple[CardTold, ...]:
    """Every card that was played, in the order of the story; one that passed in silence is not told."""
    return tuple(
        _card(playthrough, round, real, entry, essay)
        for round, real, entry in beside_history(playthrough)
        if round.skip or not round.skipped
    )


def _card(playthrough: Playthrough, round: Round, real: Round, entry: Entry, essay: Mapping[str, str]) -> CardTold:
    story, scene, asked = playthrough.story, round.scene, bool(entry.by_people)
    return CardTold(
        scene.id,
        scene.title,
        day_of(scene),
        scene.place,
        tuple(_chosen(story, round, real, entry, chair) for chair in entry.by_people),
        "" if asked else meanwhile(story, round, playthrough.chronicle.chairs),
        (*followers(story, round), *departures(story, round)) if asked else (),
        round.move.text if round.move and asked else "",
        round.together.text if round.together and asked else "",
        tuple(changes(story, round.before, round.after, entry.by_people)) if asked else (),
        scene.history.beyond if scene.never and asked else "",
        _cited(story, scene, essay) if asked else (),
        tuple(sourced(story, paper) for paper in papers(scene)) if asked else (),
    )


def _cited(story: Story, scene: Scene, essay: Mapping[str, str]) -> tuple[CitedInFull, ...]:
    sentences = (story.find(Sentence, citation.sentence) for citation in scene.history.essay)
    words = (shown(own_words(sentence, essay)) for sentence in sentences)
    return tuple(map(CitedInFull, gists(story, scene.history), words))


def _chosen(story: Story, round: Round, real: Round, entry: Entry, chair: str) -> ChosenOption:
    option = round.chosen(chair)
    return ChosenOption(
        name_of(story, chair),
        choice(story, round, real, chair),
        in_a_line(entry.reason(chair)),
        hands_told(round, entry, chair),
        tuple(heard(story, round, chair)),
        option.outcome,
        dict(round.answers).get(chair, ""),
        story.find(Attention, option.attends).called,
        standing(round.scene, option),
    )


def changed(playthrough: Playthrough) -> str:
    """What a game has lost whose story has changed since it was saved, and up to where it is told."""
    told = lost_told(playthrough.story, playthrough.lost)
    if playthrough.broken:
        further = tr(
            "The story has changed since this game was saved, and it no longer fits at the card {card}. "
            "{why} What follows tells it up to there.",
            card=broken_at(playthrough.story, playthrough.broken),
            why=broken_why(playthrough.broken),
        )
        told.append(further)
    return " ".join(told)


def so_far(playthrough: Playthrough) -> str:
    """How far a game has come that has not ended, and what is not told before it has."""
    played = sum(bool(entry.by_people) for entry in playthrough.chronicle.entries)
    return trn(
        "{number} card has been played so far. The ending, the hidden line and what became of the people are told "
        "once the game has come to its end.",
        "{number} cards have been played so far. The ending, the hidden line and what became of the people are told "
        "once the game has come to its end.",
        played,
    )


def not_history(story: Story) -> tuple[str, ...]:
    """How this model is not history."""
    first, last = story.scenes[0].date.year, story.scenes[-1].date.year
    years = f"{first}" if first == last else tr("{first} to {last}", first=first, last=last)
    hidden = story.find(Meter, story.curve).name
    return (
        tr(
            "This page tells a game that was played. Only what stands under “In history”, “The essay” and “Documents”, "
            "and what became of the people, speaks of the past."
        ),
        tr(
            "Behind the game stands a model: {cards}, {chairs} and a few counts such as {hidden}. "
            "Somebody judged how much each choice moves them; no archive holds these numbers. Where a line of "
            "history is drawn, it is what the model gives when everybody does as they did.",
            cards=trn("{number} card", "{number} cards", len(story.scenes)),
            chairs=trn("{number} chair", "{number} chairs", len(story.chairs)),
            hidden=hidden,
        ),
        tr("In the model the same choices always come to the same end. The past gave nobody that promise."),
        tr(
            "What follows from a road not taken is a possibility, no more. Beside each stands whether historians "
            "debate that road or whether it is our suggestion."
        ),
        tr(
            "The model knows few people and few rooms. Most of those who lived through these years were never in "
            "them, and what they did and suffered moved events as well."
        ),
        tr(
            "Where the page says that another choice might have led to another ending, it speaks of this model. "
            "Whether that tells us anything about the years {years} is for you to argue.",
            years=years,
        ),
    )
