"""The drawings, for Mermaid and for Graphviz: the small ones as they are kept in tests/authoring/drawings, and all of
them line by line, so that every box and arrow of the graph is there and no title is read as syntax.

``pytest tests/authoring --redraw`` writes the kept ones anew, to be reviewed as a diff.
"""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from game.authoring.drawing import WRITERS, dot
from game.authoring.graph import Graph, graph
from game.content import scenes_folder
from game.engine.story import Story
from tests.authoring.test_graph import without_mary_on_the_first_card
from tests.loaded import loaded

TESTS = Path(__file__).parent.parent
DRAWINGS = Path(__file__).parent / "drawings"
TINY, SECOND, SHIPPED = loaded(TESTS / "tiny"), loaded(TESTS / "second"), loaded(scenes_folder())
HOSTILE = '"]; c --> d; } end %%{init}%% <script>alert(1)</script> \\" \\N #quot; &lt; `x` $$y$$ | ; {{[(/\\ 1. *a* _b_'
KEPT: dict[str, tuple[Story, tuple[str, ...]]] = {
    "tiny": (TINY, ()),
    "tiny-mary": (TINY, ("mary",)),
    "tiny-elsewhere": (without_mary_on_the_first_card(), ("mary",)),
    "second": (SECOND, ()),
    "second-snow": (SECOND, ("snow",)),
}
MERMAID_TEXT = r"((?:[^\W_]|[ ,()-]|#\d+;|<br/>)*)"
"""Letters that mean nothing to Mermaid or to Markdown, every other one by its number."""
DOT_TEXT = r'((?:[^"\\]|\\["\\n])*)'
"""Inside quotes of DOT, where a quote and a backslash must follow a backslash; an n there begins a line."""
LINES: Mapping[str, Mapping[str, str]] = {
    "mermaid": {
        "group": rf'  subgraph group\d+\["{MERMAID_TEXT}"\]',
        "box": rf'    (\w+)\(?\["{MERMAID_TEXT}"\]\)?(?::::elsewhere)?',
        "arrow": rf'  (\w+) (?:-->|-\.->|~~~)(?:\|"{MERMAID_TEXT}"\|)? (\w+)',
        "other": r"flowchart TD|  end|  classDef elsewhere stroke-dasharray: 4",
    },
    "dot": {
        "group": rf'  subgraph cluster\d+ \{{ label="{DOT_TEXT}";',
        "box": rf'    (\w+) \[[\w, ]*=[\w=, ]*(?:"rounded,bold")?, label="{DOT_TEXT}"\];',
        "arrow": rf'  (\w+) -> (\w+) \[[\w=, ]*(?:, label="{DOT_TEXT}")?\];',
        "other": r"digraph story \{|  (?:graph|node) \[fontname=Helvetica.*\];|  \{|  \}|\}",
    },
}
"""Every line that a drawing may have."""


@dataclass
class Drawn:
    """What a reader of the text sees."""

    groups: list[str] = field(default_factory=list)
    boxes: dict[str, str] = field(default_factory=dict)
    arrows: list[tuple[str, str, str]] = field(default_factory=list)


def read(language: str, lines: list[str]) -> Drawn:
    """Read a drawing line by line; a line of any other form is refused."""
    drawn = Drawn()
    for line in lines:
        kind, found = next(
            (kind, found) for kind, form in LINES[language].items() if (found := re.fullmatch(form, line))
        )
        match kind, found.groups(default=""):
            case "group", (title,):
                drawn.groups.append(plain(language, title))
            case "box", (id, text):
                drawn.boxes[id] = plain(language, text)
            case "arrow", (start, one, other):
                label, end = (one, other) if language == "mermaid" else (other, one)
                drawn.arrows.append((start, end, plain(language, label)))
    return drawn


def plain(language: str, text: str) -> str:
    """A text of the drawing as it is shown, in one line."""
    if language == "mermaid":
        shown = html.unescape(text.replace("<br/>", " ").replace("#", "&#"))
    else:
        shown = html.unescape(re.sub(r"\\(.)", lambda found: " " if found[1] == "n" else found[1], text))
    return " ".join(shown.split())


def expected(drawn: Graph) -> Drawn:
    """What a reader of any drawing of the graph must see."""
    return Drawn(
        [" ".join(title.split()) for title, _ in drawn.groups if title],
        {box.id: " ".join(" ".join(box.lines).split()) for _, boxes in drawn.groups for box in boxes},
        [(arrow.start, arrow.end, " ".join(arrow.label.split())) for arrow in drawn.arrows],
    )


def hostile() -> Story:
    """The tiny story with titles that try to be syntax."""
    scenes = tuple(replace(scene, title=HOSTILE) for scene in TINY.scenes)
    acts = tuple(replace(act, title=HOSTILE) for act in TINY.acts)
    endings = tuple(replace(ending, title=HOSTILE) for ending in TINY.endings)
    return replace(TINY, title=HOSTILE, scenes=scenes, acts=acts, endings=endings)


ALL = KEPT | {"shipped": (SHIPPED, ()), "shipped-first": (SHIPPED, (SHIPPED.chairs[0].id,)), "hostile": (hostile(), ())}
drawings = pytest.mark.parametrize(("story", "chairs"), ALL.values(), ids=ALL)


@pytest.mark.parametrize("language", WRITERS)
@pytest.mark.parametrize("name", KEPT)
def test_a_small_drawing_is_the_one_that_is_kept(name: str, language: str, request: pytest.FixtureRequest) -> None:
    story, chairs = KEPT[name]
    text = "\n".join(WRITERS[language](graph(story, chairs))) + "\n"
    file = DRAWINGS / f"{name}.{language}"
    if request.config.getoption("--redraw"):
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


def test_no_drawing_is_kept_of_what_is_not_drawn() -> None:
    assert {file.name for file in DRAWINGS.iterdir()} == {f"{name}.{language}" for name in KEPT for language in WRITERS}


@pytest.mark.parametrize("language", WRITERS)
@drawings
def test_every_box_arrow_and_act_is_drawn_and_nothing_else(
    story: Story, chairs: tuple[str, ...], language: str
) -> None:
    drawn = graph(story, chairs)
    assert read(language, list(WRITERS[language](drawn))) == expected(drawn)


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz: apt-get install graphviz")
@drawings
def test_graphviz_draws_every_box_arrow_and_act(story: Story, chairs: tuple[str, ...]) -> None:
    drawn = graph(story, chairs)
    done = subprocess.run(
        ["dot", "-Tjson"], input="\n".join(dot(drawn)), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stderr == ""
    shown = json.loads(done.stdout)
    objects = shown["objects"]
    names = [one["name"] for one in objects]
    told = {one["name"]: letters(one) for one in objects if not one["name"].startswith(("cluster", "%"))}
    wanted = expected(drawn)
    assert told == wanted.boxes
    assert [letters(one) for one in objects if one["name"].startswith("cluster")] == wanted.groups
    arrows = [(names[edge["tail"]], names[edge["head"]]) for edge in shown["edges"]]
    assert sorted(arrows) == sorted((start, end) for start, end, _ in wanted.arrows)


def letters(shape: dict[str, object]) -> str:
    """What is written in a shape, in one line."""
    drawn = shape.get("_ldraw_", [])
    assert isinstance(drawn, list)
    return " ".join(" ".join(one["text"] for one in drawn if one["op"] == "T").split())
