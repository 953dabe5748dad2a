"""The graph, read again by programs that are not ours: Mermaid's own parser, and two that read DOT."""

import html
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pydot
import pytest

from game.authoring.drawing import dot, mermaid
from game.authoring.graph import Graph, graph
from game.content import load, scenes_folder
from game.engine.story import Story

TESTS = Path(__file__).parent.parent
TINY, SHIPPED = load(TESTS / "tiny"), load(scenes_folder())
HOSTILE = '"]; c --> d; } end %%{init}%% <script>alert(1)</script> \\" \\N #quot; &lt; `x` $$y$$ | ; {{[(/\\ 1. *a* _b_'
READ_MERMAID = """
import json, sys
from mermaid_parser.parser import MermaidParser
data = MermaidParser().parse(sys.stdin.read())["graph_data"]
print(json.dumps({key: data[key] for key in ("vertices", "edges", "subGraphs")}))
"""
CASES = [(TINY, ()), (TINY, ("mary",)), (SHIPPED, ()), (SHIPPED, (SHIPPED.chairs[0].id,))]
MERMAID = pytest.mark.skipif(
    sys.version_info >= (3, 13), reason="Mermaid's parser needs a PythonMonkey for this Python"
)
QUIET = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""For pydot, which calls its own parser by old names."""
IDS = ["tiny", "tiny-mary", "shipped", "shipped-first"]


def hostile() -> Story:
    """The tiny story with titles that try to be syntax."""
    scenes = tuple(replace(scene, title=HOSTILE) for scene in TINY.scenes)
    acts = tuple(replace(act, title=HOSTILE) for act in TINY.acts)
    endings = tuple(replace(ending, title=HOSTILE) for ending in TINY.endings)
    return replace(TINY, title=HOSTILE, scenes=scenes, acts=acts, endings=endings)


def by_mermaid(drawn: Graph) -> dict[str, Any]:
    """What Mermaid's own parser makes of the text."""
    done = subprocess.run(
        [sys.executable, "-c", READ_MERMAID],
        input="\n".join(mermaid(drawn)),
        capture_output=True,
        text=True,
        check=True,
    )
    read: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return read


def plain(label: str) -> str:
    """A label as a browser shows it; Mermaid marks numbered letters in a way of its own until it draws them."""
    return html.unescape(label.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";"))


def parts(label: str) -> list[str]:
    return plain(label).replace("<br>", "<br/>").split("<br/>")


@MERMAID
@pytest.mark.parametrize(("story", "chairs"), CASES, ids=IDS)
def test_mermaid_reads_every_box_arrow_and_act(story: Story, chairs: tuple[str, ...]) -> None:
    drawn = graph(story, chairs)
    read = by_mermaid(drawn)
    boxes = {box.id: box for _, boxes in drawn.groups for box in boxes}
    assert read["vertices"].keys() == boxes.keys()
    for id, box in boxes.items():
        assert " ".join(parts(read["vertices"][id]["text"])).split() == " ".join(box.lines).split()
    arrows = [(arrow.start, arrow.end) for arrow in drawn.arrows]
    assert [(edge["start"], edge["end"]) for edge in read["edges"]] == arrows
    titles = [title for title, _ in drawn.groups if title]
    assert sorted(plain(group["title"]) for group in read["subGraphs"]) == sorted(titles)


@QUIET
@pytest.mark.parametrize(("story", "chairs"), CASES, ids=IDS)
def test_dot_is_read_by_another_program(story: Story, chairs: tuple[str, ...]) -> None:
    drawn = graph(story, chairs)
    (read,) = pydot.graph_from_dot_data("\n".join(dot(drawn)))
    arrows = sorted((arrow.start, arrow.end) for arrow in drawn.arrows)
    assert sorted((edge.get_source(), edge.get_destination()) for edge in read.get_edges()) == arrows
    nodes = [node.get_name() for group in read.get_subgraphs() for node in group.get_nodes()]
    assert nodes == [box.id for _, boxes in drawn.groups for box in boxes]


@MERMAID
def test_no_title_breaks_out_of_mermaid() -> None:
    drawn, tame = graph(hostile(), ()), graph(TINY, ())
    read = by_mermaid(drawn)
    assert len(read["vertices"]) == sum(len(boxes) for _, boxes in tame.groups)
    assert len(read["edges"]) == len(tame.arrows)
    title = " ".join(parts(read["vertices"]["card1"]["text"]))
    assert title.startswith(HOSTILE)
    assert not any("<script" in line for line in mermaid(drawn))


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz")
def test_no_title_breaks_out_of_dot() -> None:
    drawn, tame = graph(hostile(), ()), graph(TINY, ())
    done = subprocess.run(
        ["dot", "-Tjson"], input="\n".join(dot(drawn)), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    read = json.loads(done.stdout)
    assert done.stderr == ""
    assert len(read["edges"]) == len(tame.arrows)
    shown = {
        row["name"]: " ".join(one["text"] for one in row["_ldraw_"] if one["op"] == "T")
        for row in read["objects"]
        if "_ldraw_" in row
    }
    assert shown["card1"].startswith(HOSTILE)


@QUIET
def test_a_title_that_is_syntax_is_one_string_for_a_second_reader_of_dot() -> None:
    drawn, tame = graph(hostile(), ()), graph(TINY, ())
    (read,) = pydot.graph_from_dot_data("\n".join(dot(drawn)))
    assert len(read.get_edges()) == len(tame.arrows)


def test_the_graph_of_a_chair_has_its_cards_and_what_they_need() -> None:
    drawn = graph(TINY, ("tom",))
    boxes = {box.id: box for _, boxes in drawn.groups for box in boxes}
    assert "blame-the-clerk: if grip at most 5" in boxes["card3"].lines
    assert not any("mary is away" in line for line in boxes["card3"].lines)
    assert [arrow.label for arrow in graph(TINY, ("mary",)).arrows if arrow.kind == "fact"] == ["book-read", "mary.out"]


def test_a_card_that_only_decides_what_a_chair_needs_is_drawn_apart() -> None:
    first, *rest = TINY.scenes
    seats = tuple(seat for seat in first.seats if seat.chair != "mary")
    options = tuple(replace(option, effects=first.seats[0].options[2].effects) for option in seats[0].options)
    scene = replace(first, seats=(replace(seats[0], options=options),))
    drawn = graph(replace(TINY, scenes=(scene, *rest)), ("mary",))
    kinds = {box.id: box.kind for _, boxes in drawn.groups for box in boxes}
    assert kinds["card1"] == "elsewhere"
    assert kinds["card2"] == "card"


def test_skips_and_endings_say_their_conditions_in_words() -> None:
    drawn = graph(TINY, ())
    assert [arrow.label for arrow in drawn.arrows if arrow.kind == "skip"] == [
        "The flood is skipped if bridge-built and clerk-gone"
    ]
    endings = drawn.groups[-1][1]
    assert [box.lines[-1] for box in endings] == ["if clerk-gone", "if mary.out; or tom.out", "otherwise"]
