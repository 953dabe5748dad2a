"""One game at the screens: where it stands, what is still to be told, and whether the curtain is down."""

from game.engine.chronicle import Chronicle
from game.engine.playthrough import Playthrough
from game.engine.story import Story
from game.telling.meanwhile import between, recap
from game.telling.question import PASS, guessed
from game.telling.reveal import Step
from game.telling.room import coded, foretold


class Play:
    """A game in the hands of the people before the screen. Each method leads to another of its moments."""

    def __init__(self, story: Story, chronicle: Chronicle) -> None:
        """The game at its next card; one that was begun before tells first what there was."""
        playthrough = Playthrough.begin(story, chronicle)
        steps = between(playthrough)
        self.settle(playthrough, (*recap(playthrough), *steps) if chronicle.entries else steps)

    def settle(self, playthrough: Playthrough, between: tuple[Step, ...] = ()) -> None:
        """Be at this moment; between two teams the curtain comes down."""
        self.playthrough = playthrough
        self.between = between
        """What is to be told before it."""
        self.drawn = playthrough.chronicle.mode == "teams" and bool(playthrough.turn or playthrough.foreteller)
        """Whether the curtain hides the next team's card."""
        self.voting = False
        """Whether a class counts its hands."""

    def choose(self, option: str, reason: str) -> None:
        """An option was chosen from a card; a class counts its hands first."""
        if self.playthrough.chronicle.mode == "class":
            self.voting = True
        else:
            self.settle(self.playthrough.choose(option, reason))

    def vote(self, option: str, reason: str, votes: tuple[tuple[str, int], ...]) -> None:
        self.settle(self.playthrough.choose(option, reason, votes))

    def send(self, code: str) -> None:
        """A team sends the code on its ballot. Raises NotOpen where it stands for no choice of its own."""
        self.settle(self.playthrough.choose(coded(self.playthrough, code)))

    def answer(self, id: str) -> None:
        """A guess at the hidden meter, or at what somebody else has chosen."""
        self.settle(guessed(self.playthrough, id) if self.playthrough.guess_due else foretold(self.playthrough, id))

    def pass_by(self) -> None:
        """No guess."""
        self.answer(PASS)

    def read(self) -> None:
        """What was to be told has been read."""
        if self.between:
            self.between = ()
        else:
            playthrough = self.playthrough.go_on()
            self.settle(playthrough, between(playthrough))

    def open_curtain(self) -> None:
        """The team has come to the machine."""
        self.drawn = False

    def release(self) -> None:
        """The room goes on to what really happened; the screen stays."""
        self.playthrough = self.playthrough.release()

    def skip(self) -> None:
        """The card is left to history."""
        playthrough = self.playthrough.skip()
        self.settle(playthrough, between(playthrough))

    @property
    def can_skip(self) -> bool:
        """Whether there is a card that a room can leave to history."""
        playthrough = self.playthrough
        return (
            playthrough.chronicle.mode != "solo"
            and bool(playthrough.asked)
            and not playthrough.revealed
            and not self.between
        )
