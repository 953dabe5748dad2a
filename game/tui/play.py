"""One game at the screens: where it stands, what is still to be told, and whether the curtain is down."""

from game.engine.chronicle import Chronicle
from game.engine.story import Story
from game.session.session import Sitting
from game.telling.meanwhile import between, recap
from game.telling.question import PASS, guessed
from game.telling.reveal import Step
from game.telling.room import coded, foretold


class Play:
    """A game in the hands of the people before the screen. Each method leads to another of its moments."""

    def __init__(self, story: Story, chronicle: Chronicle) -> None:
        """The game at its next card; one that was begun before tells first what there was."""
        sitting = Sitting.begin(story, chronicle)
        steps = between(sitting)
        self.settle(sitting, (*recap(sitting), *steps) if chronicle.entries else steps)

    def settle(self, sitting: Sitting, between: tuple[Step, ...] = ()) -> None:
        """Be at this moment; between two teams the curtain comes down."""
        self.sitting = sitting
        self.between = between
        """What is to be told before it."""
        self.drawn = sitting.chronicle.mode == "teams" and bool(sitting.turn or sitting.foreteller)
        """Whether the curtain hides the next team's card."""
        self.voting = False
        """Whether a class counts its hands."""

    def choose(self, option: str, reason: str) -> None:
        """An option was chosen from a card; a class counts its hands first."""
        if self.sitting.chronicle.mode == "class":
            self.voting = True
        else:
            self.settle(self.sitting.choose(option, reason))

    def vote(self, option: str, reason: str, votes: tuple[tuple[str, int], ...]) -> None:
        self.settle(self.sitting.choose(option, reason, votes))

    def send(self, code: str) -> None:
        """A team sends the code on its ballot. Raises NotOpen where it stands for no choice of its own."""
        self.settle(self.sitting.choose(coded(self.sitting, code)))

    def answer(self, id: str) -> None:
        """A guess at the hidden meter, or at what somebody else has chosen."""
        self.settle(guessed(self.sitting, id) if self.sitting.guess_due else foretold(self.sitting, id))

    def pass_by(self) -> None:
        """No guess."""
        self.answer(PASS)

    def read(self) -> None:
        """What was to be told has been read."""
        if self.between:
            self.between = ()
        else:
            sitting = self.sitting.go_on()
            self.settle(sitting, between(sitting))

    def open_curtain(self) -> None:
        """The team has come to the machine."""
        self.drawn = False

    def release(self) -> None:
        """The room goes on to what really happened; the screen stays."""
        self.sitting = self.sitting.release()

    def skip(self) -> None:
        """The card is left to history."""
        sitting = self.sitting.skip()
        self.settle(sitting, between(sitting))

    @property
    def can_skip(self) -> bool:
        """Whether there is a card that a room can leave to history."""
        sitting = self.sitting
        return sitting.chronicle.mode != "solo" and bool(sitting.asked) and not sitting.revealed and not self.between
