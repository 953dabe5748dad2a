"""`card-index compare`: several groups' games on two sides of paper, or in full."""

from collections.abc import Sequence

from game.classroom.curve import ChartCourse, chart
from game.classroom.render import rendered
from game.engine.playthrough import Playthrough
from game.i18n import marked, tr
from game.telling.comparison import LETTERS, Comparison, comparison
from game.telling.in_short import model_in_short

MOST = len(LETTERS)
"""How many games there is room for."""
THE_REST = marked(
    "Everything else is had by: card-index compare A.json B.json --full (each group in full, all choices, reasons and "
    "hands side by side)."
)


def compare(games: Sequence[tuple[str, Playthrough]], full: bool = False) -> str:
    """The page of these games: two sides of paper, and if it is ``full``, after them all the rest.

    The same games always give the same page, byte for byte.
    """
    told = comparison(games)
    curves = [(group.letter, group.curve) for group in told.groups if group.curve]
    courses = [ChartCourse(letter, curve.yours, letter) for letter, curve in curves]
    return rendered(
        "compare.html",
        page=told,
        full=full,
        model=model_in_short(),
        rest=tr(THE_REST),
        curves=curves,
        chart=chart(curves[0][1], courses) if curves else None,
        description=_described(told),
    )


def _described(told: Comparison) -> str:
    """The drawing in a few sentences."""
    lasts = [(group.letter, group.curve, group.curve.years[-1]) for group in told.groups if group.curve]
    if not lasts:
        return ""
    _, curve, last = lasts[0]
    ends = ", ".join(tr("{letter} at {value}", letter=letter, value=year.yours) for letter, _, year in lasts)
    return tr(
        "How far {meter} had come, from {first} to {last}, of {top} at most. Each line bears its group's letter. "
        "They end so: {ends}, history at {history} (broken and grey).",
        meter=curve.name,
        first=curve.years[0].year,
        last=last.year,
        top=curve.top,
        ends=ends,
        history=last.history,
    )
