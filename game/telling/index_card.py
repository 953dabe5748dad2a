"""The card that the office keeps about a player: a line for each pick, glimpsed twice, and seen whole at the end."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.engine.rules import Round
from game.engine.scene import Scene, told
from game.engine.story import Chair

if TYPE_CHECKING:  # which `card-index check` does not wait for
    from game.engine.chronicle import Entry
    from game.engine.playthrough import Playthrough

LINES = "{lines}"
"""The place of the typed lines in a text of the story."""
GLIMPSED = 2
"""How many lines one reads in passing."""


def filed_lines(rounds: Iterable[Round], entries: Iterable["Entry"], chair: str) -> tuple[str, ...]:
    """What was typed about a chair, the oldest first: of each of its people's picks, what the story files."""
    typed = (
        round.chosen(chair).filed for round, entry in zip(rounds, entries, strict=False) if chair in entry.by_people
    )
    return tuple(line for line in typed if line)


def glimpse_found(playthrough: "Playthrough", place: int, chair: str) -> str:
    """What a chair reads of its card when it looks at the office for the first time, in the round at this place."""
    rounds, entries = playthrough.rounds[: place + 1], playthrough.chronicle.entries[: place + 1]
    looks = [one.scene.id for one, entry in zip(rounds, entries, strict=True) if _looked(one, entry, chair)]
    if looks != [rounds[-1].scene.id]:
        return ""
    return _with(playthrough.story.find(Chair, chair).card.found, filed_lines(rounds[:-1], entries, chair))


def glimpse_shown(playthrough: "Playthrough", scene: Scene, chair: str) -> str:
    """What a chair reads of its card on the scene in which somebody is careless with it."""
    story, entries = playthrough.story, playthrough.chronicle.entries
    if scene.id != story.card_shown:
        return ""
    card = story.find(Chair, chair).card
    looked = any(_looked(one, entry, chair) for one, entry in zip(playthrough.rounds, entries, strict=True))
    return _with(card.shown_again if looked else card.shown, filed_lines(playthrough.rounds, entries, chair))


def whole_card(playthrough: "Playthrough", chair: str) -> str:
    """The card as it stands at the end, and what the chair makes of it."""
    story = playthrough.story
    typed = filed_lines(playthrough.rounds, playthrough.chronicle.entries, chair)
    card = _with(story.find(Chair, chair).card.whole, typed, len(typed))
    frame = told(story.card_frames, playthrough.state)
    return "\n\n".join(text for text in (frame, card) if text) if card else ""


def _looked(round: Round, entry: "Entry", chair: str) -> bool:
    return chair in entry.by_people and round.chosen(chair).looks


def _with(text: str, typed: tuple[str, ...], most: int = GLIMPSED) -> str:
    """The text with the last of the lines in their place; empty where there is nothing to read."""
    if not text or not typed:
        return ""
    listed = "\n".join(f"- {line}" for line in typed[-most:])
    return re.sub(rf"\s*{re.escape(LINES)}\s*", lambda _: f"\n\n{listed}\n\n", text)
