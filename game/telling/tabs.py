"""What comes after a pick, as the tabs of a file: your story, what happened, the essay, and what historians argue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.i18n import marked, tr
from game.telling.reveal import Step

TITLES = {
    "story": marked("Your story"),
    "history": marked("What happened"),
    "essay": marked("The essay"),
    "historians": marked("Historians"),
    "question": marked("Talk about it"),
    "outside": marked("Outside"),
}
LIES_IN = {"file": "story", "story": "story", "history": "history", "essay": "essay", "beyond": "essay"}
"""In which tab each voice lies; all others lie in the last one, which is called by what lies there."""
LAST = ("historians", "question", "outside")


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, with the steps that lie in it."""

    title: str
    steps: tuple[Step, ...]

    @property
    def aside(self) -> bool:
        """Whether all of it is passed over, unless a reader asks for more."""
        return all(step.aside for step in self.steps)


def tabs(steps: Iterable[Step]) -> tuple[Tab, ...]:
    """The steps of a reveal in their tabs, of which none is empty.

    What stands aside once it has been told what happened, and is of your story, lies with what happened: before that
    it would tell what others really did.
    """
    lying: dict[str, list[Step]] = {"story": [], "history": [], "essay": [], LAST[0]: []}
    for step in _apart(steps):
        tab = LIES_IN.get(step.voice, LAST[0])
        lying["history" if tab == "story" and lying["history"] else tab].append(step)
    return tuple(Tab(_title(tab, lain), tuple(lain)) for tab, lain in lying.items() if lain)


def _apart(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps, with what the essay says of them in steps of their own."""
    for step in steps:
        cited = tuple(passage for passage in step.passages if passage.kind == "citation")
        told = tuple(passage for passage in step.passages if passage.kind != "citation")
        if told:
            yield replace(step, passages=told)
        if cited:
            essay = replace(step, voice="essay", heading=tr("What the essay says"), passages=cited)
            yield replace(essay, cites=(), claims=(), papers=()) if told else essay


def _title(tab: str, steps: Iterable[Step]) -> str:
    lain = {step.voice for step in steps}
    return tr(TITLES[next(voice for voice in LAST if voice in lain) if tab == LAST[0] else tab])
