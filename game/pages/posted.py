"""What a form of a page does: each is one command of the session, from those who may give it."""

from collections.abc import Mapping, Sequence

from game.engine.rules import NotOpen
from game.i18n import tr, trn
from game.pages.viewer import Viewer, chairs_of, place_of
from game.session.moment import corridor_of
from game.session.session import Session
from game.telling.room import MOST_HANDS, hands_typed
from game.telling.typed import LONGEST_REASON, cut

Fields = Mapping[str, Sequence[str]]
DRIVES = ("go-on", "ready", "code", "open-vote", "count", "talk", "close-vote", "undo", "redo", "skip", "back")
"""The commands of whoever drives the whole game at one machine; those of a table are other ones."""


class GoneBy(Exception):
    """The form is of a page that the game has left: what it asked is asked no more."""


def must_be_of_now(session: Session, fields: Fields) -> None:
    """Raises GoneBy for a form of an older page."""
    if first(fields, "card") != place_of(session):
        raise GoneBy


def posted(session: Session, viewer: Viewer, verb: str, fields: Fields) -> Session:
    """Where the form leads. Raises GoneBy for an older page, and NotOpen, with a sentence for whoever sent it, where
    that cannot be done or is not theirs to do; the session then stays as it is."""
    must_be_of_now(session, fields)
    if verb in DRIVES:
        if viewer.kind != "player":
            raise NotOpen(tr("nobody is asked now."))
        return _driven(session, verb, fields)
    chair = first(fields, "chair")
    if chair not in chairs_of(session, viewer):
        raise NotOpen(tr("nobody is asked now."))
    match verb:
        case "choose":
            return _noted(session, chair, fields).choose(first(fields, "option"), chair)
        case "guess":
            return session.guess(first(fields, "answer"), chair)
        case "foretell":
            return session.foretell(first(fields, "answer"), chair)
        case "want":
            return session.want(first(fields, "answer"), chair)
        case "withdraw":
            return session.withdraw(chair)
        case _:
            raise NotOpen(tr("nobody is asked now."))


def _driven(session: Session, verb: str, fields: Fields) -> Session:
    match verb:
        case "code":
            return session.send(first(fields, "code"))
        case "open-vote":
            turn = session.turn
            return _noted(session, turn.chair, fields).open_vote() if turn else session
        case "count":
            return _counted(session, fields)
        case "talk":
            return _talked(session, fields)
        case "close-vote":
            return _counted(session, fields).close_vote()
        case "undo":
            return session.undo()
        case "redo":
            return session.redo()
        case "skip":
            return session.skip()
        case "back":
            return session.begin_again(first(fields, "scene"))
        case _:
            return session.go_on()


def _noted(session: Session, chair: str, fields: Fields) -> Session:
    """With the reason that was written, and the words in the corridor that were marked. Raises NotOpen."""
    if "reason" in fields:
        session = session.note(cut(first(fields, "reason"), LONGEST_REASON)[0], chair)
        session = _spoken(session, chair, tuple(dict.fromkeys(fields.get("word", ()))))
    return session


def _spoken(session: Session, chair: str, wanted: tuple[str, ...]) -> Session:
    """With these words in the corridor said, and no other. Raises NotOpen where that are more than are left."""
    corridor = corridor_of(session, chair)
    said, most = [other for other, _ in corridor.said], corridor.left + len(corridor.said)
    if len(wanted) > most:
        raise NotOpen(
            trn(
                "there is only {number} word left for the corridor: mark fewer.",
                "there are only {number} words left for the corridor: mark fewer.",
                most,
            )
        )
    for other in (*(one for one in said if one not in wanted), *(one for one in wanted if one not in said)):
        session = session.speak(other, chair)
    return session


def _talked(session: Session, fields: Fields) -> Session:
    """With the hands that were typed as a first vote. Raises NotOpen where none was."""
    after = _counted(session, fields, is_first=True)
    if after.draft.first_hands == session.draft.first_hands:
        raise NotOpen(tr("No hands are counted yet."))
    return after


def _counted(session: Session, fields: Fields, is_first: bool = False) -> Session:
    """With the hands that were typed. Raises NotOpen where one is no number that can be counted."""
    turn = session.turn
    if turn is None:
        return session
    typed = {option.id: first(fields, f"hands-{option.id}").strip() for option in turn.options}
    counts = {id: hands for id, text in typed.items() if (hands := hands_typed(text)) is not None}
    if len(counts) < sum(map(bool, typed.values())):
        raise NotOpen(tr("A count is a number from 0 to {most}.", most=MOST_HANDS))
    try:
        return _noted(session, turn.chair, fields).count(counts, first=is_first)
    except ValueError:
        raise NotOpen(tr("that is no option here.")) from None


def first(fields: Fields, name: str) -> str:
    """The value of a field; of several the first, and nothing where it was not sent."""
    return next(iter(fields.get(name, ())), "")
