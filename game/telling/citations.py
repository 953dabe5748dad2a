"""Sentences of the essay as a card cites them: what each says and where, how it stands up, and what is amiss."""

from collections.abc import Collection
from dataclasses import dataclass

from game.engine.names import compared
from game.engine.reference import Sentence
from game.engine.scene import Citation, History
from game.engine.story import Story
from game.i18n import marked, tr
from game.telling.prose import letters
from game.telling.reference import VERDICTS, place_of, short_place_of, verdict

GUESSES = (
    ("right", marked("right")),
    ("simplified", marked("simplified")),
    ("disputed", marked("disputed")),
    ("wrong", marked("wrong")),
)
"""The verdicts that a reader can guess, in the order of their numbers, each in a word."""
_FAR = [id for id, _ in GUESSES]
"""The verdicts, each further from what is known than the one before it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One sentence on a card, which its reader can judge before the verdict is told."""

    gist: str
    """What the essay says."""
    place: str
    """Where it says so, in short."""
    verdict: str
    """How it stands up, by its id."""
    because: str
    """What is amiss with it here; empty for one that is right."""

    @property
    def said(self) -> str:
        """What the essay says, and where."""
        return tr("The essay ({place}): {cited}", place=letters(self.place), cited=self.gist)

    @property
    def stands(self) -> str:
        """How it stands up, in a word or two."""
        return tr(VERDICTS[self.verdict])

    @property
    def told(self) -> str:
        """How it stands up, and why."""
        judged = f"**{tr('Our verdict: {verdict}.', verdict=self.stands)}**"
        return f"{judged} {self.because}".rstrip()

    def answered(self, guess: int | None) -> str:
        """The verdict after a guess by its number, from 1; None for a reader who passed it over."""
        return self.told if guess is None else f"{self.weighed(guess)} {self.told}"

    def weighed(self, guess: int) -> str:
        """A guess beside our verdict."""
        id, word = GUESSES[guess - 1]
        agreed = marked("You say {guess}, and so do we.")
        return tr(agreed if id == self.verdict else marked("You say {guess}."), guess=tr(word))


def question() -> str:
    """What is asked before the verdict, with the number of each guess."""
    return "   ".join(question_in_parts())


def question_in_parts() -> tuple[str, ...]:
    """The same, parted where a line can end: no guess is torn from its number."""
    first, *others = (f"{number} {tr(word)}" for number, (_, word) in enumerate(GUESSES, 1))
    return tr("Does that stand? {guesses}", guesses=first), *others


def guessed(typed: str) -> int | None:
    """The guess that was typed, by its number or its word; None for anything else, which passes it over."""
    words = {compared(tr(word)): number for number, (_, word) in enumerate(GUESSES, 1)}
    return words.get(compared(typed)) or next((n for n in words.values() if typed == str(n)), None)


def in_sight(history: History, seen: Collection[str] = ()) -> Citation | None:
    """The one sentence that stands on a card: the first that the reader has not ``seen`` on another; None without."""
    return next((one for one in history.essay if one.sentence not in seen), None)


def furthest(story: Story, history: History) -> list[str]:
    """The gists and verdicts of the two cited sentences that are furthest from what is known: wrong before disputed,
    disputed before simplified, and among equals in the order in which they are cited."""
    rows = (story.find(Sentence, citation.sentence) for citation in history.essay)
    worst = sorted(rows, key=lambda one: -_FAR.index(one.verdict))[:2]
    return [f"{one.gist} *({verdict(one)})*" for one in worst]


def cited(story: Story, citation: Citation) -> Cited:
    """A sentence as it is shown on a card."""
    sentence = story.find(Sentence, citation.sentence)
    return Cited(sentence.gist, short_place_of(sentence), sentence.verdict, citation.because)


def citations(story: Story, history: History) -> tuple[str, ...]:
    """All that the essay says of a card, where, in a word how that stands up, and what is amiss with it here."""
    return tuple(tr("The essay: {cited}", cited=cited) for cited in gists(story, history))


def gists(story: Story, history: History) -> tuple[str, ...]:
    """The same under a heading that names the essay already."""
    sentences = _cited(story, history)
    rows = zip(sentences, _places(sentences), history.essay, strict=True)
    return tuple(_with_reason(f"{sentence.gist} ({letters(place)})", cited.because) for sentence, place, cited in rows)


def places(story: Story, history: History) -> str:
    """Where the essay says something, and in a word how that stands up; empty where nothing is cited."""
    told = "; ".join(_places(_cited(story, history)))
    return tr("The essay: {cited}.", cited=told) if told else ""


def _with_reason(told: str, because: str) -> str:
    return tr("{cited} Why: {because}", cited=told, because=because) if because else told


def _cited(story: Story, history: History) -> list[Sentence]:
    return [story.find(Sentence, citation.sentence) for citation in history.essay]


def _places(sentences: list[Sentence]) -> list[str]:
    """The place and the verdict of each; a section is named once."""
    before = ["", *(sentence.section for sentence in sentences)]
    return [
        f"{place_of(sentence).removeprefix(f'{section}, ')}: {verdict(sentence)}"
        for section, sentence in zip(before, sentences, strict=False)
    ]
