"""What holds at every moment of every game, whichever face shows it."""

import json
from collections import Counter
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from game.engine.chronicle import MODES, Chronicle, Mode
from game.engine.meters import Meter
from game.engine.rules import NotOpen, open_options
from game.engine.story import Story
from game.saves.save_format import as_json, from_json
from game.session.moment import BriefingMoment, EndingMoment, RevealMoment
from game.session.session import Session
from tests.engine.stories import CHAIRS, numbers
from tests.session.player import forward, somewhere, step, typed
from tests.session.told_stories import marks, told_stories

moves = numbers(60, 12)
held = st.lists(st.sampled_from(CHAIRS), unique=True, min_size=1).map(tuple)
decks = st.sampled_from(["some", "whole"])
modes: st.SearchStrategy[Mode] = st.sampled_from(MODES)
TWO_AT_ONE_TABLE = (("ann", "Back row"), ("bob", "Back row"))


def begun(story: Story, chairs: tuple[str, ...], deck: str, mode: Mode) -> Session:
    """A game of one chair, of a class in it, or of teams, of which the first two chairs may be one table."""
    held = chairs if mode == "teams" else chairs[:1]
    aims = tuple((chair, "aim") for chair in held)
    players = tuple(row for row in TWO_AT_ONE_TABLE if row[0] in held) if len(held) == 3 else ()
    return Session.begin(story, Chronicle(held, aims, deck, mode=mode, players=players).sealed(story))


def saved_and_opened(session: Session) -> Session:
    return Session.resume(session.story, from_json(json.loads(json.dumps(as_json(session.snapshot)))))


def anything(session: Session, number: int) -> Session:
    """A way from here: forward, with things typed before it, a skip, undo or redo."""
    match number:
        case 9 if session.undone:
            return session.redo()
        case 10:
            return session.undo()
        case 11 if session.can_skip:
            return session.skip()
    for command in list(typed(session, number))[: number % 4]:
        session = command(session)
    ways = list(forward(session))
    try:
        return ways[number % len(ways)](session) if ways else session
    except NotOpen:  # the hands that were counted speak for another option
        assert session.turn
        return session.count({})


@given(told_stories(), held, decks, modes, moves)
def test_nothing_is_told_twice_in_a_game(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    session, told = begun(story, chairs, deck, mode), Counter[str]()
    for number in numbers:
        match session.moment:
            case BriefingMoment(steps):
                told += marks(steps)
            case RevealMoment(reveal, held=False):
                told += marks(reveal)
            case EndingMoment(ending):
                told += marks((ending.title, ending.text, ending.aims, ending.fates))
                break
        session = session.skip() if number > 7 and session.can_skip else step(session, number)
    twice = {one: often for one, often in told.items() if often > 1}
    assert not twice
    assert session.ended
    assert {f"⟦{kind} {act.id}⟧" for act in story.acts for kind in ("opening", "closing")} <= told.keys()
    for round in session.playthrough.rounds:
        assert (f"⟦panel {round.scene.id}⟧" in told) is bool(round.scene.outside and not round.skipped)
        assert (f"⟦bridge {round.scene.id}⟧" in told) is round.skipped


@given(told_stories(), held, decks, modes, moves)
def test_quitting_anywhere_and_resuming_is_identity(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    session = somewhere(begun(story, chairs, deck, mode), numbers, numbers[-1] * 9 + 1, anything)
    again = saved_and_opened(session)
    # whoever takes up a game of teams comes to the curtain, and not to another team's card
    left = replace(session, opened="", undone=tuple(replace(one, opened="") for one in session.undone))
    assert again == left
    assert again.moment == left.moment
    recapped = again.with_recap()
    assert (recapped.go_on() if recapped.recap else recapped) == left


@given(told_stories(), held, modes, moves)
def test_undo_and_redo_are_inverse(story: Story, chairs: tuple[str, ...], mode: Mode, numbers: list[int]) -> None:
    session = somewhere(begun(story, chairs, "whole", mode), numbers, numbers[-1] * 9 + 1, anything)
    if not session.can_undo:
        assert session.undo() == session
        return
    back = session.undo()
    assert back != session
    assert back.redo() == session
    while back.can_undo:
        back = back.undo()
    while back.undone and back != session:
        back = back.redo()
    assert back == session


@given(told_stories(), held, modes, moves)
def test_another_choice_ends_what_can_be_redone(
    story: Story, chairs: tuple[str, ...], mode: Mode, numbers: list[int]
) -> None:
    session = somewhere(begun(story, chairs, "whole", mode), numbers, numbers[-1] * 9 + 1, anything)
    if session.can_undo:
        back = session.undo()
        again = anything(back, 4)
        decided = again.chronicle != back.chronicle or again.draft != back.draft
        assert not decided or not again.undone


@given(told_stories(), held, modes, moves)
def test_nothing_typed_is_lost_by_any_way_back(
    story: Story, chairs: tuple[str, ...], mode: Mode, numbers: list[int]
) -> None:
    session = somewhere(begun(story, chairs, "whole", mode), numbers, numbers[-1] * 9 + 1)
    if not (seat := session.turn):
        return
    options = open_options(seat, session.playthrough.state)
    hands = {option.id: int(option == options[0]) * 3 for option in options}
    first = {option.id: 2 for option in options}
    noted = session.note("a reason", seat.chair).count(first, seat.chair, first=True).count(hands, seat.chair)
    notes = noted.draft.reasons, noted.draft.hands, noted.draft.first_hands
    chosen = noted.choose(options[0].id, seat.chair)
    ways_back = [
        noted.open_vote().close_vote(),
        noted.open_vote(),
        saved_and_opened(noted),
        saved_and_opened(noted.open_vote()),
        chosen.undo(),
        chosen.withdraw(seat.chair),
        saved_and_opened(chosen).undo(),
    ]
    for back in ways_back:
        assert (back.draft.reasons, back.draft.hands, back.draft.first_hands) == notes
    played_out = chosen
    while not played_out.revealing:
        played_out = step(played_out, 0)
    entry = played_out.chronicle.entries[-1]
    assert dict(entry.reasons)[seat.chair] == "a reason"
    assert dict(dict(entry.hands)[seat.chair]) == hands
    assert dict(dict(entry.first_hands)[seat.chair]) == first


@given(told_stories(), moves, st.randoms(use_true_random=False))
def test_the_order_of_guesses_picks_and_forecasts_changes_nothing(
    story: Story, numbers: list[int], dice: object
) -> None:
    session = somewhere(begun(story, CHAIRS, "whole", "teams"), numbers, numbers[-1] * 9 + 1)
    while session.draft.decisions or not session.turn:
        if session.ended:
            return
        session = step(session, 0)
    asked = [seat.chair for seat in session.playthrough.asked]
    bands = session.story.find(Meter, story.curve).bands
    files = set()
    for order in permutations(CHAIRS):
        after = session
        for chair in order:
            number = numbers[CHAIRS.index(chair)]
            if chair in session.tables.guessing:
                after = after.guess(str(bands[number % len(bands)][0]), chair)
        for chair in order:
            if chair in asked:
                seat = next(seat for seat in session.playthrough.asked if seat.chair == chair)
                options = open_options(seat, session.playthrough.state)
                after = after.note("why", chair).choose(options[numbers[CHAIRS.index(chair)] % len(options)].id, chair)
            elif chair in session.tables.forecasting:
                after = after.foretell(session.tables.watched.options[0].id, chair)
        assert after.revealing
        files.add(json.dumps(as_json(after.snapshot)["entries"]))
    assert len(files) == 1


@given(told_stories(), moves)
def test_a_pick_can_be_withdrawn_and_changed_until_all_are_in(story: Story, numbers: list[int]) -> None:
    session = somewhere(begun(story, CHAIRS, "whole", "teams"), numbers, numbers[-1] * 9 + 1)
    seats = session.playthrough.asked
    if session.revealing or len(seats) < 2 or session.draft.decisions:
        return
    first, last = seats[0], seats[-1]
    options = open_options(last, session.playthrough.state)
    changed = session.choose(options[0].id, last.chair).choose(options[-1].id, last.chair)
    assert changed.draft.answers("pick") == {last.chair: options[-1].id}
    assert session.choose(options[0].id, last.chair).withdraw(last.chair).draft == session.draft
    assert changed.turn == first
