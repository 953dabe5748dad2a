"""What a reader types: each line is a command, which leads from one moment of the game to the next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from game.console import in_a_line
from game.content.advice import close
from game.engine.names import compared, searchable
from game.engine.rules import NotOpen
from game.i18n import marked, stopped, tr
from game.plain.hands import count, talk
from game.plain.renderer import Renderer
from game.plain.sentences import place
from game.session.moment import (
    CardMoment,
    EndingMoment,
    ForecastMoment,
    GuessMoment,
    HandOverMoment,
    RevealMoment,
    VoteMoment,
)
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.telling.card import Card
from game.telling.corridor import SILENCE, Corridor
from game.telling.question import Question
from game.telling.typed import LONGEST_NAME, LONGEST_REASON
from game.telling.ways_back import WayBack

LOOK_UPS = {
    "people": marked("who is who; people and a name tells of one"),
    "glossary": marked("words explained; glossary and a word explains one"),
    "names": marked("what the names and words on this card mean"),
    "document": marked("read the document at hand; document and a word of its title reads an earlier one"),
    "map": marked("who trusts whom, and what has changed between them"),
    "log": marked("what was chosen so far"),
    "essay": marked("what the essay says of this, held against what is known, and where what happened comes from"),
    "drawers": marked("which endings you have reached, and what hints at the others"),
    "account": marked("read the account of a death that was passed over"),
    "more": marked("read what was passed over: panels from outside, what the others did, what historians argue"),
}
COMMANDS = {
    **LOOK_UPS,
    "again": marked("read this card again"),
    "aim": marked("say what you want, before your first decision: aim and its number; aim alone tells what there is"),
    "why": marked("note your reason, in your own words, before you choose: why and a sentence"),
    "word": marked("have a word in the corridor before you choose: word and a name; said again, it is taken back"),
    "verdict": marked(
        "judge a sentence of the essay after each card, before you hear the verdict; said again, no more"
    ),
    "undo": marked("take back the last choice"),
    "redo": marked("restore what undo took back"),
    "help": marked("these words"),
    "save": marked("keep the game in another file from now on: save and its name"),
    "quit": marked("leave; the game is saved"),
}
ROOM = {
    "hands": marked("count hands, a number for each option in its order: hands 12 0 9"),
    "talk": marked("talk, and vote again: what was counted is the first vote; said again, it is forgotten"),
    "skip": marked("leave this card to history"),
}
"""What a room can say besides."""
AROUND = ".,:;!?()[]/'\""


class PlayerLeft(Exception):
    """The player has left, or the input has ended."""


@dataclass
class Commands:
    """Reads lines, and makes a command of each."""

    read: Iterator[str]
    say: Callable[[str], None]
    renderer: Renderer
    move: Callable[[str, Snapshot], str]
    """Keeps the game in another file; answers with a sentence."""
    unsaved: Callable[[], str]
    """What to say where the game is left and its last change stands in no file; else nothing."""
    begin_another: Callable[[], None]
    """Leaves the game in its file as it stands there, so that what is saved next goes to another."""
    talk: bool = False
    """Whether the first hands that a class counts on a card are followed by a talk, and another vote."""
    _warned: str = field(default="", init=False)
    """What was said last of a game that stands in no file, before another is begun."""

    def line(self) -> str:
        """The next line that is not empty. Raises PlayerLeft at the end of the input."""
        for line in self.read:
            if answer := in_a_line(line):
                return answer
        raise PlayerLeft

    def answer(self, question: Question) -> str:
        """The answer to a question of the set-up: the id of a row, or a line of the player's own."""
        if not question.answers:
            self.say(tr("Type it in a line, or a dash for none."))
            said = self._line_or_leave()
            return "" if said == "-" else self.renderer.cut(said, LONGEST_NAME)
        while (answer := self._answered(question, self._line_or_leave())) is None:
            continue
        return answer

    def follow(self, session: Session) -> Session:
        """Where the next line leads from here; the same session where it leads nowhere, which has then been told."""
        try:
            return self._follow(session, self._line_or_leave())
        except NotOpen as not_open:
            self.say(tr("That cannot be chosen: {why}", why=not_open))
            return session

    def _follow(self, session: Session, line: str) -> Session:
        word, _, rest = line.partition(" ")
        word, rest = typed_word(word), rest.strip()
        match session.moment, word:
            case _, "undo" | "redo" | "skip":
                return self._moved(session, word)
            case _, "save":
                self.say(self.move(rest, session.snapshot) if rest else tr("Say save and a file, in one line."))
                return session
            case (GuessMoment() | ForecastMoment()) as asked, _:
                return self._guessed(session, asked, line)
            case HandOverMoment(), _:
                return session.go_on() if word == "ready" else session.send(line)
            case RevealMoment(held=True), "open":
                return session.release()
            case _, "verdict":
                self._judging()
                return session
            case RevealMoment(held=False), _ if word not in ("account", "document", "essay", "more"):
                return session.go_on()
            case _ if word in LOOK_UPS:
                self.renderer.answer(session, word, rest)
                return session
            case RevealMoment(), _:
                self.renderer.held()
                return session
            case EndingMoment(told), "back":
                return self._back(session, told.ways_back, rest)
            case EndingMoment(), _:
                self.after_the_ending()
                return session
            case ((CardMoment(card=card) | VoteMoment(card=card)), _):
                return self._on_the_card(session, card, word, rest)
            case _:
                return session

    def _judging(self) -> None:
        """Ask for the reader's own verdicts from now on, or no more."""
        self.renderer.ask = None if self.renderer.ask else self._line_or_leave
        asked = marked("From the next card on you say first whether the essay is right: a number, or any word to pass.")
        self.say(tr(asked if self.renderer.ask else marked("You are told the verdicts at once again.")))

    def _on_the_card(self, session: Session, card: Card, word: str, rest: str) -> Session:
        room = ROOM if session.in_a_room else {}
        match word:
            case "why":
                reason = self.renderer.cut(rest, LONGEST_REASON)
                self.say(tr("Your reason is noted.") if reason else tr("Say why and your reason, in one line."))
                return session.note(reason) if reason else session
            case "word":
                return self._spoken(session, rest)
            case "aim":
                return self._wanted(session, rest)
            case "hands" if room:
                return count(session, card, rest, self.talk, self.say, self.renderer)
            case "talk" if session.chronicle.mode == "class":
                return talk(session, self.say)
            case "again":
                self.renderer.card(card, self._corridor(session))
            case "help":
                self.say(tr("Answer with the number of an option. You can also say:"))
                for command, about in {**room, **COMMANDS}.items():
                    self.say(f"{command}: {stopped(tr(about))}")
            case _:
                return self._chosen(session, card, f"{word} {rest}".strip())
        return session

    def after_the_ending(self) -> None:
        """Say what can be done once a game has ended."""
        self.say(
            tr("Say back to begin again at a card that mattered, drawers to hear which endings there are, or quit.")
        )

    def _back(self, session: Session, ways: Sequence[WayBack], number: str) -> Session:
        """The game begun again at a card that mattered; without its number, what there is to choose from."""
        named, unsaved = _numbered([way.scene for way in ways]), self.unsaved()
        if (wanted := typed_word(number)) in named and unsaved in ("", self._warned):
            self.begin_another()
            kept = marked("You begin again there. The game that you have ended stays saved as it is.")
            self.say(tr(marked("You begin again there.") if unsaved else kept))
            return session.begin_again(named[wanted])
        for row, way in enumerate(ways, 1):
            self.say(f"{row}. {way.card} {way.chosen}")
        if ways and unsaved:
            self._warned = unsaved
            self.say(unsaved)
        self.say(tr("Say back and a number.") if ways else tr("There is no card to go back to."))
        return session

    def _spoken(self, session: Session, name: str) -> Session:
        """A word in the corridor, or one taken back. Raises NotOpen where there is nobody of that name to ask."""
        corridor = self._corridor(session)
        if not name or not (corridor.open or corridor.said):
            self.say(corridor.in_words or tr("There is nobody to have a word with on this card."))
            return session
        wanted = searchable(name)
        known = {chair: searchable(called) for chair, called in (*corridor.open, *corridor.said)}
        meant = [chair for chair, called in known.items() if wanted == called]
        meant = meant or [chair for chair, called in known.items() if wanted in called.split()]
        after = session.speak(meant[0] if len(meant) == 1 else name)
        self.renderer.corridor(self._corridor(after))
        return after

    def _wanted(self, session: Session, number: str) -> Session:
        """What this chair wants; without its number, what there is to want."""
        asked = session.moment.aims if isinstance(session.moment, CardMoment) else None
        if asked is None:
            raise NotOpen(tr("it is too late to want something else."))
        named = _numbered([answer.id for answer in asked.answers])
        if (wanted := typed_word(number)) in named:
            self.say(tr("Your aim is noted."))
            return session.want(named[wanted])
        self.renderer.question(asked)
        self.say(tr("Say aim and a number."))
        return session

    def _corridor(self, session: Session) -> Corridor:
        match session.moment:
            case CardMoment(corridor=corridor) | VoteMoment(corridor=corridor):
                return corridor
            case _:
                return SILENCE

    def _chosen(self, session: Session, card: Card, answer: str) -> Session:
        """Raises NotOpen where the answer is no option that can be chosen."""
        named = _numbered([option.id for option in card.options])
        if answer in named:
            return session.choose(named[answer])
        if session.in_a_room and not answer.isdecimal():
            return session.send(answer)
        near = close(answer.partition(" ")[0], COMMANDS)
        if near:
            raise NotOpen(tr("did you mean {words}?", words=f" {tr('or')} ".join(near)))
        raise NotOpen(tr("answer with a number from 1 to {most}, or with help.", most=len(card.options)))

    def _moved(self, session: Session, word: str) -> Session:
        """Where undo, redo or skip leads."""
        moved = {"undo": session.undo, "redo": session.redo, "skip": session.skip}[word]()
        if moved == session:
            self.say(tr("There is nothing to {word}.", word=word))
        elif place(moved) == place(session):  # a word in the corridor leaves one where one was
            self.renderer.moment(moved)
        return moved

    def _guessed(self, session: Session, asked: GuessMoment | ForecastMoment, line: str) -> Session:
        answer = self._answered(asked.question, line)
        return session if answer is None else session.answer(answer)

    def _answered(self, question: Question, said: str) -> str | None:
        """The id of the row that was said; None where none was."""
        labels = {typed_word(answer.label): answer.id for answer in question.answers}
        named = labels | _numbered([answer.id for answer in question.answers])
        if typed_word(said) not in named:
            most = len(question.answers)
            self.say(tr("Answer with a number from 1 to {most}, or with the word quit.", most=most))
        return named.get(typed_word(said))

    def _line_or_leave(self) -> str:
        """The next line. Raises PlayerLeft where it is the word quit, said twice where the game is not saved."""
        line = self.line()
        if typed_word(line) == "quit" and (unsaved := self.unsaved()):
            self.say(f"{unsaved} {tr('Say quit again to leave all the same, or save and a file.')}")
            line = self.line()
        if typed_word(line) == "quit":
            raise PlayerLeft
        return line


def typed_word(word: str) -> str:
    """A command or a number without the signs that some put around it: ``1.``, ``“Help”``; a question mark alone asks
    for help."""
    plain = compared(word)
    return plain.strip(AROUND) or ("help" if "?" in plain else plain)


def _numbered(ids: Sequence[str]) -> dict[str, str]:
    """What can be said for each id: its number, or the id where that is no other's number."""
    return {id: id for id in ids if id} | {str(number): id for number, id in enumerate(ids, 1)}
