"""Proving: the properties of a story, gathered by the games of which they speak, each walked once for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from random import Random

from game.authoring.echoes import readers_of, without_echo
from game.authoring.english import count, listed
from game.authoring.explore.exact_shares import TooMany, exact_ends
from game.authoring.explore.random_play import random_ends
from game.authoring.proving.answers import Found, PropertyAnswer, Shares, name_list, of_shares, of_walks
from game.authoring.proving.kept_looks import KeptLooks, key_of
from game.authoring.proving.replayed import replayed
from game.authoring.proving.search import BEYOND, Looked, Search
from game.authoring.proving.watching import AT_THE_END, Checkpoint, Reads, Watch, asked_of, comes_to, marks_of, watch_of
from game.authoring.terminal_lines import Tell
from game.engine.chronicle import Chronicle
from game.engine.outcome import ending_of
from game.engine.properties import Echo, Property, Reachable, Share, Variety
from game.engine.readers import names_in
from game.engine.state import State
from game.engine.story import Story

Company = tuple[str, ...]
Games = tuple[Company, str, str]
"""The games of a company, in a deck, from a card on."""
NEAR, FAR = 2, 9
"""So many picks off history are tried first, for most of what can be shown is shown there; and as many at last, where
all games would be too many."""
SAMPLED = -1
LEAST = 100
"""The fewest games at random of each company, where those of all are counted as one heap."""
SEED = 1


@dataclass(slots=True)
class Prover:
    """What is known so far of the properties of one story."""

    story: Story
    properties: Sequence[Property]
    limit: int = 30_000
    """The most states that are kept of one round."""
    games: int = 3000
    """Played at random where not all games can be counted."""
    tell: Tell = lambda _: None
    kept: KeptLooks = field(default_factory=KeptLooks)
    """What was done before by a run that was stopped, and where it is kept what this one does."""
    stopped: bool = False
    """Whether the keyboard has interrupted it."""
    _found: dict[tuple[int, Company], Found] = field(default_factory=dict)
    _too_many: set[Games] = field(default_factory=set)
    """Games of which more states came than may be kept: with more chairs there are more still, and nobody counts."""
    _shares: dict[tuple[object, ...], Mapping[State, Fraction]] = field(default_factory=dict)

    def answers(self) -> Iterator[PropertyAnswer]:
        """The answer to each property, in their order. After Ctrl+C what is not answered by then is open."""
        try:
            self._walk()
        except KeyboardInterrupt:
            self.stopped = True
        for number, one in enumerate(self.properties):
            try:
                yield self._answer(number, one)
            except KeyboardInterrupt:
                self.stopped = True
                yield self._unanswered(one)

    def _answer(self, number: int, one: Property) -> PropertyAnswer:
        match one.demand:
            case Echo():
                return _of_echo(self.story, one, one.demand)
            case Share() | Variety():
                return self._unanswered(one) if self.stopped else self._of_shares(one, one.demand)
        found = [self._found.get((number, chairs), Found(chairs)) for chairs in companies(self.story, one)]
        return of_walks(self.story, one, found)

    def _unanswered(self, one: Property) -> PropertyAnswer:
        return PropertyAnswer(one, "open", ("It was stopped before this was looked at.",))

    # Walks

    def _walk(self) -> None:
        """Walk the games of each company, once for all properties that speak of the same; wider and wider, until every
        property is settled or more states come than may be kept."""
        waiting: dict[Games, list[int]] = {}
        for number, one in enumerate(self.properties):
            for chairs in companies(self.story, one):
                if watch_of(self.story, one, chairs):
                    waiting.setdefault(self._games_of(one, chairs), []).append(number)
        for most in (NEAR, BEYOND, *range(NEAR + 1, FAR), SAMPLED):
            for games, numbers in list(waiting.items()):
                if open := [number for number in numbers if not self._is_settled(number, games[0])]:
                    if not self._look(games, open, most) and NEAR < most < BEYOND:
                        waiting[games] = []
                        self._look(games, open, SAMPLED)
                else:
                    del waiting[games]

    def _is_settled(self, number: int, chairs: Company) -> bool:
        """Whether nothing more need be learnt of a property from this company."""
        one, own = self.properties[number], self._found.get((number, chairs))
        if own and (own.game or own.is_whole):
            return True
        rows = [row for (of, _), row in self._found.items() if of == number and row.game]
        return bool(rows) and (not isinstance(one.demand, Reachable) or one.over == "some")

    def _look(self, games: Games, numbers: Sequence[int], most: int) -> bool:
        """Walk the games that leave history in at most so many picks, or some at random, and note what was found;
        whether there were not too many."""
        chairs, deck, start = games
        stated = [self.properties[number] for number in numbers]
        watches = [watch for one in stated if (watch := watch_of(self.story, one, chairs))]
        marks, game = marks_of(self.story, stated), Chronicle(chairs, deck=deck, start=start)
        key = key_of(stated, games, most, self.limit, self.games)
        looked = self.kept.look(key)
        if looked is None:
            search = Search(self.story, chairs, deck, start, watches, marks, self.limit, self._teller(chairs, deck))
            looked = self._looked(search, most)
            self.kept.put_look(key, looked)
        if not isinstance(looked, Looked):
            return False
        for place, number in enumerate(numbers):
            before = self._found.get((number, chairs), Found(chairs))
            after = replace(before, came=before.came or place in looked.came)
            if place in looked.found:
                found = looked.found[place]
                shown = replayed(self.story, game, found.way(), watches[place], marks)
                after = replace(after, game=shown.chronicle, left=found.left, is_shortest=not looked.is_sampled)
            if not looked.is_sampled:
                after = replace(after, states=looked.states, most=looked.most, is_whole=looked.is_whole)
            self._found[number, chairs] = after
        return True

    def _looked(self, search: Search, most: int) -> Looked | None:
        try:
            return search.wander(self.games, Random(SEED)) if most == SAMPLED else search.run(most)
        except TooMany:
            return None

    # Shares

    def _of_shares(self, one: Property, demand: Share | Variety) -> PropertyAnswer:
        meant = companies(self.story, one)
        games = max(LEAST, self.games // len(meant)) if one.over == "all" else self.games
        rows = [self._share(one, demand, chairs, games) for chairs in meant]
        if one.over == "all" and len(rows) > 1:
            rows = [_together(rows)]
        return of_shares(self.story, one, rows)

    def _share(self, one: Property, demand: Share | Variety, chairs: Company, games: int) -> Shares:
        key = key_of([one], chairs, self.limit, games)
        if shares := self.kept.shares(key):
            if shares.games:
                self._too_many.add(self._games_of(one, chairs))
            return shares
        shares = self._new_share(one, demand, chairs, games)
        self.kept.put_shares(key, shares)
        return shares

    def _new_share(self, one: Property, demand: Share | Variety, chairs: Company, games: int) -> Shares:
        reads, holds = comes_to(self.story, demand.goal, chairs) if isinstance(demand, Share) else ((), None)
        ends, played = self._ends(one, chairs, reads, games)
        parts: dict[str, Fraction] = {}
        for end, part in ends.items():
            if holds is None:
                ending = ending_of(self.story, end).id
                parts[ending] = parts.get(ending, Fraction(0)) + part
            elif holds(end):
                parts[""] = parts.get("", Fraction(0)) + part
        return Shares(chairs, parts or {"": Fraction(0)}, len(ends), played)

    def _ends(self, one: Property, chairs: Company, reads: Reads, games: int) -> tuple[Mapping[State, Fraction], int]:
        """Where the games end, and how many were played; 0 where all were counted."""
        of = self._games_of(one, chairs)
        if not any(of[1:] == more[1:] and set(more[0]) <= set(chairs) for more in self._too_many):
            try:
                return self._counted(of, one.historical, reads), 0
            except TooMany:
                self._too_many.add(of)
        known = {meter.id for meter in self.story.meters} | {fact.id for fact in self.story.facts}
        remembered = tuple(condition for condition in reads if not known.issuperset(names_in(condition)))
        return self._sampled(of, one.historical, remembered, games), games

    def _games_of(self, one: Property, chairs: Company) -> Games:
        return chairs, one.deck or self.story.decks[-1].id, one.start

    def _counted(self, of: Games, historical: int, reads: Reads) -> Mapping[State, Fraction]:
        key = of, historical, reads
        if key not in self._shares:
            tell = self._teller(*of[:2])
            self._shares[key] = exact_ends(self._reading(reads), of[0], self.limit, of[1], of[2], historical, tell)
        return self._shares[key]

    def _sampled(self, of: Games, historical: int, reads: Reads, games: int) -> Mapping[State, Fraction]:
        key = of, historical, reads, games
        if key not in self._shares:
            chairs, deck, start = of
            self._teller(chairs, deck)(f"{games} games at random")
            ends = random_ends(self._reading(reads), chairs, games, SEED, start, deck, historical)
            self._shares[key] = {end: Fraction(times, games) for end, times in ends.items()}
        return self._shares[key]

    def _reading(self, reads: Reads) -> Story:
        return asked_of(self.story, [Watch((Checkpoint(AT_THE_END, reads),))], ())

    def _teller(self, chairs: Company, deck: str) -> Tell:
        who = f"{name_list(self.story, chairs)}, {deck or self.story.decks[-1].id}"
        return lambda far: self.tell(f"{who}: {far}")


def companies(story: Story, one: Property) -> list[Company]:
    """The companies of chairs of which a property speaks."""
    return [one.chairs] if one.chairs else list(combinations([chair.id for chair in story.chairs], one.company))


def _together(rows: Sequence[Shares]) -> Shares:
    """The games of all companies as one heap, to which each has given as many."""
    parts: dict[str, Fraction] = {}
    for row in rows:
        for ending, part in row.parts.items():
            parts[ending] = parts.get(ending, Fraction(0)) + part / len(rows)
    return Shares((), parts, sum(row.states for row in rows), sum(row.games for row in rows))


def _of_echo(story: Story, one: Property, demand: Echo) -> PropertyAnswer:
    """Whether each option that is meant is read later, in every deck that asks for it, or in the one that is named."""
    readers, options, lacking = readers_of(story), 0, list[str]()
    for scene in story.scenes:
        for seat in scene.seats:
            for option in seat.options:
                meant = zip((demand.scene, demand.chair, demand.option), (scene.id, seat.chair, option.id), strict=True)
                if any(wanted not in ("", own) for wanted, own in meant):
                    continue
                if option.historical and not demand.option:
                    continue
                options += 1
                if option.callback:
                    continue
                decks = [deck.id for deck in without_echo(story, readers, scene.id, seat.chair, option.id)]
                if without := [deck for deck in decks if one.deck in ("", deck)]:
                    lacking.append(f"{scene.id} {seat.chair}: {option.id}, in {listed(without)}.")
    if lacking:
        return PropertyAnswer(one, "refuted", tuple(f"Nothing later remembers {line}" for line in lacking))
    return PropertyAnswer(
        one, "proved", (f"{count(options, 'option is', 'options are')} remembered by some text or rule.",)
    )
