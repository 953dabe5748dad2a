"""A pick code says which card, whose chair and which option, and is understood however it is typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content import scenes_folder
from game.engine.story import Story
from game.telling.codes import BallotCode, chair_letters, code_of, pick_of
from tests.loaded import TINY_FOLDER, loaded

STORY = loaded(scenes_folder())
TINY = loaded(TINY_FOLDER)


def picks(story: Story) -> list[BallotCode]:
    return [
        BallotCode(scene.id, seat.chair, option.id)
        for scene in story.scenes
        for seat in scene.seats
        for option in seat.options
    ]


def chaired(*ids: str) -> Story:
    """The tiny story with other chairs."""
    return replace(TINY, chairs=tuple(replace(TINY.chairs[0], id=id) for id in ids))


@pytest.mark.parametrize("story", [STORY, TINY], ids=["scenes", "tiny"])
def test_no_two_options_share_a_code(story: Story) -> None:
    codes = [code_of(story, pick) for pick in picks(story)]
    assert len(set(codes)) == len(codes)


def test_a_code_is_short_and_says_whose_it_is() -> None:
    place, scene = next(one for one in enumerate(STORY.scenes, 1) if one[1].id == "1924-10-lessons-of-october")
    pick = BallotCode(scene.id, "trotsky", scene.seats[0].options[2].id)
    assert code_of(STORY, pick) == f"{place}-TR-3"
    assert chair_letters(STORY) == {
        "trotsky": "TR", "zinoviev": "ZI", "kamenev": "KA", "bukharin": "BU", "rykov": "RY", "tomsky": "TO",
    }  # fmt: skip
    assert max(len(code_of(STORY, pick)) for pick in picks(STORY)) == 7


@given(
    st.sampled_from(picks(STORY)), st.sampled_from(["", " ", "-", " – ", "/", ". ", "\t"]), st.booleans(), st.booleans()
)
def test_a_code_is_read_however_it_is_typed(pick: BallotCode, between: str, small: bool, padded: bool) -> None:
    typed = code_of(STORY, pick).replace("-", between)
    typed = typed.lower() if small else typed
    assert pick_of(STORY, f"  {typed}.\n" if padded else typed) == pick


@given(st.sampled_from(picks(STORY)), st.data())
def test_as_much_of_a_name_will_do_as_no_other_chair_shares(pick: BallotCode, data: st.DataObject) -> None:
    file, _, number = code_of(STORY, pick).split("-")
    length = data.draw(st.integers(2, len(pick.chair)))
    assert pick_of(STORY, f"{file} {pick.chair[:length].title()} {number}") == pick


@pytest.mark.parametrize(
    "typed", ["", "3", "TR", "14-TR", "14-TR-9", "0-TR-1", "99-TR-1", "14-T-1", "14-XX-1", "²-TR-x"]
)
def test_what_is_no_code_is_not_guessed_at(typed: str) -> None:
    assert pick_of(STORY, typed) is None


def test_one_letter_is_enough_where_only_one_chair_begins_with_it() -> None:
    assert pick_of(STORY, "14z1") == BallotCode(
        STORY.scenes[13].id, "zinoviev", STORY.scenes[13].seats[1].options[0].id
    )


def test_a_name_of_a_chair_will_do_with_and_without_its_marks() -> None:
    chairs = [
        replace(TINY.chairs[0], id="mary", name="Łucja Müller"),
        replace(TINY.chairs[1], id="tom", name="То\u0301мас"),
    ]
    story = replace(TINY, chairs=tuple(chairs))
    for typed in ("1-lucja-1", "1 Muller 1", "1-Mu\u0308ller-1", "１－ＭＡ－１", "1 Łucja Müller 1", "1.mary.1"):
        assert pick_of(story, typed) == BallotCode("1901-03-bridge", "mary", TINY.scenes[0].seats[0].options[0].id)
    assert pick_of(story, "3-томас-1") == BallotCode("1901-09-flood", "tom", TINY.scenes[2].seats[1].options[0].id)
    both = replace(TINY, chairs=tuple(replace(chair, name="Łucja") for chair in TINY.chairs))
    assert pick_of(both, "1-lucja-1") is None


@given(st.text())
def test_whatever_is_typed_is_a_pick_of_the_story_or_nothing(typed: str) -> None:
    pick = pick_of(STORY, typed)
    assert pick is None or pick in picks(STORY)


@given(st.lists(st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True), unique=True, min_size=1, max_size=30))
def test_every_chair_has_letters_of_its_own_whatever_it_is_called(ids: list[str]) -> None:
    letters = chair_letters(chaired(*ids))
    assert len(set(letters.values())) == len(ids)
    assert all(one.isalpha() and one.isascii() for one in letters.values())


def test_a_pick_that_the_story_has_not_has_no_code() -> None:
    for pick in (BallotCode("nowhere", "trotsky", "x"), BallotCode("1918-10-tsaritsyn", "rykov", "x")):
        with pytest.raises(KeyError):
            code_of(STORY, pick)


def test_a_chair_s_letters_are_its_first_with_the_next_that_is_free_and_two_wherever_there_are_two() -> None:
    def letters(*ids: str) -> list[str]:
        chairs = tuple(replace(TINY.chairs[0], id=id) for id in ids)
        return list(chair_letters(replace(TINY, chairs=chairs)).values())

    assert letters("rykov", "rykova", "rykovna") == ["RY", "RK", "RO"]
    assert letters("ab", "a-b") == ["AB", "AA"]
    assert letters("li", "l-i", "lii") == ["LI", "AA", "AB"]
