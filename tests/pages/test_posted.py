"""What forms do: each for those whose it is, once, and with a sentence where it cannot be done."""

from random import Random

import pytest

from game.engine.chronicle import Chronicle
from game.engine.rules import NotOpen, open_options
from game.engine.story import Aim
from game.pages.moments import whole_page
from game.pages.posted import DRIVES, GoneBy, posted
from game.pages.viewer import Viewer, place_of, seen
from game.session.moment import CardMoment, card_of, corridor_of
from game.session.session import Session
from game.telling.question import PASS
from game.telling.room import FIRST_VOTE
from game.telling.typed import LONGEST_REASON
from tests.classroom.games import SHIPPED, TINY
from tests.pages.browsing import FRAME, PLAYER, Browsed, in_words
from tests.pages.test_tables import AFAR, asked_rounds, by_forms


@pytest.mark.parametrize("verb", [*DRIVES, "choose", "guess", "foretell", "withdraw", "nonsense"])
def test_nobody_decides_what_is_not_theirs(verb: str) -> None:
    session, _ = next(asked_rounds("lesson", 6))
    while session.guesser:
        session = session.guess(PASS)
    first, second = (seat.chair for seat in session.playthrough.asked[:2])
    option = card_of(session, second).card.options[0].id
    fields = {"card": [place_of(session)], "chair": [second], "option": [option], "answer": ["(pass)"]}
    for viewer in (Viewer("chair", first), Viewer("hand", first), Viewer("hand", second), *AFAR):
        with pytest.raises(NotOpen):
            posted(session, viewer, verb, fields)


def test_a_form_of_a_page_that_has_gone_by_does_nothing() -> None:
    session, dice = next(asked_rounds("lesson", 7))
    while session.guesser:
        session = session.guess(PASS)
    seat = session.playthrough.asked[0]
    viewer, option = Viewer("chair", seat.chair), open_options(seat, session.playthrough.state)[0].id
    fields = {"card": [place_of(session)], "chair": [seat.chair], "option": [option]}
    chosen = posted(session, viewer, "choose", fields)
    assert posted(chosen, viewer, "choose", fields).draft.picks() == chosen.draft.picks()
    with pytest.raises(GoneBy):
        posted(by_forms(chosen, dice), viewer, "choose", fields)


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("choose", {"option": ["no-such"]}),
        ("choose", {}),
        ("choose", {"option": ["(pass)"], "reason": ["why"], "word": ["nobody", "stalin"]}),
        ("guess", {"answer": ["999999999999999999999999"]}),
        ("guess", {"answer": ["-٣"]}),
        ("guess", {"answer": ["x" * 9999]}),
        ("foretell", {"answer": ["no-such"]}),
    ],
)
def test_an_answer_that_is_none_is_refused_in_a_sentence(verb: str, fields: dict[str, list[str]]) -> None:
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole").sealed(TINY))
    while not session.turn or session.untold:
        session = session.go_on()
    with pytest.raises(NotOpen) as refused:
        posted(session, Viewer(), verb, {"card": [place_of(session)], "chair": ["mary"], **fields})
    assert str(refused.value)


@pytest.mark.parametrize("hands", ["-1", "10000", "1e3", "x", "９９", "9" * 5000])
def test_hands_that_cannot_be_counted_are_refused_in_a_sentence(hands: str) -> None:
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole", mode="class").sealed(TINY))
    while not session.turn or session.untold:
        session = session.go_on()
    while session.guesser:
        session = session.guess(PASS)
    option = open_options(session.turn, session.playthrough.state)[0].id
    fields = {"card": [place_of(session)], "chair": ["mary"], f"hands-{option}": [hands]}
    with pytest.raises(NotOpen, match="9999"):
        posted(session.open_vote(), Viewer(), "count", fields)


def at_a_card(mode: str = "solo") -> Session:
    """Trotsky's first card, with no guess made."""
    session = Session.begin(SHIPPED, Chronicle(("trotsky",), deck="whole", mode=mode).sealed(SHIPPED))  # type: ignore[arg-type]
    while not isinstance(session.moment, CardMoment):
        session = session.guess(PASS) if session.guesser else session.go_on()
    return session


def test_more_words_in_the_corridor_than_are_left_are_refused_all_together() -> None:
    session = at_a_card()
    corridor = corridor_of(session, "trotsky")
    option = open_options(session.playthrough.asked[0], session.playthrough.state)[0].id
    fields = {"card": [place_of(session)], "chair": ["trotsky"], "option": [option], "reason": ["why"]}
    wanted = [chair.id for chair in SHIPPED.chairs]
    with pytest.raises(NotOpen, match=f"only {corridor.left} words"):
        posted(session, PLAYER, "choose", {**fields, "word": wanted})
    (other, _), *_ = corridor.open
    said = posted(session, PLAYER, "choose", {**fields, "word": [other, other]})
    assert [word.to for word in said.chronicle.entries[-1].corridor] == [other]
    spoken = session.speak(other)
    unsaid = posted(spoken, PLAYER, "choose", fields)
    assert unsaid.chronicle.entries[-1].corridor == ()


def test_a_reason_is_cut_where_there_is_no_more_room() -> None:
    session = at_a_card()
    option = open_options(session.playthrough.asked[0], session.playthrough.state)[0].id
    fields = {"card": [place_of(session)], "chair": ["trotsky"], "option": [option], "reason": ["x" * 999]}
    entry = posted(session, PLAYER, "choose", fields).chronicle.entries[-1]
    assert dict(entry.reasons) == {"trotsky": "x" * LONGEST_REASON}


def test_a_form_that_is_sent_twice_leads_on_only_once() -> None:
    session = at_a_card("class")
    option = open_options(session.playthrough.asked[0], session.playthrough.state)[0].id
    held = session.choose(option)
    fields = {"card": [place_of(held)]}
    opened = posted(held, PLAYER, "go-on", fields)
    assert (held.held, opened.held, opened.revealing) == (True, False, True)
    with pytest.raises(GoneBy):
        posted(opened, PLAYER, "go-on", fields)


def test_a_hand_sees_its_card_once_the_guess_is_made() -> None:
    guesses = next(deck for deck in SHIPPED.decks if deck.guesses)
    session = Session.begin(SHIPPED, Chronicle(("rykov",), deck=guesses.id, mode="class").sealed(SHIPPED))
    while not session.guesser or session.untold:
        seat = None if session.untold else session.turn
        state = session.playthrough.state
        session = session.choose(open_options(seat, state)[0].id) if seat else session.go_on()
    assert not isinstance(seen(session, Viewer("hand", "rykov")), CardMoment)
    assert isinstance(seen(session.guess(PASS), Viewer("hand", "rykov")), CardMoment)


def test_what_a_chair_wants_is_said_on_its_page_until_its_first_decision() -> None:
    session = Session.begin(TINY, Chronicle(("mary", "tom"), deck="whole", mode="teams").sealed(TINY))
    while not session.turn or session.untold:
        session = session.go_on()
    viewer, dice = Viewer("chair", "mary"), Random(1)
    (form,) = [one for one in Browsed(whole_page(session, viewer, FRAME)).forms if one.action.endswith("want")]
    verb, fields = form.filled(dice)
    wanting = posted(session, viewer, verb, fields)
    (aim,) = wanting.chronicle.aims
    assert aim == ("mary", fields["answer"][0])
    assert in_words(TINY.find(Aim, aim[1]).title) in Browsed(whole_page(wanting, viewer, FRAME)).words
    assert in_words(TINY.find(Aim, aim[1]).title) not in Browsed(whole_page(wanting, Viewer("observer"), FRAME)).words
    for other in ("no-such", ""):
        with pytest.raises(NotOpen):
            posted(session, viewer, "want", {**fields, "answer": [other]})
    with pytest.raises(NotOpen):
        posted(session, viewer, "want", {**fields, "chair": ["tom"]})


def test_a_class_votes_talks_and_votes_again_on_a_page_and_sees_no_count_before_that() -> None:
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole", mode="class").sealed(TINY))
    while not session.turn or session.untold:
        session = session.go_on()

    def sent(session: Session, verb: str, *hands: int) -> Session:
        assert session.turn
        typed = {f"hands-{one.id}": [str(n)] for one, n in zip(session.turn.options, hands, strict=False)}
        return posted(session, PLAYER, verb, {"card": [place_of(session)], "chair": ["mary"], **typed})

    voting = sent(session, "open-vote")
    with pytest.raises(NotOpen, match="No hands are counted yet"):
        sent(voting, "talk")
    talked = sent(voting, "talk", 9, 1, 4)
    page = Browsed(whole_page(talked, PLAYER, FRAME))
    assert in_words(FIRST_VOTE) in page.words
    assert not {"9", "14"} & set(page.words.split())
    assert not any(form.action.endswith("talk") for form in page.forms)
    again = sent(talked, "count", 4, 1, 9)
    entry = again.choose("read-the-book").chronicle.entries[-1]
    assert [n for _, n in dict(entry.first_hands)["mary"]] == [9, 1, 4]
    assert [n for _, n in dict(entry.hands)["mary"]] == [4, 1, 9]
