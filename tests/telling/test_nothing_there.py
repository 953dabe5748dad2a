"""Where a list of the story is empty, nothing is said of it: no half sentence, no heading and no empty table."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from textual.widgets import Static

from game.authoring.preview import begun_at
from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.engine.chronicle import Chronicle, replay
from game.engine.playthrough import Playthrough
from game.engine.reference import Teaching
from game.engine.scene import Scene
from game.engine.story import Chair, Story
from game.exit_codes import CommandError
from game.plain.game import PlainGame
from game.session.snapshot import Snapshot
from game.telling.card import panel
from game.tui.screens import ending
from game.tui.widgets.slip import entries
from tests.classroom.games import TINY


def chairs(**empty: object) -> Callable[[Story], Story]:
    return lambda story: replace(story, chairs=tuple(replace(chair, **empty) for chair in story.chairs))


def scenes(change: Callable[[Scene], Scene]) -> Callable[[Story], Story]:
    return lambda story: replace(story, scenes=tuple(map(change, story.scenes)))


EMPTIED: dict[str, Callable[[Story], Story]] = {
    "aims": lambda story: replace(story, aims=()),
    "books": lambda story: replace(story, books=()),
    "terms": lambda story: replace(story, terms=()),
    "others": chairs(others=()),
    "panel": chairs(panel=()),
    "offices": chairs(offices=()),
    "ask": scenes(lambda scene: replace(scene, ask=())),
    "citations": scenes(lambda scene: replace(scene, history=replace(scene.history, essay=()))),
    "fates": lambda story: replace(story, fates=replace(story.fates, before="", people=(), after="")),
    "teaching": lambda story: replace(story, teaching=Teaching((), "", (), ())),
}


EMPTIED["all"] = lambda story: reduce(lambda one, name: EMPTIED[name](one), [*EMPTIED][:-1], story)


@pytest.fixture(params=EMPTIED)
def story(request: pytest.FixtureRequest) -> Story:
    return EMPTIED[request.param](TINY)


def played(story: Story) -> tuple[list[str], Chronicle]:
    """A game in plain lines from the first question to the ending, and the game itself."""
    said: list[str] = []
    kept: list[Snapshot] = []

    def keep(snapshot: Snapshot) -> str:
        kept.append(snapshot)
        return ""

    PlainGame(story, iter(["1"] * 60), said.append, keep).play(None)
    return said, kept[-1].chronicle


def test_plain_lines_say_no_half_sentence_and_no_heading_over_nothing(story: Story) -> None:
    said, _ = played(story)
    assert [line for line in said if line.startswith("For two pages to print")]
    assert not [line for line in said if re.search(r"[:,;(] ?[.:,;)]|“”|^\s*$", line)]
    introduced = ("What you know", "What really became")
    assert not [line for line in said if line.endswith(":") and not line.startswith(introduced)]
    heads = {
        "Which card mattered.",
        "What became of them.",
        "Questions to talk about.",
        "Books to go on with.",
        "Talk about it.",
        said[-1],
    }
    assert not [line for line, after in pairwise(said) if {line, after} <= heads]


def faults(page: Element) -> Iterator[str]:
    """Headings over nothing, and lists and tables without a row."""
    for parent in page.iter():
        rows = [*parent, None]
        if parent.tag in {"ul", "ol", "dl", "tbody", "section"} and rows == [None]:
            yield f"an empty {parent.tag}"
        for one, after in pairwise(rows):
            is_head = one is not None and re.fullmatch("h[1-6]", str(one.tag))
            if is_head and (after is None or (re.fullmatch("h[1-6]", str(after.tag)) and after.tag <= one.tag)):
                yield f"nothing under {''.join(one.itertext())}"


def test_pages_have_no_heading_over_nothing_and_no_empty_list(story: Story) -> None:
    _, game = played(story)
    playthrough = Playthrough.of(story, game).played_on()
    pages = {"debrief": debrief(playthrough, full=True), **handouts(story, story.decks[0], full=True)}
    pages["two pages"] = debrief(playthrough)
    pages["compare"] = compare([("one", playthrough), ("other", playthrough)], full=True)
    for name, page in pages.items():
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        assert list(faults(tree)) == [], name
    lines = [line for line in debrief(playthrough, "md", full=True).split("\n") if line.strip()]
    for line, after in zip(lines, [*lines[1:], "# end"], strict=True):
        depth = len(line) - len(line.lstrip("#"))
        assert not depth or not 0 < len(after) - len(after.lstrip("#")) <= depth, line


def test_the_slip_has_no_entry_of_nothing(story: Story) -> None:
    playthrough = Playthrough.of(story, Chronicle(("mary",)))
    assert playthrough.scene
    told = panel(playthrough, "mary", playthrough.scene)
    lines = [entry.plain for entry in entries(told)]
    assert lines
    assert not [line for line in lines if line.startswith(":") or line.rstrip().endswith(":")]
    assert all(name in " ".join(lines) for name, _ in told.others)


def test_a_screen_has_no_heading_over_nothing() -> None:
    assert ending._part("Books", []) == []
    assert len(list(ending._part("Books", [Static("one")]))) == 2


def test_a_chair_that_is_asked_nothing_reads_no_heading_of_its_choices() -> None:
    bench = replace(TINY.find(Chair, "tom"), id="pell", name="Pell")
    story = replace(TINY, chairs=(*TINY.chairs, bench))
    said: list[str] = []
    PlainGame(story, iter(["1"] * 60), said.append, lambda _: "").play(Chronicle(("pell",), (), "whole").sealed(story))
    assert not [line for line in said if "choices beside history" in line or line.startswith("Which card mattered")]
    game = replay(story, Chronicle(("pell",), (), "whole").sealed(story))
    assert not game.broken


def test_a_card_at_which_nobody_sits_cannot_be_tried_and_says_why() -> None:
    first, *rest = TINY.scenes
    story = replace(TINY, scenes=(replace(first, seats=()), *rest))
    with pytest.raises(CommandError, match="Nobody sits in 1901-03-bridge"):
        begun_at(story, first.id, (), ())
