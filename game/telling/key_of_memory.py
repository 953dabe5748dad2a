"""What the teacher's key says where a story remembers: answers, texts to read out, and words in the corridor."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.conditions import Picked, Test
from game.engine.scene import Scene, Seat, Telling
from game.engine.story import Deck, Story
from game.i18n import tr
from game.telling.codes import BallotCode, code_of
from game.telling.conditions_in_words import ConditionalText, in_words
from game.telling.paper import words_in
from game.telling.words import DEBATED, name_of


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word in the corridor: who can ask whom, on picking what, and what is said."""

    by: str
    to: str
    codes: str
    """The picks of the one who asks."""
    takes: str
    """What the other then does."""
    standing: str
    when: str
    yes: str
    no: str


def echoes(story: Story, deck: Deck, scene: Scene, seat: Seat) -> tuple[ConditionalText, ...]:
    """What is read out to a chair where an earlier pick is remembered."""
    return tellings(story, deck, scene, seat.echoes, tr("Read also to {name}", name=name_of(story, seat.chair)))


def words(story: Story, deck: Deck, scene: Scene, chair: str) -> Iterator[KeyWord]:
    """The words in the corridor that a chair can have on a card of the deck."""
    for seat, option, asked in words_in(deck, scene, chair):
        yield KeyWord(
            name_of(story, chair),
            name_of(story, seat.chair),
            f" {tr('or')} ".join(code_of(story, BallotCode(scene.id, chair, pick)) for pick in asked.to_join),
            option.label,
            tr(DEBATED[asked.debated]),
            in_words(story, asked.when, scene),
            asked.yes,
            asked.no,
        )


def tellings(
    story: Story, deck: Deck, scene: Scene, texts: tuple[Telling, ...], about: str = ""
) -> tuple[ConditionalText, ...]:
    """Texts of which the first that fits is told, but for those that cannot fit in any game of the deck."""
    return tuple(
        ConditionalText(one.text, in_words(story, one.when, scene), about)
        for one in texts
        if any(all(_can_hold(story, deck, test) for test in group) for group in one.when.groups)
    )


def _can_hold(story: Story, deck: Deck, test: Test) -> bool:
    """False for a pick that only people would make, on a card that the deck does not ask of them."""
    if not isinstance(test, Picked) or not test.wanted or deck.asks(test.chair, test.scene):
        return True
    seat = story.find(Scene, test.scene).seat(test.chair)
    options = [option for option in seat.options if option.id in test.options] if seat else []
    return any(option.historical or option.follows or option.won_over or option.asked for option in options)
