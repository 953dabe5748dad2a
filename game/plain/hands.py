"""Hands that are counted in plain lines: a number for each option, and a first vote before a second."""

from collections.abc import Callable

from game.engine.names import compared
from game.i18n import tr, trn
from game.plain.renderer import Renderer
from game.session.session import Session
from game.telling.card import Card
from game.telling.room import FIRST_VOTE, hands_typed

Say = Callable[[str], None]


def count(session: Session, card: Card, numbers: str, twice: bool, say: Say, renderer: Renderer) -> Session:
    """With the hands that were said; unchanged where that is no count for this card. ``twice``: the first ones are
    followed by a talk and another vote."""
    counts = [hands_typed(one) for one in compared(numbers).replace(",", " ").split()]
    told = [n for n in counts if n is not None]
    is_whole = len(card.options) == len(counts) == len(told)
    if not is_whole or any(n for option, n in zip(card.options, told, strict=True) if option.locked):
        asked = trn(
            "Say hands and {number} number, one for each option in its order, 0 for a locked one.",
            "Say hands and {number} numbers, one for each option in its order, 0 for a locked one.",
            len(card.options),
        )
        say(asked)
        return session
    hands = {option.id: n for option, n in zip(card.options, told, strict=True) if not option.locked}
    after = session.count(hands)
    if twice and not session.draft.first_hands:
        return talk(after, say)
    if session.turn:
        renderer.counted(after, session.turn.chair)
    return after


def talk(session: Session, say: Say) -> Session:
    """What was counted is a first vote, of which nobody hears before the second; where one was noted already, it is
    forgotten."""
    if session.draft.first_hands:
        say(tr("The first vote is forgotten: count hands anew."))
        return session.count({}, first=True)
    hands = dict(next((rows for _, rows in session.draft.hands), ()))
    if not hands:
        say(tr("No hands are counted yet."))
        return session
    say(f"{tr(FIRST_VOTE)} {tr('Then say hands again.')}")
    return session.count(hands, first=True)
