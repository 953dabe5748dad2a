"""Several groups' games side by side: where they parted, what each chose and why, and what it came to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.console import in_a_line
from game.engine.counterfactuals import counterfactuals
from game.engine.outcome import aim_met, ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.story import Story
from game.i18n import listed, tr, trn
from game.telling.callbacks import callbacks
from game.telling.corridor import heard
from game.telling.counted import hands_told
from game.telling.ending import aims_told
from game.telling.hidden_line import Curve, curve_told
from game.telling.page import Seated, changed, not_history, played, seats, so_far
from game.telling.talk import Stage
from game.telling.words import chosen_by, day_of, in_month, name_of

LETTERS = "ABCDEFGHIJKL"
MOST_CARDS, MOST_LINES, MOST_REASONS = 5, 2, 10
"""For how many cards, lines of each and reasons there is room on two pages."""


@dataclass(frozen=True, slots=True)
class GroupGame:
    """One group's game, and how it ended."""

    letter: str
    name: str
    """What its file is called."""
    played: str
    seated: tuple[Seated, ...]
    ending: str
    """The ending's title, or that there is none yet."""
    aims: tuple[str, ...]
    met: str
    """How many of its aims it has; empty where it has none, and while the game has not ended."""
    words: tuple[str, ...]
    """Its words in the corridor, a sentence each."""
    remembered: tuple[str, ...]
    """Where the ending remembers a pick."""
    remarks: tuple[str, ...]
    curve: Curve | None
    """None while the game has not ended."""


@dataclass(frozen=True, slots=True)
class ComparedPick:
    """What the people of one chair in one group chose on a card."""

    letter: str
    chair: str
    chosen: str
    reason: str
    hands: str


@dataclass(frozen=True, slots=True)
class CardCompared:
    """One card in all the games."""

    title: str
    day: str
    parted: tuple[str, ...]
    """What differs between the games that came to it; empty where they went alike."""
    rows: tuple[ComparedPick, ...]
    """Every choice that people made, those of one chair together."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is told of several games side by side: who played, where they parted, and what to talk about."""

    title: str
    groups: tuple[GroupGame, ...]
    first: str
    """Where they parted first."""
    cards: tuple[CardCompared, ...]
    """The cards on which people chose, or on which the games differ."""
    stages: tuple[Stage, ...]
    model: tuple[str, ...]

    @property
    def in_short(self) -> tuple[CardCompared, ...]:
        """The cards for which two pages have room, with what they have room for: the first at which the games parted,
        and later ones, those on which people chose before others."""
        parted = [card for card in self.cards if card.parted]
        first, later = parted[:1], sorted(parted[1:], key=lambda card: not card.rows)
        told, room = [], MOST_REASONS
        for card in (*first, *later[: MOST_CARDS - 1]):
            reasons = tuple(row for row in card.rows if row.reason)[:room]
            room -= len(reasons)
            told.append(replace(card, parted=card.parted[:MOST_LINES], rows=reasons))
        return tuple(sorted(told, key=self._place))

    def _place(self, card: CardCompared) -> int:
        return [one.title for one in self.cards].index(card.title)

    @property
    def few_questions(self) -> tuple[Stage, ...]:
        """The stages of the talk with the questions for which two pages have room."""
        return tuple(replace(stage, questions=stage.questions[:2]) for stage in self.stages)


def comparison(games: Sequence[tuple[str, Playthrough]]) -> Comparison:
    """These games of one story, each with the name of its file; there must be at least two, and at most twelve."""
    story = games[0][1].story
    playthroughs = {letter: playthrough for letter, (_, playthrough) in zip(LETTERS, games, strict=False)}
    cards = tuple(_cards(story, playthroughs))
    return Comparison(
        title=story.title,
        groups=tuple(_group(letter, *game) for letter, game in zip(LETTERS, games, strict=False)),
        first=_first(cards),
        cards=cards,
        stages=_stages(cards),
        model=not_history(story),
    )


def _group(letter: str, name: str, playthrough: Playthrough) -> GroupGame:
    story, remarks = playthrough.story, (changed(playthrough), "" if playthrough.complete else so_far(playthrough))
    return GroupGame(
        letter,
        in_a_line(name),
        played(playthrough),
        seats(playthrough),
        ending_of(story, playthrough.state).face(playthrough.state).title
        if playthrough.complete
        else tr("Not yet ended"),
        aims_told(playthrough) if playthrough.complete else (),
        _met(playthrough) if playthrough.complete else "",
        tuple(f"{in_month(round.scene)} {one.result}" for round in playthrough.rounds for one in heard(story, round)),
        _remembered(playthrough) if playthrough.complete else (),
        tuple(filter(None, remarks)),
        curve_told(playthrough) if playthrough.complete else None,
    )


def _met(playthrough: Playthrough) -> str:
    story, chronicle = playthrough.story, playthrough.chronicle
    came = [aim_met(story, chronicle, chair, playthrough.state) for chair in chronicle.chairs if chronicle.aim(chair)]
    if not came:
        return ""
    return trn("{met} of {number} aim met.", "{met} of {number} aims met.", len(came), met=sum(map(bool, came)))


def _remembered(playthrough: Playthrough) -> tuple[str, ...]:
    return callbacks(playthrough, counterfactuals(playthrough.story, playthrough.chronicle))


def _cards(story: Story, playthroughs: dict[str, Playthrough]) -> Iterator[CardCompared]:
    for place, scene in enumerate(story.scenes):
        came = {
            letter: playthrough
            for letter, playthrough in playthroughs.items()
            if place < len(playthrough.rounds) and _could_come(scene, playthrough)
        }
        parted = tuple(
            _parted(story, scene, {letter: playthrough.rounds[place] for letter, playthrough in came.items()})
        )
        rows = tuple(_rows(story, scene, place, came))
        if parted or rows:
            yield CardCompared(scene.title, day_of(scene), parted, rows)


def _could_come(scene: Scene, playthrough: Playthrough) -> bool:
    """Whether a scene is one of the game's: a call comes to nobody else than those whom it is for."""
    return not scene.call or bool(playthrough.schedule.asked(playthrough.story, scene))


def _parted(story: Story, scene: Scene, rounds: dict[str, Round]) -> Iterator[str]:
    """What differs on a card, whoever chose it: the people, history, or a chair that left history. Chairs that differ
    alike are told together."""
    skipped = [letter for letter, round in rounds.items() if round.skipped]
    if skipped and len(skipped) < len(rounds):
        yield tr("The card did not come up in {groups}.", groups=listed(skipped))
    alike: dict[str, list[str]] = {}
    for seat in scene.seats:
        chosen: dict[str, list[str]] = {}
        for letter, round in rounds.items():
            if not round.skipped:
                option = round.option(seat.chair)
                what = tr("“{option}”", option=option.label) if option else tr("no seat here")
                chosen.setdefault(what, []).append(letter)
        if len(chosen) > 1:
            each = "; ".join(f"{what} ({listed(letters)})" for what, letters in chosen.items())
            alike.setdefault(each, []).append(name_of(story, seat.chair))
    yield from (chosen_by(listed(names), each) for each, names in alike.items())


def _rows(story: Story, scene: Scene, place: int, playthroughs: dict[str, Playthrough]) -> Iterator[ComparedPick]:
    for seat in scene.seats:
        for letter, playthrough in playthroughs.items():
            round, entry = playthrough.rounds[place], playthrough.chronicle.entries[place]
            option = round.option(seat.chair)
            if option and seat.chair in entry.by_people:
                reason = in_a_line(entry.reason(seat.chair))
                hands = hands_told(round, entry, seat.chair)
                yield ComparedPick(letter, name_of(story, seat.chair), option.label, reason, hands)


def _first(cards: Sequence[CardCompared]) -> str:
    parted = [card for card in cards if card.parted]
    if not parted:
        return tr("On every card to which they came, these games went alike.")
    first = tr("They parted first at “{card}” ({day}).", card=parted[0].title, day=parted[0].day)
    if not parted[1:]:
        return first
    later = trn(
        "They differ on {number} later card as well.", "They differ on {number} later cards as well.", len(parted) - 1
    )
    return f"{first} {later}"


def _stages(cards: Sequence[CardCompared]) -> tuple[Stage, ...]:
    parted = next((card for card in cards if card.parted), None)
    where = tr("at “{card}”", card=parted.title) if parted else tr("on a card of your choice")
    return (
        Stage(
            tr("First, each of you alone: out of the chair"),
            tr("The games are over and you are yourselves again. Write of the people in the third person, by name."),
            (
                tr(
                    "Look {where}. Why might a person in that place have chosen the one, and why the other?",
                    where=where,
                ),
                tr("Which reason on this page would you not have thought of?"),
            ),
        ),
        Stage(
            tr("Then in pairs, with somebody from another group"),
            tr("Each explains the other group's choices, as fairly as possible."),
            (
                tr("What did the other group take for granted that yours did not?"),
                tr("Was a choice open to one group and closed to the other? Which earlier card had closed it?"),
            ),
        ),
        Stage(
            tr("Then the class together: what really happened"),
            tr("Now leave the games behind, and speak of the years themselves."),
            (
                tr(
                    "Which lines end near each other although the choices differ? Does that speak of the people, of "
                    "the office, or of the way this model was made?"
                ),
                tr(
                    "Which differences on this page might have mattered in history, and what would you need to read "
                    "to argue it?"
                ),
                tr("What did none of the groups try? Would anybody have tried it at the time?"),
            ),
        ),
    )
