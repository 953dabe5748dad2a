"""The cards on which nobody was asked, in a line each, and the log of those on which somebody was."""

from game.engine.round import Round
from game.engine.sitting import Sitting
from game.engine.story import Story
from game.telling.words import departures, month_in_words, name_of


def meanwhile(story: Story, round: Round, held: tuple[str, ...]) -> str:
    """One line for a card that was not asked: what the held chairs did there, as history did."""
    scene = round.scene
    if scene.skip and round.skipped:
        return f"{month_in_words(scene.date)}. {scene.skip.bridge}"
    yours = [f"{name_of(story, chair)}: {option.label}." for chair in held if (option := round.option(chair))]
    return " ".join([f"{month_in_words(scene.date)}. {scene.title}.", *yours, *departures(story, round)])


def log(sitting: Sitting) -> tuple[str, ...]:
    """Everything that was chosen so far, a line a card, the oldest first."""
    lines = []
    for round, entry in zip(sitting.rounds, sitting.chronicle.entries, strict=True):
        mark = "asked" if entry.by_people else "not asked"
        lines.append(f"{meanwhile(sitting.story, round, sitting.chronicle.chairs)} ({mark})")
        lines += [f"  {name_of(sitting.story, chair)}'s reason: {why}" for chair, why in entry.reasons]
    return tuple(lines)


def chronicle_lines(story: Story, rounds: tuple[Round, ...]) -> tuple[str, ...]:
    """The chronicle of a game in full: every card with every pick, the opponent's move, and what it came to."""
    lines: list[str] = []
    for round in rounds:
        scene = round.scene
        lines.append(f"{scene.day}. {scene.title}. {scene.place}.")
        if scene.skip and round.skipped:
            lines += [scene.skip.bridge, ""]
            continue
        for chair, _ in round.picks:
            option = round.option(chair)
            assert option
            lines.append(f"{name_of(story, chair)}: {option.label}.")
        lines += [move.text for move in (round.move, round.together) if move]
        lines.append("")
    return tuple(lines)
