"""A story that is open, and what can be looked up in it: people, words, passages of the essay, and its endings."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from game.i18n import tr
from game.settings import Settings
from game.tui.base_app import BaseApp

if TYPE_CHECKING:
    from game.engine.story import Story
    from game.telling.reference import Reference
    from game.tui.screens.ending import EndingScreen
    from game.tui.screens.in_game import GameScreen, StoryScreen
    from game.tui.widgets.prose import Prose


class LookupApp(BaseApp):
    """Opens the story when it is first asked for, and a record of it wherever a screen wants one."""

    def __init__(
        self,
        load: "Callable[[], Story]",
        essay: Mapping[str, str],
        settings: Settings,
        remember: Callable[[Settings], None],
    ) -> None:
        """``load`` opens the story, for which the first picture does not wait; ``essay`` has the sentences of the
        reader's own copy by their fingerprints, if there is one."""
        super().__init__(settings, remember)
        self._load = load
        self._essay = essay

    @cached_property
    def story(self) -> "Story":
        return self._load()

    @cached_property
    def names(self) -> "tuple[Reference, ...]":
        """All that can be looked up by name: who is who, then what words mean. Every screen of a game wants it."""
        from game.telling.reference import people, terms

        return *people(self.story), *terms(self.story)

    def on_prose_looked_up(self, message: "Prose.LookedUp") -> None:
        self._look_up(message.record.name, [message.record])

    def on_game_screen_names_wanted(self, message: "GameScreen.NamesWanted") -> None:
        self._look_up(tr("Named here"), message.records)

    def on_story_screen_essay_wanted(self, message: "StoryScreen.EssayWanted") -> None:
        from game.telling.reference import Reference, examined, grounds

        records = [examined(self.story, id, self._essay) for id in message.sentences]
        if told := grounds(self.story, message.claims):
            records.append(Reference(tr("Where it comes from"), "\n\n".join(told)))
        self._look_up(self.story.essay_title or tr("The essay"), records)

    def on_game_screen_documents_wanted(self, message: "GameScreen.DocumentsWanted") -> None:
        from game.telling.documents import Paper, sourced
        from game.tui.screens.documents import DocumentsScreen

        opened = (sourced(self.story, one) if isinstance(one, Paper) else one for one in message.papers)
        self.push_screen(DocumentsScreen([*opened]))

    def action_people(self) -> None:
        """Who is who, and below that what words mean."""
        self._people_and_words()

    def action_glossary(self) -> None:
        """The same, from the words on."""
        self._people_and_words(from_words=True)

    def _people_and_words(self, from_words: bool = False) -> None:
        from game.tui.screens.lookup import LookupScreen

        persons = len(self.story.people)
        first = persons if from_words and self.story.terms else 0
        self.push_screen(LookupScreen(tr("People and words"), self.names, first, persons))

    def on_ending_screen_told(self, message: "EndingScreen.Told") -> None:
        """Open the drawer of an ending that was told."""
        settings = self.settings.reaching(self.story.title, message.ending)
        if settings != self.settings:
            self.settings = settings
            self._remember(settings)

    def action_drawers(self) -> None:
        """All endings, those that were reached and those that were not."""
        from game.telling.ending_drawers import ending_drawers
        from game.tui.screens.ending_drawers import DrawersScreen

        self.push_screen(DrawersScreen(ending_drawers(self.story, self.settings.endings(self.story.title))))

    def _look_up(self, title: str, records: "Sequence[Reference]") -> None:
        from game.tui.screens.lookup import LookupScreen

        self.push_screen(LookupScreen(title, records))
