"""What is half decided on the card that is asked: kept until its round has been told, and saved with the game."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from game.engine.chronicle import Entry, HandsByChair, Pick
from game.engine.rules import Word

DecisionKind = Literal["guess", "word", "pick", "forecast"]
KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that the people of a chair decided."""

    kind: DecisionKind
    chair: str
    """For a guess or a forecast, the first chair of the table that made it."""
    answer: str
    """The option that was picked or foretold, the chair to which a word in the corridor was said, or the lowest value
    of the band that was guessed; empty for a pass."""

    @property
    def place(self) -> tuple[str, str, str]:
        """A key that two decisions share where the later one replaces the earlier: a chair has one pick, and one word
        to each of several chairs."""
        return self.kind, self.chair, self.answer if self.kind == "word" else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The decisions on one card, in the order in which they were made, and what was noted on the way to them."""

    decisions: tuple[Decision, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    """Chair and the line its people noted, before their pick or after it."""
    hands: HandsByChair = ()
    """Chair, and the hands that were counted for each of its options."""
    counting: bool = False
    """Whether a class has turned from the card to the count of hands."""
    first_hands: HandsByChair = ()
    """Chair, and the hands of a first count, after which people talked to vote again."""

    @classmethod
    def of(cls, entry: Entry, passed: Iterable[Decision] = ()) -> "Draft":
        """The draft that led to an entry; ``passed`` are the guesses and forecasts that were declined, of which an
        entry knows nothing."""
        picks = dict(entry.picks)
        decisions = [
            *(Decision("guess", chair, str(band)) for chair, band in entry.guesses),
            *(Decision("word", word.by, word.to) for word in entry.corridor),
            *(Decision("pick", chair, picks[chair]) for chair in entry.by_people),
            *(Decision("forecast", chair, option) for chair, _, option in entry.forecasts),
        ]
        made = {decision.place for decision in decisions}
        decisions += [decision for decision in passed if decision.place not in made]
        decisions.sort(key=lambda decision: KINDS.index(decision.kind))
        return cls(tuple(decisions), entry.reasons, entry.hands, first_hands=entry.first_hands)

    def answers(self, kind: DecisionKind) -> Mapping[str, str]:
        """For each chair its answer of this kind, in the order in which they were given."""
        return {decision.chair: decision.answer for decision in self.decisions if decision.kind == kind}

    def picks(self) -> tuple[Pick, ...]:
        """The picks with their reasons and hands, as the rules take them."""
        reasons, hands, first = dict(self.reasons), dict(self.hands), dict(self.first_hands)
        return tuple(
            Pick(chair, option, reasons.get(chair, ""), hands.get(chair, ()), first.get(chair, ()))
            for chair, option in self.answers("pick").items()
        )

    def guesses(self) -> tuple[tuple[str, int], ...]:
        """Chair and band of every guess that was made."""
        return tuple((chair, int(band)) for chair, band in self.answers("guess").items() if band)

    def words(self) -> tuple[Word, ...]:
        """The words in the corridor that were said."""
        return tuple(Word(one.chair, one.answer) for one in self.decisions if one.kind == "word")

    def decide(self, decision: Decision) -> "Draft":
        """The draft with one more decision, in place of an earlier one that it replaces."""
        return replace(self, decisions=(*self.without(decision).decisions, decision), counting=False)

    def without(self, decision: Decision) -> "Draft":
        """The draft without a decision, or the one that stands in its place. What was noted on the way to it stays."""
        return replace(self, decisions=tuple(one for one in self.decisions if one.place != decision.place))

    def without_last(self) -> "Draft":
        """The draft without the last decision."""
        return replace(self, decisions=self.decisions[:-1])

    def note(self, chair: str, reason: str) -> "Draft":
        """The draft with this reason of a chair; an empty one takes the reason away."""
        reasons = {**dict(self.reasons), chair: reason}
        return replace(self, reasons=tuple((one, why) for one, why in reasons.items() if why))

    def count(self, chair: str, hands: Mapping[str, int]) -> "Draft":
        """The draft with these hands for the options of a chair; where none is raised, nothing is counted."""
        return replace(self, hands=_counted(self.hands, chair, hands))

    def count_first(self, chair: str, hands: Mapping[str, int]) -> "Draft":
        """The draft with these hands as a first count, after which people talk and are counted anew."""
        return replace(self.count(chair, {}), first_hands=_counted(self.first_hands, chair, hands))


def _counted(known: HandsByChair, chair: str, hands: Mapping[str, int]) -> HandsByChair:
    counted = {**dict(known), chair: tuple(hands.items())}
    return tuple((one, row) for one, row in counted.items() if any(n for _, n in row))


NOTHING_DECIDED = Draft()
