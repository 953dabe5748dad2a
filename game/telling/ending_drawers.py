"""All endings of a story as drawers: open where the player has reached them, shut where not."""

from collections.abc import Collection
from dataclasses import dataclass

from game.engine.story import Story
from game.i18n import tr
from game.telling.prose import plain


@dataclass(frozen=True, slots=True)
class EndingDrawer:
    """The drawer of one ending."""

    is_open: bool
    label: str
    """The title of an ending that was reached, else what hints at it; empty where the story has no hint."""

    @property
    def state(self) -> str:
        """Whether it is open, in a word."""
        return tr("Open") if self.is_open else tr("Shut")

    @property
    def in_words(self) -> str:
        """The same for those who only hear it."""
        return f"{self.state}: {self.label}" if self.label else f"{self.state}."


@dataclass(frozen=True, slots=True)
class EndingDrawers:
    """All of them, as the story lists its endings."""

    drawers: tuple[EndingDrawer, ...]
    full: str
    """What the story says once all are open; empty before that."""

    @property
    def counted(self) -> str:
        """A sentence that says how many endings were reached."""
        opened = sum(drawer.is_open for drawer in self.drawers)
        return tr("Endings that you have reached: {number} of {all}.", number=opened, all=len(self.drawers))

    @property
    def in_words(self) -> tuple[str, ...]:
        """All that is told, a line each."""
        return (self.counted, *(drawer.in_words for drawer in self.drawers), *filter(None, [self.full]))


def ending_drawers(story: Story, reached: Collection[str]) -> EndingDrawers:
    """The drawers for one who has reached these endings; ids that the story has not are passed over."""
    drawers = tuple(
        EndingDrawer(ending.id in reached, ending.title if ending.id in reached else ending.nudge)
        for ending in story.endings
    )
    full = plain(story.drawers_full) if all(drawer.is_open for drawer in drawers) else ""
    return EndingDrawers(drawers, full)
