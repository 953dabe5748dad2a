"""What is told between two cards: acts that begin, cards on which nobody was asked, and the log of everything."""

from collections.abc import Iterable

from game.console import shown
from game.engine.chronicle import Break
from game.engine.fitting import Lost
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.story import Act, Deck, Story
from game.i18n import marked, month_in_words, stopped, tr
from game.telling.prose import letters, plain
from game.telling.reveal import Passage, Step, outside, what_happened
from game.telling.words import day_of, departures, name_of


def between(playthrough: Playthrough) -> tuple[Step, ...]:
    """What is told before the card that is asked, or before the ending: since people were last asked."""
    story, held = playthrough.story, playthrough.chronicle.chairs
    act = playthrough.last.scene.act if playthrough.last else ""
    steps: list[Step] = []
    lines: list[Passage] = []
    for round in playthrough.meanwhile:
        if round.scene.act != act:
            steps += [*_meanwhile(lines), *_openings(story, act, round.scene.act)]
            lines, act = [], round.scene.act
        lines.append(Passage("text", letters(meanwhile(story, round, held))))
        if round.scene.outside and not round.skipped:
            steps += [*_meanwhile(lines), outside(round.scene.outside)]
            lines = []
    return (*steps, *_meanwhile(lines), *_openings(story, act, _act_now(story, playthrough.scene)))


def meanwhile(story: Story, round: Round, held: tuple[str, ...]) -> str:
    """One line for a card that was not asked: what the held chairs did there, as history did."""
    scene = round.scene
    if scene.skip and round.skipped:
        return f"{stopped(month_in_words(scene.date))} {plain(scene.skip.bridge)}"
    yours = [f"{name_of(story, chair)}: {option.label}." for chair in held if (option := round.option(chair))]
    when = tr("{month}. {title}.", month=month_in_words(scene.date), title=scene.title)
    return " ".join([when, *yours, *departures(story, round)])


def log(playthrough: Playthrough) -> tuple[str, ...]:
    """Everything that was chosen so far, a line a card, the oldest first."""
    lines = []
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        mark = tr("asked") if entry.by_people else tr("not asked")
        lines.append(f"{meanwhile(playthrough.story, round, playthrough.chronicle.chairs)} ({mark})")
        reasons = ((name_of(playthrough.story, chair), why) for chair, why in entry.reasons)
        lines += ["  " + tr("{name}'s reason: {why}", name=name, why=why) for name, why in reasons]
    return tuple(lines) or (tr("Nothing has been decided yet."),)


def recap(playthrough: Playthrough) -> tuple[Step, ...]:
    """What a reader who takes up a saved game should know: what was chosen last and what really happened there, and
    where the story has changed under the game."""
    lines = [*log(playthrough)[-3:]]
    if broken := playthrough.broken:
        lines.append(
            tr(
                "The story has changed since this game was saved: it no longer fits at the card {card}. {why} "
                "You go on from there, and the old file stays as it is.",
                card=broken_at(playthrough.story, broken),
                why=broken_why(broken),
            )
        )
    elif playthrough.lost:
        lines.append(tr("The story has changed since this game was saved. The old file stays as it is."))
    elif playthrough.edited:
        lines.append(tr("The story has been edited since this game was saved; every choice in it still fits."))
    lines += lost_told(playthrough.story, playthrough.lost)
    told = what_happened(playthrough.story, playthrough.last.scene.history) if playthrough.last else ()
    return (Step("meanwhile", tr("Previously"), tuple(Passage("text", letters(line)) for line in lines)), *told)


def chronicle_lines(story: Story, rounds: tuple[Round, ...]) -> tuple[str, ...]:
    """The chronicle of a game in full: every card with every pick, the opponent's move, and what it came to."""
    lines: list[str] = []
    for round in rounds:
        scene = round.scene
        lines.append(" ".join(map(stopped, (day_of(scene), scene.title, scene.place))))
        if scene.skip and round.skipped:
            lines += [plain(scene.skip.bridge), ""]
            continue
        for chair, _ in round.picks:
            lines.append(f"{name_of(story, chair)}: {round.chosen(chair).label}.")
        lines += [plain(move.text) for move in (round.move, round.together) if move]
        lines.append("")
    return tuple(lines)


def _meanwhile(lines: list[Passage]) -> list[Step]:
    return [Step("meanwhile", tr("Meanwhile"), tuple(lines))] if lines else []


def _act_now(story: Story, scene: Scene | None) -> str:
    return scene.act if scene else story.acts[-1].id


def _openings(story: Story, before: str, now: str) -> list[Step]:
    """The openings of the acts that begin after ``before``, up to ``now``; as an act closes, its panel from outside."""
    ids = [act.id for act in story.acts]
    first = ids.index(before) + 1 if before in ids else 0
    steps: list[Step] = []
    for place in range(first, ids.index(now) + 1):
        steps += [*_closing(story.acts[place - 1] if place else None), *_opening(story, story.acts[place])]
    return steps + (_closing(story.acts[-1]) if first < len(ids) and now == ids[-1] else [])


def _opening(story: Story, act: Act) -> list[Step]:
    told = what_happened(story, act.history) if act.history else ()
    return [Step("act", act.title, (Passage("text", act.opening),)), *told]


def _closing(act: Act | None) -> list[Step]:
    return [outside(act.outside)] if act and act.outside else []


CHANGED = {
    "cards": marked("The story has other cards here now."),
    "choice": marked("A choice is gone: {why}."),
    "seats": marked("Other people sit there now."),
}


LOST = {
    "chair": marked("Nobody sits in the chair {id} any more; it is left out."),
    "aim": marked("What you wanted as {name}, {id}, is no aim here any more; it is left out."),
    "deck": marked("The cards {id} are not offered here any more. Now you play: {name}."),
    "start": marked("The card {id}, with which the game began, is not here any more."),
}


def lost_told(story: Story, lost: Iterable[Lost]) -> list[str]:
    """What a saved game named and the story has no more, a sentence each."""
    lines = []
    for one in lost:
        name = story.find(Deck, one.instead).title if one.kind == "deck" else ""
        name = name_of(story, one.instead) if one.kind == "aim" else name
        lines.append(tr(LOST[one.kind], id=f"“{shown(one.id)}”", name=name))
    return lines


def broken_at(story: Story, broken: Break) -> str:
    """The card at which it no longer fits: its title, or its id where the story has no such card any more."""
    return story.find(Scene, broken.scene).title if story.has(Scene, broken.scene) else shown(broken.scene)


def broken_why(broken: Break) -> str:
    """What has changed there."""
    return tr(CHANGED[broken.change], why=shown(broken.why))
