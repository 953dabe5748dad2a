"""The game as plain lines: only sentences, one choice a line, for screen readers, simple terminals and pipes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.engine.chronicle import Chronicle
from game.engine.programme import Programme
from game.engine.round import NotOpen
from game.engine.sitting import Sitting
from game.engine.story import Act, Story
from game.telling.card import Card, card
from game.telling.ending import choice_in_words, curve_in_words, ending_told
from game.telling.meanwhile import log, meanwhile
from game.telling.reveal import Step, reveal
from game.telling.words import count

COMMANDS = {
    "people": "who is who; people and a name tells of one",
    "glossary": "words explained; glossary and a word explains one",
    "log": "what was chosen so far",
    "again": "read this card again",
    "account": "read the account of a death that was passed over",
    "undo": "take back the last choice",
    "redo": "restore what undo took back",
    "help": "these words",
    "quit": "leave; the game is saved",
}
EMPHASIS = re.compile(r"(?<![\w*])(\*\*|\*)(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL)


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

    def play(self, chronicle: Chronicle | None) -> None:
        """Play from the set-up, or from where ``chronicle`` stands, to the ending or until the reader leaves."""
        try:
            resumed = chronicle is not None and bool(chronicle.entries)
            sitting = Sitting.begin(self.story, chronicle or self._set_up())
            if resumed:
                self._recap(sitting)
            self._play(sitting)
        except Left:
            self.say("You have left the game.")

    def _set_up(self) -> Chronicle:
        story = self.story
        self.say(f"{story.title}. {story.tagline}.")
        self.say(
            "This is the game in plain lines. Answer each question with a number. "
            "The word help lists what else you can say."
        )
        deck = story.decks[-1]
        rows = [f"{chair.name}: {chair.line}. {self._decisions(chair.id)}." for chair in story.chairs]
        chair = story.chairs[self._pick("Whose chair will you take?", rows, [c.id for c in story.chairs])]
        rows = [f"{aim.title}." for aim in story.aims]
        aim = story.aims[self._pick("What do you want?", rows, [a.id for a in story.aims])]
        rows = [f"{deck.title}: {deck.about}. {self._decisions(chair.id, deck.id)}." for deck in story.decks]
        deck = story.decks[self._pick("How much will you play?", rows, [d.id for d in story.decks])]
        return Chronicle((chair.id,), ((chair.id, aim.id),), deck.id).sealed(story)

    def _decisions(self, chair: str, deck: str = "") -> str:
        cards = Programme.of(self.story, (chair,), deck).cards(self.story)
        return count(len(cards), "decision", "decisions")

    def _pick(self, question: str, rows: list[str], ids: list[str]) -> int:
        for number, row in enumerate(rows, 1):
            self.say(f"{number}. {row}")
        self.say(question)
        while True:
            answer = self._line()
            if answer in ids:
                return ids.index(answer)
            if answer.isdecimal() and 1 <= int(answer) <= len(rows):
                return int(answer) - 1
            if answer == "quit":
                raise Left
            self.say(f"Answer with a number from 1 to {len(rows)}.")

    def _line(self) -> str:
        for line in self.read:
            if answer := line.strip().lower():
                return answer
        raise Left

    def _recap(self, sitting: Sitting) -> None:
        self.say("Previously:")
        for line in log(sitting)[-3:]:
            self.say(line)

    def _play(self, sitting: Sitting) -> None:
        told = 0
        while not sitting.ended:
            if sitting.revealed:
                self._tell_reveal(sitting)
                told = len(sitting.rounds)
                sitting = sitting.go_on()
                self._save(sitting)
                continue
            self._tell_meanwhile(sitting, min(told, len(sitting.rounds)))
            self._tell_card(sitting)
            told = len(sitting.rounds)
            sitting = self._decide(sitting)
        self._tell_meanwhile(sitting, told)
        self._tell_ending(sitting)

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
                terms = [t for t in story.terms if not rest or rest in t.term.lower() or rest == t.id]
                lines = [f"{t.term}: {t.text}" if rest else t.term for t in terms]
            case "log":
                lines = list(log(sitting))
            case "account":
                last = sitting.last
                lines = [last.scene.history.death] if last and last.scene.history.death else []
            case "again":
                self._tell_card(sitting)
                return
            case _:
                lines = ["Answer with the number of an option. You can also say:"]
                lines += [f"{command}: {about}." for command, about in COMMANDS.items()]
        for line in lines or ["There is nothing of that here."]:
            self.say(_unmarked(line))

    def _tell_meanwhile(self, sitting: Sitting, told: int) -> None:
        before = sitting.rounds[told - 1].scene.act if told else ""
        for round in sitting.rounds[told:]:
            before = self._tell_act(before, round.scene.act)
            self.say(meanwhile(self.story, round, sitting.chronicle.chairs))
            if round.scene.outside and not round.skipped:
                self.say(f"{round.scene.outside.title}. {_unmarked(round.scene.outside.text)}")
        self._tell_act(before, sitting.scene.act if sitting.scene else self.story.acts[-1].id)

    def _tell_act(self, before: str, now: str) -> str:
        """Tell the openings of the acts that begin between two scenes."""
        ids = [act.id for act in self.story.acts]
        first = ids.index(before) + 1 if before in ids else 0
        for act in self.story.acts[first : ids.index(now) + 1]:
            self._tell_opening(act)
        return now

    def _tell_opening(self, act: Act) -> None:
        self.say(f"{act.title}.")
        self.say(_unmarked(act.opening))
        for text in (act.history.text, act.history.historians) if act.history else ():
            self.say(_unmarked(text))
        if act.outside:
            self.say(f"{act.outside.title}. {_unmarked(act.outside.text)}")

    def _tell_card(self, sitting: Sitting) -> None:
        shown = card(sitting)
        panel = shown.panel
        self.say(f"Card {shown.number} of {shown.of}. {shown.title}. {shown.dateline}.")
        if shown.care:
            self.say(shown.care)
        self.say(_unmarked(shown.prose))
        self.say(f"What you know, as {panel.chair}, {panel.office}:")
        self.say(_unmarked(shown.brief))
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
        self.say(f"{step.heading}.")
        for passage in step.passages:
            if passage.kind == "death":
                self.say("There is an account of a death here. The word account reads it.")
            else:
                self.say(_unmarked(passage.text))

    def _tell_ending(self, sitting: Sitting) -> None:
        told = ending_told(sitting)
        self.say(f"The ending: {told.title}.")
        self.say(_unmarked(told.text))
        for line in (*told.aims, *told.attention):
            self.say(line)
        self.say(f"The line you could not see: {told.curve.name}.")
        for line in curve_in_words(self.story, told.curve):
            self.say(line)
        for chair, choices in told.choices:
            self.say(f"{chair}'s choices beside history's.")
            for choice in choices:
                self.say(_unmarked(choice_in_words(self.story, choice)))
        self.say("What became of them.")
        for line in (told.before_fates, *told.fates, told.after_fates):
            self.say(_unmarked(line))


def _unmarked(text: str) -> str:
    """Markdown prose without its stars."""
    return EMPHASIS.sub(r"\2", text)
