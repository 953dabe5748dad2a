"""What is told between two cards: acts that begin, cards on which nobody was asked, and the log of everything."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat

from game.console import shown
from game.engine.chronicle import Break, Entry, Misfit
from game.engine.fitting import Lost
from game.engine.playthrough import Playthrough
from game.engine.rules import Round
from game.engine.scene import Scene
from game.engine.story import Act, Deck, Story
from game.i18n import marked, stopped, tr
from game.telling.corridor import heard
from game.telling.documents import Paper, papers
from game.telling.missed import missed
from game.telling.prose import letters, plain
from game.telling.reveal import Passage, Step, happened, happened_in, outside, said_of
from game.telling.words import chosen_by, day_of, name_of

LATEST = 3
"""The cards of which whoever takes up a game is reminded."""


def between(playthrough: Playthrough, rounds: int, acts: int) -> tuple[Step, ...]:
    """What is told before the next card, or before the ending. ``rounds`` and ``acts`` are the numbers of those that
    have been told already.

    None of the later rounds may be one in which people picked: those have a reveal of their own. Before the first
    card only the first act, with the essay's word for it, and the act that begins there are told; all else stands
    aside.
    """
    steps = _between(playthrough, rounds, acts)
    if acts:
        return steps
    openings = [place for place, step in enumerate(steps) if step.voice == "act"]
    essay = next((place for place, step in enumerate(steps) if step.voice == "essay" and openings[:1] < [place]), -1)
    sighted = {*openings[:1], essay, *openings[-1:]}
    return tuple(step if place in sighted else replace(step, aside=True) for place, step in enumerate(steps))


def _between(playthrough: Playthrough, rounds: int, acts: int) -> tuple[Step, ...]:
    story, held = playthrough.story, playthrough.chronicle.chairs
    steps: list[Step] = []
    lines: list[Passage] = []
    for round in playthrough.rounds[rounds:]:
        begun = acts_begun(story, round.scene)
        if begun > acts:
            steps += [*_meanwhile(lines), *turn_of_acts(story, acts, begun)]
            lines, acts = [], begun
        if gone_by := missed(story, round, held):
            lines.append(Passage("text", "", missed=gone_by))
        if round.outside:
            steps += [*_meanwhile(lines), outside(round.outside)]
            lines = []
    return (*steps, *_meanwhile(lines), *turn_of_acts(story, acts, acts_by_now(playthrough)))


def acts_by_now(playthrough: Playthrough) -> int:
    """How many acts have begun before the next card; one more than there are once the last has closed."""
    if playthrough.scene is None:
        return len(playthrough.story.acts) + 1
    return acts_begun(playthrough.story, playthrough.scene)


def meanwhile(story: Story, round: Round, held: tuple[str, ...]) -> str:
    """One line for a card: what was done there. Empty for one that has not come."""
    told = missed(story, round, held)
    return told.told if told else ""


def log(playthrough: Playthrough) -> tuple[str, ...]:
    """Everything that was chosen so far, a line a card and one for each reason, the oldest first."""
    lines = (line for card in _log_by_card(playthrough).values() for line in card)
    return tuple(lines) or (tr("Nothing has been decided yet."),)


def _log_by_card(playthrough: Playthrough) -> dict[str, list[str]]:
    """The lines of each card, by the id of its scene."""
    story, held = playthrough.story, playthrough.chronicle.chairs
    cards = {}
    for round, entry in zip(playthrough.rounds, playthrough.chronicle.entries, strict=True):
        mark = tr("asked") if entry.by_people else tr("not asked")
        reasons = [tr("{name}'s reason: {why}", name=name_of(story, chair), why=why) for chair, why in entry.reasons]
        if told := meanwhile(story, round, held):
            read = [_read(paper) for paper in papers(round.scene)] if entry.by_people else []
            came = _came_of_it(story, round, entry)
            cards[round.scene.id] = [f"{told} ({mark})", *(f"  {line}" for line in (*reasons, *came, *read))]
    return cards


def _came_of_it(story: Story, round: Round, entry: Entry) -> Iterator[str]:
    """What words in the corridor came to, and what became of what people asked for, a line each."""
    for one in heard(story, round):
        yield f"{one.result} {plain(one.text)}"
    for chair, answer in round.answers:
        if chair in entry.by_people:
            yield tr("What came of it for {name}: {told}", name=name_of(story, chair), told=plain(answer))


def _read(paper: Paper) -> str:
    return tr("Document: {title} {by}", title=stopped(paper.title), by=paper.byline)


def recap(playthrough: Playthrough) -> tuple[Step, ...]:
    """What a reader who takes up a saved game should know: three cards, of which one is that on which people chose
    last and the others are the last there were; what really happened on it; and where the story has changed under the
    game. Nothing where there is nothing of all that."""
    cards = _log_by_card(playthrough)
    latest = [*cards][-LATEST:]
    if playthrough.last and playthrough.last.scene.id not in latest:
        latest = [playthrough.last.scene.id, *latest[1:]]
    lines = [line for card in latest for line in cards[card]]
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
    elif playthrough.edited and lines:
        lines.append(tr("The story has been edited since this game was saved; every choice in it still fits."))
    lines += lost_told(playthrough.story, playthrough.lost)
    told = happened_in(playthrough.story, playthrough.last.scene) if playthrough.last else ()
    previously = Step("meanwhile", tr("Previously"), tuple(Passage("text", letters(line)) for line in lines))
    return (previously, *told) if lines else ()


def chronicle_lines(story: Story, rounds: Iterable[Round], entries: Iterable[Entry] = ()) -> tuple[str, ...]:
    """The chronicle of a game in full: every card with every pick, the opponent's move, and what it came to.

    ``entries`` say which picks people made; there are none of history.
    """
    lines: list[str] = []
    for round, entry in zip(rounds, chain(entries, repeat(None)), strict=False):
        scene = round.scene
        if round.skipped and not round.skip:
            continue
        lines.append(" ".join(map(stopped, (day_of(scene), scene.title, scene.place))))
        if round.skip:
            lines += [plain(round.skip.bridge), ""]
            continue
        for chair, _ in round.picks:
            lines.append(chosen_by(name_of(story, chair), round.chosen(chair).label))
        lines += _came_of_it(story, round, entry) if entry else ()
        lines += [plain(move.text) for move in (round.move, round.together) if move]
        lines += [_read(paper) for paper in papers(scene)]
        lines.append("")
    return tuple(lines)


def _meanwhile(lines: list[Passage]) -> list[Step]:
    return [Step("meanwhile", tr("Meanwhile"), tuple(lines))] if lines else []


def acts_begun(story: Story, scene: Scene) -> int:
    """How many acts have begun when the scene opens."""
    return next((place for place, act in enumerate(story.acts, 1) if act.id == scene.act), 0)


def turn_of_acts(story: Story, told: int, begun: int) -> list[Step]:
    """The openings of the acts from ``told`` up to ``begun``; as an act closes, its panel from outside."""
    steps: list[Step] = []
    for place in range(told, begun):
        steps += _closing(story.acts[place - 1]) if place else []
        steps += _opening(story, place) if place < len(story.acts) else []
    return steps


def _opening(story: Story, place: int) -> list[Step]:
    act = story.acts[place]
    opened = Step("act", act.title, (Passage("text", act.opening),), claims=act.claims, act=place + 1)
    if not act.history:
        return [opened]
    told, *argued = happened(story, act.history)
    return [opened, told, *said_of(story, act.history), *argued]


def _closing(act: Act) -> list[Step]:
    return [outside(act.outside)] if act.outside else []


CHANGED = {
    "cards": marked("The story has other cards here now."),
    "gone": marked("A choice is gone: {why}."),
    "locked": marked("A choice that was made is locked now: {why}"),
    "seats": marked("Other people sit there now."),
    "impossible": marked("Not everything that was done there can be done now."),
}
MISFITS = {
    "chairs": marked("nobody sits here in the chair {chairs}"),
    "aim": marked("somebody has an aim who holds no chair"),
    "names": marked("it has other cards and other aims"),
    "picker": marked("somebody picked who held no chair"),
    "pick": marked("a pick is missing in it"),
    "name": marked("somebody is named who holds no chair"),
    "guesser": marked("somebody guessed who held no chair"),
    "forecaster": marked("somebody foretold who held no chair"),
    "hands": marked("hands were counted for a chair that nobody held"),
    "word": marked("a word was said for a chair that nobody held"),
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
    """What has changed in the story where a game no longer fits it, as a sentence."""
    return tr(CHANGED[broken.change], why=shown(plain(broken.why)))


def misfit_told(misfit: Misfit) -> str:
    """Why a file cannot be a game of the story, as half a sentence."""
    return tr(MISFITS[misfit.kind], chairs=f" {tr('or')} ".join(map(shown, misfit.chairs)))
