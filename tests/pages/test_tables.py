"""What each of a room sees: its own card and no other's, and nobody's choice before all have chosen."""

from collections.abc import Iterator
from random import Random

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen, open_options
from game.pages.look_ups import look_up
from game.pages.moments import whole_page
from game.pages.viewer import Viewer
from game.session.moment import card_of
from game.session.session import Session
from game.telling.card import as_read
from game.telling.prose import plain
from game.telling.question import PASS
from game.telling.reference import named, people, terms
from game.telling.room import Voting
from tests.classroom.games import SHIPPED
from tests.pages.browsing import FRAME, Browsed, assert_usable, in_words, send

CHAIRS = tuple(chair.id for chair in SHIPPED.chairs)
AFAR = (Viewer("observer"), Viewer("wall"))


def asked_rounds(deck: str, seed: int) -> Iterator[tuple[Session, Random]]:
    """The session of six teams at each card that asks several of them, before anybody has done anything."""
    session, dice = Session.begin(SHIPPED, Chronicle(CHAIRS, deck=deck, mode="teams").sealed(SHIPPED)), Random(seed)
    while not session.ended:
        if session.revealing or session.untold:
            session = session.go_on()
            continue
        yield session, dice
        session = by_forms(session, dice)


def by_forms(session: Session, dice: Random) -> Session:
    """All tables answer whatever they are asked, in any order, until the round is played."""
    while not session.revealing:
        chair = dice.choice(session.chronicle.chairs)
        form = Browsed(whole_page(session, Viewer("chair", chair), FRAME)).forms
        if form and not form[0].action.endswith("withdraw"):
            try:
                session = send(session, Viewer("chair", chair), form[0], dice)
            except NotOpen:  # more words in the corridor than are left
                continue
    return session


def briefs(session: Session) -> dict[str, str]:
    """What each chair that is asked knows, and nobody else."""
    scene, state = session.playthrough.scene, session.playthrough.state
    assert scene
    return {seat.chair: in_words(plain(as_read(scene, seat, state)[1])) for seat in session.playthrough.asked}


def test_a_brief_stands_on_the_page_of_its_own_chair_and_on_no_other() -> None:
    cards = 0
    for session, _ in asked_rounds("double", 3):
        while session.guesser:
            session = session.guess(PASS)
        own = briefs(session)
        cards += 1
        for viewer in (*(Viewer("chair", chair) for chair in CHAIRS), *AFAR):
            page = Browsed(whole_page(session, viewer, FRAME))
            assert_usable(page)
            seen = {chair for chair, brief in own.items() if brief in page.words}
            assert seen == ({viewer.chair} & own.keys())
        for chair in own:
            hand = Browsed(whole_page(session, Viewer("hand", chair), FRAME))
            assert_usable(hand)
            assert {one for one, brief in own.items() if brief in hand.words} == {chair}
    assert cards > 5


def test_a_choice_changes_no_other_page_but_for_how_many_have_chosen() -> None:
    seen = 0
    for session, dice in asked_rounds("lesson", 4):
        while session.guesser:
            session = session.guess(PASS)
        seats = session.playthrough.asked
        if len(seats) < 3:
            continue
        first = dice.choice(seats)
        others = [*(Viewer("chair", one) for one in CHAIRS if one != first.chair), *AFAR]
        options = open_options(first, session.playthrough.state)
        after = {option.id: session.choose(option.id, first.chair) for option in (options[0], options[-1])}
        for viewer in others:
            pages = {whole_page(one, viewer, FRAME) for one in after.values()}
            assert len(pages) == 1
            before = whole_page(session, viewer, FRAME)
            assert pages.pop().replace(f"1 of {len(seats)}", f"0 of {len(seats)}") == before
        own = [Browsed(whole_page(one, Viewer("chair", first.chair), FRAME)).words for one in after.values()]
        assert all("you have chosen" in words for words in own)
        seen += 1
    assert seen > 3


def test_a_choice_can_be_taken_back_by_its_form_until_all_have_chosen() -> None:
    session, dice = next((one, dice) for one, dice in asked_rounds("lesson", 5) if len(one.playthrough.asked) > 2)
    while session.guesser:
        session = session.guess(PASS)
    seat = session.playthrough.asked[0]
    viewer = Viewer("chair", seat.chair)
    chosen = session.choose(open_options(seat, session.playthrough.state)[0].id, seat.chair)
    (form,) = Browsed(whole_page(chosen, viewer, FRAME)).forms
    back = send(chosen, viewer, form, dice)
    assert back.draft.answers("pick") == {}
    assert whole_page(back, viewer, FRAME) == whole_page(session, viewer, FRAME)


def test_the_names_on_each_page_can_be_looked_up_and_those_of_another_card_cannot() -> None:
    looked_up = 0
    for session, _ in asked_rounds("lesson", 8):
        while session.guesser:
            session = session.guess(PASS)
        state, scene = session.playthrough.state, session.playthrough.scene
        assert scene
        records = (*people(SHIPPED), *terms(SHIPPED))
        prose = as_read(scene, session.playthrough.asked[0], state)[0]
        common = named([prose], records)
        for viewer in (*(Viewer("chair", chair) for chair in CHAIRS), Viewer("observer")):
            seats = [seat for seat in session.playthrough.asked if seat.chair == viewer.chair]
            own = [as_read(scene, seat, state)[1] for seat in seats]
            own += [card_of(session, seat.chair).card.glimpse for seat in seats]
            found = Browsed(look_up(session, "names", viewer, FRAME))
            headings = {"".join(one.itertext()) for one in found.named("h2")}
            assert headings == {one.name for one in (*common, *named(own, records))}
            looked_up += len(headings)
    assert looked_up > 50


def test_no_count_is_seen_before_it_may_be() -> None:
    session = Session.begin(SHIPPED, Chronicle(("rykov",), deck="lesson", mode="class").sealed(SHIPPED))
    while session.untold:
        session = session.go_on()
    while session.guesser:
        session = session.guess(PASS)
    options = card_of(session, "rykov").card.options
    counts = tuple((option.id, 11, 17) for option in options if not option.locked)
    for turn in ("only", "first", "second"):
        for is_open in (True, False):
            voting = Voting(turn, is_open, options[0].id, given=23)
            page = Browsed(whole_page(session, Viewer("hand", "rykov", voting=voting), FRAME))
            assert_usable(page)
            assert page.named("table") == []
            assert " 23 hands are given " in page.words
            votes = [form for form in page.forms if form.action.endswith("vote")]
            assert len(votes) == is_open
            for form in votes:
                chosen = [one.attrib["value"] for one in form.fields if "checked" in one.attrib]
                assert chosen == [options[0].id]
    voting = Voting("second", False, options[0].id, 28, counts)
    page = Browsed(whole_page(session, Viewer("hand", "rykov", voting=voting), FRAME))
    assert_usable(page)
    assert len(page.named("table")) == 1
    assert page.words.count(" 11 17 6 ") == len(counts)
