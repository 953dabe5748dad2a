"""Games as tests: each that is kept beside a story is played again, and must come to what it came to."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.atomic_files import write_all_whole
from game.content.diagnostics import Problem, Report
from game.content.kept_games import FOLDER, CameTo, KeptGame, game_files, glanced, read_games, written
from game.engine.endings import Ending
from game.engine.outcome import ending_of
from game.engine.rules import NotOpen, Round, Word, play
from game.engine.schedule import Schedule
from game.engine.story import Aim, Story
from game.telling.words import name_of

if TYPE_CHECKING:  # which `card-index check` does not wait for
    from game.engine.chronicle import Chronicle

CODE = "kept-game"


class Stopped(Exception):
    """A kept game cannot be played to its end any more; the message says at which card, and why."""

    def __init__(self, scene: str, why: str) -> None:
        super().__init__(why)
        self.scene = scene


def kept_problems(story: Story, folder: Path) -> list[Problem]:
    """What is wrong with the games that are kept beside a story, and which of them come to something else now. Only
    those that do not hold are read in a way that knows the places in their files."""
    report, otherwise = Report(), Report()
    games = read_games((path for path in game_files(folder) if not _holds(story, path)), story, report)
    found = [problem._replace(code=CODE) for problem in report.sorted()]
    otherwise.lines = report.lines
    for game in games.values():
        for part, told in _otherwise(story, game):
            otherwise.add(game.places.get(part, game.places[""]), CODE, told)
    return sorted(found + otherwise.sorted())


def _holds(story: Story, path: Path) -> bool:
    """Whether a file is sound and its game comes to what it must."""
    try:
        game = glanced(path)
        return came_to(story, game) == game.must
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, Stopped):
        return False


def _otherwise(story: Story, game: KeptGame) -> Iterator[tuple[str, str]]:
    """The part of its file that is not so any more, and what is."""
    try:
        now = came_to(story, game)
    except Stopped as stopped:
        yield "picks", f"This game goes no further than {stopped.scene}: {stopped}"
        return
    must = game.must
    if now.ends != must.ends:
        old, new = (f"“{story.find(Ending, id).title}” ({id})" for id in (must.ends, now.ends))
        yield "ends", f"This game ends otherwise: with {new}, and not with {old}."
    for chair, aim in game.aims.items():
        if now.met[chair] != must.met.get(chair):
            wanted, has = f"what it wanted, “{story.find(Aim, aim).title}”", "has now" if now.met[chair] else "has not"
            yield "met", f"{name_of(story, chair)} {has} {wanted}."
    for scene in dict.fromkeys([*must.remembers, *now.remembers]):
        old_lines, new_lines = must.remembers.get(scene, {}), now.remembers.get(scene, {})
        for chair in dict.fromkeys([*old_lines, *new_lines]):
            if old_lines.get(chair) != new_lines.get(chair):
                yield "remembers", _remembered(scene, chair, old_lines.get(chair), new_lines.get(chair))


def _remembered(scene: str, chair: str, old: int | None, new: int | None) -> str:
    pick = f"the pick of {chair} in {scene}"
    if new is None:
        return f"The ending no longer remembers {pick}."
    if old is None:
        return f"The ending now remembers {pick}."
    return f"The ending remembers {pick} otherwise: by entry {new} of its `callback`, and not by entry {old}."


def came_to(story: Story, game: KeptGame) -> CameTo:
    """What the game comes to by the rules as they are. Raises Stopped."""
    rounds = _rounds(story, game)
    state = rounds[-1].after
    remembers: dict[str, dict[str, int]] = {}
    for round in rounds:
        for chair in game.picks.get(round.scene.id, {}):
            tellings = round.chosen(chair).callback
            place = next((number for number, one in enumerate(tellings, 1) if one.when.holds(state)), 0)
            if place:
                remembers.setdefault(round.scene.id, {})[chair] = place
    met = {chair: story.find(Aim, aim).is_met(chair, state) for chair, aim in game.aims.items()}
    return CameTo(ending_of(story, state).id, met, remembers)


def _rounds(story: Story, game: KeptGame) -> list[Round]:
    if gone := {*game.picks, *game.words} - {scene.id for scene in story.scenes}:
        raise Stopped(min(gone), "The story has no such card.")
    schedule = Schedule.of(story, game.chairs, game.deck, game.start)
    state, rounds = story.opening(game.deck), list[Round]()
    for scene in story.scenes:
        picks = game.picks.get(scene.id, {})
        words = [Word(by, to) for by, others in game.words.get(scene.id, {}).items() for to in others]
        if strangers := picks.keys() - (schedule.asked(story, scene) if picks else ()):
            raise Stopped(scene.id, f"{min(strangers)} is not asked there.")
        try:
            round = play(story, scene, state, picks, picks.keys(), game.chairs, words)
        except NotOpen as refused:
            raise Stopped(scene.id, " ".join(refused.reasons) or str(refused)) from None
        if picks and (away := picks.keys() - dict(round.picks)):
            raise Stopped(scene.id, "It does not come." if round.skipped else f"{min(away)} does not sit there.")
        rounds.append(round)
        state = round.after
    return rounds


def kept_of(story: Story, chronicle: "Chronicle", about: str) -> KeptGame:
    """The game as it is kept. Raises Stopped where it does not fit the story."""
    picks = {
        entry.scene: {chair: option for chair, option in entry.picks if chair in entry.by_people}
        for entry in chronicle.entries
        if entry.by_people
    }
    words: dict[str, dict[str, list[str]]] = {}
    for entry in chronicle.entries:
        for word in entry.corridor:
            words.setdefault(entry.scene, {}).setdefault(word.by, []).append(word.to)
    game = KeptGame(
        chronicle.deck or story.decks[-1].id,
        chronicle.chairs,
        picks,
        CameTo(story.endings[-1].id, {}, {}),
        dict(chronicle.aims),
        words,
        chronicle.start,
        about,
    )
    return game._replace(must=came_to(story, game))


def keep_anew(story: Story, folder: Path) -> tuple[list[Path], list[str]]:
    """Let every kept game come to what it comes to now; the files that were changed, and what was left as it is.
    Raises OSError."""
    report = Report()
    games = read_games(game_files(folder), story, report)
    left = [str(problem) for problem in report.sorted()]
    files: dict[Path, bytes] = {}
    for path, game in games.items():
        try:
            now = came_to(story, game)
        except Stopped as stopped:
            left.append(f"{FOLDER}/{path.name}: It goes no further than {stopped.scene}: {stopped}")
            continue
        if now != game.must:
            files[path] = written(game._replace(must=now)).encode()
    write_all_whole(files)
    return list(files), left
