"""The debrief page: inert whatever it contains, whole, readable, and the same on each run."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.debrief import PageFormat, debrief
from game.console import shown
from game.engine.outcome import history
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.ending import ending_told
from game.telling.hidden_line import curve_told
from game.telling.in_short import LEAST_PICKS, MOST_MOMENTS, in_short
from tests.classroom.games import HOSTILE, SHIPPED, TINY, game
from tests.classroom.parsed import assert_inert, assert_readable, elements, name, parsed, text, tokens

SIX = tuple(chair.id for chair in SHIPPED.chairs)
GAMES: dict[str, Playthrough] = {
    "solo": game("trotsky", mode="solo", texts=["He thinks first of the army."]),
    "class": game("zinoviev", mode="class", hands=(11, 9, 6), texts=["Nobody would print it."]),
    "teams": game("trotsky", "bukharin", "rykov", turn=1),
    "six-chairs": game(*SIX, deck="double", texts=HOSTILE, hands=(3, 4, 5)),
    "tiny": game("mary", "tom", story=TINY, deck="whole", texts=HOSTILE),
    "part": game("bukharin", mode="class", deck="whole", texts=HOSTILE, hands=(3, 4), cards=3),
    "nothing": game("tomsky", mode="solo", cards=0),
}
IN_SHORT = ", in short"
WHICH = [*GAMES, *(f"{which}{IN_SHORT}" for which in GAMES)]


class Made(dict[str, str]):
    """Pages by their games, each made when a test first wants it: every process of the tests reads this file."""

    def __init__(self, kind: PageFormat) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, which: str) -> str:
        playthrough = GAMES[which.removesuffix(IN_SHORT)]
        return self.setdefault(which, debrief(playthrough, self.kind, full=not which.endswith(IN_SHORT)))


PAGES, MARKDOWN = Made("html"), Made("md")


def hostile_story() -> Story:
    """The tiny story as somebody might write it who wants to get into the page."""
    bad = HOSTILE[1]
    scenes = tuple(
        replace(
            scene,
            title=f"{scene.title} {bad}",
            place=bad,
            day=bad,
            ask=(bad,),
            seats=tuple(
                replace(
                    seat,
                    options=tuple(replace(one, label=f"{one.label} {bad}", outcome=bad) for one in seat.options),
                )
                for seat in scene.seats
            ),
        )
        for scene in TINY.scenes
    )
    chairs = tuple(replace(chair, name=f"{chair.name} {bad}") for chair in TINY.chairs)
    endings = tuple(replace(ending, title=bad, text=f"{bad} [x](javascript:1)") for ending in TINY.endings)
    aims = tuple(replace(aim, title=bad, met=bad, missed=bad) for aim in TINY.aims)
    return replace(TINY, title=bad, tagline=bad, scenes=scenes, chairs=chairs, endings=endings, aims=aims)


@pytest.mark.parametrize("which", WHICH)
def test_nothing_on_the_page_runs_loads_or_leads_anywhere(which: str) -> None:
    assert_inert(PAGES[which])


def test_a_story_cannot_get_into_the_page_either() -> None:
    playthrough = game("mary", "tom", story=hostile_story(), deck="whole")
    for full in (True, False):
        page = debrief(playthrough, full=full)
        assert_inert(page)
        assert HOSTILE[1] in text(parsed(page))
        kinds = {one.type for one in tokens(debrief(playthrough, "md", full=full))}
        assert not {"html_inline", "html_block", "image", "link_open"} & kinds


@pytest.mark.parametrize("which", WHICH)
def test_a_screen_reader_finds_its_way(which: str) -> None:
    assert_readable(PAGES[which])


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_what_was_typed_is_read_as_it_was_typed(hostile: str) -> None:
    playthrough = game("mary", story=TINY, deck="short", texts=[hostile])
    typed = " ".join(shown(hostile).split())
    for full, times in ((False, 2), (True, 3)):  # the name, the reason, and where all is told the reason once more
        assert text(parsed(debrief(playthrough, full=full))).count(typed) == times
        found = tokens(debrief(playthrough, "md", full=full))
        assert "".join(one.content for one in found if one.type in {"text", "text_special"}).count(typed) == times


@pytest.mark.parametrize("which", WHICH)
def test_no_control_character_gets_onto_a_page(which: str) -> None:
    for page in (PAGES[which], MARKDOWN[which]):
        assert page == "\n".join(shown(line) for line in page.split("\n"))


@pytest.mark.parametrize("which", WHICH)
def test_in_markdown_nothing_is_a_tag_a_link_or_a_picture(which: str) -> None:
    kinds = {one.type for one in tokens(MARKDOWN[which])}
    assert (
        not {"html_inline", "html_block", "image", "link_open", "code_inline", "fence", "code_block", "s_open"} & kinds
    )
    assert "table_open" in kinds or which.startswith("nothing")


@pytest.mark.parametrize("which", WHICH)
def test_both_forms_have_the_same_parts(which: str) -> None:
    parts = [text(one) for one in elements(parsed(PAGES[which])) if name(one) == "h2"]
    found = tokens(MARKDOWN[which])
    heads = [
        found[place + 1].content for place, one in enumerate(found) if one.type == "heading_open" and one.tag == "h2"
    ]
    assert heads == parts


@pytest.mark.parametrize("which", GAMES)
def test_every_choice_is_there_with_history_beside_it(which: str) -> None:
    playthrough = GAMES[which]
    told = text(parsed(PAGES[which]))
    for round, real, entry in zip(
        playthrough.rounds, history(playthrough.story), playthrough.chronicle.entries, strict=False
    ):
        for chair in entry.by_people:
            yours, his = round.option(chair), real.option(chair)
            assert yours
            assert f"chose: {yours.label}." in told
            assert " ".join(yours.outcome.split())[:60] in told
            assert yours.historical or his is None or f"{his.label}." in told
            assert round.move or round.scene.call
            assert round.move is None or " ".join(round.move.text.split())[:60] in told


def test_reasons_hands_and_foretelling_are_told() -> None:
    told = text(parsed(PAGES["class"]))
    assert "The reason noted: Nobody would print it." in told
    assert "11 of 26 wanted “" in told
    assert "'s team foretold " in text(parsed(PAGES["teams"]))


def test_the_drawing_and_its_twin_in_numbers_agree_with_the_game() -> None:
    playthrough = GAMES["solo"]
    curve = curve_told(playthrough)
    tree = parsed(PAGES["solo"])
    (drawing,) = (one for one in elements(tree) if name(one) == "svg")
    words = [text(one) for one in elements(drawing) if name(one) == "text"]
    assert [str(year) for year in range(1917, 1930)] == [word for word in words if word.isdigit()]
    assert {"history", "this game"} <= set(words)
    lines = [one.attrib for one in elements(drawing) if name(one) == "polyline"][1:]
    assert [line.get("stroke-dasharray") for line in lines] == ["7 5", None]
    marks = [one.attrib["d"] for one in elements(drawing) if name(one) == "path"]
    assert len(marks) == len(curve.decided) + len(curve.guesses) > len(curve.decided)
    rows = [[text(cell) for cell in row] for row in elements(tree) if name(row) == "tr"]
    for year in curve.years:
        yours = f"{year.yours} ({year.yours_in_words})"
        assert [str(year.year), yours, f"{year.history} ({year.history_in_words})"] in rows


def test_the_line_of_the_drawing_is_the_line_of_the_game() -> None:
    curve = curve_told(GAMES["solo"])
    (drawing,) = (one for one in elements(parsed(PAGES["solo"])) if name(one) == "svg")
    steps = [one.attrib["points"] for one in elements(drawing) if name(one) == "polyline"][2]
    corners = [tuple(map(float, corner.split(","))) for corner in steps.split()]
    heights = [y for _, y in corners[0:1] + corners[2:-1:2]]
    assert len(heights) == len(curve.yours)
    low, high = max(heights), min(heights)
    values = [point.value for point in curve.yours]
    for value, height in zip(values, heights, strict=True):
        share = (value - min(values)) / (max(values) - min(values))
        assert height == pytest.approx(low - share * (low - high), abs=0.11)
    assert [x for x, _ in corners] == sorted(x for x, _ in corners)


def test_the_questions_begin_out_of_role() -> None:
    told = text(parsed(PAGES["six-chairs"]))
    told = told[told.index("All the questions") :]
    alone, pairs, together = (
        told.index(words) for words in ("First, each of you alone", "Then in pairs", "Then the class")
    )
    assert alone < pairs < together
    for chair in SHIPPED.chairs:
        assert f"Why might a person in {chair.name}'s place have done so?" in told[alone:pairs]
    asked = [ask for scene in SHIPPED.scenes for ask in scene.ask if " ".join(ask.split()) in told[together:]]
    assert len(asked) >= 6


@pytest.mark.parametrize("which", ["part", "nothing"])
def test_a_game_that_has_not_ended_keeps_its_secrets(which: str) -> None:
    forms = [(PAGES[one], text(parsed(PAGES[one]))) for one in (which, f"{which}, in short")]
    for page, told in (*forms, (MARKDOWN[which], MARKDOWN[which])):
        assert "Not yet ended" in told
        assert "<svg" not in page
        assert not any(word in told for word in ("What became of them", "Which card mattered", "nobody could see"))


def test_a_game_whose_story_has_changed_is_told_up_to_there() -> None:
    chronicle = GAMES["solo"].chronicle
    changed = replace(chronicle.entries[3], scene="1919-01-a-card-that-is-gone")
    broken = replace(chronicle, entries=(*chronicle.entries[:3], changed, *chronicle.entries[4:]))
    page = debrief(Playthrough.of(SHIPPED, broken).played_on())
    assert "The story has changed since this game was saved" in page
    assert_readable(page)


def test_the_essay_is_quoted_only_from_the_readers_own_copy() -> None:
    cited = GAMES["solo"].rounds[0].scene.history.essay[0].sentence
    sentence = next(one for one in SHIPPED.sentences if one.id == cited)
    page = debrief(GAMES["solo"], full=True, essay={sentence.digest: "<b>Its own words.</b>"})
    assert_inert(page)
    assert "<q>&lt;b&gt;Its own words.&lt;/b&gt;</q>" in page
    assert "<q>" not in PAGES["solo"]


@pytest.mark.slow
def test_the_page_is_the_same_on_each_run(tmp_path: Path) -> None:
    file = tmp_path / "game.json"
    save(Snapshot(GAMES["teams"].chronicle), file)
    command = [sys.executable, "-m", "game", "debrief", str(file), "-o", "-"]
    runs = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].decode() == PAGES["teams, in short"]


@pytest.mark.parametrize("which", GAMES)
def test_whatever_is_on_the_two_pages_is_in_the_whole_of_it_as_well(which: str) -> None:
    short, whole = (
        PAGES[one].split('<div class="brief">')[1].split('<p class="note">Only what')[0]
        for one in (f"{which}, in short", which)
    )
    assert short == whole
    assert "--full" in PAGES[f"{which}, in short"]
    assert "--full" not in PAGES[which]


def test_two_pages_keep_what_weighs_most_and_say_how_much_they_leave_out() -> None:
    playthrough = GAMES["six-chairs"]
    ending = ending_told(playthrough)
    short = in_short(playthrough, ending, "")
    made = sum(len(entry.by_people) for entry in playthrough.chronicle.entries)
    assert len(short.picks) == LEAST_PICKS
    assert short.left_out == f"{made - LEAST_PICKS} picks more are told on the full page."
    assert len(short.moments) == MOST_MOMENTS
    turned = {point.scene.id for point in ending.points}
    assert sum(bool(one.otherwise) for one in short.moments) == min(MOST_MOMENTS, len(turned))
    assert all(len(stage.questions) <= 2 for stage in short.stages)


@pytest.mark.parametrize("chairs", [("trotsky",), tuple(chair.id for chair in SHIPPED.chairs)], ids=["one", "six"])
def test_the_two_pages_tell_no_aim_before_the_end(chairs: tuple[str, ...]) -> None:
    begun = game(*chairs, cards=2)
    assert begun.chronicle.aims
    assert in_short(begun, None, "").aims == ()


def test_where_no_single_pick_mattered_the_two_pages_say_so_and_name_the_road_that_was_missed() -> None:
    for chair, alone in (("zinoviev", True), ("bukharin", False)):
        playthrough = game(chair, mode="solo", turn=4 if alone else 0)
        ending = ending_told(playthrough)
        told = text(parsed(debrief(playthrough)))
        assert ("No single card: whichever one of your picks is changed" in told) is (not ending.points) is alone
        assert ending.missed
        assert (ending.missed in told) is alone
        assert ending.missed in text(parsed(debrief(playthrough, full=True)))


def test_where_one_chair_leaves_room_its_card_in_the_index_is_on_the_two_pages() -> None:
    cards = {which: "The card in the index" in text(parsed(PAGES[f"{which}, in short"])) for which in GAMES}
    assert cards == {**dict.fromkeys(GAMES, False), "solo": True, "class": True}
    assert all(text(parsed(PAGES[which])).count("The card in the index") == 1 for which in ("solo", "teams"))
    assert "The card is our invention." in text(parsed(PAGES["solo, in short"]))
