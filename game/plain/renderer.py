"""What the plain game says: cards, reveals, endings and look-ups as sentences, each once, the question last."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from game.engine.names import searchable
from game.engine.story import Story
from game.i18n import marked, stopped, tr
from game.plain.ending import ending_lines
from game.plain.sentences import has_more, spoken, standing
from game.session.moment import (
    BriefingMoment,
    CardMoment,
    EndingMoment,
    ForecastMoment,
    GuessMoment,
    HandOverMoment,
    RevealMoment,
    VoteMoment,
    texts_of,
    vote_of,
)
from game.session.session import Session
from game.telling.card import Card
from game.telling.citations import guessed, question
from game.telling.corridor import SILENCE, Corridor
from game.telling.documents import Paper, read_aloud
from game.telling.ending_drawers import ending_drawers
from game.telling.meanwhile import log
from game.telling.prose import plain
from game.telling.question import Question
from game.telling.reference import Reference, examined, grounds, named, people, sought, terms
from game.telling.reveal import Step
from game.telling.room import HandOver
from game.telling.told_before import MOST_TOLD
from game.telling.typed import cut


@dataclass
class Renderer:
    """Says things to one reader, a sentence or a paragraph a line."""

    story: Story
    say: Callable[[str], None]
    essay: Mapping[str, str] = field(default_factory=dict)
    """The sentences of the reader's own copy of the essay by their fingerprints."""
    reached: Callable[[], Collection[str]] = tuple
    """The ids of the endings that the reader has reached."""
    _cites: tuple[str, ...] = ()
    """Ids of the sentences of the essay that were cited last."""
    _claims: tuple[str, ...] = ()
    """Ids of the claims on which what was told last rests."""
    _papers: tuple[Paper, ...] = ()
    """The documents that were named last."""
    _hand: tuple[Paper, ...] = ()
    """Those that this chair has in hand, which another team must not read."""
    _read: dict[str, Paper] = field(default_factory=dict)
    """All that were named, by title, as they were named last."""
    _aside: tuple[Step, ...] = ()
    """What was passed over last."""
    _hinted: Counter[str] = field(default_factory=Counter)
    """How often each hint was given: which word to say is told `MOST_TOLD` times, and ``help`` tells it ever after."""
    ask: Callable[[], str] | None = None
    """Reads the line with which a reader judges a sentence of the essay, where that was asked for."""

    def question(self, question: Question) -> None:
        for number, answer in enumerate(question.answers, 1):
            note = f" ({answer.note.removesuffix('.')})" if answer.note else ""
            self.say(f"{number}. {stopped(f'{answer.label}{note}')}")
        if question.remark:
            self.say(question.remark)
        self.say(question.text)

    def cut(self, typed: str, longest: int) -> str:
        """What was typed, as far as there is room for it; the reader is told where that is not all."""
        kept, told = cut(typed, longest)
        if told:
            self.say(told)
        return kept

    def card(self, shown: Card, corridor: Corridor = SILENCE) -> None:
        place = tr("Card {number} of {all}.", number=shown.number, all=shown.of)
        self.say(f"{place} {stopped(shown.title)} {stopped(spoken(shown.dateline))}")
        if shown.reached_by and shown.reached_by not in shown.dateline:
            self.say(stopped(shown.reached_by))
        if shown.care:
            self.say(shown.care)
        self.say(plain(shown.prose))
        if shown.artefact:
            self.say(shown.artefact.in_words)
        self.brief(shown, corridor)

    def brief(self, shown: Card, corridor: Corridor = SILENCE) -> None:
        """What this chair alone knows, and what it can do."""
        chair, office = shown.panel.chair, shown.panel.office
        who = tr("What you know, as {chair}, {office}:", chair=chair, office=office)
        self.say(who if office else tr("What you know, as {chair}:", chair=chair))
        self.say(plain(shown.brief))
        if shown.glimpse:
            self.say(plain(shown.glimpse))
        self._hand = shown.papers
        self._name(shown.papers, marked("In your hand: {title}."))
        aim = "" if shown.panel.aim else tr("You have not said what you want. The word aim says it.")
        self._said_with(standing(shown.panel), aim)
        for option in shown.options:
            locked = f" ({tr('locked: {why}', why=option.locked)})" if option.locked else ""
            self.say(f"{option.number}. {option.label}{locked}")
        self.corridor(corridor)
        self.say(tr("What do you do?"))

    def hand_over(self, to: HandOver) -> None:
        """What all may hear before a team reads its own card."""
        self.say(f"{stopped(to.title)} {stopped(spoken(to.dateline))}")
        if to.care:
            self.say(to.care)
        self.say(plain(to.prose))
        if to.artefact:
            self.say(to.artefact.in_words)
        self.say(f"{stopped(to.done)} {to.task}")
        if to.takes_code:
            ready = marked(
                "Hand over to {team}. Say ready when you are there, or the code of your choice from your ballot."
            )
            self.say(tr(ready, team=to.who))
        else:
            self.say(tr("Hand over to {team}.", team=to.who))

    def steps(self, steps: Iterable[Step]) -> None:
        """What is told in steps. What stands aside can be asked for afterwards, and so can what they rest on."""
        steps = tuple(steps)
        if any(step.cites or step.claims for step in steps):
            self._cites = tuple(id for step in steps for id in step.cites)
            self._claims = tuple(id for step in steps for id in step.claims)
        for step in steps:
            if not step.aside:
                self._step(step)
        if aside := tuple(step for step in steps if step.aside):
            self._aside = aside
            self.say(tr("More: {headings}.", headings="; ".join(step.heading for step in aside)))

    def _step(self, step: Step) -> None:
        self.say(stopped(step.heading))
        for passage in step.passages:
            if passage.kind == "death":
                self.say(tr("There is an account of a death here. The word account reads it."))
            elif passage.cited and self.ask:
                self.say(plain(passage.text))
                self.say(question())
                self.say(plain(passage.cited.answered(guessed(self.ask()))))
            else:
                self.say(plain(passage.whole))
        self._name(step.papers, marked("There is a document here: {title}."))
        self._papers = step.papers or self._papers
        self._read |= {paper.title: paper for paper in step.papers}

    def _name(self, papers: tuple[Paper, ...], told: str) -> None:
        """Say what documents there are to read."""
        for paper in papers:
            self._said_with(tr(told, title=paper.title), tr("Say document to read it."))

    def _said_with(self, told: str, hint: str) -> None:
        """Say something with a hint, for as long as the hint may be new."""
        self._hinted[hint] += 1
        if line := " ".join(part for part in (told, hint if self._hinted[hint] <= MOST_TOLD else "") if part):
            self.say(line)

    def _documents(self, wanted: str) -> list[str]:
        """Those that were named last; or all in whose title the words stand, however they are written."""
        read = self._read | {paper.title: paper for paper in self._hand}
        found = [paper for title, paper in read.items() if searchable(wanted) in searchable(title)]
        return read_aloud(self.story, found if wanted else self._hand or self._papers)

    def moment(self, session: Session) -> None:
        """Say all that is told in the moment at which the game stands."""
        self._hand = () if session.chronicle.mode == "teams" else self._hand
        self._read = {paper.title: paper for paper in self._hand} | self._read
        match session.moment:
            case BriefingMoment(steps):
                self.steps(steps)
            case GuessMoment(_, question) | ForecastMoment(_, question):
                self.question(question)
            case HandOverMoment(_, told):
                self.hand_over(told)
            case CardMoment(chair, card, corridor=corridor) | VoteMoment(chair, card, corridor=corridor):
                # in front of several teams, what is common has been said before the card was opened
                (self.brief if session.opened else self.card)(card, corridor)
                if reason := dict(session.draft.reasons).get(chair):
                    self.say(tr("Your reason: {reason}", reason=reason))
                self.counted(session, chair)
            case RevealMoment(told, held) as reveal:
                # what was told while it was held is not told again
                self.steps(reveal.steps[len(told.own_story) if session.told.released else 0 :])
                if held:
                    self.held()
                elif self.waits(session):
                    further = tr(
                        "Say account, document, essay or more to read on, or anything else to go on to the ending."
                    )
                    self.say(further)
            case EndingMoment(told):
                for line in ending_lines(told):
                    self.say(line)

    def corridor(self, corridor: Corridor) -> None:
        """To whom a word can be said."""
        if corridor.in_words:
            how = tr("Say word and a name.") if corridor.open else tr("Say word and the name again to take it back.")
            self._said_with(corridor.in_words, how)

    def waits(self, session: Session) -> bool:
        """Whether a line is awaited before the game goes on: what is merely told is followed by the next moment.

        After the last card one may still read what was passed over; after the others, with the next card.
        """
        match session.moment:
            case BriefingMoment():
                return False
            case HandOverMoment(_, told):
                return told.takes_code
            case RevealMoment(_, held):
                last = session.playthrough.last
                return held or bool(session.go_on().ended and last and has_more(last.scene))
            case _:
                return True

    def held(self) -> None:
        self.say(tr("Say open to hear what happened, or undo to choose again."))

    def counted(self, session: Session, chair: str) -> None:
        """What a count of hands has come to, if any hands were counted."""
        vote = vote_of(session, chair)
        if any(number for _, number in vote.hands):
            decide = tr("Say the number of the option to decide so, or count again.")
            self.say(f"{vote.result.words} {decide}")

    def answer(self, session: Session, word: str, rest: str) -> None:
        """Answer a word that asks to look something up; ``rest`` is what was said after it."""
        match word:
            case "people":
                lines = [
                    f"{p.name}: {stopped(p.handle)} {plain(p.text) if rest else ''}"
                    for p in sought(rest, self.story.people)
                ]
            case "glossary":
                lines = [f"{t.term}: {plain(t.text)}" if rest else t.term for t in sought(rest, self.story.terms)]
            case "document":
                lines = self._documents(rest)
            case "map":
                lines = [line for one in session.chair_maps for line in one.in_words]
            case "drawers":
                lines = list(ending_drawers(self.story, self.reached()).in_words)
            case "more" if self._aside:
                for step in self._aside:
                    self._step(step)
                return
            case "log":
                lines = list(log(session.playthrough))
            case "account":
                last = session.playthrough.last
                lines = [plain(last.scene.history.death)] if last and last.scene.history.death else []
            case "essay":
                return self._essay()
            case _:
                known = (*people(self.story), *terms(self.story))
                return self._records(named(texts_of(session.moment), known))
        for line in lines or [tr("There is nothing of that here.")]:
            self.say(line)

    def _essay(self) -> None:
        """The sentences that were cited, and where all of it comes from."""
        told = tuple(map(plain, grounds(self.story, self._claims)))
        if self._cites or not told:
            self._records(examined(self.story, id, self.essay) for id in self._cites)
        self._part(tr("Where it comes from."), told)

    def _part(self, heading: str, lines: Iterable[str]) -> None:
        """A heading and what stands under it, if anything does."""
        told = [line for line in lines if line]
        for line in (heading, *told) if told else ():
            self.say(line)

    def _records(self, records: Iterable[Reference]) -> None:
        told = False
        for record in records:
            told = True
            self.say(f"{stopped(record.name)} {plain(record.text)}")
            if record.quoted:
                self.say(tr("The essay's words: {quoted}", quoted=record.quoted))
        if not told:
            self.say(tr("There is nothing of that here."))
