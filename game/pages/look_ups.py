"""What can be looked up beside a game, each as a page: people, words, documents, the essay, the log, the endings."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from game.engine.rules import Round
from game.engine.scene import History
from game.i18n import marked, tr
from game.pages.frame import Frame
from game.pages.moments import framed, judged, rendered
from game.pages.viewer import Foretelling, Sight, Viewer, Waiting, chairs_of, seen
from game.session.moment import CardMoment, VoteMoment, texts_of
from game.session.session import Session
from game.telling.card import Card
from game.telling.chair_map import ChairMap, chair_map
from game.telling.documents import Paper, papers, sourced
from game.telling.ending_drawers import ending_drawers
from game.telling.meanwhile import acts_by_now, log, recap
from game.telling.reference import Reference, examined, grounds, named, people, terms

TITLES = {
    "people": marked("People"),
    "glossary": marked("Words"),
    "names": marked("Names and words on this page"),
    "document": marked("Documents"),
    "map": marked("Who trusts whom"),
    "log": marked("What was chosen so far"),
    "essay": marked("The essay"),
    "drawers": marked("Which endings there are"),
    "recap": marked("Previously"),
}
"""Everything that can be looked up, by the last part of its address, and what its page is called."""


@dataclass(frozen=True, slots=True)
class ReaderContext:
    """What a reader has beside the game."""

    essay: Mapping[str, str] = field(default_factory=dict)
    """The sentences of the reader's own copy of the essay by their fingerprints."""
    reached: Collection[str] = ()
    """The ids of the endings that the reader has reached."""


NOTHING = ReaderContext()


def look_up(session: Session, what: str, viewer: Viewer, frame: Frame, beside: ReaderContext = NOTHING) -> str:
    """The page of one of `TITLES`. Raises KeyError for anything else."""
    title = tr(TITLES[what])
    main = _looked_up(session, what, viewer, frame, beside, title)
    return framed(title, session.story.title, main, frame, viewer.kind)


def _looked_up(session: Session, what: str, viewer: Viewer, frame: Frame, beside: ReaderContext, title: str) -> Markup:
    story = session.story
    match what:
        case "people" | "glossary" | "names":
            known = {"people": people(story), "glossary": terms(story)}
            records = known[what] if what in known else _named(session, viewer)
            return rendered("records.html", frame, title=title, records=records)
        case "document":
            read = [sourced(story, paper) for paper in _papers(session, viewer)]
            return rendered("documents.html", frame, title=title, papers=read)
        case "map":
            return rendered("map.html", frame, title=title, maps=_maps(session, viewer))
        case "essay":
            return rendered("essay.html", frame, title=title, groups=tuple(_essay(session, beside.essay)))
        case "recap":
            steps = recap(session.told_so_far)
            return rendered("recap.html", frame, title=title, steps=steps, asked=judged)
        case _:
            lines = log(session.playthrough)
            lines = ending_drawers(story, beside.reached).in_words if what == "drawers" else lines
            return rendered("lines.html", frame, title=title, lines=lines)


def _card(session: Session, viewer: Viewer) -> Card | None:
    """The card that lies before whoever looks."""
    match seen(session, viewer):
        case CardMoment(card=card) | VoteMoment(card=card):
            return card
        case _:
            return None


def _maps(session: Session, viewer: Viewer) -> tuple[ChairMap, ...]:
    """Who trusts whom, as the chairs see it in which whoever looks decides, or for which they vote."""
    if viewer.kind == "player":
        return session.chair_maps
    chairs = (viewer.chair,) if viewer.kind == "hand" else chairs_of(session, viewer)
    return tuple(chair_map(session.playthrough, chair) for chair in chairs)


def _named(session: Session, viewer: Viewer) -> tuple[Reference, ...]:
    story = session.story
    return named(_texts(seen(session, viewer)), (*people(story), *terms(story)))


def _texts(sight: Sight) -> Iterator[str]:
    """The prose that lies before whoever looks."""
    match sight:
        case Waiting(front=front) | Foretelling(front=front):
            yield front.prose
        case _:
            yield from texts_of(sight)


def _revealed(session: Session) -> list[tuple[Round, bool]]:
    """The cards of which all has been told, the last first, and whether people played them; one that is held back is
    none of them yet."""
    told = session.told.rounds + (session.revealing and not session.held)
    played = [*zip(session.playthrough.rounds, session.chronicle.entries, strict=True)][:told]
    return [(round, bool(entry.by_people)) for round, entry in reversed(played)]


def _papers(session: Session, viewer: Viewer) -> Iterator[Paper]:
    card = _card(session, viewer)
    yield from card.papers if card else ()
    for round, by_people in _revealed(session):
        yield from papers(round.scene) if by_people else ()


def _essay(session: Session, essay: Mapping[str, str]) -> Iterator[tuple[str, list[Reference], tuple[str, ...]]]:
    """For each card of which the truth was told, and then for each act that has begun: what the essay says of it, and
    what it rests on."""
    for title, histories, claims in (*_cards_told(session), *_acts_told(session)):
        cited = [examined(session.story, one.sentence, essay) for history in histories for one in history.essay]
        argued = (claim for history in histories for claim in (*history.claims, *history.argued))
        rests = grounds(session.story, (*argued, *claims))
        if cited or rests:
            yield title, cited, rests


def _cards_told(session: Session) -> Iterator[tuple[str, list[History], tuple[str, ...]]]:
    for round, by_people in _revealed(session):
        panel = round.outside
        yield round.scene.title, [round.scene.history] if by_people else [], panel.claims if panel else ()


def _acts_told(session: Session) -> Iterator[tuple[str, list[History], tuple[str, ...]]]:
    begun = max(session.told.acts, acts_by_now(session.told_so_far))
    for place, act in reversed([*enumerate(session.story.acts[:begun], 1)]):
        panel = act.outside.claims if act.outside and place < begun else ()  # which closes the act
        yield act.title, [act.history] if act.history else [], (*act.claims, *panel)
