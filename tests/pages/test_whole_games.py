"""Whole games by forms alone: every page is right, is small, and tells whatever plain lines tell."""

import re
from random import Random

import pytest

from game.engine.chronicle import Chronicle, Mode
from game.engine.story import Story
from game.pages import STYLE
from game.pages.look_ups import TITLES, look_up
from game.pages.moments import main_part, whole_page
from game.pages.viewer import Viewer, place_of
from game.plain.commands import LOOK_UPS
from game.plain.renderer import Renderer
from game.session.moment import CardMoment, EndingMoment, RevealMoment
from game.session.session import Session
from game.telling.prose import plain
from game.telling.typed import team_name
from tests.classroom.games import HOSTILE, SHIPPED, TINY
from tests.classroom.parsed import parsed
from tests.pages.browsing import FRAME, PLAYER, Browsed, assert_in_order, assert_usable, in_words, led_on

CARD, FIRST_LOAD = 5_000, 15_000
CHAIRS = [chair.id for chair in SHIPPED.chairs]
ROOMS: dict[str, tuple[Story, Mode, tuple[str, ...], str]] = {
    **{chair: (SHIPPED, "solo", (chair,), "whole") for chair in CHAIRS},
    "a class": (SHIPPED, "class", ("bukharin",), "double"),
    "six teams": (SHIPPED, "teams", tuple(CHAIRS), "lesson"),
    "the tiny story": (TINY, "teams", tuple(chair.id for chair in TINY.chairs), "whole"),
}
NOTHING = "there is nothing of that here"
TYPED_COMMANDS = ("say", "the word account", "hand over", "for two pages to print", "card index debrief")
"""How the sentences begin that tell what can be typed: a page has a form or a link for that."""


def begun(room: str) -> Session:
    story, mode, chairs, deck = ROOMS[room]
    aims = tuple((chair, story.aims[place % len(story.aims)].id) for place, chair in enumerate(chairs))
    return Session.begin(story, Chronicle(chairs, aims, deck, mode=mode).sealed(story))


def pieces(line: str) -> list[str]:
    """The sentences of a plain line, and the parts that stand between their marks, as words."""
    if line.startswith("How things stand: "):  # said of a chair in sentences, which a page has in two columns
        line = re.sub(r"\byour (.*?) is ", r"\1: ", line.removeprefix("How things stand: "))
        line = line.replace("Between you and the others: ", "").replace(", ", ": ")
    line = line.removeprefix("More: ")
    parts = map(in_words, re.split(r"[.:;?!()]+(?=\s|$)|[()]|\n", line))
    return [part for part in parts if part.strip() and not part.strip().startswith(TYPED_COMMANDS)]


def untold(session: Session, page: Browsed) -> list[str]:
    """What plain lines say at this moment, and the page does not."""
    lines: list[str] = []
    Renderer(session.story, lines.append).moment(session)
    words = page.words
    return [part for line in lines for part in pieces(line) if part not in words]


SOON = {"kamenev", "a class", "six teams", "the tiny story"}


@pytest.mark.parametrize("room", [pytest.param(room, marks=() if room in SOON else pytest.mark.slow) for room in ROOMS])
def test_a_game_is_played_by_its_forms_and_tells_whatever_plain_lines_tell(room: str) -> None:
    session, dice, style = begun(room), Random(room), len(STYLE.read_bytes())
    kinds: set[str] = set()
    for _ in range(600):
        text = whole_page(session, PLAYER, FRAME)
        page = Browsed(text)
        assert_usable(page)
        assert untold(session, page) == []
        kinds.add(type(session.moment).__name__)
        size = len(text.encode())
        if isinstance(session.moment, CardMoment):
            assert size <= CARD
        if not isinstance(session.moment, EndingMoment):
            assert size + style <= FIRST_LOAD
        if isinstance(session.moment, EndingMoment):
            break
        session = led_on(session, dice)
    assert "EndingMoment" in kinds
    assert {"CardMoment", "RevealMoment", "BriefingMoment"} <= kinds
    assert ("VoteMoment" in kinds) is (room == "a class")
    assert ("HandOverMoment" in kinds) is (ROOMS[room][1] == "teams")
    for what in TITLES:
        assert_in_order(Browsed(look_up(session, what, PLAYER, FRAME)))


IN_THE_MOMENT = {"account", "more"}
"""What stands on the page of a reveal itself, to be unfolded."""


@pytest.mark.parametrize("room", ["kamenev", pytest.param("a class", marks=pytest.mark.slow)])
def test_whatever_plain_lines_look_up_has_a_page_that_tells_as_much(room: str) -> None:
    assert LOOK_UPS.keys() - IN_THE_MOMENT <= TITLES.keys()
    session, dice, lines = begun(room), Random(room), list[str]()
    renderer = Renderer(session.story, lines.append)
    for _ in range(200):
        renderer.moment(session)
        for what in LOOK_UPS.keys() - IN_THE_MOMENT if isinstance(session.moment, (CardMoment, EndingMoment)) else ():
            lines.clear()
            for typed in ("", " "):  # names alone, and with all that is known of them
                renderer.answer(session, what, typed)
            words = Browsed(look_up(session, what, PLAYER, FRAME)).words
            told = [part for line in lines for part in pieces(line) if part.strip() != NOTHING]
            assert [part for part in told if part not in words] == [], what
        if session.ended:
            break
        session = led_on(session, dice)
    assert session.ended


def test_a_reveal_is_told_step_by_step() -> None:
    session, dice = begun("trotsky"), Random(1)
    while not isinstance(session.moment, RevealMoment):
        session = led_on(session, dice)
    steps = session.moment.told.steps
    in_sight = [step for step in steps if not step.aside]
    told = [Browsed(whole_page(session, Viewer(step=number), FRAME)) for number in range(1, len(in_sight) + 1)]
    for number, page in enumerate(told, 1):
        assert_usable(page)
        heard = [in_words(plain(step.passages[0].text)) in page.words for step in in_sight]
        assert heard == [True] * number + [False] * (len(told) - number)
        (link,) = [one.attrib["href"] for one in page.named("a") if "step=" in one.get("href", "")] or [""]
        assert link == (f"table?step={number + 1}&at={place_of(session)}" if number < len(told) else "")
        goes_on = [form for form in page.forms if form.buttons[0].get("class") == "go"]
        assert len(goes_on) == (number == len(told))
        (new,) = [one for one in page.all if "autofocus" in one.attrib]
        heading = session.moment.told.title if number == 1 else in_sight[number - 1].heading
        assert in_words("".join(new.itertext())) == in_words(heading)
    assert told[-1].words == Browsed(whole_page(session, PLAYER, FRAME)).words


def test_the_main_part_is_that_of_the_whole_page() -> None:
    session = begun("rykov")
    part = main_part(session, PLAYER, FRAME)
    assert part in whole_page(session, PLAYER, FRAME)
    assert part.startswith("<main data-rev=")


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud800" not in text])
def test_names_and_reasons_are_letters(text: str) -> None:
    chairs = tuple(chair.id for chair in TINY.chairs)[:2]
    players = ((chairs[0], team_name(text)),)
    session = Session.begin(TINY, Chronicle(chairs, deck="whole", mode="teams", players=players).sealed(TINY))
    dice = Random(2)
    for _ in range(200):
        page = whole_page(session, PLAYER, FRAME)
        tree = parsed(page)
        assert not [one for one in Browsed(page).all if any(key.startswith("on") for key in one.attrib)]
        assert "<img" not in page
        assert "<script" not in page
        assert tree is not None
        if session.ended:
            break
        session = led_on(session, dice, text)
    assert session.ended
    assert "<script" not in look_up(session, "log", PLAYER, FRAME)
    assert "<img" not in look_up(session, "log", PLAYER, FRAME)
