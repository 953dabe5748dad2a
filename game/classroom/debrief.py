"""`card-index debrief`: a game on two sides of paper, or in full; in HTML, or in Markdown to work on."""

from collections.abc import Mapping
from typing import Literal

from game.classroom.curve import ChartCourse, chart
from game.classroom.render import TEMPLATES
from game.engine.playthrough import Playthrough
from game.i18n import listed, marked, tr, trn
from game.telling import html, markdown
from game.telling.hidden_line import Curve
from game.telling.page import page

PageFormat = Literal["html", "md"]
NO_ESSAY: Mapping[str, str] = {}
THE_REST = marked(
    "Everything else is had by: card-index debrief GAME.json --full (each card as it went, the sources, the hands, "
    "what became of the people, books)."
)
SUFFIXES: dict[str, PageFormat] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}
"""What a page is written as, by the ending of its file's name."""


def debrief(
    playthrough: Playthrough,
    kind: PageFormat = "html",
    essay: Mapping[str, str] = NO_ESSAY,
    full: bool = False,
    rest: str = "",
) -> str:
    """The page of a game: two sides of paper, and if it is ``full``, after them all the rest, with the sentences of the
    reader's own copy of the essay where there is one.

    ``rest`` tells the reader of the two sides how the rest is had, where that is not by the command. The same game
    always gives the same page, byte for byte.
    """
    told = page(playthrough, essay, rest or tr(THE_REST))
    curve = told.ending.curve if told.ending else None
    template = (html if kind == "html" else markdown).templates(TEMPLATES).get_template(f"debrief.{kind}")
    text: str = template.render(
        page=told,
        full=full,
        chart=chart(curve, [ChartCourse(tr("this game"), curve.yours)]) if curve else None,
        description=described(curve) if curve else "",
    )
    return text


def described(curve: Curve) -> str:
    """The drawing in a few sentences."""
    last = curve.years[-1]
    marks = [trn("{number} decision", "{number} decisions", len(curve.decided))]
    if curve.guesses:
        marks.append(trn("{number} guess", "{number} guesses", len(curve.guesses)))
    return tr(
        "How far {meter} had come, from {first} to {last}. This game ends at {yours} of {top} ({yours_in_words}), "
        "history at {history} ({history_in_words}). Marked are {marks}.",
        meter=curve.name,
        first=curve.years[0].year,
        last=last.year,
        yours=last.yours,
        top=curve.top,
        yours_in_words=last.yours_in_words,
        history=last.history,
        history_in_words=last.history_in_words,
        marks=listed(marks),
    )
