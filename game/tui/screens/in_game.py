"""What the screens of a game share: looking up what is named there, and reading on step by step."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from game.telling.documents import MadeUp, Paper
from game.telling.reference import Reference
from game.tui.screens.base import FileScreen
from game.tui.widgets.prose import Prose
from game.tui.widgets.step_block import StepBlock

NAMES = Binding("n", "names", "Names")
"""The key of every screen in a game; each puts it behind its own."""
DOCUMENTS = Binding("d", "documents", "Document")
"""The key of every screen on which there may be a document to read."""


class GameScreen(FileScreen):
    """A screen inside a game, where one can look up who is who, and take a decision back."""

    in_game = True

    @dataclass
    class Noted(Message):
        """The reason for a choice was typed."""

        reason: str

    @dataclass
    class NamesWanted(Message):
        """What is named on this screen is to be looked at."""

        records: tuple[Reference, ...]

    @dataclass
    class DocumentsWanted(Message):
        """The documents of this screen are to be read."""

        papers: tuple[Paper | MadeUp, ...]

    @property
    def papers(self) -> tuple[Paper | MadeUp, ...]:
        """The documents that can be read here."""
        return ()

    def action_documents(self) -> None:
        """Open the documents."""
        self.post_message(self.DocumentsWanted(self.papers))

    @property
    def records(self) -> tuple[Reference, ...]:
        """Whatever is named on this screen, each once."""
        shown = (prose for prose in self.query(Prose) if all(node.display for node in prose.ancestors_with_self))
        return tuple(dict.fromkeys(record for prose in shown for record in prose.records))

    def action_names(self) -> None:
        """Open what is named here."""
        self.post_message(self.NamesWanted(self.records))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names and documents are offered where there are any."""
        match action:
            case "names":
                return bool(self.records)
            case "documents":
                return bool(self.papers)
            case _:
                return super().check_action(action, parameters)


class StoryScreen(GameScreen):
    """A screen that tells steps of the story, and can open what they rest on: passages of the essay, and works."""

    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "next", "Read on", key_display="⏎"),
        Binding("e", "essay", "Essay"),
        Binding("a", "account", "Account"),
        Binding("m", "more", "More"),
        DOCUMENTS,
        NAMES,
    ]

    @dataclass
    class Read(Message):
        """Everything has been read."""

    @dataclass
    class EssayWanted(Message):
        """These sentences of the essay, and where what is told comes from, are to be looked at, by their ids."""

        sentences: tuple[str, ...]
        claims: tuple[str, ...]

    @property
    def shown(self) -> list[StepBlock]:
        """The steps that have been told so far."""
        return [block for block in self.query(StepBlock) if block.display]

    @property
    def _read(self) -> list[StepBlock]:
        """Those of them that are not passed over."""
        return [block for block in self.shown if not block.closed]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The documents behind what has been told so far."""
        return tuple(paper for block in self.shown for paper in block.step.papers)

    def action_essay(self) -> None:
        """Open the passages of the essay, and where it all comes from."""
        steps = [block.step for block in self._read]
        cites, claims = (id for step in steps for id in step.cites), (id for step in steps for id in step.claims)
        self.post_message(self.EssayWanted(tuple(cites), tuple(claims)))

    def action_account(self) -> None:
        """Open the account of a death, or close it again."""
        for block in self.shown:
            if block.tells_death:
                block.toggle_class("-account")

    async def action_more(self) -> None:
        """Open what is passed over, or close it again."""
        aside = [block for block in self.shown if block.step.aside]
        for block in aside:
            block.close(not block.closed)
        if aside and not aside[0].closed:
            aside[0].scroll_visible(animate=False, top=True)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is there where there is something for it to open."""
        match action:
            case "more":
                return any(block.step.aside for block in self.shown)
            case "essay":
                return any(block.step.cites or block.step.claims for block in self._read)
            case "account":
                return any(block.tells_death for block in self.shown)
            case _:
                return super().check_action(action, parameters)
