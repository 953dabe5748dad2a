"""One game in plain lines: what a moment tells is said, a line is read, and its command leads to the next moment."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.i18n import stopped, tr
from game.plain.commands import Commands, PlayerLeft
from game.plain.renderer import Renderer
from game.plain.sentences import place
from game.session.moment import EndingMoment
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.settings import Settings
from game.telling.question import Question
from game.telling.set_up import remarks, set_up


@dataclass
class PlainGame:
    """One game at one reader, or one room: it says lines, reads lines, and saves whatever changes."""

    story: Story
    read: Iterator[str]
    say: Callable[[str], None]
    save: Callable[[Snapshot], str]
    """Saves the game; answers with a sentence for the reader, or nothing."""
    essay: Mapping[str, str] = field(default_factory=dict)
    """The sentences of the reader's own copy of the essay by their fingerprints."""
    move: Callable[[str, Snapshot], str] = lambda _, __: tr("Nothing is saved here.")
    """Keeps the game in another file; answers with a sentence."""
    unsaved: Callable[[], str] = lambda: ""
    """What to say where the game is left and its last change stands in no file; else nothing."""
    begin_another: Callable[[], None] = lambda: None
    """Leaves the game in its file as it stands there, so that what is saved next goes to another."""
    settings: Settings = field(default_factory=Settings)
    """What is remembered of the player."""
    remember: Callable[[Settings], None] = lambda _: None
    """Is told when that changes."""
    talk: bool = False
    """Whether a class votes twice on each card, with a talk between."""

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.story, self.say, self.essay, lambda: self.settings.endings(self.story.title))

    @cached_property
    def commands(self) -> Commands:
        return Commands(self.read, self.say, self.renderer, self.move, self.unsaved, self.begin_another, self.talk)

    def play(self, game: Chronicle | Snapshot | None) -> None:
        """Play a new game from the set-up or from a chronicle, or a saved one from where it was left, until the reader
        leaves."""
        try:
            if isinstance(game, Snapshot):
                self._play(Session.resume(self.story, game).with_recap())
            else:
                self._play(Session.begin(self.story, game or self._set_up()))
        except PlayerLeft:
            self.say(tr("You have left the game."))

    def _set_up(self) -> Chronicle:
        self.say(f"{stopped(self.story.title)} {stopped(self.story.tagline)}")
        answers: list[str] = []
        while isinstance(asked := set_up(self.story, answers), Question):
            self.renderer.question(asked)
            answers.append(self.commands.answer(asked))
        for line in remarks(self.story, asked):
            self.say(line)
        return asked

    def _play(self, session: Session) -> None:
        said = None
        while True:
            if said != (here := place(session)):
                said = here
                self.renderer.moment(session)
                if isinstance(session.moment, EndingMoment):
                    self._open_drawer(session.moment.told.id)
            after = self.commands.follow(session) if self.renderer.waits(session) else session.go_on()
            if after.snapshot != session.snapshot and (sentence := self.save(after.snapshot)):
                self.say(sentence)
            session = after

    def _open_drawer(self, ending: str) -> None:
        """Remember an ending that was told, and say what can be done after it."""
        settings = self.settings.reaching(self.story.title, ending)
        if settings != self.settings:
            self.settings = settings
            self.remember(settings)
        self.commands.after_the_ending()
