"""What came of a round, in steps and three voices that never mix: your story, what happened, what historians argue."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from game.engine.chronicle import Entry
from game.engine.reference import Sentence
from game.engine.rules import Round
from game.engine.scene import Citation, History, Option, Outside, Scene
from game.engine.story import Attention, Meter, Story
from game.i18n import listed, tr
from game.telling.card import act_title
from game.telling.corridor import heard
from game.telling.documents import Paper, papers
from game.telling.prose import letters
from game.telling.reference import place_of, verdict
from game.telling.words import DEBATED, changes, chosen_by, dateline, departures, name_of

Voice = Literal["story", "file", "history", "historians", "question", "outside", "act", "meanwhile"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, and how it is meant: ``text``, a quiet ``note``, a ``citation``, or a ``death`` to pass over."""

    kind: Literal["text", "note", "citation", "death"]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reveal, told in one voice."""

    voice: Voice
    heading: str
    passages: tuple[Passage, ...]
    cites: tuple[str, ...] = ()
    """Ids of the essay's sentences that it rests on."""
    facts: tuple[str, ...] = ()
    """Ids of the claims that it rests on."""
    papers: tuple[Paper, ...] = ()
    """The documents that can be read with it."""


@dataclass(frozen=True, slots=True)
class Reveal:
    """Everything told after a pick."""

    act: str
    title: str
    dateline: str
    steps: tuple[Step, ...]


def hold() -> Step:
    """What a room talks about while the teacher holds the reveal."""
    ask = tr("What could they have known that day? And what would you have wished to know?")
    return Step("question", tr("Before you hear what happened"), (Passage("text", ask),))


def reveal(story: Story, round: Round, entry: Entry, glimpses: Iterable[str] = ()) -> Reveal:
    """The reveal of a round in which people were asked; ``glimpses`` is what they saw of their cards in the index."""
    scene = round.scene
    happened, *argued = what_happened_in(story, scene)
    beside = Passage("note", letters(" ".join(_beside(story, round, chair, entry) for chair in entry.by_people)))
    steps = [_your_story(story, round, entry)]
    steps += [_glimpse(text) for text in glimpses if text]
    steps += [replace(happened, passages=(beside, *happened.passages)), *argued]
    if scene.ask:
        questions = tuple(Passage("text", letters(question)) for question in scene.ask)
        steps.append(Step("question", tr("Talk about it"), questions))
    if scene.outside:
        steps.append(outside(scene.outside))
    return Reveal(
        act_title(story, scene.act),
        scene.title,
        dateline(scene),
        tuple(steps),
    )


def outside(panel: Outside) -> Step:
    """The step that leaves the leaders' rooms."""
    return Step("outside", panel.title, (Passage("text", panel.text),), facts=panel.facts)


def citations(story: Story, history: History) -> tuple[str, ...]:
    """What the essay says, where, in a word how that stands up, and what is amiss with it here."""
    return tuple(tr("The essay: {cited}", cited=cited) for cited in gists(story, history))


def gists(story: Story, history: History) -> tuple[str, ...]:
    """The same under a heading that names the essay already."""
    sentences = _cited(story, history)
    rows = zip(sentences, _places(sentences), history.essay, strict=True)
    return tuple(_with_reason(f"{sentence.gist} ({letters(place)})", cited) for sentence, place, cited in rows)


def _with_reason(cited: str, citation: Citation) -> str:
    return tr("{cited} Why: {because}", cited=cited, because=citation.because) if citation.because else cited


def places(story: Story, history: History) -> str:
    """Where the essay says something, and in a word how that stands up; empty where nothing is cited."""
    cited = "; ".join(_places(_cited(story, history)))
    return tr("The essay: {cited}.", cited=cited) if cited else ""


def _cited(story: Story, history: History) -> list[Sentence]:
    return [story.find(Sentence, citation.sentence) for citation in history.essay]


def _places(sentences: list[Sentence]) -> list[str]:
    """The place and the verdict of each; a section is named once."""
    before = ["", *(sentence.section for sentence in sentences)]
    return [
        f"{place_of(sentence).removeprefix(f'{section}, ')}: {verdict(sentence)}"
        for section, sentence in zip(before, sentences, strict=False)
    ]


def _glimpse(text: str) -> Step:
    return Step("file", tr("Your card in the index"), (Passage("text", text),))


def _your_story(story: Story, round: Round, entry: Entry) -> Step:
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
            word = meter.word(round.before[meter.id])
            told = tr("You have looked. That day, {meter} is *{word}*.", meter=letters(meter.name), word=letters(word))
            passages.append(Passage("text", told))
    told_apart = {*entry.by_people, *round.departed}
    others = [_other(story, round, chairs) for chairs in _alike(round, told_apart)]
    if others:
        passages.append(Passage("text", letters(" ".join(others))))
    passages += [Passage("text", letters(line)) for line in departures(story, round)]
    if round.move:
        passages.append(Passage("text", round.move.text))
    if round.together:
        passages.append(Passage("text", round.together.text))
    moved = map(letters, changes(story, round.before, round.after, entry.by_people))
    attended = [_attended(story, round, chair, len(entry.by_people) > 1) for chair in entry.by_people]
    passages.append(Passage("note", " ".join([*moved, *attended])))
    return Step("story", tr("In your story"), tuple(passages))


def _alike(round: Round, told_apart: set[str]) -> list[list[str]]:
    """The other chairs by what they chose: those that chose alike are told together."""
    alike: dict[str, list[str]] = {}
    for chair, _ in round.picks:
        if chair not in told_apart:
            alike.setdefault(round.chosen(chair).label, []).append(chair)
    return list(alike.values())


def _other(story: Story, round: Round, chairs: list[str]) -> str:
    names = listed([name_of(story, chair) for chair in chairs])
    return tr("{names}: {choice}.", names=names, choice=round.chosen(chairs[0]).label)


def _attended(story: Story, round: Round, chair: str, named: bool) -> str:
    option = round.chosen(chair)
    attention = story.find(Attention, option.attends)
    what, about = letters(attention.called), letters(attention.about)
    if named:
        name = letters(name_of(story, chair))
        return tr("{name} attended to: **{what}** ({about}).", name=name, what=what, about=about)
    return tr("You attended to: **{what}** ({about}).", what=what, about=about)


def _beside(story: Story, round: Round, chair: str, entry: Entry) -> str:
    """How a pick stands to history, which a room does not hear before it hears what happened."""
    told = standing(round.scene, round.chosen(chair))
    return f"{name_of(story, chair)}: {told}" if len(entry.by_people) > 1 else told


def standing(scene: Scene, option: Option) -> str:
    """Whether an option is history, or who debates it."""
    if scene.never:
        return tr("Nothing of this happened: the scene is ours.")
    return tr("So it was in history.") if option.historical else tr(DEBATED[option.debated])


def what_happened_in(story: Story, scene: Scene) -> tuple[Step, ...]:
    """What really happened in a scene, with the documents behind it."""
    happened, *argued = what_happened(story, scene.history)
    return (replace(happened, papers=papers(scene)), *argued)


def what_happened(story: Story, history: History) -> tuple[Step, ...]:
    """What really happened, with the essay's word for it, and what historians make of it."""
    passages = [Passage("text", history.text)] if history.text else []
    if history.death:
        passages.append(Passage("death", history.death))
    passages += [Passage("citation", cited) for cited in citations(story, history)]
    if history.beyond:
        told = tr("Beyond the essay: {told}", told=history.beyond) if history.text else history.beyond
        passages.append(Passage("note", told))
    heading = tr("What happened") if history.text else tr("What is known of this")
    cites = tuple(citation.sentence for citation in history.essay)
    steps = [Step("history", heading, tuple(passages), cites, history.facts)]
    if history.historians:
        argued = (Passage("text", history.historians),)
        steps.append(Step("historians", tr("What historians argue"), argued, facts=history.argued))
    return tuple(steps)
