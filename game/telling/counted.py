"""What a room counted: the hands of a vote, and how often a team foretold what another would do."""

from collections.abc import Mapping

from game.engine.chronicle import Entry
from game.engine.playthrough import Playthrough
from game.engine.rules import Round, leaders
from game.i18n import listed, stopped, tr, trn
from game.telling.words import in_month, name_of


def hands_told(round: Round, entry: Entry, chair: str) -> str:
    """How the hands went for a chair, the most first, and after a first count and talk what had shifted; empty where
    none were counted.

    It names the choice only where the count alone does not say it.
    """
    seat, hands = round.scene.seat(chair), entry.hands_of(chair)
    ids = [option.id for option in seat.options if hands.get(option.id)] if seat else []
    counted = [(option, hands[option.id]) for option in (round.read(chair, id) for id in ids) if option]
    picked = round.option(chair)
    if not counted or picked is None:
        return ""
    leading = leaders({option.id: number for option, number in counted})
    (first, most), *others = sorted(counted, key=lambda one: -one[1])
    total = sum(number for _, number in counted)
    told = [
        trn(
            "{number} of {total} wanted “{option}”",
            "{number} of {total} wanted “{option}”",
            most,
            total=total,
            option=first.label,
        )
    ]
    told += [tr("{number} “{option}”", number=number, option=option.label) for option, number in others]
    before = _before_talk(round, entry, chair, hands)
    if leading == (picked.id,):
        return " ".join([stopped(listed(told)), *before])
    tied = [tr("As many wanted one as the other.")] if picked.id in leading else []
    return " ".join([stopped(listed(told)), *tied, tr("Chosen: “{option}”.", option=picked.label), *before])


def _before_talk(round: Round, entry: Entry, chair: str, hands: Mapping[str, int]) -> list[str]:
    """How the first of two counts went, and what the talk between them shifted."""
    first, labels = entry.first_hands_of(chair), dict[str, str]()
    for id in {**first, **hands}:
        if option := round.read(chair, id):
            labels[id] = option.label
    rows = [(label, first.get(id, 0), hands.get(id, 0)) for id, label in labels.items()]
    counted = [tr("{number} “{option}”", number=one, option=label) for label, one, _ in rows if one]
    if not counted:
        return []
    shifted = [
        tr("{number} “{option}”", number=f"{other - one:+d}".replace("-", "−"), option=label)
        for label, one, other in rows
        if one != other
    ]
    told = tr("Shift: {options}.", options=listed(shifted)) if shifted else tr("The talk shifted nothing.")
    return [tr("Before the talk: {options}.", options=listed(counted)), told]


def votes_told(playthrough: Playthrough) -> tuple[str, ...]:
    """Every vote of the game, a line each."""
    several = len(playthrough.chronicle.chairs) > 1
    return tuple(
        f"{in_month(round.scene)} {f'{name_of(playthrough.story, chair)}: ' if several else ''}{told}"
        for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True)
        for chair in entry.by_people
        if (told := hands_told(round, entry, chair))
    )


def forecasts_told(playthrough: Playthrough) -> tuple[str, ...]:
    """How often each team was right about another's choice; nothing of a team that always passed."""
    right: dict[str, list[bool]] = {chair: [] for chair in playthrough.chronicle.chairs}
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        for chair, watched, option in entry.forecasts:
            picked = round.option(watched)
            if chair in right and picked:
                right[chair].append(picked.id == option)
    return tuple(
        tr(
            "{name}'s team foretold {right} of {all}.",
            name=name_of(playthrough.story, chair),
            right=sum(came),
            all=len(came),
        )
        for chair, came in right.items()
        if came
    )
