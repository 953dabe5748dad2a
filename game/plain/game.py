"""One game in plain lines: questions, cards and reveals in their order, until it ends or the reader leaves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from game.console import in_a_line
from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen
from game.engine.story import Story
from game.i18n import marked, tr, trn
from game.plain.renderer import Renderer
from game.telling.card import Card, card
from game.telling.meanwhile import between, recap
from game.telling.question import Question, guess_question, guessed
from game.telling.reveal import hold, reveal
from game.telling.room import MOST_HANDS, coded, counted, foretelling, foretold, hand_over
from game.telling.set_up import remarks, set_up
from game.telling.typed import LONGEST_NAME, LONGEST_REASON

LOOK_UPS = {
    "people": marked("who is who; people and a name tells of one"),
    "glossary": marked("words explained; glossary and a word explains one"),
    "names": marked("what the names and words on this card mean"),
    "log": marked("what was chosen so far"),
    "essay": marked("what the essay says of this, held against what is known"),
    "account": marked("read the account of a death that was passed over"),
}
COMMANDS = {
    **LOOK_UPS,
    "again": marked("read this card again"),
    "why": marked("note your reason, in your own words, before you choose: why and a sentence"),
    "undo": marked("take back the last choice"),
    "redo": marked("restore what undo took back"),
    "help": marked("these words"),
    "save": marked("keep the game in another file from now on: save and its name"),
    "quit": marked("leave; the game is saved"),
}
ROOM = {
    "hands": marked("count hands, a number for each option in its order: hands 12 0 9"),
    "skip": marked("leave this card to history"),
}
"""What a room can say besides."""
MOVES = ("undo", "redo", "skip")
"""The words that lead to another card without a choice."""


class PlayerLeft(Exception):
    """The player has left, or the input has ended."""


@dataclass
class PlainGame:
    """One game at one reader, or one room: it says lines, reads lines, and saves after every pick."""

    story: Story
    read: Iterator[str]
    say: Callable[[str], None]
    save: Callable[[Chronicle], str]
    """Saves the game; answers with a sentence for the reader, or nothing."""
    essay: Mapping[str, str] = field(default_factory=dict)
    """The sentences of the reader's own copy of the essay by their fingerprints."""
    move: Callable[[str, Chronicle], str] = lambda _, __: tr("Nothing is saved here.")
    """Keeps the game in another file; answers with a sentence."""

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.story, self.say, self.essay)

    def play(self, chronicle: Chronicle | None) -> None:
        """Play from the set-up, or from where ``chronicle`` stands, to the ending or until the reader leaves."""
        try:
            begun = chronicle or self._set_up()
            playthrough = Playthrough.begin(self.story, begun)
            if begun.entries:
                self.renderer.steps(recap(playthrough))
            self._play(playthrough)
        except PlayerLeft:
            self.say(tr("You have left the game."))

    def _set_up(self) -> Chronicle:
        self.say(f"{self.story.title}. {self.story.tagline}.")
        answers: list[str] = []
        while isinstance(asked := set_up(self.story, answers), Question):
            answers.append(self._ask(asked))
        for line in remarks(self.story, asked):
            self.say(line)
        return asked

    def _ask(self, question: Question) -> str:
        self.renderer.question(question)
        if not question.answers:
            self.say(tr("Type it in a line, or a dash for none."))
            said = self.renderer.cut(self._line(), LONGEST_NAME)
            if said == "quit":
                raise PlayerLeft
            return "" if said == "-" else said
        ids = [answer.id for answer in question.answers]
        numbered = _numbered(ids)
        while (said := self._line().lower()) not in numbered:
            if said == "quit":
                raise PlayerLeft
            self.say(tr("Answer with a number from 1 to {most}, or with the word quit.", most=len(ids)))
        return numbered[said]

    def _line(self) -> str:
        for line in self.read:
            if answer := in_a_line(line):
                return answer
        raise PlayerLeft

    def _words(self) -> tuple[str, str]:
        """The first word of a line in small letters, and the rest of it."""
        word, _, rest = self._line().partition(" ")
        return word.lower(), rest.strip()

    def _play(self, playthrough: Playthrough) -> None:
        self.renderer.steps(between(playthrough))
        while not playthrough.ended:
            if playthrough.revealed:
                playthrough = self._reveal(playthrough)
            elif playthrough.guess_due:
                playthrough = guessed(playthrough, self._ask(guess_question(self.story)))
            elif playthrough.foreteller:
                self.renderer.hand_over(hand_over(playthrough))
                playthrough = foretold(playthrough, self._ask(foretelling(playthrough)))
                self._save(playthrough)
            else:
                playthrough = self._decide(playthrough)
        self.renderer.ending(playthrough)

    def _reveal(self, playthrough: Playthrough) -> Playthrough:
        """Tell what came of a round, and go on; a room may take its pick back before it hears what happened."""
        yours, *rest = reveal(self.story, playthrough.rounds[-1], playthrough.chronicle.entries[-1]).steps
        self.renderer.steps([yours])
        if playthrough.held:
            self.renderer.steps([hold()])
            self.say(tr("Say open to hear what happened, or undo to choose again."))
            if (moved := self._held(playthrough)) != playthrough:
                return moved
        self.renderer.steps(rest)
        gone_on = playthrough.go_on()
        if gone_on.ended:
            self._pause(playthrough)
        self._save(gone_on)
        self.renderer.steps(between(gone_on))
        return gone_on

    def _held(self, playthrough: Playthrough) -> Playthrough:
        """Wait for the teacher; answers with the sitting as it was, or with one from which the pick is taken back."""
        while True:
            word, rest = self._words()
            match word:
                case "open":
                    return playthrough
                case "undo":
                    self._save(moved := playthrough.undo())
                    return moved
                case "quit":
                    raise PlayerLeft
                case _ if word in LOOK_UPS:
                    self.renderer.answer(playthrough, word, rest.lower())
                case _:
                    self.say(tr("Say open to hear what happened, or undo to choose again."))

    def _pause(self, playthrough: Playthrough) -> None:
        """After the last card one may still read what was passed over; after the others, with the next card."""
        if playthrough.rounds[-1].scene.history.death:
            self.say(tr("Say account or essay to read them, or anything else to go on to the ending."))
            while (word := self._line().lower()) in ("account", "essay"):
                self.renderer.answer(playthrough, word, "")

    def _decide(self, playthrough: Playthrough) -> Playthrough:
        if playthrough.chronicle.mode == "teams":
            self.renderer.hand_over(hand_over(playthrough))
            while (line := self._line().lower()) != "ready":
                if line == "quit":
                    raise PlayerLeft
                if moved := self._moved(playthrough, line) if line in MOVES else self._sent(playthrough, line):
                    return moved
            self.renderer.brief(card(playthrough))
        else:
            self.renderer.card(card(playthrough))
        return self._choose(playthrough)

    def _choose(self, playthrough: Playthrough) -> Playthrough:
        reason, hands = "", dict[str, int]()
        shown = card(playthrough)
        room = ROOM if playthrough.chronicle.mode != "solo" else {}
        while True:
            word, rest = self._words()
            match word:
                case "quit":
                    raise PlayerLeft
                case "why":
                    reason = self.renderer.cut(rest, LONGEST_REASON) or reason
                    self.say(tr("Your reason is noted.") if rest else tr("Say why and your reason, in one line."))
                case "hands" if room:
                    hands = self._hands(shown, rest) or hands
                case "save":
                    self.say(
                        self.move(rest, playthrough.chronicle) if rest else tr("Say save and a file, in one line.")
                    )
                case "again":
                    self.renderer.card(shown)
                case "help":
                    self.say(tr("Answer with the number of an option. You can also say:"))
                    for command, about in {**room, **COMMANDS}.items():
                        self.say(f"{command}: {tr(about)}.")
                case _ if word in LOOK_UPS:
                    self.renderer.answer(playthrough, word, rest.lower())
                case _ if word in MOVES:
                    if moved := self._moved(playthrough, word):
                        return moved
                case _:
                    if chosen := self._chosen(playthrough, shown, f"{word} {rest}".strip(), reason, hands):
                        return chosen

    def _moved(self, playthrough: Playthrough, word: str) -> Playthrough | None:
        """Where one of the `MOVES` leads; None where it leads nowhere."""
        if word == "skip":
            moved = playthrough.skip() if playthrough.chronicle.mode != "solo" else playthrough
        else:
            moved = playthrough.undo() if word == "undo" else playthrough.redo()
        if moved == playthrough:
            self.say(tr("There is nothing to {word}.", word=word))
            return None
        self._save(moved)
        if word == "skip":
            self.renderer.steps(between(moved))
        return moved

    def _hands(self, shown: Card, numbers: str) -> dict[str, int]:
        """The hands that were counted, by option; nothing where that is no count for this card."""
        said = numbers.replace(",", " ").split()
        if len(said) != len(shown.options) or not all(
            n.isascii() and n.isdigit() and int(n) <= MOST_HANDS for n in said
        ):
            self.say(
                trn(
                    "Say hands and {number} number, one for each option in its order, 0 for a locked one.",
                    "Say hands and {number} numbers, one for each option in its order, 0 for a locked one.",
                    len(shown.options),
                )
            )
            return {}
        hands = {option.id: int(n) for option, n in zip(shown.options, said, strict=True) if not option.locked}
        self.say(f"{counted(shown, hands).words} {tr('Say the number of the option to decide so, or count again.')}")
        return hands

    def _chosen(
        self, playthrough: Playthrough, shown: Card, answer: str, reason: str, hands: Mapping[str, int]
    ) -> Playthrough | None:
        """The choice that was said, with its reason and the hands that lead to it; None where it cannot be made."""
        try:
            option = self._option_id(playthrough, shown, answer)
            if hands and option not in [leader.id for leader in counted(shown, hands).leaders]:
                raise NotOpen(counted(shown, hands).words)
            return self._kept(playthrough.choose(option, reason, tuple(hands.items())))
        except NotOpen as not_open:
            self.say(tr("That cannot be chosen: {why}", why=not_open))
            return None

    def _sent(self, playthrough: Playthrough, code: str) -> Playthrough | None:
        """The choice that a code from a ballot stands for; before its card is read a team cannot choose otherwise."""
        try:
            return self._kept(playthrough.choose(coded(playthrough, code)))
        except NotOpen as not_open:
            self.say(tr("That cannot be chosen: {why}", why=not_open))
            return None

    def _option_id(self, playthrough: Playthrough, shown: Card, answer: str) -> str:
        ids = [option.id for option in shown.options]
        named = _numbered(ids)
        if answer in named:
            return named[answer]
        if playthrough.chronicle.mode != "solo" and not answer.isdecimal():
            return coded(playthrough, answer)
        raise NotOpen(tr("answer with a number from 1 to {most}, or with help.", most=len(shown.options)))

    def _kept(self, playthrough: Playthrough) -> Playthrough:
        self._save(playthrough)
        return playthrough

    def _save(self, playthrough: Playthrough) -> None:
        if sentence := self.save(playthrough.chronicle):
            self.say(sentence)


def _numbered(ids: Sequence[str]) -> dict[str, str]:
    """What can be said for each id: its number, or the id where that is no other's number."""
    return {id: id for id in ids if id} | {str(number): id for number, id in enumerate(ids, 1)}
