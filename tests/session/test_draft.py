"""What is half decided on a card: what replaces an earlier decision, and what stands beside it."""

from game.engine.rules import Word
from game.session.draft import Decision, Draft


def test_a_chair_has_one_pick_one_guess_and_one_forecast_and_a_word_with_each_of_several_others() -> None:
    draft = Draft()
    for decision in (
        Decision("guess", "mary", "3"),
        Decision("word", "mary", "tom"),
        Decision("word", "mary", "ann"),
        Decision("pick", "mary", "wait"),
        Decision("pick", "tom", "refuse"),
        Decision("guess", "mary", ""),
        Decision("pick", "mary", "read-the-book"),
        Decision("forecast", "ann", "wait"),
        Decision("forecast", "ann", "refuse"),
        Decision("word", "mary", "tom"),
    ):
        draft = draft.decide(decision)
    assert draft.answers("pick") == {"tom": "refuse", "mary": "read-the-book"}
    assert draft.answers("guess") == {"mary": ""}
    assert draft.answers("forecast") == {"ann": "refuse"}
    assert draft.words() == (Word("mary", "ann"), Word("mary", "tom"))
    assert draft.without(Decision("word", "mary", "ann")).words() == (Word("mary", "tom"),)
    assert draft.without_last().words() == (Word("mary", "ann"),)
