"""The plan of a lesson: how long it is, and which deck fits into the minutes that there are."""

from game.engine.reference import LessonStep
from game.engine.story import Deck, Story


def steps_of(story: Story, deck: Deck) -> tuple[LessonStep, ...]:
    """The plan of a lesson with this deck; none where the story has none."""
    return dict(story.teaching.plans).get(deck.id, ()) if story.teaching else ()


def minutes_of(story: Story, deck: Deck) -> int:
    """How long that plan is; 0 where there is none."""
    return sum(step.minutes for step in steps_of(story, deck))


def planned(story: Story) -> dict[Deck, int]:
    """The decks for which there is a plan, with its minutes, the shortest first."""
    minutes = {deck: minutes_of(story, deck) for deck in story.decks}
    return {deck: minutes[deck] for deck in sorted(story.decks, key=minutes.__getitem__) if minutes[deck]}


def deck_for(story: Story, minutes: int) -> Deck | None:
    """The deck with the longest plan that fits into these minutes; None where none does."""
    fitting = [deck for deck, needed in planned(story).items() if needed <= minutes]
    return fitting[-1] if fitting else None
