"""What a class works on beside the game, as HTML: the evidence bank of the enquiry."""

from collections.abc import Collection, Mapping

from game.classroom import TEMPLATES
from game.engine.story import Deck, Story
from game.telling.evidence_bank import bank, scenes_of
from game.telling.html import templates


def study_leaves(story: Story, deck: Deck, chairs: Collection[str] = ()) -> Mapping[str, str]:
    """The pages by the names of their files, for the cards that the deck asks of these chairs, or of all of them.

    A story without an enquiry has no evidence bank.
    """
    scenes = scenes_of(story, deck, chairs)
    pages = {}
    if evidence := bank(story, scenes):
        pages["evidence.html"] = _page(story, deck, "evidence.html", bank=evidence)
    return pages


def _page(story: Story, deck: Deck, template: str, **values: object) -> str:
    return templates(TEMPLATES).get_template(template).render(story=story, deck=deck, **values)
