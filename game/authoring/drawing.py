"""A graph written as Mermaid or as DOT. Titles come from outside: no letter of them is ever read as syntax."""

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence

from game.authoring.graph import Graph, graph
from game.engine.story import Story

WIDTH = 44
MERMAID_BOXES = {"card": '["{}"]', "elsewhere": '["{}"]:::elsewhere', "ending": '(["{}"])', "page": '(["{}"])'}
MERMAID_ARROWS = {"next": "-->", "skip": "-.->", "fact": "-.->", "under": "~~~"}
DOT_BOXES = {
    "card": "shape=box",
    "elsewhere": "shape=box, style=dashed, fontcolor=gray30",
    "ending": 'shape=box, style="rounded,bold"',
    "page": "shape=ellipse",
}
DOT_ARROWS = {"next": "weight=10", "skip": "style=dashed", "fact": "style=dotted, color=gray40", "under": "style=invis"}


def run(story: Story, chairs: tuple[str, ...], language: str) -> int:
    """Print the graph for these chairs, or for all if none is named."""
    for line in WRITERS[language](graph(story, chairs)):
        print(line)
    return 0


def mermaid(drawn: Graph) -> Iterator[str]:
    """The graph as a Mermaid flowchart."""
    yield "flowchart TD"
    for number, (title, boxes) in enumerate(drawn.groups):
        if title:
            yield f'  subgraph group{number}["{_mermaid(title)}"]'
        for box in boxes:
            yield "    " + box.id + MERMAID_BOXES[box.kind].format("<br/>".join(map(_mermaid, _wrapped(box.lines))))
        if title:
            yield "  end"
    for arrow in drawn.arrows:
        label = f'|"{"<br/>".join(map(_mermaid, _wrapped([arrow.label])))}"|' if arrow.label else ""
        yield f"  {arrow.start} {MERMAID_ARROWS[arrow.kind]}{label} {arrow.end}"
    yield "  classDef elsewhere stroke-dasharray: 4"


def dot(drawn: Graph) -> Iterator[str]:
    """The graph as DOT, for Graphviz."""
    yield "digraph story {"
    yield "  graph [fontname=Helvetica, labeljust=l, ranksep=0.35];"
    yield "  node [fontname=Helvetica]; edge [fontname=Helvetica];"
    for number, (title, boxes) in enumerate(drawn.groups):
        yield f'  subgraph cluster{number} {{ label="{_dot(title)}";' if title else "  {"
        for box in boxes:
            yield f'    {box.id} [{DOT_BOXES[box.kind]}, label="{_lines(box.lines)}"];'
        yield "  }"
    for arrow in drawn.arrows:
        label = f', label="{_lines([arrow.label])}"' if arrow.label else ""
        yield f"  {arrow.start} -> {arrow.end} [{DOT_ARROWS[arrow.kind]}{label}];"
    yield "}"


WRITERS: Mapping[str, Callable[[Graph], Iterator[str]]] = {"mermaid": mermaid, "dot": dot}


def _wrapped(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, WIDTH, break_on_hyphens=False)]


def _lines(lines: Sequence[str]) -> str:
    return "\\n".join(map(_dot, _wrapped(lines)))


def _mermaid(text: str) -> str:
    """Every letter that Mermaid or Markdown might read as a sign becomes its number."""
    return re.sub(r"[^\w ,()-]|_|^-", lambda found: f"#{ord(found[0])};", text)


def _dot(text: str) -> str:
    """Every letter that DOT reads as a sign within quotes is escaped."""
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
