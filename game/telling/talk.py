"""The talk after a game, out of role: first each alone, then in pairs, then the class together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.engine.chronicle import Entry
from game.engine.counterfactuals import Counterfactual
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.i18n import listed, month_in_words, tr
from game.telling.words import in_month, name_of

EACH = 2
"""How many of a chair's choices are asked about."""
CARDS = 6
"""From how many cards the class takes its questions."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the talk."""

    heading: str
    how: str
    """What people do in it."""
    questions: tuple[str, ...]


def stages(playthrough: Playthrough, points: tuple[Counterfactual, ...], few: bool = False) -> tuple[Stage, ...]:
    """The three stages, with the picks that would have changed the ending; none while nobody has chosen anything.

    ``few`` is for a page with little room: at most two questions in each.
    """
    if playthrough.last is None:
        return ()
    weighed = _weighed(playthrough, {point.scene.id for point in points})
    chairs, story = [*_of_the_chairs(playthrough, weighed)], [*_of_the_story(playthrough, points)]
    cards, past = [*_of_the_cards(weighed)], [*_of_the_past(playthrough)]
    if few:
        chairs, story, cards, past = [chairs[0], chairs[-1]], story[:2], cards[:1], past[:1]
    all_stages = (
        Stage(
            tr("First, each of you alone: out of the chair"),
            tr(
                "The game is over and you are yourselves again. Write of the people in the third person, by name: not "
                "“I chose”, but “{name} chose”.",
                name=name_of(playthrough.story, playthrough.chronicle.chairs[0]),
            ),
            tuple(chairs),
        ),
        Stage(
            tr("Then in pairs: what they could have known"),
            tr(
                "Read to each other what you wrote. Where you disagree, look for the line on this page that decides "
                "it, or note that there is none."
            ),
            tuple(story),
        ),
        Stage(
            tr("Then the class together: what really happened"),
            tr("Now leave the game behind, and speak of the years themselves."),
            (*cards, *past),
        ),
    )
    return tuple(stage for stage in all_stages if stage.questions)


def to_talk_about(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> tuple[str, ...]:
    """What there is to talk about at the end of any game, with no page at hand: of the model, and of the past."""
    if playthrough.last is None:
        return ()
    return (*_of_the_model(playthrough, points), *_of_the_past(playthrough))


def _weighed(playthrough: Playthrough, mattered: set[str]) -> list[tuple[Round, Entry]]:
    """The cards that were played, the weightiest first: those that mattered, then those that left history."""
    played = zip(playthrough.rounds, playthrough.chronicle.entries, strict=True)
    return sorted(
        ((round, entry) for round, entry in played if entry.by_people),
        key=lambda card: (card[0].scene.id not in mattered, not left_history(card[0], card[1].by_people)),
    )


def left_history(round: Round, chairs: Iterable[str]) -> bool:
    """Whether one of these chairs chose in the round what history did not do."""
    return any(option and not option.historical for option in map(round.option, chairs))


def _of_the_chairs(playthrough: Playthrough, weighed: list[tuple[Round, Entry]]) -> Iterator[str]:
    for chair in playthrough.chronicle.chairs:
        name = name_of(playthrough.story, chair)
        own = [round for round, entry in weighed if chair in entry.by_people][:EACH]
        for round in sorted(own, key=lambda round: round.scene.date):
            option = round.chosen(chair)
            chose = tr(
                "{name} chose “{option}”. Why might a person in {name}'s place have done so?",
                name=name,
                option=option.label,
            )
            yield f"{in_month(round.scene)} {chose}"
        if own:
            yield tr("Name one thing that {name} could not have known, and that you know.", name=name)


def _of_the_model(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> Iterator[str]:
    if points:
        titles = dict.fromkeys(f"{point.scene.title} ({month_in_words(point.scene.date)})" for point in points)
        yield tr(
            "By this model one other choice would have led to another ending, here: {cards}. "
            "Do you believe the model? What else would have had to be different on that day?",
            cards="; ".join(titles),
        )
    elif playthrough.complete:
        yield tr(
            "By this model no single other choice would have led to another ending. What would have had to change "
            "together, and who would have had to trust whom?"
        )


def _of_the_story(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> Iterator[str]:
    yield from _of_the_model(playthrough, points)
    names = listed([name_of(playthrough.story, chair) for chair in playthrough.chronicle.chairs])
    yield tr("What did {names} attend to most, and what was left alone? Who gained while nobody looked?", names=names)
    if any(entry.reasons for entry in playthrough.chronicle.entries):
        yield tr(
            "Which of the reasons noted on this page could have been said aloud in that room, and which could not?"
        )
    if len(playthrough.chronicle.chairs) > 1:
        yield tr("When could {names} have helped one another? What spoke against it on the day?", names=names)


def _of_the_cards(weighed: list[tuple[Round, Entry]]) -> Iterator[str]:
    asking = [card for card in weighed if card[0].scene.ask]
    for round, _ in sorted(asking[:CARDS], key=lambda card: card[0].scene.date):
        asked = " ".join(round.scene.ask)
        yield f"{round.scene.title} ({month_in_words(round.scene.date)}): {asked}"


def _of_the_past(playthrough: Playthrough) -> Iterator[str]:
    opponent = playthrough.story.opponent.name
    yield tr(
        "Which would have had to change, {opponent} or the office that {opponent} held? Argue from two cards.",
        opponent=opponent,
    )
    yield tr("Who was never in the room, and what did these decisions mean for them?")
    yield tr("Which of the roads not taken do historians debate, and which did the game make up? How can you tell?")
