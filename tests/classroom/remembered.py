"""Games of a story that remembers: what was said in the corridor, asked for and typed on a card."""

from collections.abc import Mapping
from pathlib import Path

from game.engine.chronicle import Chronicle, Pick
from game.engine.playthrough import Playthrough
from game.engine.rules import Word
from tests.loaded import loaded

SECOND = loaded(Path(__file__).parent.parent / "second")
LIST, GUARDIANS, REPORTS = "1854-09-list", "1854-09-guardians", "1855-07-two-reports"
LETTER, WELL = "1854-10-a-letter", "1854-11-an-open-well"


def remembered(
    *chairs: str, picks: Mapping[str, str], words: Mapping[str, Word] | None = None, deck: str = "whole"
) -> Playthrough:
    """A game to its end: on these cards the first of the chairs picks so, and says such a word; all other picks are
    history's, or what is expected."""
    chronicle = Chronicle(chairs, deck=deck, mode="teams" if len(chairs) > 1 else "solo").sealed(SECOND)
    playthrough = Playthrough.of(SECOND, chronicle).played_on()
    while playthrough.asked and (scene := playthrough.scene):
        made = []
        for seat in playthrough.asked:
            own = next(option.id for option in seat.options if option.historical)
            made.append(Pick(seat.chair, picks.get(scene.id, own) if seat.chair == chairs[0] else own))
        said = [word for card, word in (words or {}).items() if card == scene.id]
        playthrough = playthrough.play(made, (), (), said).played_on()
    return playthrough


TO_WHITEHEAD = Word("snow", "whitehead")
ASKED = remembered(
    "snow",
    picks={GUARDIANS: "open-the-well", LETTER: "answer-at-length", REPORTS: "ask-for-a-hearing"},
    words={LIST: TO_WHITEHEAD, REPORTS: TO_WHITEHEAD},
)
"""Snow asks the curate twice, and is told yes, and then no; he has the well opened."""
TURNED = remembered("snow", picks={REPORTS: "leave-it-to-time"}, words={REPORTS: TO_WHITEHEAD})
"""Snow asks the curate for one thing, and does another."""
