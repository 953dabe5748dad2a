"""The chronicle: everything that was chosen in a game. The state is never stored, only worked out from it again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from game.engine.names import compared
from game.engine.rules import NotOpen, Round, Word, play
from game.engine.scene import Scene
from game.engine.state import State
from game.engine.story import Aim, Chair, Deck, Story

Mode = Literal["solo", "class", "teams"]
"""How people play: one of them alone, a room that votes on one chair, or a team in each of several chairs."""
MODES: tuple[Mode, ...] = get_args(Mode)
Hands = tuple[tuple[str, int], ...]
"""Option and the hands that were counted for it."""
HandsByChair = tuple[tuple[str, Hands], ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """What the people of a chair chose on one card, and how they came to it."""

    chair: str
    option: str
    reason: str = ""
    """The line they noted, if they noted one."""
    hands: Hands = ()
    """Nothing where none were counted."""
    first_hands: Hands = ()
    """The same of a first count, where people talked and voted again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was chosen in one scene."""

    scene: str
    picks: tuple[tuple[str, str], ...]
    """Chair and option, for every chair that sat there; empty where the scene was skipped."""
    by_people: tuple[str, ...] = ()
    """The chairs among them whose pick people made."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Chair and the line its people noted, where they noted one."""
    guesses: tuple[tuple[str, int], ...] = ()
    """Chair, and the lowest value of the band in which its table thought that the hidden meter lay, as the card
    opened. The chair is empty for a guess of the whole room, as older games have it."""
    hands: HandsByChair = ()
    """Chair, and the hands that were counted for each of its options, where they were counted."""
    forecasts: tuple[tuple[str, str, str], ...] = ()
    """A held chair without a seat here, the chair it watched, and the option that it thought this one would choose."""
    corridor: tuple[Word, ...] = ()
    """The words in the corridor that were spent."""
    first_hands: HandsByChair = ()
    """As ``hands``, of a first count, where people talked and voted again."""

    def reason(self, chair: str) -> str:
        """The line that a chair's people noted; empty where they noted none."""
        return dict(self.reasons).get(chair, "")

    def hands_of(self, chair: str) -> dict[str, int]:
        """The hands for each option of a chair; nothing where none were counted."""
        return dict(dict(self.hands).get(chair, ()))

    def first_hands_of(self, chair: str) -> dict[str, int]:
        """The same of a first count, before people talked and voted again."""
        return dict(dict(self.first_hands).get(chair, ()))


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A game: who sits where and wants what, which cards are asked, and what was chosen so far."""

    chairs: tuple[str, ...] = ()
    """The chairs held by people."""
    aims: tuple[tuple[str, str], ...] = ()
    """Chair and aim."""
    deck: str = ""
    start: str = ""
    """The first scene in which anybody is asked; empty for the first of all."""
    entries: tuple[Entry, ...] = ()
    rules: str = ""
    """Digest of the story's ids, needs and effects when the game began."""
    words: str = ""
    """Digest of its words."""
    mode: Mode = "solo"
    players: tuple[tuple[str, str], ...] = ()
    """Chair, and what the people in it call themselves, where they said."""

    def aim(self, chair: str) -> str | None:
        """The id of what the chair's people want; None where they named nothing."""
        return dict(self.aims).get(chair)

    def wanting(self, chair: str, aim: str) -> "Chronicle":
        """The same game in which a chair that is held wants this."""
        aims = {**dict(self.aims), chair: aim}
        return replace(self, aims=tuple((one, aims[one]) for one in self.chairs if one in aims))

    def table(self, chair: str) -> str:
        """A key of the chair's table, the same for all chairs whose people have one name, as `compared` takes names.
        People without a name are a table of their own, and the key is the chair's id. It is not shown to anybody."""
        name = compared(dict(self.players).get(chair, ""))
        return f"“{name}”" if name else chair  # no chair's id has quotation marks

    def chairs_of_table(self, chair: str) -> tuple[str, ...]:
        """The chairs at the table of this one, itself among them; none for a chair that nobody holds."""
        return tuple(one for one in self.chairs if self.table(one) == self.table(chair))

    def sealed(self, story: Story) -> "Chronicle":
        """The same game, marked as played by this story's rules and words."""
        return replace(self, rules=story.rules_digest, words=story.words_digest)


@dataclass(frozen=True, slots=True)
class Break:
    """The first card at which a chronicle no longer fits the story."""

    scene: str
    change: Literal["cards", "gone", "locked", "seats", "impossible"]
    """What is otherwise there: which card comes next, whether a choice that was made is there and open, who sits
    there, or whether what was done beside the choices, such as a word in the corridor, can be done."""
    why: str = ""
    """The id of an option that is gone, or the story's own words for why one is locked."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A chronicle played again, as far as it holds."""

    rounds: tuple[Round, ...]
    state: State
    broken: Break | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why something cannot be a game of the story."""

    kind: Literal["chairs", "aim", "names", "picker", "pick", "name", "guesser", "forecaster", "hands", "word"]
    chairs: tuple[str, ...] = ()
    """The chairs that the story has not, where it has none of those that are held."""


def misfit(story: Story, chronicle: Chronicle) -> Misfit | None:
    """Why this cannot be a game of the story; None where it can.

    One of which only some names have changed is still a game of the story, see `fitted`.
    """
    if chronicle.chairs and not any(story.has(Chair, chair) for chair in chronicle.chairs):
        return Misfit("chairs", chronicle.chairs)
    if not set(chronicle.chairs).issuperset(chair for chair, _ in chronicle.aims):
        return Misfit("aim")
    scenes = [chronicle.start, *(entry.scene for entry in chronicle.entries)]
    names: list[tuple[type, str]] = [*((Aim, aim) for _, aim in chronicle.aims), *((Scene, id) for id in scenes)]
    named = [(kind, id) for kind, id in [*names, (Deck, chronicle.deck)] if id]
    if named and not any(story.has(kind, id) for kind, id in named):
        return Misfit("names")
    if any(not set(chronicle.chairs).issuperset(entry.by_people) for entry in chronicle.entries):
        return Misfit("picker")
    if any(not dict(entry.picks).keys() >= {*entry.by_people, *dict(entry.reasons)} for entry in chronicle.entries):
        return Misfit("pick")
    if not set(chronicle.chairs).issuperset(chair for chair, _ in chronicle.players):
        return Misfit("name")
    if any(not {"", *chronicle.chairs}.issuperset(dict(entry.guesses)) for entry in chronicle.entries):
        return Misfit("guesser")
    if any(not set(chronicle.chairs).issuperset(row[0] for row in entry.forecasts) for entry in chronicle.entries):
        return Misfit("forecaster")
    counts = ((entry, dict(rows)) for entry in chronicle.entries for rows in (entry.hands, entry.first_hands))
    if any(not set(entry.by_people).issuperset(rows) for entry, rows in counts):
        return Misfit("hands")
    if any(word.by not in entry.by_people for entry in chronicle.entries for word in entry.corridor):
        return Misfit("word")
    return None


def replay(story: Story, chronicle: Chronicle) -> Replay:
    """Play the chronicle again, card by card, up to its end or to the first card that differs."""
    rounds: list[Round] = []
    state = story.opening(chronicle.deck)
    for place, entry in enumerate(chronicle.entries):
        scene = story.scenes[place] if place < len(story.scenes) else None
        if scene is None or scene.id != entry.scene:
            return Replay(tuple(rounds), state, Break(entry.scene, "cards"))
        try:
            round = play(story, scene, state, dict(entry.picks), entry.by_people, chronicle.chairs, entry.corridor)
        except NotOpen as not_open:
            if locked := " ".join(not_open.reasons):
                changed = Break(entry.scene, "locked", locked)
            else:
                changed = Break(entry.scene, "gone" if not_open.option else "impossible", not_open.option)
            return Replay(tuple(rounds), state, changed)
        if dict(round.picks) != dict(entry.picks):
            return Replay(tuple(rounds), state, Break(entry.scene, "seats"))
        rounds.append(round)
        state = round.after
    return Replay(tuple(rounds), state)


def record(
    round: Round,
    picks: Sequence[Pick],
    guesses: tuple[tuple[str, int], ...] = (),
    forecasts: tuple[tuple[str, str, str], ...] = (),
    corridor: tuple[Word, ...] = (),
) -> Entry:
    """The entry for a round in which people made these picks. In whatever order they came, they are written in the
    order in which the scene seats their chairs: the same choices give the same file."""
    made = {pick.chair: pick for pick in picks}
    seated = [made[chair] for chair, _ in round.picks if chair in made]
    return Entry(
        round.scene.id,
        round.picks,
        tuple(pick.chair for pick in seated),
        tuple((pick.chair, pick.reason) for pick in seated if pick.reason),
        tuple(sorted(guesses)),
        tuple((pick.chair, pick.hands) for pick in seated if pick.hands),
        tuple(sorted(forecasts)),
        tuple(sorted(corridor)),
        tuple((pick.chair, pick.first_hands) for pick in seated if pick.first_hands),
    )
