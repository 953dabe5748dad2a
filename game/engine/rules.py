"""One round: every chair that sits in a scene picks, then five steps settle what comes of it, always in this order.

1. Absences, needs, and what chairs do that nobody decides for are read in the state as the scene opens.
2. The effects of all picks are summed, then kept in range; the picks are remembered.
3. The opponent's first move that matches is read in the state after 2, and takes effect.
4. The first entry of ``together`` that matches is read in the state after 3, and takes effect.
5. The answers to what was asked for are read in the state after 4.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from game.engine.effects import Effects, apply
from game.engine.memory import words_left
from game.engine.scene import Move, Option, Outside, Scene, Seat, Skip, told
from game.engine.state import State
from game.engine.story import Story


class NotOpen(Exception):
    """Something that cannot be done now: a pick whose option the chair has not, or which is locked; or a word, guess or
    forecast where there is none to make. The message is for the player."""

    def __init__(self, message: str, option: str = "", reasons: tuple[str, ...] = ()) -> None:
        """``reasons`` are the story's own words for why the option is locked."""
        super().__init__(message)
        self.option = option
        self.reasons = reasons


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """A word in the corridor: a chair asks another, which nobody holds, to stand with it in this scene."""

    by: str
    to: str


class Reply(NamedTuple):
    """What a word in the corridor came to."""

    word: Word
    text: str
    """Empty where nobody was asked for what was then done."""
    joined: bool
    """Whether the other did what was asked for."""
    debated: str = ""


class Round(NamedTuple):
    """What one scene came to, with the state at each step."""

    scene: Scene
    picks: tuple[tuple[str, str], ...]
    """Chair and option, in the order in which the scene seats them; empty if the scene was passed over."""
    before: State
    after_picks: State
    after_move: State
    after: State
    move: Move | None = None
    together: Move | None = None
    departed: tuple[str, ...] = ()
    """The chairs nobody held that of their own accord did not do what history did."""
    followed: tuple[str, ...] = ()
    """The chairs that are held and were not asked, and did by their record what history did not do."""
    replies: tuple[Reply, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """For chairs whose people asked for something, what became of it."""
    skipped: bool = False
    skip: Skip | None = None
    """Why it was skipped, where that is told."""

    @property
    def outside(self) -> Outside | None:
        """The panel from outside that is told of it; none of a scene that was skipped."""
        return None if self.skipped else self.scene.outside

    def option(self, chair: str) -> Option | None:
        """What this chair chose, as it stood on the card, if it sat here."""
        return self.read(chair, dict(self.picks).get(chair, ""))

    def read(self, chair: str, id: str) -> Option | None:
        """An option of this chair as it stood on the card; None where the card has no such option."""
        seat = self.scene.seat(chair)
        option = seat.option(id) if seat else None
        return self.scene.as_read(chair, option, self.before) if option else None

    def chosen(self, chair: str) -> Option:
        """What this chair chose, where it is known to have sat here."""
        option = self.option(chair)
        assert option, f"{chair} does not sit in {self.scene.id}"
        return option


def is_skipped(scene: Scene, state: State) -> bool:
    """Whether the scene does not come in this state."""
    return not scene.when.holds(state) or (scene.skip is not None and scene.skip.when.holds(state))


def seated(scene: Scene, state: State) -> tuple[Seat, ...]:
    """The chairs that really sit in the scene, in this state."""
    return tuple([seat for seat in scene.seats if not (seat.absent and seat.absent.when.holds(state))])


def reasons(option: Option, state: State) -> tuple[str, ...]:
    """Why the option is locked: the word of each need that fails; empty for an open option."""
    return tuple([need.otherwise for need in option.needs if not need.when.holds(state)])


def open_options(seat: Seat, state: State) -> tuple[Option, ...]:
    """The options that are not locked in this state, in the order of the card."""
    return tuple([option for option in seat.options if not option.needs or not reasons(option, state)])


def historical_order(options: Iterable[Option]) -> list[Option]:
    """Those of the options that were taken in history, what was done first before what was done next."""
    return sorted([option for option in options if option.historical], key=attrgetter("historical"))


def unheld_pick(seat: Seat, state: State) -> Option:
    """What a chair that nobody holds does: won over if it is, else history, else its first open option.

    Raises NotOpen where no option is open.
    """
    options = open_options(seat, state)
    for one in options:
        if one.won_over and one.won_over.holds(state):
            return one
    return _by_history(seat, options)


def unasked_pick(seat: Seat, state: State) -> Option:
    """What a chair does that people hold and that is not asked here: what follows from its record, else history.

    Raises NotOpen where no option is open.
    """
    options = open_options(seat, state)
    for one in options:
        if one.follows and one.follows.holds(state):
            return one
    return _by_history(seat, options)


def _by_history(seat: Seat, options: tuple[Option, ...]) -> Option:
    if not options:
        raise NotOpen(f"{seat.chair} has nothing left to choose")
    taken = [option for option in options if option.historical]
    return min(taken or options[:1], key=attrgetter("historical"))


def can_ask(scene: Scene, state: State, chair: str, held: Container[str]) -> tuple[str, ...]:
    """The chairs to which this one may say a word in the corridor: nobody holds them, and the story has an answer."""
    return tuple(
        seat.chair
        for seat in seated(scene, state)
        if seat.chair not in held and any(asked.by == chair for option in seat.options for asked in option.asked)
    )


def reply_to(word: Word, seat: Seat, pick: str, state: State) -> tuple[Reply, Option | None]:
    """What the seat says to a word from a chair that makes this pick; and the option that it takes, if it joins."""
    options = open_options(seat, state)
    meant = [(option, asked) for option in seat.options for asked in option.asked if asked.by == word.by]
    fitting = [(option, asked) for option, asked in meant if pick in asked.to_join]
    for option, asked in fitting:
        if option in options and asked.when.holds(state):
            return Reply(word, asked.yes, True, asked.debated), option
    refused = fitting or [(option, asked) for option, asked in meant if not asked.when.holds(state)]
    return Reply(word, refused[0][1].no if refused else "", False), None


def play(
    story: Story,
    scene: Scene,
    state: State,
    picks: Mapping[str, str],
    by_people: Collection[str] | None = None,
    held: Collection[str] = (),
    words: Sequence[Word] = (),
) -> Round:
    """The round with these picks; chairs without one do what they would do by themselves.

    ``by_people`` are the chairs whose picks people made: all that have one, unless it is said. ``held`` are the chairs
    that people hold, asked here or not. ``words`` are heard in the order in which the scene seats those who say them
    and then those who hear them: who spoke first does not matter. Raises NotOpen for a pick that cannot be made, or a
    word that is not left.
    """
    if (scene.call and not picks) or is_skipped(scene, state):
        return _passed_over(story, scene, state)
    by_people = picks.keys() if by_people is None else by_people
    seats = seated(scene, state)
    chosen, replies = _chosen(seats, state, picks, held, _in_order(scene, words))
    names = {chair: option.id for chair, option in chosen.items()}
    floors = story.floors(scene, state)
    effects = [*map(spent, words)]
    for chair, option in chosen.items():
        effects += option.effects, story.memory.effects(scene, chair, option)
    after_picks = apply(state, effects, story.ranges, floors)
    move = _first_move(scene.opponent, after_picks, names)
    after_move = apply(after_picks, [move.effects], story.ranges, floors) if move else after_picks
    together = _first_move(scene.together, after_move, names)
    after = apply(after_move, [together.effects], story.ranges, floors) if together else after_move
    joined = [reply.word.to for reply in replies if reply.joined]
    departed, followed, answers = list[str](), list[str](), list[tuple[str, str]]()
    for chair, option in chosen.items():
        if chair in by_people:
            if text := told(option.answers, after, names):
                answers.append((chair, text))
        elif not option.historical and chair in held:
            followed.append(chair)
        elif not option.historical and chair not in joined:
            departed.append(chair)
    return Round(
        scene, tuple(names.items()), state, after_picks, after_move, after, move, together,
        tuple(departed), tuple(followed), replies, tuple(answers),
    )  # fmt: skip


def _first_move(moves: tuple[Move, ...], state: State, picks: Mapping[str, str]) -> Move | None:
    """The first that the picks and the state bring about."""
    for move in moves:
        if move.when.holds(state, picks):
            return move
    return None


def bridge_of(scene: Scene, state: State) -> Skip | None:
    """Why the scene is skipped in this state, where the story has come to it and it has become impossible."""
    return scene.skip if scene.skip and scene.when.holds(state) and scene.skip.when.holds(state) else None


def _passed_over(story: Story, scene: Scene, state: State) -> Round:
    """A scene that does not come: with its bridge, if the story has come to it and it has become impossible."""
    skip = bridge_of(scene, state)
    after = apply(state, [skip.effects], story.ranges, story.floors(scene, state)) if skip else state
    return Round(scene, (), state, after, after, after, skipped=True, skip=skip)


def _chosen(
    seats: tuple[Seat, ...], state: State, picks: Mapping[str, str], held: Collection[str], words: Sequence[Word]
) -> tuple[dict[str, Option], tuple[Reply, ...]]:
    """What every seat does, in their order, and what the words in the corridor came to."""
    replies: list[Reply] = []
    won: dict[str, Option] = {}
    for word, is_left in zip(words, affordable(words, state), strict=True) if words else ():
        seat = next((seat for seat in seats if seat.chair == word.to and seat.chair not in held), None)
        if seat is None or word.by not in picks or not is_left:
            raise NotOpen(f"{word.by} cannot say a word to {word.to}")
        reply, option = reply_to(word, seat, picks[word.by], state)
        if option:
            does = picks.get(word.to, won.setdefault(word.to, option).id)
            reply = reply if does == option.id else reply._replace(text="", joined=False)
        replies.append(reply)
    chosen: dict[str, Option] = {}
    for seat in seats:
        if seat.chair in picks:
            chosen[seat.chair] = open_option(seat, picks[seat.chair], state)
        elif seat.chair in won:
            chosen[seat.chair] = won[seat.chair]
        else:
            chosen[seat.chair] = unasked_pick(seat, state) if seat.chair in held else unheld_pick(seat, state)
    return chosen, tuple(replies)


def _in_order(scene: Scene, words: Sequence[Word]) -> list[Word]:
    """Words in the corridor in the order in which they are heard."""
    if not words:
        return []  # as nearly always
    places = {seat.chair: place for place, seat in enumerate(scene.seats)}
    return sorted(words, key=lambda word: (places.get(word.by, -1), places.get(word.to, -1)))


def affordable(words: Sequence[Word], state: State) -> list[bool]:
    """For each word in the corridor, in their order, whether its chair has it left."""
    said = [[one.by for one in words[: place + 1]].count(word.by) for place, word in enumerate(words)]
    return [count <= state.get(words_left(word.by), 0) for count, word in zip(said, words, strict=True)]


def spent(word: Word) -> Effects:
    """The cost of a word in the corridor: its chair has one left less, whatever came of it."""
    return Effects(((words_left(word.by), -1),))


def open_option(seat: Seat, id: str, state: State) -> Option:
    """The option with this id. Raises NotOpen where the seat has none, or it is locked."""
    option = seat.option(id)
    if option is None:
        raise NotOpen(f"{seat.chair} has no option {id}", id)
    if why := reasons(option, state):
        raise NotOpen(" ".join(why), id, why)
    return option


def leaders(hands: Mapping[str, int]) -> tuple[str, ...]:
    """The options with the most hands, in their order: one, or several in a tie; all where no hand was raised."""
    most = max(hands.values(), default=0)
    return tuple(option for option, count in hands.items() if count == most)
