"""The card that the office keeps about a player: shown when somebody is careless with it, and whole at the end."""

from dataclasses import replace

from game.engine.chronicle import Chronicle, Pick
from game.engine.playthrough import Playthrough
from game.engine.scene import Scene, Telling
from game.engine.story import CardTexts, Story
from game.telling.index_card import GLIMPSED, glimpse_found, glimpse_shown, whole_card
from tests.classroom.games import TINY

BRIDGE, MINUTES, _ = TINY.scenes
TEXTS = CardTexts(shown="For once:{lines}Gone.", shown_again="Again:{lines}Gone.", whole="All of it:{lines}No more.")


def filed(looks: bool) -> Story:
    """The tiny story, in which each pick on the first card is filed, and each may be a look at the office."""

    def first(scene: Scene) -> Scene:
        seats = tuple(
            replace(seat, options=tuple(replace(one, filed=f"Typed: {one.id}", looks=looks) for one in seat.options))
            for seat in scene.seats
        )
        return replace(scene, seats=seats)

    return replace(
        TINY,
        scenes=(first(BRIDGE), *TINY.scenes[1:]),
        chairs=tuple(replace(chair, card=TEXTS) for chair in TINY.chairs),
        card_shown=MINUTES.id,
        card_frames=(Telling("The drawer is open."),),
    )


def after_one_pick(story: Story) -> Playthrough:
    return Playthrough.of(story, Chronicle(("mary",), deck="whole")).played_on().play([Pick("mary", "wait")])


def test_the_card_knows_whether_one_has_looked_before() -> None:
    for looks, opening in ((False, "For once:"), (True, "Again:")):
        playthrough = after_one_pick(filed(looks))
        assert glimpse_shown(playthrough, MINUTES, "mary") == f"{opening}\n\n- Typed: wait\n\nGone."
        assert glimpse_shown(playthrough, BRIDGE, "mary") == ""


def test_another_s_look_is_not_one_s_own() -> None:
    story = filed(True)
    playthrough = Playthrough.of(story, Chronicle(("mary", "tom"), deck="double", mode="teams")).played_on()
    assert {seat.chair for seat in playthrough.asked} == {"mary", "tom"}
    blind = tuple(replace(one, looks=False) for one in BRIDGE.seats[1].options)
    seats = (story.scenes[0].seats[0], replace(story.scenes[0].seats[1], options=blind))
    halved = replace(story, scenes=(replace(story.scenes[0], seats=seats), *story.scenes[1:]))
    picks = [Pick("mary", "wait"), Pick("tom", blind[0].id)]
    played = Playthrough.of(halved, playthrough.chronicle).played_on().play(picks)
    assert glimpse_shown(played, MINUTES, "mary").startswith("Again:")
    assert glimpse_shown(played, MINUTES, "tom") == ""


def test_at_the_end_the_card_stands_in_its_frame_and_without_a_line_nothing_is_told() -> None:
    assert whole_card(after_one_pick(filed(False)), "mary") == (
        "The drawer is open.\n\nAll of it:\n\n- Typed: wait\n\nNo more."
    )
    assert whole_card(after_one_pick(filed(False)), "tom") == ""


def test_who_looks_for_the_first_time_reads_what_was_typed_on_the_cards_before_and_later_nothing() -> None:
    story = replace(
        filed(looks=False),
        chairs=tuple(replace(chair, card=replace(TEXTS, found="Found:{lines}Shut.")) for chair in TINY.chairs),
    )
    bridge, *later = story.scenes
    looking = [
        replace(
            scene,
            seats=tuple(
                replace(seat, options=tuple(replace(one, looks=True, filed=f"Typed: {one.id}") for one in seat.options))
                for seat in scene.seats
            ),
        )
        for scene in later
    ]
    playthrough = after_one_pick(replace(story, scenes=(bridge, *looking)))
    for option in ("sign", "save-the-mill"):
        playthrough = playthrough.played_on().play([Pick("mary", option)])
    found = [glimpse_found(playthrough, place, "mary") for place in range(3)]
    assert found == ["", "Found:\n\n- Typed: wait\n\nShut.", ""]


def test_the_typed_lines_stand_in_a_paragraph_of_their_own_however_the_story_sets_their_place() -> None:
    for place in ("{lines}", "\n{lines}\n", "\n\n{lines}\n\n"):
        texts = replace(TEXTS, shown=f"For once:{place}Gone.")
        story = replace(filed(False), chairs=tuple(replace(chair, card=texts) for chair in TINY.chairs))
        assert glimpse_shown(after_one_pick(story), MINUTES, "mary") == "For once:\n\n- Typed: wait\n\nGone."


def test_in_passing_one_reads_the_last_lines_and_at_the_end_all_of_them() -> None:
    story = replace(filed(False), card_shown=TINY.scenes[-1].id)
    scenes = tuple(
        replace(
            scene,
            seats=tuple(
                replace(seat, options=tuple(replace(one, filed=f"Typed: {one.id}") for one in seat.options))
                for seat in scene.seats
            ),
        )
        for scene in story.scenes
    )
    playthrough = after_one_pick(replace(story, scenes=scenes)).played_on().play([Pick("mary", "sign")]).played_on()
    assert glimpse_shown(playthrough, scenes[-1], "mary").count("- Typed: ") == GLIMPSED == 2
    ended = playthrough.play([Pick("mary", "save-the-mill")])
    told = glimpse_shown(ended, scenes[-1], "mary").splitlines()
    assert [line for line in told if line.startswith("- ")] == ["- Typed: sign", "- Typed: save-the-mill"]
    assert whole_card(ended, "mary").count("- Typed: ") == 3
