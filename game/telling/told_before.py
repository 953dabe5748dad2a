"""What a reader has been told on earlier cards of a game, so that no sentence comes again and again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.engine.playthrough import Playthrough
from game.engine.scene import Option, Scene
from game.engine.story import Attention, Story
from game.i18n import marked, tr
from game.telling.citations import in_sight
from game.telling.prose import letters
from game.telling.words import DEBATED, moves

MOST_TOLD = 2
"""How often what moves is told in a sentence in one game; after that it stands at the side of the cards alone."""

SIGNS = {
    "never": (marked("Made up."), marked("Nothing of this happened: the scene is ours.")),
    "history": (marked("As in history."), marked("So it was in history.")),
    "strong": (marked("Debated."), DEBATED["strong"]),
    "some": (marked("Debated by some."), DEBATED["some"]),
    "ours": (marked("Our suggestion."), DEBATED["ours"]),
}
"""How an option stands to history: a short sign, and the sentence that explains it."""


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """What was told on the cards before this one."""

    cited: frozenset[str] = frozenset()
    """The sentences of the essay that stood in sight, by their ids."""
    explained: frozenset[str] = frozenset()
    """The signs and the kinds of attention that were explained, by their ids."""
    moved: Mapping[str, int] = field(default_factory=dict)
    """How often each sentence was told about what moved."""

    def fresh(self, sentences: Iterable[str]) -> list[str]:
        """Those of the sentences about what moved that were told fewer than `MOST_TOLD` times."""
        return [sentence for sentence in sentences if self.moved.get(sentence, 0) < MOST_TOLD]

    def sign(self, scene: Scene, option: Option) -> tuple[str, str]:
        """How an option stands to history: its sign, and what explains it the first time."""
        id = _sign(scene, option)
        sign, legend = map(tr, SIGNS[id])
        return sign, "" if id == "history" or id in self.explained else legend

    def attention(self, story: Story, option: Option) -> str:
        """What an option attends to, which is explained the first time."""
        one = story.find(Attention, option.attends)
        what = tr("Attention: **{what}**", what=letters(one.called))
        return f"{what}." if one.id in self.explained else f"{what} ({letters(one.about)})."


NOTHING = ToldBefore()


def standing(scene: Scene, option: Option) -> str:
    """Whether an option is history, or who debates it, in a sentence."""
    return tr(SIGNS[_sign(scene, option)][1])


def told_before(playthrough: Playthrough, rounds: int) -> ToldBefore:
    """What was told of the first rounds of a game, as many as ``rounds``."""
    cited: set[str] = set()
    explained: set[str] = set()
    moved: Counter[str] = Counter()
    rows = zip(playthrough.rounds[:rounds], playthrough.chronicle.entries, strict=False)
    for round, entry in rows:
        if entry.by_people:
            citation = in_sight(round.scene.history, cited)
            cited |= {citation.sentence} if citation else set()
            options = [round.chosen(chair) for chair in entry.by_people]
            explained |= {id for option in options for id in (option.attends, _sign(round.scene, option))}
            moved.update(moves(playthrough.story, round.before, round.after, entry.by_people))
    return ToldBefore(frozenset(cited), frozenset(explained), moved)


def _sign(scene: Scene, option: Option) -> str:
    if scene.never:
        return "never"
    return "history" if option.historical else option.debated
