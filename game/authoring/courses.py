"""Courses: how some games at random go, card by card, kept beside a story. A change of its rules shows where they turn.

A kept game says what a story must come to. A course says more, and nothing that anybody has wished: what each card of a
game changes, locks and tells. So it sees nearly every slip in a rule, and a change that is meant as well.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from game.atomic_files import read_file, write_whole
from game.authoring.english import count
from game.authoring.explore.told_texts import played_at_random
from game.authoring.mutants import shown_by
from game.content.diagnostics import Place, Problem
from game.content.source_map import SourceMap
from game.engine.chronicle import Entry
from game.engine.outcome import ending_of
from game.engine.playthrough import Playthrough
from game.engine.rules import Round, reasons
from game.engine.scene import Telling
from game.engine.state import State
from game.engine.story import Chair, Deck, Story

FILE = "courses.json"
CODE = "course"
TRIED, KEPT = 12_000, 300
"""Of so many games at random the most telling are kept, and so many."""
MOST = 8
"""So much is told of a card on which games turn: what it changes stands last."""
Course = dict[str, list[str]]
"""For each scene, and for the end under an empty name, what is so and what is told."""


@dataclass(frozen=True, slots=True)
class Game:
    """A game at random: its company, its deck, and the seed of its picks."""

    chairs: tuple[str, ...]
    deck: str
    seed: int


def course_of(story: Story, game: Game) -> Course:
    """How the game goes by the rules as they are."""
    return _course(_played(story, game))


def _played(story: Story, game: Game) -> Playthrough:
    return played_at_random(story, game.chairs, random.Random(game.seed), game.deck)


def _course(played: Playthrough) -> Course:
    story, course = played.story, Course()
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        course[round.scene.id] = [*_told(story, round, entry), *_changed(round)]
    course[""] = list(_end(story, played))
    return course


def _told(story: Story, round: Round, entry: Entry) -> Iterator[str]:
    """What is chosen, locked and told on a card."""
    scene, picks = round.scene, dict(round.picks)
    if round.skipped:
        yield "skipped, with its bridge" if round.skip else "skipped"
        return
    yield from (f"{chair} picks {option}" for chair, option in round.picks)
    for reply in round.replies:
        yield f"{reply.word.to} {'joins' if reply.joined else 'does not join'} {reply.word.by}"
    for number, variant in enumerate(scene.variants, 1):
        if variant.when.holds(round.before):
            yield f"variant {number}"
    for chair in entry.by_people:
        seat, option = scene.seat(chair), round.chosen(chair)
        assert seat, "who picks sits there"
        yield from (f"{chair} cannot {one.id}" for one in seat.options if reasons(one, round.before))
        yield from _first(f"echo of {chair}", seat.echoes, round.before)
        yield from _first(f"answer to {chair}", option.answers, round.after, picks)
        for filed in scene.documents:
            if filed.in_hand(chair, round.before):
                yield f"{chair} holds {filed.document.id}"
        offices = story.find(Chair, chair).offices
        fitting = [n for n, one in enumerate(offices, 1)
                   if (not one.since or one.since <= scene.date) and one.when.holds(round.before)]  # fmt: skip
        yield f"office of {chair} {fitting[-1] if fitting else 0}"
    if round.move:
        yield f"opponent {scene.opponent.index(round.move) + 1}"
    if round.together:
        yield f"together {scene.together.index(round.together) + 1}"


def _changed(round: Round) -> Iterator[str]:
    return (f"{name} {value}" for name, value in round.after.items() if value != round.before[name])


def _end(story: Story, played: Playthrough) -> Iterator[str]:
    """How it ends, and what of it the ending tells."""
    end = played.state
    ending = ending_of(story, end)
    yield f"ends {ending.id}"
    yield from (f"face {number}" for number, one in enumerate(ending.faces, 1) if one.when.holds(end))
    yield from _first("frame of the card", story.card_frames, end)
    for chair in played.chronicle.chairs:
        yield from _first(f"fate of {chair}", dict(ending.chairs).get(chair, ()), end)
        yield from (f"{chair} has {aim.id}" for aim in story.aims if aim.is_met(chair, end))
        beside = story.find(Chair, chair)
        yield f"{chair} sees {', '.join((*beside.panel, *(f'{meter} of {other}' for other, meter in beside.others)))}"
    for round, entry in zip(played.rounds, played.chronicle.entries, strict=True):
        for chair in entry.by_people:
            yield from _first(f"callback of {chair} in {round.scene.id}", round.chosen(chair).callback, end)


def _first(
    what: str, tellings: Sequence[Telling], state: State, picks: Mapping[str, str] | None = None
) -> Iterator[str]:
    for number, one in enumerate(tellings, 1):
        if one.when.holds(state, picks or {}):
            yield f"{what} {number}"
            return


def write_courses(story: Story, folder: Path) -> Path:
    """Keep the courses of the games that between them would show most mutants. Raises OSError."""
    chance = random.Random(1)
    chairs = [chair.id for chair in story.chairs]
    numbers: dict[object, int] = {}
    shows: dict[Game, int] = {}  # a bit for each mutant
    for seed in range(TRIED):
        company = set(chance.sample(chairs, chance.randint(1, len(chairs))))
        game = Game(tuple(one for one in chairs if one in company), chance.choice(story.decks).id, seed)
        shows[game] = 0
        for mutant in shown_by(_played(story, game)):
            shows[game] |= 1 << numbers.setdefault(mutant, len(numbers))
    kept: list[dict[str, object]] = []
    shown = 0
    while len(kept) < KEPT:
        best = max(shows, key=lambda game: (shows[game] & ~shown).bit_count())
        shown |= shows.pop(best)
        marks = " ".join(_marks(course_of(story, best)).values())
        kept.append({"chairs": best.chairs, "deck": best.deck, "seed": best.seed, "course": marks})
    lines = ",\n".join(f"  {json.dumps(row)}" for row in kept)
    scenes = json.dumps([*(scene.id for scene in story.scenes), ""])
    write_whole(folder / FILE, f'{{\n "scenes": {scenes},\n "games": [\n{lines}\n ]\n}}\n'.encode())
    return folder / FILE


def course_problems(story: Story, folder: Path) -> list[Problem]:
    """For each card on which games turn off their courses, what is so there now in the first of them. Nothing where no
    courses are kept."""
    path = folder / FILE
    if not path.is_file():
        return []
    where = SourceMap(folder)
    report = where.report
    turned: dict[str, str] = {}
    games: Counter[str] = Counter()
    try:
        for scene, told in turns(story, path):
            turned.setdefault(scene, told)
            games[scene] += 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        report.add(Place(f"{folder.name}/{FILE}"), CODE, f"This cannot be read: {error}.")
        return report.sorted()
    known = {scene.id for scene in story.scenes}
    for scene, told in turned.items():
        place = where.of_scene(scene) if scene in known else where.of_ending(story.endings[0].id)
        turn = f"{count(games[scene], 'game', 'games')} at random {'turn' if games[scene] > 1 else 'turns'} here."
        report.add(place, CODE, f"{turn} What is so now: {told}.")
    return report.sorted()


def turns(story: Story, path: Path) -> Iterator[tuple[str, str]]:
    """For each game of the file that turns off its course, the first scene in which it does, empty for the end, and
    what is so there now. Raises OSError, ValueError, KeyError, TypeError or AttributeError for a file that is none."""
    kept = json.loads(read_file(path))
    for row in kept["games"]:
        was = dict(zip(kept["scenes"], row["course"].split(), strict=True))
        scene, told = _turn(story, Game(tuple(row["chairs"]), row["deck"], row["seed"]), was)
        if told:
            yield scene, told


def _marks(course: Course) -> dict[str, str]:
    """For each scene four letters that change with anything that is so or told there."""
    return {scene: sha256("\n".join(lines).encode()).hexdigest()[:4] for scene, lines in course.items()}


def _turn(story: Story, game: Game, was: Mapping[str, str]) -> tuple[str, str]:
    """The first scene in which the game goes otherwise, and what is so there now; empty where it does not."""
    if any(not story.has(Chair, chair) for chair in game.chairs) or not story.has(Deck, game.deck):
        return "", "its chairs or its deck are no more"
    course = course_of(story, game)
    now = _marks(course)
    for scene in (*now, *was):
        if now.get(scene) != was.get(scene):
            return scene, ", ".join(course.get(scene, ["no such card"])[-MOST:])
    return "", ""
