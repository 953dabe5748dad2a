"""What plain lines have instead of a panel, a dateline and a key; and when they have something new to say."""

from game.engine.scene import Scene
from game.i18n import tr
from game.session.session import Session
from game.telling.card import Panel


def has_more(scene: Scene) -> bool:
    """Whether there is something about a scene that is told only to those who ask for it."""
    return bool(scene.history.death or scene.documents)


def spoken(dateline: str) -> str:
    """Where and when, without the dot that a screen reader would call by its name."""
    return dateline.replace(" · ", ", ")


def standing(panel: Panel) -> str:
    """How a chair stands, whom it can trust, when it last looked at the hidden meter, and what it wants."""
    own = [
        tr("your {meter} is {word}", meter=gauge.name, word=gauge.word) if gauge.own else f"{gauge.name}: {gauge.word}"
        for gauge in panel.gauges
    ]
    others = "; ".join(f"{name}, {word}" for name, word in panel.others)
    told = [tr("How things stand: {own}.", own="; ".join(own))] if own else []
    told += [tr("Between you and the others: {others}.", others=others)] if others else []
    told.append(tr("The hidden line, last looked at: {looked}.", looked=panel.looked))
    told += [tr("Your aim: {aim}.", aim=panel.aim)] if panel.aim else []
    return " ".join(told)


def place(session: Session) -> tuple[object, ...]:
    """What makes a moment another one, which has to be said: a note or a count on a card does not."""
    moment = session.moment
    return type(moment), session.recap, len(session.playthrough.rounds), getattr(moment, "chair", ""), session.held
