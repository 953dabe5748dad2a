"""`card-index try`: one card played at once, in a world as its author wants it, and read again at every save."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from game.authoring.english import listed
from game.authoring.trial_world import remembered, setting
from game.content import StoryProblems, load
from game.content.interface import interface_in
from game.engine.chronicle import Chronicle
from game.engine.outcome import history
from game.engine.rules import is_skipped, seated
from game.engine.scene import Scene
from game.engine.state import State
from game.engine.story import Act, Deck, Story
from game.exit_codes import MISUSED, CommandError
from game.i18n import use
from game.saves import Autosave
from game.session.snapshot import Snapshot
from game.telling.words import name_of
from game.typed_names import understood

DECK = "trial"
Stamp = frozenset[tuple[str, int, int]]
"""The scene files as the disk knows them: path, time of the last change, and size."""
PlainPlayer = Callable[[Story, Chronicle | Snapshot, Iterator[str], Callable[[Snapshot], str]], None]
"""Plays a game in plain lines: the story, the game, the lines that are typed, and where each pick is kept."""


@dataclass
class Preview:
    """What is tried: a card of a folder, from which chairs, with what set in its world."""

    folder: Path
    scene: str
    chairs: tuple[str, ...] = ()
    """The first that sits there, if none is named."""
    settings: tuple[str, ...] = ()
    """``name=value`` each."""
    picked: tuple[str, ...] = ()
    """``chair:scene:option`` each."""
    objected: tuple[str, ...] = ()
    """``chair=number`` each."""
    _seen: Stamp = frozenset()

    def open(self) -> Story:
        """The story that begins at this card, in this world. Raises StoryProblems and CommandError."""
        self._seen = self._stamp()
        story = load(self.folder)
        use(*interface_in(self.folder))
        return begun_at(story, self.scene, self.chairs, self.settings, self.picked, self.objected)

    def begin(self, story: Story) -> Chronicle:
        """A game of what `open` gave."""
        named = tuple(understood("chair", chair, story.chairs) for chair in self.chairs)
        chairs = named or (seated(story.scenes[0], story.start)[0].chair,)
        return Chronicle(chairs, (), DECK).sealed(story)

    def changed(self) -> bool:
        """Whether a scene file was written, added or taken away since it was opened."""
        return self._stamp() != self._seen

    def _stamp(self) -> Stamp:
        return frozenset(found for path in self.folder.rglob("*.y*ml") for found in _stamp_of(path))


class NoAutosave(Autosave):
    """Keeps nothing: what is only tried is no saved game."""

    def games(self) -> tuple[()]:
        return ()

    def keep(self, snapshot: Snapshot) -> str:
        return ""


def begun_at(
    story: Story,
    id: str,
    chairs: tuple[str, ...],
    settings: tuple[str, ...] = (),
    picked: tuple[str, ...] = (),
    objected: tuple[str, ...] = (),
) -> Story:
    """The story without what comes before a card, begun in the world to which history and the settings lead there.

    Its meters and facts start so, it remembers what history picked or what is said here, and all its rules hold from
    there on. Raises CommandError where that cannot be.
    """
    scene = story.find(Scene, understood("card", id, story.scenes))
    place = story.scenes.index(scene)
    world = dict(setting(story, one) for one in settings) | remembered(story, scene, picked, objected)
    state = history(story)[place].before.changed(world)
    _can_be_asked(story, scene, state, tuple(understood("chair", chair, story.chairs) for chair in chairs))
    every = tuple((c.id, frozenset(s.id for s in story.scenes if s.seat(c.id))) for c in story.chairs)
    first = story.acts.index(story.find(Act, scene.act))
    return replace(
        story,
        meters=tuple(replace(meter, start=state[meter.id]) for meter in story.meters),
        facts=tuple(replace(fact, start=bool(state[fact.id])) for fact in story.facts),
        acts=(replace(story.acts[first], opening="", history=None), *story.acts[first + 1 :]),
        decks=(Deck(DECK, "Every card", "from here on", every, words=max(deck.words for deck in story.decks)),),
        scenes=story.scenes[place:],
        remembered=tuple(state.items()),
    )


def in_lines(trial: Preview, play: PlainPlayer, lines: Iterator[str], say: Callable[[str], None]) -> int:
    """Try the card in plain lines, reading the files again before each answer; 1 if it ends with problems, else 0."""
    game: Snapshot | None = None

    def keep(snapshot: Snapshot) -> str:
        nonlocal game
        game = snapshot
        return ""

    while story := _opened(trial, lines, say):
        try:
            play(story, game or trial.begin(story), _watched(trial, lines), keep)
            return 0
        except _Changed:
            say("The files have changed, and are read again.")
    return 1


class _Changed(Exception):
    """Somebody has saved a scene file while the game waited."""


def _watched(trial: Preview, lines: Iterator[str]) -> Iterator[str]:
    """The lines that are typed, until one comes after the files have changed: it answers what stands there no more."""
    for line in lines:
        if trial.changed():
            raise _Changed
        yield line


def _opened(trial: Preview, lines: Iterator[str], say: Callable[[str], None]) -> Story | None:
    """The story, once it is sound; None where the author leaves before that."""
    while True:
        try:
            return trial.open()
        except (StoryProblems, CommandError) as error:
            for line in problems(error):
                say(line)
        say("Mend this, save, and press Enter; or say quit.")
        line = next(lines, "quit")
        if line.strip().lower() == "quit":
            return None


def problems(error: StoryProblems | CommandError) -> tuple[str, ...]:
    """What stands in the way, a line each, as `card-index check` words it."""
    return error.lines if isinstance(error, CommandError) else tuple(map(str, error.problems))


def _can_be_asked(story: Story, scene: Scene, state: State, chairs: tuple[str, ...]) -> None:
    """Whether the chairs, or any chair if none is named, have something to decide. Raises CommandError."""
    for chair in chairs:
        if not scene.seat(chair):
            sitting = ", ".join(seat.chair for seat in scene.seats)
            raise CommandError(MISUSED, f"{name_of(story, chair)} does not sit in {scene.id}. There sit: {sitting}.")
    if scene.skip and is_skipped(scene, state):
        raise CommandError(
            MISUSED, f"In this world {scene.id} is skipped: {' '.join(scene.skip.bridge.split())} See to it with --set."
        )
    if not scene.seats:
        raise CommandError(MISUSED, f"Nobody sits in {scene.id}: there is nothing to choose.")
    present = [seat.chair for seat in seated(scene, state)]
    away = [name_of(story, seat.chair) for seat in scene.seats if seat.chair not in present]
    if not present or any(chair not in present for chair in chairs):
        raise CommandError(MISUSED, f"In this world {scene.id} goes on without {listed(away)}. See to it with --set.")


def _stamp_of(path: Path) -> Iterator[tuple[str, int, int]]:
    """Nothing for a file that has just gone."""
    try:
        about = path.stat()
    except (OSError, RuntimeError):
        return
    yield str(path), about.st_mtime_ns, about.st_size
