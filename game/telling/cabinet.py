"""The hidden meter as a cabinet, of which so many drawers are full: as it stands on a day, or as it was filled."""

from dataclasses import dataclass

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.state import State
from game.engine.story import Story
from game.i18n import tr

MOST = 20
"""The drawers of a cabinet; of a shorter meter, one for each of its steps."""


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A row of drawers, of which the first are full."""

    full: int
    of: int
    years: tuple[int, ...] = ()
    """For each drawer that was ever full, the year in which it became so, or in which it was emptied again; none for
    the reading of a day."""

    @property
    def in_words(self) -> str:
        """The same for those who cannot see it."""
        return tr("Of its {all} drawers, full: {full}.", all=self.of, full=self.full)


def reading(story: Story, state: State) -> Cabinet:
    """The cabinet as one sees it who looks."""
    meter = story.find(Meter, story.curve)
    return Cabinet(_full(meter, state[meter.id]), _drawers(meter))


def filled(playthrough: Playthrough) -> Cabinet:
    """The cabinet at the end, with the year of each drawer."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    full = _full(meter, meter.start)
    years = [playthrough.story.scenes[0].date.year] * full
    for round in playthrough.rounds:
        before, full, year = full, _full(meter, round.after[meter.id]), round.scene.date.year
        years[before:full] = [year] * (full - before)
        years[full:before] = [year] * (before - full)
    return Cabinet(full, _drawers(meter), tuple(years))


def _drawers(meter: Meter) -> int:
    return min(MOST, meter.high - meter.low)


def _full(meter: Meter, value: int) -> int:
    """How many drawers a value fills: none or all only at its two ends, where there is more than one."""
    steps, of = meter.high - meter.low, _drawers(meter)
    full = (value - meter.low) * of // steps
    return min(max(full, 1), of - 1) if 0 < value - meter.low < steps else full
