"""What a room counted, as it is told at the end."""

from dataclasses import replace

from game.engine.chronicle import Chronicle, Pick
from game.engine.playthrough import Playthrough
from game.plain.game import PlainGame
from game.session.session import Session
from game.telling.card import card
from game.telling.counted import forecasts_told, votes_told
from game.telling.ending import ending_told
from game.telling.question import PASS
from game.telling.room import counted
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)


def voted(option: str, **hands: int) -> tuple[str, ...]:
    """How a class's vote on the first card is told."""
    begun = Playthrough.of(TINY, Chronicle(("mary",), deck="short", mode="class")).played_on()
    counted = tuple((id.replace("_", "-"), number) for id, number in hands.items())
    return votes_told(begun.play([Pick("mary", option, hands=counted)]))


def test_the_hands_are_told_with_the_most_first() -> None:
    assert voted("ask-for-bridge", wait=6, ask_for_bridge=11, read_the_book=9) == (
        "March 1901, A bridge, or none. 11 of 26 wanted “Move that a bridge be built”, "
        "9 “Ask to see the book: all of it” and 6 “Let it rest until the harvest is in”.",
    )


def test_a_tie_and_a_choice_against_the_count_are_told() -> None:
    (tied,) = voted("wait", wait=5, ask_for_bridge=5)
    assert tied.endswith("As many wanted one as the other. Chosen: “Let it rest until the harvest is in”.")
    (against,) = voted("wait", wait=1, ask_for_bridge=5)
    assert against.endswith("”. Chosen: “Let it rest until the harvest is in”.")
    assert "As many" not in against


def test_what_a_talk_between_two_counts_shifted_is_told_after_them() -> None:
    begun = Playthrough.of(TINY, Chronicle(("mary",), deck="short", mode="class")).played_on()
    first, then = (("wait", 9), ("ask-for-bridge", 4)), (("wait", 2), ("ask-for-bridge", 12))
    (told,) = votes_told(begun.play([Pick("mary", "ask-for-bridge", hands=then, first_hands=first)]))
    rest, bridge = "“Let it rest until the harvest is in”", "“Move that a bridge be built”"
    assert told.endswith(f" and 2 {rest}. Before the talk: 9 {rest} and 4 {bridge}. Shift: −7 {rest} and +8 {bridge}.")
    (told,) = votes_told(begun.play([Pick("mary", "ask-for-bridge", hands=then, first_hands=then)]))
    assert told.endswith(f"Before the talk: 2 {rest} and 12 {bridge}. The talk shifted nothing.")
    for once, twice in ((first, then[1:]), (first[:1], then[1:])):
        (told,) = votes_told(begun.play([Pick("mary", "ask-for-bridge", hands=twice, first_hands=once)]))
        assert told.endswith(f" Shift: −9 {rest} and +{8 if once == first else 12} {bridge}.")
    (told,) = votes_told(begun.play([Pick("mary", "ask-for-bridge", hands=then, first_hands=(("burn-the-book", 3),))]))
    assert "talk" not in told


def test_a_tie_is_told_at_the_vote_with_the_hands_of_each() -> None:
    shown = card(Playthrough.of(TINY, Chronicle(("mary",), deck="short", mode="class")).played_on(), "mary")
    for hands, each in ((1, "1 hand each"), (2, "2 hands each")):
        result = counted(shown, {"wait": hands, "read-the-book": hands})
        assert [option.id for option in result.leaders] == ["wait", "read-the-book"]
        assert result.words == (
            f"A tie between 1 and 3, with {each}. Whoever sits in Mary's chair decides between them; or vote again."
        )


def test_without_hands_there_is_nothing_to_tell() -> None:
    assert voted("wait") == ()
    assert voted("wait", wait=0) == ()
    assert voted("wait", burn_the_book=3) == ()


def two_teams(foretold: str) -> Session:
    """Two teams play the short deck; on the first card Tom's says what Mary's will do."""
    session = Session.begin(TINY, Chronicle(("mary", "tom"), deck="short", mode="teams"))
    session = session.choose("wait").foretell(foretold).release().go_on()
    assert session.turn
    session = session.choose(session.turn.options[0].id).foretell(PASS)
    return session.release().go_on()


def test_the_teams_hear_how_often_they_were_right() -> None:
    assert forecasts_told(two_teams("wait").playthrough) == ("Tom's team foretold 1 of 1.",)
    assert forecasts_told(two_teams("read-the-book").playthrough) == ("Tom's team foretold 0 of 1.",)
    assert forecasts_told(two_teams(PASS).playthrough) == ()


def test_a_forecast_of_somebody_who_did_not_sit_there_or_by_nobody_is_not_counted() -> None:
    played = two_teams("wait").playthrough
    first, *others = played.chronicle.entries
    for stranger in (("tom", "ann", "wait"), ("ann", "mary", "wait")):
        entries = (replace(first, forecasts=(*first.forecasts, stranger)), *others)
        again = replace(played, chronicle=replace(played.chronicle, entries=entries))
        assert forecasts_told(again) == ("Tom's team foretold 1 of 1.",)


def test_the_ending_carries_both_and_plain_lines_say_them() -> None:
    session = two_teams("wait")
    assert ending_told(session.playthrough).forecasts == ("Tom's team foretold 1 of 1.",)
    said: list[str] = []
    PlainGame(TINY, iter(()), said.append, lambda _: "").play(session.snapshot)
    assert said[said.index("What was foretold.") + 1] == "Tom's team foretold 1 of 1."
    assert "How the hands went." not in said
