"""`card-index handouts`: the game on paper. Role sheets, decision cards, ballots and a teacher's key, as HTML."""

from collections.abc import Mapping

from game.classroom.render import rendered
from game.classroom.study_leaves import study_leaves
from game.classroom.written_leaves import written_leaves
from game.engine.reference import Person
from game.engine.story import Deck, Story
from game.i18n import listed, tr
from game.telling import card_leaves, paper, teachers_key
from game.telling.ballots import leaves
from game.telling.lesson_plan import steps_of
from game.telling.panels import panels_between
from game.telling.reading_time import ALOUD, IN_SILENCE, TALK_A_CARD
from game.telling.reference import grounds
from game.telling.words import name_of


def handouts(story: Story, deck: Deck, full: bool = False, board: str = "", large: bool = False) -> Mapping[str, str]:
    """The pages by the names of their files, for the chairs that the deck asks: `Deck.only` leaves some of them.

    ``full`` adds the key with every outcome, condition and source, which is long; ``board`` is the id of the
    examination board to whose questions the written task keeps; ``large`` gives each decision card a leaf of its own.
    """
    cards = paper.cards(story, deck)
    key, closing = teachers_key.teachers_key(story, deck)
    common = {"story": story, "deck": deck, "whom": for_whom(story, deck)}
    taught = {
        "key": key,
        "closing": closing,
        "panels": panels_between(story, deck),
        "lengths": teachers_key.lengths(story, deck),
        "plan": steps_of(story, deck),
        "teaching": story.teaching,
    }
    pages = {
        "teachers-key.html": rendered("teachers-key.html", **common, **taught),
        "roles.html": rendered("roles.html", **common, roles=paper.roles(story, deck)),
        "cards.html": rendered("cards.html", **common, leaves=card_leaves.leaves(cards, large)),
        "ballots.html": rendered("ballots.html", **common, leaves=leaves(cards)),
    }
    pages |= {**study_leaves(story, deck), **written_leaves(story, deck, board)}
    if full:
        pages["full-key.html"] = rendered(
            "full-key.html",
            **common,
            **taught,
            aloud=ALOUD,
            in_silence=IN_SILENCE,
            talk_a_card=TALK_A_CARD,
            fates=[(story.find(Person, person).name, text) for person, text in story.fates.people],
            fates_from=grounds(story, story.fates.claims),
        )
    return pages


def for_whom(story: Story, deck: Deck) -> str:
    """Which chairs the handouts of a deck are for, by name."""
    asked = [chair for chair, scenes in deck.cards if scenes]
    return tr("all chairs") if len(asked) == len(story.chairs) > 1 else listed([name_of(story, one) for one in asked])
