"""The game as plain lines: only sentences, one choice a line, for screen readers, simple terminals and pipes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from game.engine.chronicle import Chronicle
from game.engine.round import NotOpen
from game.engine.sitting import Sitting
from game.engine.story import Story
from game.telling.card import Card, card
from game.telling.ending import ending_told
from game.telling.guess import guess_question, guessed
from game.telling.meanwhile import between, log, recap
from game.telling.prose import plain
from game.telling.reference import Record, examined, named, people, terms
from game.telling.reveal import Step, reveal
from game.telling.set_up import Question, new_game, next_question
from game.telling.words import stopped

COMMANDS = {
    "people": "who is who; people and a name tells of one",
    "glossary": "words explained; glossary and a word explains one",
    "names": "what the names and words on this card mean",
    "log": "what was chosen so far",
    "again": "read this card again",
    "essay": "what the essay says of this, held against what is known",
    "account": "read the account of a death that was passed over",
    "undo": "take back the last choice",
    "redo": "restore what undo took back",
    "help": "these words",
    "quit": "leave; the game is saved",
}


class Left(Exception):
    """The player has left, or the input has ended."""


@dataclass
class PlainGame:
    """One game at one reader: it says lines, reads lines, and saves after every pick."""

    story: Story
    read: Iterator[str]
    say: Callable[[str], None]
    save: Callable[[Chronicle], str]
    """Saves the game; answers with a sentence for the reader, or nothing."""
    essay: Mapping[str, str] = field(default_factory=dict)
    """The sentences of the reader's own copy of the essay by their fingerprints."""
    _cites: tuple[str, ...] = ()
    """Ids of the sentences of the essay that were cited last."""

    def play(self, chronicle: Chronicle | None) -> None:
        """Play from the set-up, or from where ``chronicle`` stands, to the ending or until the reader leaves."""
        try:
            begun = chronicle or self._set_up()
            sitting = Sitting.begin(self.story, begun)
            if begun.entries:
                self._tell_step(recap(sitting))
            self._play(sitting)
        except Left:
            self.say("You have left the game.")

    def _set_up(self) -> Chronicle:
        self.say(f"{self.story.title}. {self.story.tagline}.")
        self.say(
            "This is the game in plain lines. Answer each question with a number. "
            "On each card the word help lists what else you can say; the word quit leaves."
        )
        answers: list[str] = []
        while question := next_question(self.story, answers):
            answers.append(self._ask(question))
        return new_game(self.story, answers)

    def _ask(self, question: Question) -> str:
        for number, answer in enumerate(question.answers, 1):
            note = f" ({answer.note})" if answer.note else ""
            self.say(f"{number}. {answer.label}{note}.")
        self.say(question.text)
        ids = [answer.id for answer in question.answers]
        while True:
            said = self._line()
            if said in ids:
                return said
            numbered = {str(number): id for number, id in enumerate(ids, 1)}
            if said in numbered:
                return numbered[said]
            if said == "quit":
                raise Left
            self.say(f"Answer with a number from 1 to {len(ids)}, or with the word quit.")

    def _line(self) -> str:
        for line in self.read:
            if answer := line.strip().lower():
                return answer
        raise Left

    def _play(self, sitting: Sitting) -> None:
        self._tell_between(sitting)
        while not sitting.ended:
            if sitting.revealed:
                self._tell_reveal(sitting)
                read, sitting = sitting, sitting.go_on()
                if sitting.ended:
                    self._pause(read)
                self._save(sitting)
                self._tell_between(sitting)
            elif sitting.guess_due:
                sitting = guessed(sitting, self._ask(guess_question(self.story)))
            else:
                self._tell_card(sitting)
                sitting = self._decide(sitting)
        self._tell_ending(sitting)

    def _pause(self, sitting: Sitting) -> None:
        """After the last card one may still read what was passed over; after the others, with the next card."""
        if sitting.rounds[-1].scene.history.death:
            self.say("Say account or essay to read them, or anything else to go on to the ending.")
            while (word := self._line()) in ("account", "essay"):
                self._answer(sitting, word, "")

    def _tell_between(self, sitting: Sitting) -> None:
        for step in between(sitting):
            self._tell_step(step)

    def _decide(self, sitting: Sitting) -> Sitting:
        while True:
            answer = self._line()
            word, _, rest = answer.partition(" ")
            match word:
                case "quit":
                    raise Left
                case "undo" | "redo":
                    if (moved := sitting.undo() if word == "undo" else sitting.redo()) != sitting:
                        self._save(moved)
                        return moved
                    self.say(f"There is nothing to {word}.")
                case _ if word in COMMANDS:
                    self._answer(sitting, word, rest)
                case _:
                    try:
                        chosen = sitting.choose(self._option_id(card(sitting), answer))
                    except NotOpen as not_open:
                        self.say(f"That cannot be chosen: {not_open}")
                        continue
                    self._save(chosen)
                    return chosen

    def _option_id(self, shown: Card, answer: str) -> str:
        for option in shown.options:
            if answer in (str(option.number), option.id):
                return option.id
        raise NotOpen(f"answer with a number from 1 to {len(shown.options)}, or with help.")

    def _save(self, sitting: Sitting) -> None:
        if sentence := self.save(sitting.chronicle):
            self.say(sentence)

    def _answer(self, sitting: Sitting, word: str, rest: str) -> None:
        story = self.story
        match word:
            case "people":
                found = [p for p in story.people if not rest or rest in p.name.lower() or rest == p.id]
                lines = [f"{p.name}: {p.handle}. {p.text if rest else ''}" for p in found]
            case "glossary":
                words = [t for t in story.terms if not rest or rest in t.term.lower() or rest == t.id]
                lines = [f"{t.term}: {t.text}" if rest else t.term for t in words]
            case "log":
                lines = list(log(sitting))
            case "account":
                last = sitting.last
                lines = [last.scene.history.death] if last and last.scene.history.death else []
            case "essay":
                self._tell_records(examined(story, id, self.essay) for id in self._cites)
                return
            case "names":
                shown = card(sitting)
                self._tell_records(named((shown.prose, shown.brief), (*people(story), *terms(story))))
                return
            case "again":
                self._tell_card(sitting)
                return
            case _:
                lines = ["Answer with the number of an option. You can also say:"]
                lines += [f"{command}: {about}." for command, about in COMMANDS.items()]
        for line in lines or ["There is nothing of that here."]:
            self.say(plain(line))

    def _tell_records(self, records: Iterable[Record]) -> None:
        for record in records:
            self.say(f"{record.name}. {plain(record.text)}")
            if record.quoted:
                self.say(f"The essay's words: {record.quoted}")

    def _tell_card(self, sitting: Sitting) -> None:
        shown = card(sitting)
        panel = shown.panel
        self.say(f"Card {shown.number} of {shown.of}. {stopped(shown.title)} {shown.dateline}.")
        if shown.care:
            self.say(shown.care)
        self.say(plain(shown.prose))
        self.say(f"What you know, as {panel.chair}, {panel.office}:")
        self.say(plain(shown.brief))
        gauges = [f"your {g.name} is {g.word}" if g.name == "standing" else f"{g.name}: {g.word}" for g in panel.gauges]
        self.say(f"How things stand: {'; '.join(gauges)}. Others: {', '.join(f'{n} {w}' for n, w in panel.others)}.")
        for option in shown.options:
            locked = f" (locked: {option.locked})" if option.locked else ""
            self.say(f"{option.number}. {option.label}{locked}")
        self.say("What do you do?")

    def _tell_reveal(self, sitting: Sitting) -> None:
        told = reveal(self.story, sitting.rounds[-1], sitting.chronicle.entries[-1])
        for step in told.steps:
            self._tell_step(step)

    def _tell_step(self, step: Step) -> None:
        self._cites = step.cites or self._cites
        self.say(stopped(step.heading))
        for passage in step.passages:
            if passage.kind == "death":
                self.say("There is an account of a death here. The word account reads it.")
            else:
                self.say(plain(passage.text))

    def _tell_ending(self, sitting: Sitting) -> None:
        told = ending_told(sitting)
        self.say(f"The ending: {told.title}.")
        self.say(plain(told.text))
        for line in (*told.aims, *(line for profile in told.attention for line in profile.in_words)):
            self.say(line)
        self.say(f"The line you could not see: {told.curve.name}.")
        for line in (*told.curve.words, *told.guesses):
            self.say(line)
        for chair, choices in told.choices:
            self.say(f"{chair}'s choices beside history's.")
            for choice in choices:
                self.say(f"{choice.when}, {stopped(choice.title)} Your choice: {choice.yours}.")
                self.say(f"{choice.beside} {choice.essay}")
        self.say("Which card mattered.")
        for line in told.mattered:
            self.say(line)
        self.say("What became of them.")
        for line in (told.before_fates, *told.fates, told.after_fates):
            self.say(plain(line))
        self.say("Books to go on with.")
        for line in told.books:
            self.say(plain(line))
