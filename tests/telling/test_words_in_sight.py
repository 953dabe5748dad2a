"""How much a player must read before the first choice and after a pick; and that nothing comes again and again."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList, Static

from game.commands.playing import WELCOME
from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Mode
from game.plain.game import PlainGame
from game.session.moment import CardMoment, ForecastMoment, GuessMoment, RevealMoment
from game.session.session import Session
from game.telling.question import PASS
from game.telling.reading_time import MOST_AFTER
from game.telling.reveal import Step, words_in_sight
from game.tui.widgets.keys_footer import KeysFooter
from game.tui.widgets.top_bar import TopBar
from tests.loaded import loaded
from tests.tui.players import app_in, name, play, press

STORY = loaded(scenes_folder())
DECKS = [deck.id for deck in STORY.decks]
MOST_FIRST, MOST_STORY, MOST_TOLD = 250, 120, 2


def counted(text: str) -> int:
    """The words of a text; the number of a row is none."""
    rows = (re.sub(r"^\s*\d+\.?\s", "", row) for row in text.splitlines())
    return sum(any(map(str.isalnum, word)) for row in rows for word in row.split())


@pytest.mark.parametrize("chair", [1, 4])
def test_little_is_read_in_plain_lines_before_the_first_card(chair: int) -> None:
    said = [WELCOME]
    PlainGame(STORY, iter([str(chair)]), said.append, lambda _: "").play(None)
    first = next(place for place, line in enumerate(said) if line.startswith("Card 1 of "))
    assert MOST_STORY < counted("\n".join(said[:first])) <= MOST_FIRST


@pytest.mark.parametrize("deck", DECKS)
@pytest.mark.parametrize("chair", ["kamenev", "bukharin"])
def test_little_of_it_is_story(deck: str, chair: str) -> None:
    steps = Session.begin(STORY, Chronicle((chair,), deck=deck).sealed(STORY)).untold
    assert [step.voice for step in steps if not step.aside] == ["act", "essay", "act"]
    assert 50 < words_in_sight(step for step in steps if step.voice == "act") <= MOST_STORY
    assert any(step.aside for step in steps)


def on_screen(widget: Widget) -> Iterator[str]:
    """What stands on a screen, but for its bar and its keys."""
    if isinstance(widget, (KeysFooter, TopBar)) or not widget.display:
        return
    if isinstance(widget, OptionList):
        yield from (str(widget.get_option_at_index(place).prompt) for place in range(widget.option_count))
    elif isinstance(widget, Static):
        yield str(widget.render())
    for child in widget.children:
        yield from on_screen(child)


MOST_KEYS = 4
"""From the command to the first decision, at 80×24."""


@pytest.mark.parametrize("chair", range(1, 7))
def test_few_keys_and_little_reading_lead_from_the_command_to_the_first_decision(chair: int, tmp_path: Path) -> None:
    seen: list[str] = []
    keys = [] if chair == 1 else [str(chair)]

    async def begin(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)
        while not (name(pilot) == "CardScreen" and pilot.app.screen.focused):
            if name(pilot) != "CardScreen":
                seen.append("\n".join(on_screen(pilot.app.screen)))
            keys.append("enter")
            await press(pilot, "enter")
        assert pilot.app.screen.query_one("Choices").display

    play(app_in(tmp_path, STORY), (80, 24), begin)
    assert len(keys) - (chair > 1) <= MOST_KEYS
    assert len(seen) == 3
    assert MOST_STORY < counted("\n".join(seen)) <= MOST_FIRST


def told(mode: Mode = "solo", games: int = 3) -> Iterator[tuple[Session, list[Step]]]:
    """Every moment of random games, with the steps that are told in it."""
    rng = random.Random(4)
    for place in range(games):
        for chair in STORY.chairs:
            session = Session.begin(STORY, Chronicle((chair.id,), deck=DECKS[place % 3], mode=mode).sealed(STORY))
            while not session.ended:
                match session.moment:
                    case CardMoment(_, card):
                        open = [option.id for option in card.options if not option.locked]
                        yield session, []
                        session = session.choose(rng.choice(open))
                    case GuessMoment() | ForecastMoment():
                        session = session.answer(PASS)
                    case RevealMoment(reveal):
                        yield session, [*reveal.steps]
                        session = session.go_on()
                    case _:
                        yield session, [*session.untold]
                        session = session.go_on()
            yield session, []


def test_what_came_of_a_pick_is_short() -> None:
    rows = [(words_in_sight(steps), session) for session, steps in told() if isinstance(session.moment, RevealMoment)]
    long = {
        session.playthrough.rounds[session.told.rounds].scene.id: words for words, session in rows if words > MOST_AFTER
    }
    assert len(rows) > 150
    assert not long


def test_no_sentence_is_told_more_than_twice_in_a_game() -> None:
    again: Counter[str] = Counter()
    for session, steps in told():
        if session.ended:
            assert again
            assert [sentence for sentence, times in again.items() if times > MOST_TOLD] == []
            again.clear()
        for step in steps:
            for passage in step.passages:
                again.update(part for part in re.split(r"(?<=[.?!])\s+", passage.whole) if len(part.split()) > 3)
