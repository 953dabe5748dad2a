"""A game on two pages: its picks beside history's, the moments that mattered, and a few questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.console import in_a_line
from game.engine.chronicle import Entry
from game.engine.outcome import aim_met
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.story import Aim
from game.i18n import listed, stopped, tr, trn
from game.telling.ending import EndingTold, beside_history, choice, otherwise
from game.telling.talk import Stage, left_history, stages
from game.telling.told_before import standing
from game.telling.words import day_of, in_month, name_of

FEW = 2
"""With so many chairs or fewer, the page has room for what the ending says to each."""
MOST_PICKS, LEAST_PICKS, FEWER = 11, 6, 3
"""How many picks there is room for: with one chair, with the most chairs, and how many less with each chair more."""
MOST_MOMENTS = 3
LEAVE_ROOM = (9, 300)
"""How many picks, and letters of all their reasons, at most leave room for the card in the index."""


@dataclass(frozen=True, slots=True)
class PickInShort:
    """One pick, in a row."""

    card: str
    """When it was, and what it is called."""
    chair: str
    chosen: str
    history: str
    reason: str
    hands: str
    """How many of how many hands were for it; empty where none were counted."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A pick that mattered."""

    card: str
    chosen: str
    standing: str
    """Who says that it might have been done; empty where it was, and where nothing of the kind happened."""
    outcome: str
    answer: str
    """What became of what it asked for."""
    beside: str
    """What history has to set beside it."""
    otherwise: str
    """Where another pick might have led, in this model."""


@dataclass(frozen=True, slots=True)
class InShort:
    """What the two pages say beside who played, the title of the ending, and the hidden line."""

    ending: str
    """What became of the office, and of those who played where they are few."""
    remembered: tuple[str, ...]
    """Picks that the ending remembers, with one chair."""
    aims: tuple[str, ...]
    picks: tuple[PickInShort, ...]
    left_out: str
    """How many picks had no room; empty where all had."""
    moments: tuple[TurningPoint, ...]
    no_single: str
    """That no single pick decided the game; empty where one did, and while the game has not ended."""
    card: str
    """The card in the index, where one chair was held and there is room."""
    missed: str
    """The road that was missed, where no single pick leads there, which would have told it."""
    stages: tuple[Stage, ...]
    model: str
    """How this model is not history, in short."""
    rest: str
    """How everything else is had."""


@dataclass(frozen=True, slots=True)
class PlayedPick:
    """What the people of a chair picked."""

    round: Round
    real: Round
    """The same round of history."""
    entry: Entry
    chair: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells this pick from all others of the game: the id of its scene, and its chair."""
        return self.round.scene.id, self.chair

    @property
    def left_history(self) -> bool:
        """Whether it is what history did not do."""
        return left_history(self.round, (self.chair,))

    @property
    def can_be_remembered(self) -> bool:
        """Whether an ending can remember it."""
        return bool(self.round.chosen(self.chair).callback)

    @property
    def reason(self) -> str:
        """In one line; empty where none was noted."""
        return in_a_line(self.entry.reason(self.chair))

    @property
    def hands(self) -> str:
        """How many of how many hands were for it; empty where none were counted."""
        counted = self.entry.hands_of(self.chair)
        given, total = counted.get(self.round.chosen(self.chair).id, 0), sum(counted.values())
        return trn("{number} of {total} hands", "{number} of {total} hands", given, total=total) if total else ""


def in_short(playthrough: Playthrough, ending: EndingTold | None, rest: str) -> InShort:
    """The two pages of a game; ``rest`` says how everything else is had."""
    points = ending.points if ending else ()
    turned = {(point.scene.id, point.chair): point.title for point in points}
    rows = beside_history(playthrough)
    made = [PlayedPick(round, real, entry, chair) for round, real, entry in rows for chair in entry.by_people]
    told = _weightiest(made, turned, max(LEAST_PICKS, MOST_PICKS - FEWER * (len(playthrough.chronicle.chairs) - 1)))
    few, alone = len(playthrough.chronicle.chairs) <= FEW, len(playthrough.chronicle.chairs) == 1
    return InShort(
        ending="" if not ending else ending.text if few else ending.office,
        remembered=ending.callbacks if ending and alone else (),
        aims=_aims(playthrough, ending),
        picks=tuple(_pick(playthrough, pick) for pick in told),
        left_out=_left_out(len(made) - len(told)),
        moments=tuple(_moment(playthrough, pick, ending) for pick in _moments(made, turned)),
        no_single=" ".join(ending.mattered) if ending and not ending.points else "",
        card=ending.index_cards[0][1] if ending and ending.index_cards and alone and _leaves_room(made) else "",
        missed=ending.missed if ending and not ending.points else "",
        stages=stages(playthrough, points, few=True),
        model=f"{tr('Only what stands under “In history” speaks of the past.')} {model_in_short()}",
        rest=rest,
    )


def model_in_short() -> str:
    """How this model is not history, in a sentence."""
    return tr(
        "This is a game with a model behind it: somebody judged how much each choice moves, no archive holds these "
        "numbers, and where another choice might have led, it would have led so in this model."
    )


def _weightiest(made: Sequence[PlayedPick], turned: Mapping[tuple[str, str], str], most: int) -> list[PlayedPick]:
    """So many of the picks: those that would have changed the ending before those that left history, among these
    first what an ending can remember, then those with a reason; and all in the order in which they were made."""
    ranked = sorted(
        made, key=lambda one: (one.key not in turned, not one.left_history, not one.can_be_remembered, not one.reason)
    )
    kept = {one.key for one in ranked[:most]}
    return [one for one in made if one.key in kept]


def _moments(made: Sequence[PlayedPick], turned: Mapping[tuple[str, str], str]) -> list[PlayedPick]:
    """The weightiest picks, one of a card."""
    cards: dict[str, list[PlayedPick]] = {}
    for pick in made:
        cards.setdefault(pick.round.scene.id, []).append(pick)
    return _weightiest([_weightiest(picks, turned, 1)[0] for picks in cards.values()], turned, MOST_MOMENTS)


def _leaves_room(made: Sequence[PlayedPick]) -> bool:
    picks, letters = LEAVE_ROOM
    return len(made) <= picks and sum(len(pick.reason) for pick in made) <= letters


def _pick(playthrough: Playthrough, pick: PlayedPick) -> PickInShort:
    scene, beside = pick.round.scene, choice(playthrough.story, pick.round, pick.real, pick.chair)
    return PickInShort(
        f"{stopped(day_of(scene))} {scene.title}",
        name_of(playthrough.story, pick.chair) if len(playthrough.chronicle.chairs) > 1 else "",
        stopped(beside.yours),
        beside.beside if beside.never else stopped(beside.history) if beside.history else tr("The same."),
        pick.reason,
        pick.hands,
    )


def _moment(playthrough: Playthrough, pick: PlayedPick, ending: EndingTold | None) -> TurningPoint:
    story, round, chair = playthrough.story, pick.round, pick.chair
    option, name = round.chosen(chair), name_of(story, chair)
    point = next((one for one in ending.points if (one.scene.id, one.chair) == pick.key), None) if ending else None
    several = len(playthrough.chronicle.chairs) > 1
    return TurningPoint(
        in_month(round.scene),
        tr("{chair} chose: {choice}.", chair=name, choice=option.label),
        standing(round.scene, option) if pick.left_history and not round.scene.never else "",
        option.outcome,
        dict(round.answers).get(chair, ""),
        choice(story, round, pick.real, chair).beside,
        otherwise(point, name if several else "") if point else "",
    )


def _aims(playthrough: Playthrough, ending: EndingTold | None) -> tuple[str, ...]:
    """Whether each chair has what it wanted; of many chairs in two lines."""
    story, chronicle = playthrough.story, playthrough.chronicle
    if ending is None or len(chronicle.chairs) <= FEW:
        return ending.aims if ending else ()
    met: dict[bool, list[str]] = {True: [], False: []}
    for chair in chronicle.chairs:
        if aim := chronicle.aim(chair):
            named = f"{name_of(story, chair)} (“{story.find(Aim, aim).title}”)"
            met[bool(aim_met(story, chronicle, chair, playthrough.state))].append(named)
    told = (
        tr("Aims met, for now: {names}.", names=listed(met[True])) if met[True] else "",
        tr("Aims not met: {names}.", names=listed(met[False])) if met[False] else "",
    )
    return tuple(filter(None, told))


def _left_out(number: int) -> str:
    if not number:
        return ""
    return trn("{number} pick more is told on the full page.", "{number} picks more are told on the full page.", number)
