"""A saved game is taken up with distrust: what cannot stand as it was saved is left out, and all else stays."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle, Entry, Mode
from game.engine.conditions import Condition
from game.engine.scene import Need, Scene
from game.engine.story import Story
from game.session.draft import NOTHING_DECIDED, Decision, DecisionKind, Draft
from game.session.moment import EndingMoment, RevealMoment
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.session.told import Told
from game.telling.question import PASS
from tests.classroom.games import TINY
from tests.session.player import step


def begin(mode: Mode, *chairs: str, deck: str = "whole") -> Session:
    return Session.begin(TINY, Chronicle(chairs, deck=deck, mode=mode).sealed(TINY)).go_on()


def on_the_second_card(mode: Mode, *chairs: str) -> Session:
    """The card before which people may guess."""
    session = begin(mode, *chairs)
    while session.playthrough.scene is TINY.scenes[0] or session.revealing:
        session = step(session, 0)
    return session


def with_draft(session: Session, draft: Draft) -> Session:
    """The session taken up from a file in which this is half decided."""
    return Session.resume(session.story, replace(session.snapshot, draft=draft))


def decided(*decisions: tuple[DecisionKind, str, str]) -> Draft:
    return Draft(tuple(Decision(*one) for one in decisions))


BOTH = on_the_second_card("teams", "mary", "tom")
FORECAST = begin("teams", "mary", "tom", deck="short")


@pytest.mark.parametrize(
    ("session", "decision"),
    [
        (BOTH, ("pick", "mary", "sign")),
        (BOTH, ("pick", "tom", "side-with-mary")),
        (BOTH, ("guess", "mary", "")),
        (BOTH, ("guess", "tom", "3")),
        (FORECAST, ("forecast", "tom", "wait")),
        (FORECAST, ("forecast", "tom", "")),
        (FORECAST, ("pick", "mary", "read-the-book")),
    ],
)
def test_what_can_still_be_decided_stays_decided(session: Session, decision: tuple[DecisionKind, str, str]) -> None:
    assert with_draft(session, decided(decision)).draft == decided(decision)


@pytest.mark.parametrize(
    ("session", "decision"),
    [
        (BOTH, ("pick", "pell", "sign")),
        (BOTH, ("pick", "mary", "burn-the-book")),
        (BOTH, ("pick", "mary", "side-with-mary")),
        (BOTH, ("pick", "mary", "")),
        (BOTH, ("guess", "mary", "1")),
        (BOTH, ("guess", "pell", "3")),
        (BOTH, ("forecast", "tom", "sign")),
        (FORECAST, ("forecast", "tom", "burn-the-book")),
        (FORECAST, ("forecast", "mary", "wait")),
        (FORECAST, ("guess", "mary", "3")),
        (FORECAST, ("pick", "tom", "refuse")),
    ],
)
def test_what_nobody_could_have_decided_there_is_left_out_and_nothing_else(
    session: Session, decision: tuple[DecisionKind, str, str]
) -> None:
    good: tuple[DecisionKind, str, str] = ("guess", "tom", "6") if session is BOTH else ("pick", "mary", "wait")
    assert with_draft(session, decided(decision, good)).draft == decided(good)


def test_a_locked_choice_is_not_taken_from_a_file() -> None:
    scene = TINY.scenes[1]
    mary, *others = scene.seats
    first, *rest = mary.options
    locked = replace(first, needs=(Need(Condition(()), "never"),))
    story = replace(
        TINY,
        scenes=(
            TINY.scenes[0],
            replace(scene, seats=(replace(mary, options=(locked, *rest)), *others)),
            TINY.scenes[2],
        ),
    )
    known = replace(BOTH.snapshot, draft=decided(("pick", "mary", first.id), ("guess", "mary", "3")))
    assert Session.resume(story, known).draft == decided(("guess", "mary", "3"))


def test_a_round_in_which_all_have_decided_is_decided_again_but_for_what_was_noted() -> None:
    noted = Draft(reasons=(("mary", "why"), ("tom", "why not")))
    whole = replace(noted, decisions=decided(("pick", "mary", "sign"), ("pick", "tom", "sign")).decisions)
    assert with_draft(BOTH, whole).draft == noted
    foretold = decided(("pick", "mary", "wait"), ("forecast", "tom", "wait"))
    assert with_draft(FORECAST, foretold).draft == NOTHING_DECIDED


def test_reasons_and_hands_stay_only_with_a_chair_that_is_asked_and_hands_only_for_its_open_options() -> None:
    session = begin("class", "mary")
    options = ("wait", "ask-for-bridge", "read-the-book")
    counted = tuple((option, number) for number, option in enumerate(options))
    kept = Draft(reasons=(("mary", "why"),), hands=(("mary", counted),), counting=True)
    more = replace(kept, reasons=(("tom", "no"), *kept.reasons), hands=(("tom", counted), *kept.hands))
    assert with_draft(session, more).draft == kept
    for hands in (counted[:2], counted[::-1], (*counted[:2], ("read-the-book", -1)), ()):
        assert with_draft(session, replace(kept, hands=(("mary", hands),))).draft == replace(kept, hands=())


def test_only_a_class_is_found_counting_hands() -> None:
    assert with_draft(begin("class", "mary"), Draft(counting=True)).draft.counting
    assert not with_draft(begin("solo", "mary"), Draft(counting=True)).draft.counting
    assert not with_draft(BOTH, Draft(counting=True)).draft.counting


@pytest.mark.parametrize("told", [Told(-1), Told(2), Told(9), Told(0, -1), Told(1, 4), Told(1, 99), None])
def test_a_place_in_the_telling_that_cannot_be_is_taken_for_the_last_reveal_that_people_read(told: Told | None) -> None:
    revealing = begin("solo", "mary").choose("wait")
    assert revealing.told.rounds == 0
    after = revealing.go_on()
    assert len(after.chronicle.entries) == 1
    assert Session.resume(TINY, Snapshot(after.chronicle, told=told)).told == Told(1, 1)


@pytest.mark.parametrize("told", [Told(0, 1), Told(0, 0), Told(1, 0), Told(1, 3)])
def test_a_place_in_the_telling_that_can_be_is_kept(told: Told) -> None:
    chronicle = begin("solo", "mary").choose("wait").chronicle
    assert Session.resume(TINY, Snapshot(chronicle, told=told)).told == told


def test_a_game_cannot_have_left_two_reveals_untold() -> None:
    session = begin("solo", "mary").choose("wait").go_on().guess(PASS).choose("sign")
    assert [bool(entry.by_people) for entry in session.chronicle.entries] == [True, True]
    again = Session.resume(TINY, Snapshot(session.chronicle, told=Told(0, 1)))
    assert again.told.rounds == 2
    assert not again.revealing


def test_a_reveal_is_taken_up_with_the_draft_that_led_to_it_even_where_the_file_has_another() -> None:
    session = begin("teams", "mary", "tom", deck="short").note("why").choose("wait").foretell(PASS)
    assert session.revealing
    assert with_draft(session, session.draft).draft == session.draft
    rebuilt = with_draft(session, decided(("pick", "mary", "read-the-book"))).draft
    assert set(rebuilt.decisions) == set(session.draft.decisions)
    assert rebuilt.reasons == session.draft.reasons
    other_order = replace(session.draft, decisions=session.draft.decisions[::-1])
    assert with_draft(session, other_order).draft == other_order


def test_what_was_half_decided_belongs_to_its_card_and_to_no_other() -> None:
    draft = decided(("pick", "mary", "sign"))
    assert Session.resume(without_choice(), replace(BOTH.snapshot, draft=draft)).draft == NOTHING_DECIDED
    unasked = Chronicle(("tom",), deck="short").sealed(TINY)
    assert Session.resume(TINY, Snapshot(unasked, decided(("pick", "tom", "call-a-meeting")))).draft == NOTHING_DECIDED


def without_choice() -> Story:
    """The tiny story without what was chosen first by Mary."""
    scene: Scene = TINY.scenes[0]
    entry: Entry = BOTH.chronicle.entries[0]
    mary, *others = scene.seats
    left = tuple(one for one in mary.options if one.id != dict(entry.picks)["mary"])
    return replace(TINY, scenes=(replace(scene, seats=(replace(mary, options=left), *others)), *TINY.scenes[1:]))


def test_of_an_older_save_the_cards_after_the_last_that_people_played_are_still_to_be_told() -> None:
    chronicle = begin("solo", "mary", deck="short").choose("wait").go_on().chronicle
    assert [bool(entry.by_people) for entry in chronicle.entries] == [True, False, False]
    again = Session.resume(TINY, Snapshot(chronicle))
    assert again.told.rounds == 1
    assert again.untold


@pytest.mark.parametrize("mode", ["solo", "class", "teams"])
@pytest.mark.parametrize("place", range(3))
def test_a_card_that_its_deck_asks_no_more_is_told_to_whom_it_was_asked(mode: Mode, place: int) -> None:
    chairs = ("mary", "tom") if mode == "teams" else ("mary",)
    session = begin(mode, *chairs)
    while not session.revealing or len(session.playthrough.cards_so_far) <= place:
        session = step(session, 0)
    scene = session.playthrough.rounds[session.told.rounds].scene.id
    decks = tuple(
        replace(deck, cards=tuple((chair, scenes - {scene}) for chair, scenes in deck.cards)) for deck in TINY.decks
    )
    resumed = Session.resume(replace(TINY, decks=decks), session.snapshot)
    assert isinstance(resumed.moment, RevealMoment)
    assert resumed.moment.told.title == session.moment.told.title  # type: ignore[union-attr]
    assert not resumed.can_undo
    assert resumed.undo() == resumed
    while not resumed.ended:
        assert resumed.undo().moment
        resumed = step(resumed, 0)
    assert isinstance(resumed.moment, EndingMoment)
