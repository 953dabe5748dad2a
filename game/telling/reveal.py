"""What came of a round, in steps and three voices that never mix: your story, what happened, what historians argue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from game.engine.chronicle import Entry
from game.engine.meters import Meter
from game.engine.rules import Round
from game.engine.scene import Citation, History, Outside, Scene
from game.engine.story import Story
from game.i18n import day_in_words, marked, tr, trn
from game.telling.cabinet import Cabinet, reading
from game.telling.card import act_title
from game.telling.citations import Cited, citations, cited, furthest, in_sight
from game.telling.corridor import heard
from game.telling.documents import Paper, papers
from game.telling.missed import Missed
from game.telling.prose import letters, plain
from game.telling.reading_time import MOST_AFTER, count
from game.telling.told_before import NOTHING, ToldBefore
from game.telling.words import became_of, chosen_by, dateline, departures, moves, name_of, others

SPARED = ("question", "essay", "card", "facts")
"""What stands aside where one chair would have too much to read, in this order, until it is little enough."""

IN_YOUR_STORY = marked("In your story")
"""The heading over what came of the picks."""

Voice = Literal["story", "file", "history", "essay", "beyond", "historians", "question", "outside", "act", "meanwhile"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, and how it is meant: ``text``, a quiet ``note``, a ``stamp`` which says how a pick stands to
    history, a ``citation``, a ``death`` to pass over, or a ``reading`` of the hidden meter."""

    kind: Literal["text", "note", "stamp", "citation", "death", "reading"]
    text: str
    cited: Cited | None = None
    """The sentence of a citation whose verdict a reader can guess before it is told."""
    cabinet: Cabinet | None = None
    """The drawers of a reading, for a face that draws them."""
    missed: Missed | None = None
    """A card on which nobody was asked, where that is all that is told."""

    @property
    def whole(self) -> str:
        """All of it, for a face that does not ask."""
        if self.missed:
            return letters(self.missed.told)
        return f"{self.text} {self.cited.told}" if self.cited else self.text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reveal, told in one voice."""

    voice: Voice
    heading: str
    passages: tuple[Passage, ...]
    cites: tuple[str, ...] = ()
    """Ids of the essay's sentences that it rests on."""
    claims: tuple[str, ...] = ()
    """Ids of the claims that it rests on."""
    papers: tuple[Paper, ...] = ()
    """The documents that can be read with it."""
    aside: bool = False
    """Whether it is passed over, unless a reader asks for more."""
    act: int = 0
    """Which act it opens, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """Everything told after a pick."""

    act: str
    title: str
    dateline: str
    steps: tuple[Step, ...]
    day: str = ""
    """The day of the card."""
    number: int = 0
    """Which card of the game it was."""
    of: int = 0
    """How many there are."""

    @property
    def own_story(self) -> tuple[Step, ...]:
        """What comes before what really happened: all that a room is told while the reveal is held."""
        return tuple(takewhile(lambda step: step.voice in ("story", "file"), self.steps))


def hold() -> Step:
    """What a room talks about while the teacher holds the reveal."""
    return Step("question", tr("Before you hear what happened: what could they have known that day?"), ())


def reveal(
    story: Story,
    round: Round,
    entry: Entry,
    glimpses: Iterable[str] = (),
    already: ToldBefore = NOTHING,
    card: tuple[int, int] = (0, 0),
) -> Reveal:
    """The reveal of a round in which people were asked; ``glimpses`` is what they saw of their cards in the index,
    ``already`` what they have been told on the cards before, and ``card`` the number of this one and of all."""
    glimpsed = [_glimpse(text) for text in glimpses if text]
    told = (tuple(_steps(story, round, entry, glimpsed, already, spared)) for spared in range(len(SPARED) + 1))
    steps = next(told)
    while len(entry.by_people) == 1 and words_in_sight(steps) > MOST_AFTER and (shorter := next(told, None)):
        steps = shorter
    scene = round.scene
    return Reveal(act_title(story, scene.act), scene.title, dateline(scene), steps, day_in_words(scene.date), *card)


def words_in_sight(steps: Iterable[Step]) -> int:
    """How many words are read of these steps by one who passes over what can be passed over."""
    texts = [[plain(one.whole) for one in step.passages if one.kind != "death"] for step in steps if not step.aside]
    return count((*(step.heading for step in steps), *(text for told in texts for text in told)))


def _steps(
    story: Story, round: Round, entry: Entry, glimpsed: list[Step], already: ToldBefore, spared: int
) -> Iterator[Step]:
    """The steps of a reveal, in which so many of the parts that can be spared stand aside."""
    aside, scene = SPARED[:spared], round.scene
    yield _your_story(story, round, entry, already, "facts" in aside)
    yield from (replace(step, aside="card" in aside) for step in glimpsed)
    citation = in_sight(scene.history, already.cited)
    first, *more = happened_in(story, scene, None if "essay" in aside else citation)
    beside = " ".join(_beside(story, round, chair, entry, already) for chair in entry.by_people)
    yield replace(first, passages=(Passage("stamp", beside), *first.passages))
    yield from (*_aside(story, round, entry, already, "facts" in aside), *more)
    if citation and "essay" in aside:
        yield Step("essay", tr("What the essay says"), (_citation(story, citation),), aside=True)
    yield from questions(scene, "question" in aside)
    if scene.outside:
        yield outside(scene.outside)


def questions(scene: Scene, aside: bool = False) -> Iterator[Step]:
    """What there is to talk about: the first question, which may stand aside, and further ones, which do."""
    if scene.ask:
        asked, *further = (Passage("text", letters(question)) for question in scene.ask)
        yield Step("question", tr("Talk about it"), (asked,), aside=aside)
        if further:
            yield Step("question", tr("And further"), tuple(further), aside=True)


def looked_at(meter: Meter, value: int) -> str:
    """What a reader sees of the hidden meter who looks while it has this value."""
    return tr(
        "You have looked. That day, {meter} is *{word}*.", meter=letters(meter.name), word=letters(meter.word(value))
    )


def outside(panel: Outside) -> Step:
    """The step that leaves the leaders' rooms."""
    return Step("outside", panel.title, (Passage("text", panel.text),), claims=panel.claims, aside=True)


def _glimpse(text: str) -> Step:
    return Step("file", tr("Your card in the index"), (Passage("text", text),))


def _your_story(story: Story, round: Round, entry: Entry, already: ToldBefore, briefly: bool) -> Step:
    passages = []
    answers = dict(round.answers)
    for chair in entry.by_people:
        option = round.chosen(chair)
        if len(entry.by_people) > 1:
            passages.append(Passage("note", letters(chosen_by(name_of(story, chair), option.label))))
        passages += [Passage("text", f"*{letters(one.said)}* {one.text}") for one in heard(story, round, chair)]
        passages.append(Passage("text", option.outcome))
        if chair in answers:
            passages.append(Passage("text", answers[chair]))
        if option.looks:
            meter = story.find(Meter, story.curve)
            seen = reading(story, round.before)
            passages.append(Passage("text", looked_at(meter, round.before[meter.id])))
            passages.append(Passage("reading", seen.in_words, cabinet=seen))
    passages += [Passage("text", letters(line)) for line in departures(story, round)]
    if round.move:
        passages.append(Passage("text", round.move.text))
    if round.together:
        passages.append(Passage("text", round.together.text))
    became = () if briefly else map(letters, became_of(story, round.before, round.after))
    attended = [_attended(story, round, chair, already, len(entry.by_people) > 1) for chair in entry.by_people]
    passages.append(Passage("note", " ".join([*became, *attended])))
    return Step("story", tr(IN_YOUR_STORY), tuple(passages))


def _aside(story: Story, round: Round, entry: Entry, already: ToldBefore, briefly: bool) -> list[Step]:
    """What those did who kept to history, and what moved: both stand at the side of the cards, too."""
    moved = already.fresh(moves(story, round.before, round.after, entry.by_people))
    moved += became_of(story, round.before, round.after) if briefly else []
    told = Step("story", tr("What moved"), (Passage("text", letters(" ".join(moved))),), aside=True)
    return [*_others(story, round, entry), *([told] if moved else [])]


def _others(story: Story, round: Round, entry: Entry) -> list[Step]:
    lines = others(story, round, {*entry.by_people, *round.departed})
    told = (Passage("text", letters(" ".join(lines))),)
    return [Step("story", tr("What the others do"), told, aside=True)] if lines else []


def _attended(story: Story, round: Round, chair: str, already: ToldBefore, named: bool) -> str:
    name = f"{letters(name_of(story, chair))}: " if named else ""
    return name + already.attention(story, round.chosen(chair))


def _beside(story: Story, round: Round, chair: str, entry: Entry, already: ToldBefore) -> str:
    """How a pick stands to history, which a room does not hear before it hears what happened."""
    sign, legend = already.sign(round.scene, round.chosen(chair))
    told = f"**{letters(sign)}** {letters(legend)}".rstrip()
    return f"{letters(name_of(story, chair))}: {told}" if len(entry.by_people) > 1 else told


def happened_in(story: Story, scene: Scene, citation: Citation | None = None) -> tuple[Step, ...]:
    """What really happened in a scene as a reader is told it, with the documents behind it."""
    first, *more = happened(story, scene.history, citation)
    return (replace(first, papers=papers(scene)), *more)


def happened(story: Story, history: History, citation: Citation | None = None) -> tuple[Step, ...]:
    """What really happened as a reader is told it, with one sentence of the essay; the rest stands aside."""
    passages = _told(history)
    passages += [_citation(story, citation)] if citation else []
    beyond = [Passage("text", history.beyond)] if history.beyond and history.text else []
    passages += [Passage("text", history.beyond)] if history.beyond and not history.text else []
    more = [Step("beyond", tr("Beyond the essay"), tuple(beyond), aside=True)] if beyond else []
    more += [replace(step, aside=True) for step in _argued(history)]
    return (Step("history", _heading(history), tuple(passages), _cites(history), history.claims), *more)


def said_of(story: Story, history: History) -> Iterator[Step]:
    """What the essay says of an act: how much that is, and of it the two sentences that are furthest from what is
    known; nothing where it says nothing."""
    if history.essay:
        much = trn(
            "The essay says {number} thing about this.",
            "The essay says {number} things about this.",
            len(history.essay),
        )
        told = (Passage("citation", gist) for gist in furthest(story, history))
        yield Step("essay", much, tuple(told), _cites(history))


def what_happened_in(story: Story, scene: Scene) -> tuple[Step, ...]:
    """The whole of what happened in a scene, with all that the essay says of it, for paper."""
    happened, *argued = what_happened(story, scene.history)
    return (replace(happened, papers=papers(scene)), *argued)


def what_happened(story: Story, history: History) -> tuple[Step, ...]:
    """The whole of what really happened, with the essay's word for it, and what historians make of it, for paper."""
    passages = _told(history)
    passages += [Passage("citation", one) for one in citations(story, history)]
    if history.beyond:
        told = tr("Beyond the essay: {told}", told=history.beyond) if history.text else history.beyond
        passages.append(Passage("note", told))
    return (Step("history", _heading(history), tuple(passages), _cites(history), history.claims), *_argued(history))


def _citation(story: Story, citation: Citation) -> Passage:
    one = cited(story, citation)
    return Passage("citation", one.said, one)


def _told(history: History) -> list[Passage]:
    passages = [Passage("text", history.text)] if history.text else []
    return [*passages, Passage("death", history.death)] if history.death else passages


def _heading(history: History) -> str:
    return tr("What happened") if history.text else tr("What is known of this")


def _cites(history: History) -> tuple[str, ...]:
    return tuple(citation.sentence for citation in history.essay)


def _argued(history: History) -> list[Step]:
    told = (Passage("text", history.historians),)
    heading = tr("What historians argue")
    return [Step("historians", heading, told, claims=history.argued)] if history.historians else []
