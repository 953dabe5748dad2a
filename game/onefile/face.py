"""The game behind the page of one file: asked in JSON what to do, it answers in JSON what to show and to keep."""

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from game.engine.chronicle import Chronicle, misfit
from game.engine.rules import NotOpen
from game.engine.story import Story
from game.i18n import Said, stopped, tr, use
from game.pages.frame import Frame
from game.pages.look_ups import TITLES, ReaderContext, look_up
from game.pages.moments import main_part, whole_page
from game.pages.posted import GoneBy, posted
from game.pages.set_up import answered, set_up_main, set_up_page
from game.pages.viewer import Viewer, step_of
from game.saves import Damaged, load
from game.saves.save_files import content
from game.session.moment import EndingMoment
from game.session.session import Session
from game.telling.live import GONE_BY
from game.telling.meanwhile import misfit_told
from game.telling.set_up import set_up

FRAME = Frame(here="#game", post="#do/", look="#look/")
"""All addresses lie within the file; the script of the page takes them up."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What is packed into the file for this game."""

    story: Story
    words: Mapping[str, Said]
    """What `game.i18n.use` wants to know, as the next two."""
    language: str
    patterns: Mapping[str, str]
    game: Chronicle | None = None
    """The game that begins at once; None where the page asks for everything."""


def fixed(game: Chronicle) -> str:
    """What the page of a game says of it from the first, by which a browser keeps the games of several such pages
    apart."""
    return "/".join(("+".join(game.chairs), game.deck, game.start, game.mode))


@dataclass
class PageFace:
    """One game, driven by everybody who sits before the screen."""

    story: Story
    first: Chronicle | None = None
    session: Session | None = None
    answers: tuple[str, ...] = ()
    """What was answered before the game."""
    reached: tuple[str, ...] = ()
    """The ids of the endings that were reached in this browser."""

    @classmethod
    def unpacked(cls, file: str) -> "PageFace":
        """The face of what was packed into this file by `game.onefile.building`; from now on everything is said in its
        language."""
        packed: Packed = pickle.loads(Path(file).read_bytes())
        use(packed.words, packed.language, packed.patterns)
        return cls(packed.story, packed.game)

    @property
    def main(self) -> Markup:
        """The first thing to be read, which stands in the file as it is."""
        self._anew()
        if self.session:
            return main_part(self.session, Viewer(step=1), FRAME)
        question = set_up(self.story, ())
        assert not isinstance(question, Chronicle)
        return set_up_main(self.story, question, (), FRAME)

    def answer(self, asked: str) -> str:
        """What there is to show and to keep, after what is asked."""
        told: dict[str, Any] = json.loads(asked)
        reply: dict[str, Any] = {}
        match told:
            case {"do": "begin", "kept": str(kept), "reached": list(reached)}:
                self.reached = tuple(map(str, reached))
                self._anew()
                if kept:
                    reply = self._opened(kept)
                    reply["damaged"] = bool(reply["said"])
                elif self.first and (older := str(told.get("older", ""))):
                    self._opened(older)
                    if not self.session or fixed(self.session.chronicle) != fixed(self.first):
                        self._anew()
            case {"do": "new"}:
                self._anew()
            case {"do": "open", "text": str(text)}:
                reply = self._opened(text)
            case {"do": "post", "verb": str(verb), "fields": dict(fields)}:
                reply = {"said": self._posted(verb, fields)}
            case {"do": "take", "file": str(file)} if self.session:
                from game.onefile.paper import taken

                there = taken(self.session, file)
                return json.dumps({"file": there.content, "name": there.name})
            case {"do": "save"} if self.session:
                return json.dumps({"file": self._kept, "name": f"{self._name}.json"})
        return json.dumps(self._shown(str(told.get("at", "")), reply))

    def _shown(self, at: str, reply: dict[str, Any]) -> dict[str, Any]:
        frame, session = Frame(FRAME.here, FRAME.post, FRAME.look, said=reply.get("said", "")), self.session
        if session is None:
            question = set_up(self.story, self.answers)
            assert not isinstance(question, Chronicle)
            return {**reply, "page": set_up_page(self.story, question, self.answers, frame), "kept": ""}
        if isinstance(session.moment, EndingMoment):
            ending = session.moment.told.id
            self.reached = (*(one for one in self.reached if one != ending), ending)
        kind, _, what = at.partition("/")
        if kind == "look" and what in TITLES:
            page = look_up(session, what, Viewer(), frame, ReaderContext(reached=self.reached))
        elif at == "look/paper":
            from game.onefile.paper import paper_page

            page = paper_page(session, frame)
        else:
            page = whole_page(session, Viewer(step=_step(session, at)), frame)
        return {**reply, "page": page, "kept": self._kept, "reached": self.reached}

    def _posted(self, verb: str, fields: Mapping[str, list[str]]) -> str:
        """Do what a form says; answers with a sentence if that could not be done."""
        if self.session is None:
            answers = tuple(fields.get("answer", ()))
            try:
                game = answered(self.story, answers)
            except NotOpen as refused:
                return stopped(str(refused))
            if isinstance(game, Chronicle):
                self.session, self.answers = Session.begin(self.story, game), ()
            else:
                self.answers = answers
            return ""
        try:
            self.session = posted(self.session, Viewer(), verb, fields)
        except GoneBy:
            return tr(GONE_BY)
        except NotOpen as refused:
            return stopped(str(refused))
        return ""

    def _opened(self, text: str) -> dict[str, Any]:
        """Take up a saved game; what is none is told, and the game stays as it is."""
        file = Path("opened.json")
        file.write_text(text, encoding="utf-8", errors="replace")
        try:
            snapshot = load(file)
        except Damaged as damaged:
            return {"said": tr("{file} cannot be opened: {why}.", file=tr("The saved game"), why=str(damaged))}
        finally:
            file.unlink()
        if why := misfit(self.story, snapshot.chronicle):
            told = misfit_told(why)
            return {"said": tr("{file} is a game of another story: {why}.", file=tr("The saved game"), why=told)}
        self.session, self.answers = Session.resume(self.story, snapshot).with_recap(), ()
        return {"said": ""}

    def _anew(self) -> None:
        self.session = Session.begin(self.story, self.first) if self.first else None
        self.answers = ()

    @property
    def _kept(self) -> str:
        return content(self.session.snapshot).decode() if self.session else ""

    @property
    def _name(self) -> str:
        return "-".join(self.session.chronicle.chairs) if self.session else ""


def _step(session: Session, at: str) -> int:
    """How many steps of a reveal are told, as the address of a link says."""
    step, _, place = at.partition("?step=")[2].partition("&at=")
    return step_of(session, step, place)
