"""A game of ours at random, with all that an ink file tells of one: by the engine alone, and in the telling's words."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from game.engine.chronicle import Chronicle, Pick
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.reference import Person
from game.engine.rules import Round, Word, open_options
from game.engine.scene import Seat, told
from game.engine.story import Story
from game.i18n import month_in_words, tr
from game.telling.callbacks import callbacks
from game.telling.card import Card, card
from game.telling.citations import in_sight
from game.telling.corridor import Corridor, corridor, heard, word_with
from game.telling.documents import in_sentences
from game.telling.ending import aims_told, of_players
from game.telling.index_card import glimpse_found, whole_card
from game.telling.meanwhile import acts_by_now, turn_of_acts
from game.telling.missed import Missed, missed
from game.telling.prose import plain as told_plain
from game.telling.reveal import IN_YOUR_STORY, Step, happened_in, looked_at, outside, questions
from game.telling.set_up import which_aim
from game.telling.told_before import standing
from game.telling.words import changes, chosen_by, departures, followers, name_of

plain = cache(told_plain)
"""The texts of a story are few, and its games many."""


@dataclass
class Game:
    """What was told before each choice and at the end, what could be chosen, and what was."""

    story: Story
    chronicle: Chronicle
    chance: random.Random
    texts: list[str] = field(default_factory=list)
    choices: list[list[str]] = field(default_factory=list)
    picks: list[int] = field(default_factory=list)
    values: Mapping[str, int] = field(default_factory=dict)
    ending: str = ""
    _told: list[str] = field(default_factory=list)

    def played(self) -> "Game":
        """The same, played to its end."""
        for chair in self.chronicle.chairs if self.story.aims else ():
            self.tell(which_aim(self.story, self.chronicle, chair).text)
            aim = self.story.aims[self.choose([one.title for one in self.story.aims])]
            self.chronicle = self.chronicle.wanting(chair, aim.id)
        playthrough, acts = Playthrough(self.story, self.chronicle), 0
        while playthrough.scene:
            self.steps(turn_of_acts(self.story, acts, acts_by_now(playthrough)))
            acts = acts_by_now(playthrough)
            playthrough = self.card(playthrough) if playthrough.asked else self.gone_by(playthrough.play())
        self.steps(turn_of_acts(self.story, acts, acts_by_now(playthrough)))
        self.end(playthrough)
        self.values, self.ending = playthrough.state, ending_of(self.story, playthrough.state).id
        self.texts.append(self.flushed())
        return self

    def tell(self, *lines: str) -> None:
        self._told += lines

    def steps(self, steps: list[Step] | tuple[Step, ...]) -> None:
        for step in steps:
            self.tell(step.heading)
            for passage in step.passages:
                if passage.kind != "death" or self.reads_of_a_death():
                    self.tell(plain(passage.whole))
            self.tell(*(line for paper in step.papers for line in in_sentences(paper)))

    def reads_of_a_death(self) -> bool:
        self.tell("An account of a death, which can be passed over.")
        return self.choose(["Read it", "Pass it over"]) == 0

    def flushed(self) -> str:
        text, self._told = " ".join(" ".join(self._told).split()), []
        return text

    def choose(self, labels: list[str]) -> int:
        self.texts.append(self.flushed())
        self.choices.append([" ".join(label.split()) for label in labels])
        self.picks.append(self.chance.randrange(len(labels)))
        return self.picks[-1]

    # A card

    def card(self, playthrough: Playthrough) -> Playthrough:
        """A card on which people are asked, and its reveal."""
        shown = card(playthrough, playthrough.asked[0].chair)
        artefact = shown.artefact.in_words if shown.artefact else ""
        self.tell(shown.title, shown.dateline, shown.reached_by, shown.care, plain(shown.prose), artefact)
        made: list[Pick] = []
        words: list[Word] = []
        for seat in playthrough.asked:
            shown = card(playthrough, seat.chair)
            self.own(shown)
            made.append(Pick(seat.chair, self.decided(playthrough, shown, seat, words)))
        place, playthrough = len(playthrough.rounds), playthrough.play(made, corridor=tuple(words))
        self.reveal(playthrough, place)
        return playthrough

    def own(self, shown: Card) -> None:
        """What one chair reads."""
        self.tell(shown.panel.chair, shown.panel.office)
        rows = [*((gauge.name, gauge.word) for gauge in shown.panel.gauges), *shown.panel.others]
        self.tell(*(f"{name}: {word}" for name, word in rows))
        self.tell(plain(shown.brief), plain(shown.glimpse))
        self.tell(*(line for paper in shown.papers for line in in_sentences(paper)))
        self.tell(*(f"{option.label}: {option.locked}" for option in shown.options if option.locked))

    def decided(self, playthrough: Playthrough, shown: Card, seat: Seat, words: list[Word]) -> str:
        """The pick of a chair, after the words that it says."""
        options = [option.id for option in open_options(seat, playthrough.state)]
        labels = {option.id: option.label for option in shown.options}
        while True:
            said = [word.to for word in words if word.by == seat.chair]
            can_hear = corridor(playthrough, seat.chair, said).open
            picked = self.choose([*(labels[id] for id in options), *(word_with(name) for _, name in can_hear)])
            if picked < len(options):
                return options[picked]
            words.append(Word(seat.chair, can_hear[picked - len(options)][0]))
            self.tell(Corridor(0, (), (can_hear[picked - len(options)],)).in_words)

    def reveal(self, playthrough: Playthrough, place: int) -> None:
        story, round, entry = self.story, playthrough.rounds[place], playthrough.chronicle.entries[place]
        several = len(playthrough.schedule.asked(story, round.scene)) > 1
        self.tell(IN_YOUR_STORY)
        for chair in entry.by_people:
            option = round.chosen(chair)
            self.tell(*([chosen_by(name_of(story, chair), option.label)] if several else []))
            self.tell(*(f"{one.said} {plain(one.text)}" for one in heard(story, round, chair)))
            self.tell(plain(option.outcome), plain(dict(round.answers).get(chair, "")))
            if option.looks:
                meter = next(meter for meter in story.meters if meter.id == story.curve)
                self.tell(
                    plain(looked_at(meter, round.before[meter.id])), plain(glimpse_found(playthrough, place, chair))
                )
        self.tell(*self.done_by(round, [chair for chair, _ in round.picks if chair not in entry.by_people]))
        self.tell(*(plain(move.text) for move in (round.move, round.together) if move))
        self.tell(*changes(story, round.before, round.after, entry.by_people))
        for chair in entry.by_people:
            stands = standing(round.scene, round.chosen(chair))
            self.tell(f"{name_of(story, chair)}: {stands}" if several else stands)
        self.steps(happened_in(story, round.scene, in_sight(round.scene.history)))
        self.steps([*questions(round.scene), *([outside(round.scene.outside)] if round.scene.outside else [])])

    def done_by(self, round: Round, chairs: list[str]) -> Iterator[str]:
        """What these chairs did, a sentence each."""
        for chair in chairs:
            if chair in round.followed:
                yield from followers(self.story, round._replace(followed=(chair,)))
            elif chair in round.departed:
                yield from departures(self.story, round._replace(departed=(chair,)))
            else:
                yield chosen_by(name_of(self.story, chair), round.chosen(chair).label)

    def gone_by(self, playthrough: Playthrough) -> Playthrough:
        """A card on which nobody was asked."""
        round, scene = playthrough.rounds[-1], playthrough.rounds[-1].scene
        if round.skipped:
            told = missed(self.story, round, self.chronicle.chairs)
            self.tell(*([told.told] if told else []))
        else:
            self.tell(Missed(month_in_words(scene.date), scene.title, "").told)
            self.tell(*self.done_by(round, [chair for chair, _ in round.picks]))
            self.steps([outside(scene.outside)] if scene.outside else [])
        return playthrough

    # The end

    def end(self, playthrough: Playthrough) -> None:
        story, state, chairs = self.story, playthrough.state, self.chronicle.chairs
        ending = ending_of(story, state)
        face = ending.face(of_players(playthrough))
        self.tell(tr("The ending: {ending}.", ending=face.title), plain(face.text))
        self.tell(*(plain(told(tellings, state)) for chair, tellings in ending.chairs if chair in chairs))
        self.tell(*callbacks(playthrough, ()))
        cards = [(chair, card) for chair in chairs if (card := whole_card(playthrough, chair))]
        for chair, text in cards:
            self.tell(name_of(story, chair), plain(text))
        self.tell(plain(story.card_question) if cards else "")
        self.tell(*(aims_told(playthrough) if story.aims else ()), plain(story.fates.before))
        people = {person.id: person.name for person in story.people if isinstance(person, Person)}
        self.tell(*(f"{people[person]}: {plain(text)}" for person, text in story.fates.people))
        self.tell(plain(story.fates.after))
