"""What holds of a session in every game of every story: it can be left and taken up, and whatever is done alone can be
taken back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.engine.chronicle import MODES, Chronicle, Mode, misfit, replay
from game.engine.rules import open_options
from game.engine.story import Deck, Story
from game.saves.save_format import as_json, from_json
from game.session.draft import NOTHING_DECIDED
from game.session.moment import EndingMoment
from game.session.session import Session
from tests.engine.stories import CHAIRS, numbers, stories
from tests.engine.world import CHAIRS as OF_THE_WORLD
from tests.engine.world import load_world
from tests.session.player import played, somewhere, step

WORLD = load_world()
moves = numbers(80, 12)
hundredths = st.integers(0, 100)
held = st.lists(st.sampled_from(CHAIRS), unique=True, min_size=1).map(tuple)
held_in_the_world = st.lists(st.sampled_from(OF_THE_WORLD), unique=True, max_size=6).map(tuple)
decks = st.sampled_from(["some", "whole"])
modes = st.sampled_from(MODES)


def begun(story: Story, chairs: tuple[str, ...], deck: str = "whole", mode: Mode = "solo") -> Session:
    aims = tuple((chair, "aim") for chair in chairs)
    return Session.begin(story, Chronicle(chairs, aims, deck, mode=mode))


def taken_up(session: Session) -> Session:
    """The session as it comes out of its file."""
    return Session.resume(session.story, from_json(as_json(session.snapshot)))


def left(session: Session) -> Session:
    """The session as it can be taken up: no card lies open at the machine, and nobody has been away."""
    undone = tuple(left(one) for one in session.undone)
    return replace(session, opened="", recap=False, undone=undone)


@given(stories(), held, decks, modes, moves)
def test_every_game_ends_and_a_replay_gives_the_same_world(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int]
) -> None:
    session = played(begun(story, chairs, deck, mode), numbers)
    assert isinstance(session.moment, EndingMoment)
    assert session.ended
    again = replay(story, session.chronicle)
    assert again.broken is None
    assert again.rounds == session.playthrough.rounds
    assert len(again.rounds) == len(story.scenes)
    assert misfit(story, session.chronicle) is None
    for entry in session.chronicle.entries:
        assert all(chair in chairs and story.find(Deck, deck).asks(chair, entry.scene) for chair in entry.by_people)


@given(stories(), held, decks, modes, moves, hundredths)
def test_a_game_can_be_left_at_any_moment_and_taken_up(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int], moments: int
) -> None:
    session = somewhere(begun(story, chairs, deck, mode), numbers, moments)
    assert taken_up(session) == left(session)
    assert taken_up(session.undo()) == left(session.undo())
    assert not taken_up(session).playthrough.edited


@given(stories(), held, decks, modes, moves, hundredths, hundredths)
def test_a_game_of_which_only_the_chronicle_is_known_is_taken_up_and_left_like_any_other(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int], moments: int, further: int
) -> None:
    known = somewhere(begun(story, chairs, deck, mode), numbers, moments).chronicle
    session = somewhere(Session.begin(story, known), numbers, further)
    assert session.chronicle.entries[: len(known.entries)] == known.entries
    assert taken_up(session) == left(session)


@given(stories(), held, decks, modes, moves, hundredths)
def test_undo_then_redo_is_identity(
    story: Story, chairs: tuple[str, ...], deck: str, mode: Mode, numbers: list[int], moments: int
) -> None:
    session = somewhere(begun(story, chairs, deck, mode), numbers, moments)
    while not (session.can_undo or session.ended):
        assert session.undo() == session
        session = step(session, numbers[0])
    if session.can_undo:  # a deck may ask these chairs nothing, and a room takes nothing back at the end
        assert session.undo() != session
        assert session.undo().redo() == session


@given(stories(), held, moves)
def test_all_that_was_chosen_alone_can_be_taken_back_to_the_start(
    story: Story, chairs: tuple[str, ...], numbers: list[int]
) -> None:
    first = begun(story, chairs)
    session = played(first, numbers)
    while session.can_undo:
        session = session.undo()
    assert session.chronicle == first.chronicle
    assert session.playthrough.state == first.playthrough.state
    assert session.draft.decisions == NOTHING_DECIDED.decisions


def played_cards(chairs: tuple[str, ...], numbers: list[int], cards: int) -> Session:
    """A game of so many cards, in which each pick is the open option with the next number."""
    session = Session.begin(WORLD, Chronicle(chairs=chairs))
    for number in numbers:
        if len(session.playthrough.rounds) >= cards:
            break
        if session.revealing:
            session = session.go_on()
        if seat := session.turn:
            options = open_options(seat, session.playthrough.state)
            session = session.choose(options[number % len(options)].id)
    return session


choices = numbers(110, 6)


@given(held_in_the_world, choices, st.integers(1, 26))
def test_a_long_game_can_be_left_taken_up_taken_back_and_restored_at_any_card(
    chairs: tuple[str, ...], numbers: list[int], cards: int
) -> None:
    session = played_cards(chairs, numbers, cards)
    assert taken_up(session) == left(session)
    if session.can_undo:
        assert session.undo() != session
        assert session.undo().redo() == session
        assert taken_up(session.undo()) == left(session.undo())
