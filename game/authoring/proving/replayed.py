"""A game that a walk has found, played again by the session, as people would play it: only then is it shown."""

from collections.abc import Sequence
from dataclasses import replace

from game.authoring.explore.memoized_rounds import Transition
from game.authoring.proving.watching import AT_THE_END, Checkpoint, Mark, Watch, asked_of, follows
from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.rules import Round, historical_order, open_options
from game.engine.scene import Move, Scene, Skip
from game.engine.story import Story
from game.session.moment import CardMoment, ForecastMoment, GuessMoment
from game.session.session import Session
from game.telling.question import PASS


def replayed(
    story: Story, game: Chronicle, steps: Sequence[Transition], watch: Watch, marks: Sequence[Mark]
) -> Playthrough:
    """The game with these steps, on the first cards; on all others its chairs do what they did in history.

    Raises ValueError where the session plays it otherwise, or it does not come to what it was found for.
    """
    asked = asked_of(story, [replace(watch, mark="")], marks)
    played = _played(replace(asked, facts=story.facts), game, steps)
    if not _comes(played, watch, marks):
        raise ValueError("the game that was found does not come to this when it is played")
    return played


def _played(story: Story, game: Chronicle, steps: Sequence[Transition]) -> Playthrough:
    session = Session.begin(story, game)
    places = {scene.id: place for place, scene in enumerate(story.scenes)}
    while not session.ended:
        match session.moment:
            case CardMoment(chair):
                scene = session.playthrough.scene
                assert scene, "a card belongs to a scene"
                place = places[scene.id]
                step = steps[place] if place < len(steps) else None
                for word in step.words if step else ():
                    session = session.speak(word.to, chair) if word.by == chair else session
                session = session.choose(step.picks[chair] if step else _own(session, scene, chair), chair)
            case GuessMoment() | ForecastMoment():
                session = session.answer(PASS)
            case _:
                session = session.go_on()
    return session.playthrough


def _own(session: Session, scene: Scene, chair: str) -> str:
    """What the chair did in history, or the first that stands open."""
    seat = scene.seat(chair)
    assert seat, "who is asked sits there"
    options = open_options(seat, session.playthrough.state)
    return (*historical_order(options), *options)[0].id


def _comes(game: Playthrough, watch: Watch, marks: Sequence[Mark]) -> bool:
    """Whether the game comes to a moment of the watch, before that of its mark."""
    awaited = [mark.moment for mark in marks if mark.name == watch.mark]
    for number, round in enumerate(game.rounds):
        asked = [seat.chair for seat in game.before(number).asked]
        if any(_opens(round, moment, asked) for moment in awaited):
            return False
        if any(_opens(round, moment, asked) for moment in watch.moments):
            return True
        for entry in (round.skip, round.move, round.together):
            if entry and any(_follows(round, moment, entry) for moment in watch.moments):
                return True
            if entry and any(_follows(round, moment, entry) for moment in awaited):
                return False
    return any(moment.scene == AT_THE_END and moment.holds(game.state) for moment in watch.moments)


def _opens(round: Round, moment: Checkpoint, asked: Sequence[str]) -> bool:
    if moment.entry or moment.scene != round.scene.id:
        return False
    comes = bool(round.picks) if moment.asked is None else any(moment.asked in ("", chair) for chair in asked)
    return comes and moment.holds(round.before)


def _follows(round: Round, moment: Checkpoint, entry: Move | Skip) -> bool:
    return moment.entry is not None and moment.scene == round.scene.id and follows(round.scene, moment.entry) is entry
