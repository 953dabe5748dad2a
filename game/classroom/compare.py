"""`card-index compare`: several groups' games on one page to print."""

from collections.abc import Sequence

from game.classroom import TEMPLATES
from game.classroom.curve import Course, chart
from game.engine.playthrough import Playthrough
from game.i18n import tr
from game.telling.comparison import LETTERS, Comparison, comparison
from game.telling.html import templates

MOST = len(LETTERS)
"""How many games there is room for."""


def compare(games: Sequence[tuple[str, Playthrough]]) -> str:
    """The page of these games. The same games always give the same page, byte for byte."""
    told = comparison(games)
    curves = [(group.letter, group.curve) for group in told.groups if group.curve]
    courses = [Course(letter, curve.yours, letter) for letter, curve in curves]
    text: str = (
        templates(TEMPLATES)
        .get_template("compare.html")
        .render(
            page=told,
            curves=curves,
            chart=chart(curves[0][1], courses) if curves else None,
            description=_described(told),
        )
    )
    return text


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
