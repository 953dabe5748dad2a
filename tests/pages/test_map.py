"""The map of the chairs as a page: one link from the card, drawn for the eye, and in sentences for whoever listens."""

from random import Random
from xml.etree.ElementTree import Element

import pytest

from game.engine.chronicle import Chronicle
from game.pages import STYLE
from game.pages.look_ups import look_up
from game.pages.moments import whole_page
from game.pages.viewer import Viewer
from game.session.moment import CardMoment
from game.session.session import Session
from game.telling.chair_map import STRONGEST
from tests.classroom.games import SHIPPED
from tests.classroom.parsed import elements
from tests.pages.browsing import FRAME, PLAYER, Browsed, assert_usable, led_on


def on_a_late_card(chair: str) -> Session:
    """A game in which much has happened between the chairs."""
    session, dice = Session.begin(SHIPPED, Chronicle((chair,), deck="whole").sealed(SHIPPED)), Random(chair)
    while len(session.chronicle.entries) < 12 or not isinstance(session.moment, CardMoment):
        session = led_on(session, dice)
    return session


def heard(page: Browsed) -> str:
    """What is read aloud."""
    silent = {id(one) for hidden in page.all if hidden.get("aria-hidden") == "true" for one in elements(hidden)}
    return " ".join(one.text or "" for one in page.all if id(one) not in silent)


def drawn(page: Browsed) -> list[Element]:
    """The lines of the drawing."""
    return [one for one in page.named("span") if one.get("class", "").startswith("bond-")]


@pytest.mark.parametrize("chair", [chair.id for chair in SHIPPED.chairs])
def test_the_card_leads_to_it_and_it_is_drawn_and_told_in_sentences(chair: str) -> None:
    session = on_a_late_card(chair)
    (own,) = session.chair_maps
    card = Browsed(whole_page(session, PLAYER, FRAME))
    assert [link.get("href") for link in card.named("a")].count(f"{FRAME.look}map") == 2
    for viewer in (PLAYER, Viewer("hand", chair)):
        page = Browsed(look_up(session, "map", viewer, FRAME))
        assert_usable(page)
        assert [line for line in own.in_words if line not in heard(page)] == []
        assert [line.get("class") for line in drawn(page)] == [f"bond-{bond.strength}" for bond in own.bonds]


def test_each_strength_of_a_line_has_a_look_of_its_own() -> None:
    style = STYLE.read_text(encoding="utf-8")
    looks = {style.partition(f".bond-{strength} {{")[2].partition("}")[0] for strength in range(STRONGEST + 1)}
    assert len(looks) == STRONGEST + 1  # one of them is that of every line
