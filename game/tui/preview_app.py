"""The app in which an author tries a card: it begins there, and follows the files as they are saved."""

from collections.abc import Callable, Mapping

from textual import events, on
from textual.screen import Screen

from game.authoring.preview import NoAutosave, Preview, problems
from game.content import StoryProblems
from game.exit_codes import CommandError
from game.session.session import Session
from game.settings import Settings
from game.tui.app import CardIndexApp
from game.tui.screens.ending import EndingScreen
from game.tui.screens.problems import ProblemsScreen
from game.tui.widgets.choices import Choices

SECONDS = 1.0
"""Between two looks at the files."""


class PreviewApp(CardIndexApp):
    """One author at one card. Nothing is saved."""

    def __init__(
        self,
        trial: Preview,
        settings: Settings | None = None,
        essay: Mapping[str, str] | None = None,
        remember: Callable[[Settings], None] = lambda _: None,
    ) -> None:
        super().__init__(trial.open, NoAutosave, settings, essay, remember)
        self._trial = trial
        self._problems: tuple[str, ...] = ()
        self._marked: int | None = None
        """The row that was marked when the problems came."""
        self._read_files()

    @on(events.Mount)
    def _begin(self, event: events.Mount) -> None:
        """Show the card, or what is wrong with it, and no title."""
        event.prevent_default()
        self.push_screen(self._screen_now())
        self.set_interval(SECONDS, self.follow)

    async def follow(self) -> None:
        """Look whether the files have changed, and show what there is to see now."""
        if not self._trial.changed():
            return
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if found := self.screen.query(Choices):
            self._marked = found.first().highlighted
        self._read_files()
        await self.switch_screen(self._screen_now())
        if (found := self.screen.query(Choices)) and self._marked is not None:
            found.first().action_mark(self._marked + 1)

    def on_ending_screen_told(self, message: EndingScreen.Told) -> None:
        """What is only tried opens no drawer."""
        message.prevent_default()

    def _screen_now(self) -> Screen[None]:
        return ProblemsScreen(self._problems) if self._problems else super()._screen_now()

    def _read_files(self) -> None:
        try:
            self.story = self._trial.open()
        except (StoryProblems, CommandError) as error:
            self._problems = problems(error)
            return
        self._problems, self.title = (), self.story.title
        if self.session:
            self.session = Session.resume(self.story, self.session.snapshot)
        else:
            self.session = Session.begin(self.story, self._trial.begin(self.story)).go_on()  # straight to the card
