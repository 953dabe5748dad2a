"""A card reads as the state of the story makes it, and takes the time that its words take."""

from dataclasses import replace

import pytest

from game.engine.chronicle import Chronicle
from game.engine.conditions import ALWAYS, Condition
from game.engine.playthrough import Playthrough
from game.engine.reference import Sentence
from game.engine.rules import NotOpen, open_option, unheld_pick
from game.engine.scene import Absence, Need, Option, Seat, Telling, Variant
from game.session.moment import CardMoment, VoteMoment
from game.session.session import Session
from game.telling.card import act_title, as_read, card
from game.telling.paper import roles
from game.telling.reading_time import aloud, card_words, deck_words, in_silence, nearly, with_talk
from tests.classroom.games import TINY

BRIDGE, MINUTES, FLOOD = TINY.scenes
MARY, TOM = MINUTES.seats
BUILT, READ = TINY.start.changed({"bridge-built": 1}), TINY.start.changed({"book-read": 1})
BOTH = BUILT.changed({"book-read": 1})
TOLD = "Pell reads the minutes of the day on which the bridge was voted. It was his idea, he reads."
ADDED = "The book has been read, and everybody knows it."


def changed(seat: Seat, options: tuple[Option, ...]) -> dict[str, str]:
    """The labels that are not the seat's own."""
    return {now.id: now.label for was, now in zip(seat.options, options, strict=True) if now != was}


def test_a_card_reads_otherwise_where_the_story_went_otherwise() -> None:
    usual, brief, options = as_read(MINUTES, MARY, TINY.start)
    assert (usual, brief, options) == (MINUTES.prose, MARY.brief, MARY.options)
    prose, brief, options = as_read(MINUTES, MARY, BUILT)
    assert prose.strip() == TOLD
    assert brief.strip() == "It was your bridge, and you remember it otherwise."
    assert changed(MARY, options) == {"sign": "Sign the minutes, bridge and all"}
    prose, brief, options = as_read(MINUTES, TOM, BUILT)
    assert prose.strip() == TOLD
    assert (brief, options) == (TOM.brief, TOM.options)
    assert [part.strip() for part in as_read(MINUTES, MARY, BOTH)[0].split("\n\n")] == [TOLD, ADDED]
    assert [part.strip() for part in as_read(MINUTES, TOM, READ)[0].split("\n\n")] == [MINUTES.prose.strip(), ADDED]


def test_of_two_ways_to_read_a_card_the_first_that_holds_is_read() -> None:
    first = Variant(ALWAYS, prose="first", briefs=(("mary", "yours"),), labels=(("mary", "sign", "Sign first"),))
    second = Variant(
        ALWAYS, prose="second", briefs=(("mary", "no"), ("tom", "his")),
        labels=(("mary", "sign", "Sign"), ("tom", "sign", "Sign as well")),
    )  # fmt: skip
    never = Variant(Condition(()), prose="never")
    scene = replace(MINUTES, variants=(never, first, second), seats=(MARY, replace(TOM, absent=None)))
    read = {seat.chair: as_read(scene, seat, TINY.start) for seat in (MARY, TOM)}
    assert [told[:2] for told in read.values()] == [("first", "yours"), ("first", "his")]
    assert changed(MARY, read["mary"][2]) == {"sign": "Sign first"}
    assert changed(TOM, read["tom"][2]) == {"sign": "Sign as well"}
    away = replace(scene, seats=(MARY, replace(TOM, absent=Absence(ALWAYS, "Tom is at the fair."))))
    assert as_read(away, MARY, TINY.start)[0] == "first\n\nTom is at the fair."


def test_a_call_after_which_nobody_moves_has_the_time_of_its_other_words() -> None:
    told = len(MINUTES.opponent[-1].text.split())
    assert card_words(TINY, replace(MINUTES, opponent=()), "mary") == card_words(TINY, MINUTES, "mary") - told


def words(count: int) -> str:
    return " ".join(["word"] * count)


def test_the_time_of_a_card_is_that_of_its_words_with_an_outcome_of_middling_length() -> None:
    options = tuple(
        replace(option, label=words(2), outcome=outcome)
        for option, outcome in zip(MARY.options, (words(90), words(7), words(30)), strict=True)
    )
    (filed,) = MINUTES.documents
    document = replace(filed.document, text=words(13))
    scene = replace(
        MINUTES, title=words(1), place=words(2), care=words(3), prose=words(40),
        documents=(replace(filed, document=document, chairs=("mary",)),),
        seats=(replace(MARY, brief=words(20), options=options), TOM),
        opponent=(replace(MINUTES.opponent[0], text=words(500)), replace(MINUTES.opponent[-1], text=words(11))),
        history=replace(MINUTES.history, text=words(50), beyond=words(6), historians=words(8), death=words(4)),
        ask=(words(5), words(5)), outside=replace(MINUTES.outside, title=words(1), text=words(9)),
    )  # fmt: skip
    before, hand, after = 1 + 2 + 3 + 40 + 20 + 2 * 3, 13, 30 + 11 + 50 + 5
    cites = max(len(f"{TINY.find(Sentence, one.sentence).gist} {one.because}".split()) for one in MINUTES.history.essay)
    assert card_words(TINY, scene, "mary") == before + hand + after + cites
    assert card_words(TINY, replace(scene, outside=None), "mary") == before + hand + after + cites
    not_hers = replace(scene, documents=(replace(filed, chairs=("tom",)),))
    assert card_words(TINY, not_hers, "mary") == before + after + cites
    outcomes = sorted((option.outcome for option in TOM.options), key=len)
    his = " ".join([TOM.brief, outcomes[len(outcomes) // 2], *(option.label for option in TOM.options)])
    assert card_words(TINY, scene, "mary", "tom") == before + hand + after + cites + len(his.split())
    story = replace(TINY, scenes=(BRIDGE, scene, FLOOD))
    whole, short = TINY.decks[-1], TINY.decks[0]
    hers = card_words(TINY, scene, "mary")
    assert deck_words(story, whole, "mary", since=scene.id) == hers + card_words(TINY, FLOOD, "mary")
    unsure = replace(story, scenes=(BRIDGE, replace(scene, never=True), FLOOD))
    assert deck_words(unsure, whole, "mary", since=scene.id) == card_words(TINY, FLOOD, "mary")
    both = card_words(TINY, BRIDGE, "mary") + card_words(TINY, FLOOD, "tom")
    assert deck_words(story, short, "mary", "tom") == both


def test_the_time_of_a_card_has_that_of_the_middling_answer_to_what_was_asked_for() -> None:
    def words_with(*lengths: int) -> int:
        told = [(Telling(" ".join(["word"] * one)), Telling("Else.")) for one in lengths]
        answering = [replace(MARY.options[0], answers=one) for one in (*told, (), (), ())][:3]
        return card_words(TINY, replace(MINUTES, seats=(replace(MARY, options=tuple(answering)), TOM)), "mary")

    usual = words_with()
    assert [words_with(*one) - usual for one in ((9,), (9, 3), (9, 30, 12))] == [9, 9, 12]


def test_of_many_cards_each_takes_the_nearest_minute_and_never_none() -> None:
    assert [nearly(count) for count in (1, 130, 194, 195, 324, 325)] == [1, 1, 1, 2, 2, 3]


def test_minutes_are_rounded_up_and_a_room_talks_a_minute_about_a_card() -> None:
    assert [in_silence(count) for count in (0, 1, 200, 201)] == [0, 1, 1, 2]
    assert [aloud(count) for count in (0, 1, 130, 131)] == [0, 1, 1, 2]
    assert with_talk(10 * 130, 8) == 18


def test_an_option_that_is_not_there_or_locked_is_refused_with_its_name_or_the_reason() -> None:
    with pytest.raises(NotOpen, match=r"^mary has no option dance$") as gone:
        open_option(MARY, "dance", TINY.start)
    assert (gone.value.option, gone.value.reasons) == ("dance", ())
    locked = replace(MARY.options[0], needs=(Need(Condition(()), "Not today."), Need(Condition(()), "Not ever.")))
    with pytest.raises(NotOpen, match=r"^Not today\. Not ever\.$") as shut:
        open_option(replace(MARY, options=(locked,)), locked.id, TINY.start)
    assert (shut.value.option, shut.value.reasons) == (locked.id, ("Not today.", "Not ever."))
    with pytest.raises(NotOpen, match=r"^mary has nothing left to choose$"):
        unheld_pick(replace(MARY, options=(locked,)), TINY.start)


def test_a_card_tells_each_reason_why_an_option_is_locked() -> None:
    needs = Need(Condition(()), "Not *today*."), Need(ALWAYS, "Not without her."), Need(Condition(()), "Not ever.")
    mary = BRIDGE.seats[0]
    first, *others = mary.options
    scene = replace(BRIDGE, seats=(replace(mary, options=(*others, replace(first, needs=needs))),))
    playthrough = Playthrough.of(replace(TINY, scenes=(scene, MINUTES, FLOOD)), Chronicle(("mary",), deck="whole"))
    with pytest.raises(NotOpen, match=r"^nobody is asked now\.$"):
        card(playthrough, "tom")
    *shown, shut = card(playthrough, "mary").options
    assert {option.locked for option in shown} == {""}
    assert shut.locked == "Not today. Not ever."


def test_a_role_sheet_tells_of_the_person_in_the_chair_where_the_story_tells_of_one() -> None:
    known = {role.name: role.person for role in roles(TINY, TINY.decks[-1])}
    assert {name: bool(person) for name, person in known.items()} == {
        chair.name: any(person.id == chair.id for person in TINY.people) for chair in TINY.chairs
    }
    unknown = replace(TINY, people=())
    assert [role.person for role in roles(unknown, TINY.decks[-1])] == [None, None]


def test_what_was_noted_stands_on_the_card_and_beside_the_vote_and_without_hands_somebody_decides() -> None:
    session = Session.begin(TINY, Chronicle(("mary",), deck="whole", mode="class")).go_on()
    assert isinstance(session.moment, CardMoment)
    assert session.moment.reason == ""
    noted = session.note("the harvest")
    assert isinstance(noted.moment, CardMoment)
    assert noted.moment.reason == "the harvest"
    vote = noted.open_vote().moment
    assert isinstance(vote, VoteMoment)
    assert vote.reason == "the harvest"
    assert vote.result.words == "No hands are counted: whoever sits in Mary's chair decides."
    assert len(vote.result.leaders) == 3


def test_a_gauge_shows_how_far_a_meter_stands_above_its_lowest() -> None:
    lower = tuple(
        replace(meter, low=-2, bands=((-2, "no name"), *meter.bands)) if meter.id == "mary.standing" else meter
        for meter in TINY.meters
    )
    (gauge,) = card(Playthrough.of(replace(TINY, meters=lower), Chronicle(("mary",))), "mary").panel.gauges
    assert (gauge.name, gauge.value, gauge.top, gauge.word, gauge.own) == ("standing", 5, 7, "listened to", True)


def test_an_act_without_a_page_has_no_title() -> None:
    assert act_title(TINY, MINUTES.act) == "Spring"
    assert act_title(TINY, "winter") == ""
