"""What a class works on beside the game, as HTML: the evidence bank, the pupil's leaf, help with it, and quizzes."""

from collections.abc import Mapping

from game.classroom.render import rendered
from game.engine.story import Deck, Story
from game.i18n import marked, tr
from game.telling.evidence_bank import bank, scenes_of
from game.telling.pupils_leaf import leaves
from game.telling.quiz import quizzes

QUIZZES = {"quiz-before.html": marked("A quiz, before"), "quiz-after.html": marked("A quiz, after")}


def study_leaves(story: Story, deck: Deck) -> Mapping[str, str]:
    """The pages by the names of their files, for the chairs that the deck asks: `Deck.only` leaves some of them.

    A story without an enquiry has no evidence bank, and one whose cards name too little has no quizzes.
    """
    scenes, own = scenes_of(story, deck), leaves(story, deck)
    common = {"story": story, "deck": deck}
    pages = {
        name: rendered(name, **common, leaves=own, enquiry=story.enquiry)
        for name in ("pupils-leaf.html", "pupils-help.html")
    }
    if evidence := bank(story, scenes):
        pages["evidence.html"] = rendered("evidence.html", **common, bank=evidence)
    for (name, heading), quiz in zip(QUIZZES.items(), quizzes(story, scenes), strict=True):
        total = sum(len(part.questions) for part in quiz)
        if total:
            pages[name] = rendered("quiz.html", **common, heading=tr(heading), quiz=quiz, total=total)
    return pages
