"""`card-index handouts`: the game on paper. Role sheets, decision cards, ballots and a teacher's key, as HTML."""

from collections.abc import Mapping
from pathlib import Path

from game.classroom import TEMPLATES
from game.classroom.page_files import write_all
from game.classroom.study_leaves import study_leaves
from game.engine.reference import Person
from game.engine.story import Deck, Story
from game.telling import paper, teachers_key
from game.telling.html import templates
from game.telling.reading_time import ALOUD, IN_SILENCE, TALK_A_CARD
from game.telling.reference import grounds


def write_handouts(story: Story, deck: Deck, folder: Path) -> list[Path]:
    """Write the handouts of a deck into the folder and say where they are. Raises NotWritten."""
    return write_all(folder, handouts(story, deck))


def handouts(story: Story, deck: Deck) -> Mapping[str, str]:
    """The pages by the names of their files."""
    cards = paper.cards(story, deck)
    key, closing = teachers_key.teachers_key(story, deck)
    plans = dict(story.teaching.plans) if story.teaching else {}
    common = {"story": story, "deck": deck, "cards": cards, "bands": paper.bands}
    return {
        "roles.html": _page("roles.html", common, roles=paper.roles(story, deck)),
        "cards.html": _page("cards.html", common),
        "ballots.html": _page("ballots.html", common),
        "teachers-key.html": _page(
            "teachers-key.html",
            common,
            key=key,
            closing=closing,
            lengths=teachers_key.lengths(story, deck),
            aloud=ALOUD,
            in_silence=IN_SILENCE,
            talk_a_card=TALK_A_CARD,
            plan=plans.get(deck.id, ()),
            teaching=story.teaching,
            fates=[(story.find(Person, person).name, text) for person, text in story.fates.people],
            fates_from=grounds(story, story.fates.facts),
        ),
        **study_leaves(story, deck),
    }


def _page(template: str, common: Mapping[str, object], **values: object) -> str:
    return templates(TEMPLATES).get_template(template).render({**common, **values})
