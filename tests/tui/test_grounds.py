"""The key that opens the essay opens also where what is told comes from."""

from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from game.engine.reference import Claim, Source
from game.engine.scene import Scene
from game.engine.story import Story
from tests.tui.players import TINY, app_in, name, on_the_first_card, play, press, words


def with_claims(story: Story) -> Story:
    """The story with one claim behind each history, one behind what historians argue, and one behind each document."""

    def grounded(scene: Scene) -> Scene:
        history = replace(scene.history, historians="It is argued.", claims=("a",), argued=("b",))
        filed = tuple(replace(one, document=replace(one.document, claims=("c",))) for one in scene.documents)
        return replace(scene, history=history, documents=filed)

    claims = {id: Claim(id, f"Claim {id}.", "high", (Source("The minute book", checked=False),)) for id in "abc"}
    return replace(story, scenes=tuple(map(grounded, story.scenes)), claims=claims)


def test_what_is_told_so_far_says_where_it_comes_from(tmp_path: Path) -> None:
    story = with_claims(TINY)

    async def look_up(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "1", "enter", "enter", "e", "end")
        assert name(pilot) == "LookupScreen"
        assert "Where it comes from" in words(pilot)
        assert "The minute book, not checked at the page." in words(pilot)
        assert "Claim a." in words(pilot)
        assert "Claim b." not in words(pilot)
        await press(pilot, "escape", "m", "enter", "enter", "enter", "e", "end")
        assert "Claim b." in words(pilot)

    play(app_in(tmp_path, story), (120, 40), look_up, on_the_first_card(story))


def test_an_opened_document_says_where_it_comes_from_and_not_while_it_is_in_hand(tmp_path: Path) -> None:
    story = with_claims(TINY)

    async def look_up(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "d", "end")
        assert name(pilot) == "DocumentsScreen"
        assert "Claim c." not in words(pilot)
        await press(pilot, "escape", "1", "enter", "enter", "d", "end")
        assert name(pilot) == "DocumentsScreen"
        assert "Where it comes from" in words(pilot)
        assert "Claim c." in words(pilot)

    play(app_in(tmp_path, story), (120, 40), look_up, on_the_first_card(story))
