"""Documents as people read them: in hand before a pick what stands there, and in the reveal all that is known of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from game.engine.documents import Artefact, Beside, Document
from game.engine.scene import Scene
from game.engine.state import State
from game.engine.story import Story
from game.i18n import marked, stopped, tr
from game.telling.prose import plain
from game.telling.reference import grounds

A_DOCUMENT = marked("A document")
CALLED = {
    "letter": marked("A letter"),
    "telegram": marked("A telegram"),
    "list": marked("A list"),
    "minutes": marked("Minutes"),
    "clipping": marked("A clipping"),
    "form": marked("A form"),
    "notes": marked("Notes"),
}
"""What each sort of paper is called."""

EMPTY = re.compile("__+")
"""Where a paper is left empty, to be filled in."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document, or what stands beside one."""

    title: str
    author: str
    date: str
    text: str
    """What it says, in authored prose."""
    known: tuple[tuple[str, str], ...] = ()
    """What is known and asked of it: a heading, and authored prose under it; nothing while it is in hand."""
    beside: "Paper | None" = None
    """What contradicts it."""
    claims: tuple[str, ...] = ()
    """Ids of the claims on which all of this rests; none while it is in hand."""
    kind: str = ""
    """What sort of paper it is, by its id; empty where that is not said."""
    place: str = ""
    """Where it was written; empty where that is not said."""

    @property
    def byline(self) -> str:
        """Who wrote it, where, and when."""
        if self.place:
            return tr("{author}, {place}, {date}.", author=self.author, place=self.place, date=self.date)
        return tr("{author}, {date}.", author=self.author, date=self.date)

    @property
    def called(self) -> str:
        """What sort of paper it is, in a word or two."""
        return tr(CALLED.get(self.kind, A_DOCUMENT))

    @property
    def caution(self) -> str:
        """That nobody should take what is told here for its words."""
        return tr("Told in our own words, and shorter: none of these are the document's.")

    @property
    def against(self) -> str:
        """The heading of what stands beside it."""
        return tr("Beside it, a source that contradicts it")


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A paper on a card, made up in the manner of such papers."""

    kind: str
    title: str
    lines: tuple[str, ...]

    @property
    def called(self) -> str:
        """What sort of paper it is, in a word or two."""
        return tr(CALLED[self.kind])

    @property
    def caution(self) -> str:
        """That nobody should take it for a real one, where it is drawn as one."""
        return tr("made up, in the manner of such papers")

    @property
    def heading(self) -> str:
        """What it is, and that it is none, in a sentence."""
        return tr("{kind}, made up in the manner of such papers: {title}.", kind=self.called, title=self.title)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Its lines as they are read aloud: what is left empty is said to be."""
        return tuple(stopped(EMPTY.sub(tr("(empty)"), line)) for line in self.lines)

    @property
    def in_words(self) -> str:
        """All of it, as it is read aloud."""
        return " ".join((self.heading, *self.spoken))


def made_up(artefact: Artefact | None) -> MadeUp | None:
    """What lies on a card beside its prose, if anything does."""
    return MadeUp(artefact.kind, artefact.title, artefact.lines) if artefact else None


def in_hand(scene: Scene, chair: str, state: State) -> tuple[Paper, ...]:
    """What this chair can read before its pick: nobody reads then who printed it later, or what was said against it."""
    return tuple(bare(filed.document) for filed in scene.documents if filed.in_hand(chair, state))


def papers(scene: Scene) -> tuple[Paper, ...]:
    """The documents of a scene with all that is known of them."""
    return tuple(whole(filed.document) for filed in scene.documents)


def bare(document: Document) -> Paper:
    """A document as those read it who had it in hand that day."""
    kind, place = document.kind, document.place
    return Paper(document.title, document.author, document.date, document.text, kind=kind, place=place)


def whole(document: Document) -> Paper:
    """A document as a historian reads it."""
    known = (
        (tr("Who kept it"), document.keeper),
        (tr("Where it is printed"), document.printed),
        (tr("Why it was written"), document.purpose),
        (tr("A question to it"), document.ask),
    )
    beside = _beside(document.beside) if document.beside else None
    return replace(bare(document), known=known, beside=beside, claims=document.claims)


def sourced(story: Story, paper: Paper) -> Paper:
    """The same, with the claims on which it rests told after all else that is known of it.

    For whoever opens the document: the claims stand in a file that is not read before somebody asks.
    """
    told = grounds(story, paper.claims)
    return replace(paper, known=(*paper.known, (tr("Where it comes from"), "\n\n".join(told)))) if told else paper


def _beside(source: Beside) -> Paper:
    known = [(tr("Where it is printed"), source.printed)]
    known += [(tr("A question to both"), source.ask)] if source.ask else []
    return Paper(source.title, source.author, source.date, source.text, tuple(known))


def in_sentences(paper: Paper) -> Iterator[str]:
    """A document as it is read aloud, a sentence or a paragraph each."""
    kind = f"{stopped(paper.called)} " if paper.kind else ""
    yield f"{kind}{stopped(paper.title)} {paper.byline}"
    yield paper.caution
    yield plain(paper.text)
    for what, told in paper.known:
        yield f"{tr('{what}:', what=what)} {plain(told)}"
    if paper.beside:
        yield stopped(paper.against)
        yield from in_sentences(paper.beside)


def read_aloud(story: Story, opened: Iterable[Paper]) -> list[str]:
    """Several documents as they are read aloud, with the claims on which they rest."""
    return [line for paper in opened for line in in_sentences(sourced(story, paper))]
