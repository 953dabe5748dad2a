"""The pages of a live room: the way in, a guest's page, the wall, and the desk."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import segno
from markupsafe import Markup

from game.engine.scene import Seat
from game.i18n import tr
from game.pages import STYLE
from game.pages.frame import Frame
from game.pages.look_ups import look_up
from game.pages.moments import framed, titled_part, whole_page
from game.pages.viewer import NO_VOTE, Viewer, place_of
from game.session.moment import GuessMoment, guess_of, vote_of
from game.session.session import Session
from game.settings import CLOCKS
from game.tables.guests import LONGEST, Guest
from game.telling.card import CardOption
from game.telling.html import templates
from game.telling.live import PHASES, TABLE_NAMES, TIME_OVER, time_left
from game.telling.typed import LONGEST_REASON
from game.telling.watchers import foretold, watched_told
from game.telling.words import name_of
from game.web.live_room import LiveRoom, sign_of
from game.web.page_files import OURS, PageFiles

FILES = {
    "pages.css": (STYLE, "text/css"),
    "table.js": (OURS / "table.js", "text/javascript"),
}

MOST_MADE = 100
"""Main parts of pages that are kept."""


class TablePages:
    """Every page of one live room."""

    def __init__(self, live: LiveRoom) -> None:
        self.live = live
        self.files = PageFiles(FILES)
        self._made_of: Session | None = None
        self._made: dict[tuple[Viewer, int], tuple[str, Markup]] = {}

    def way_in(self, code: str = "", said: str = "") -> str:
        """The form to come in."""
        live, names = self.live, () if self.live.room.is_class else TABLE_NAMES
        told: dict[str, object] = {"code": code, "chairs": live.free_chairs, "names": names, "by_lot": live.by_lot}
        told |= {"own_names": bool(names) and live.room.own_names, "longest": LONGEST}
        return self._framed(tr("Come in"), "way-in.html", self._frame(said=said), "player", **told)

    def of_guest(self, key: str, said: str = "", step: int = 1, chair: str = "") -> str:
        """The page of somebody who is in the room; a reveal is told up to this step, and one who votes for several
        chairs sees the card of this one."""
        room, frame = self.live.room, self._guest_frame(key, said)
        if room.phase == "lobby":
            votes = room.guests[key].chair in room.voting
            return self._framed(tr("You are in the room"), "lobby.html", frame, chair=self._chair(key), votes=votes)
        viewer = self._viewer(key, step, chair)
        title, main = self._main(viewer, frame)
        return framed(title, room.session.story.title, main, frame, viewer.kind)

    def _main(self, viewer: Viewer, frame: Frame) -> tuple[str, Markup]:
        """The main part of a page: made once for all who see the same, as most of a class do."""
        session = self.live.room.session
        if self._made_of is not session or len(self._made) > MOST_MADE:
            self._made_of, self._made = session, {}
        about = viewer, frame.revision
        if about not in self._made:
            self._made[about] = titled_part(session, viewer, frame)
        return self._made[about]

    def looked_up(self, key: str, what: str) -> str:
        """The page of something that is looked up beside the game. Raises KeyError."""
        return look_up(self.live.room.session, what, self._viewer(key), self._guest_frame(key))

    def wall(self) -> str:
        """What all may see."""
        room = self.live.room
        told: dict[str, object] = {"live": self.live, "room": room, "phase": tr(PHASES[room.phase])}
        sign = self._clock() + _filled("wall-sign.html", qr=self._qr, watched=self._watched(), **told)
        frame = replace(self._frame(sign=sign), here="/wall", revision=self.live.public_revision)
        if room.over or room.phase == "lobby":
            told["sitting"] = [] if room.is_class else self._sitting()
            return self._framed(room.session.story.title, "wall.html", frame, "wall", **told)
        chair = next(iter(room.voting), "") if room.is_class else ""
        voting = room.voting_of(chair) if chair else Viewer().voting
        return whole_page(room.session, Viewer("wall", chair, voting=voting), frame)

    def desk(self, said: str = "") -> str:
        """What the teacher leads the game by."""
        live, room = self.live, self.live.room
        frame = replace(
            self._frame(said=said, sign=self._clock()), here="/desk", post="/desk/", revision=live.public_revision
        )
        codes = {key: code for code, key in live.open_places.items()}
        guests = [
            (
                sign_of(key), tr(one.name), one.chair and live.chair_names(one.chair), codes.get(key, ""), one.chair,
                _is_own(one), one.shown,
            )
            for key, one in room.guests.items()
        ]  # fmt: skip
        told: dict[str, object] = {
            "live": live,
            "room": room,
            "phase": tr(PHASES[room.phase]),
            "place": place_of(room.session),
            "guests": guests,
            "waiting": self._waiting() if room.is_on_a_card else (),
            "guesses": self._guesses() if room.is_on_a_card else (),
            "tables": ()
            if room.is_class
            else [(chair, live.chair_names(chair)) for chair in room.session.tables.firsts],
            "reasons": self._reasons(),
            "noted": dict(room.session.draft.reasons),
            "watched": self._watched(),
            "longest": LONGEST_REASON,
            "clocks": CLOCKS,
            "papers": self._papers() if room.phase == "ended" else {},
        }
        return self._framed(tr("The desk"), "desk.html", frame, "desk", **told)

    def lesson(self) -> str:
        """The papers for a lesson with the chairs and cards of the game, for the desk to print. They are all made for
        that, which takes about a second."""
        from game.classroom.handouts import for_whom
        from game.classroom.take_away import printouts

        playthrough = self.live.room.session.playthrough
        deck = playthrough.schedule.deck
        whom = for_whom(playthrough.story, deck.only(playthrough.chronicle.chairs))
        title, frame = tr("On paper, for a lesson"), self._frame()
        return self._framed(title, "lesson.html", frame, papers=printouts(playthrough), whom=whom, deck=deck)

    def _papers(self) -> Mapping[str, str]:
        """The files of the game that can be taken away, once it is over: until then nothing that makes them is read."""
        from game.classroom.take_away import offered

        return offered(self.live.room.session.story)

    def plain(self, title: str, said: str) -> str:
        """A page that says one thing."""
        return self._framed(title, "said.html", self._frame(), said=said)

    def _waiting(self) -> list[tuple[str, str, bool, tuple[CardOption, ...]]]:
        """For each chair that is asked: its name, whether it has chosen, and what can be chosen for it."""
        session = self.live.room.session
        picked = session.draft.answers("pick")

        def options(seat: Seat) -> tuple[CardOption, ...]:
            return vote_of(session, seat.chair).result.leaders

        seats = session.playthrough.asked
        return [(one.chair, name_of(session.story, one.chair), one.chair in picked, options(one)) for one in seats]

    def _clock(self) -> Markup:
        """How much time is left for the card."""
        told: dict[str, object] = {"left": self.live.time_left, "room": self.live.room}
        return _filled("clock.html", over=tr(TIME_OVER), time_left=time_left, **told)

    def _sitting(self) -> list[tuple[str, str]]:
        """Who sits where, by the names that may stand on the wall."""
        return [
            ("" if _is_own(one) and not one.shown else tr(one.name), self.live.chair_names(one.chair))
            for one in self.live.room.guests.values()
            if one.chair
        ]

    def _reasons(self) -> list[tuple[str, str, str]]:
        """The reasons that can be put on the wall now: the chair, its name, and the line."""
        room = self.live.room
        return [(chair, name_of(room.session.story, chair), why) for chair, why in room.reasons]

    def _watched(self) -> list[str]:
        """What those who watch have said, as far as it may be known."""
        room = self.live.room
        if room.over or room.phase not in ("held", "told", "ended"):
            return []
        playthrough, watched = room.session.playthrough, room.watched
        if room.phase == "ended":
            return watched_told(playthrough, watched)
        return foretold(playthrough, watched, room.session.told.rounds)

    def _guesses(self) -> list[GuessMoment]:
        """The guesses that are not made yet."""
        session = self.live.room.session
        made = session.draft.answers("guess")
        return [guess_of(session, chair) for chair in session.tables.guessing if chair not in made]

    def _chair(self, key: str) -> str:
        chair = self.live.room.guests[key].chair
        return self.live.chair_names(chair) if chair else ""

    def _viewer(self, key: str, step: int = 1, shown: str = "") -> Viewer:
        room, chair = self.live.room, self.live.room.guests[key].chair
        if chair in room.voting:
            return self._hand(key, step, shown)
        return Viewer("chair", chair, step) if chair else Viewer("observer", "", step, saying=room.saying_of(key))

    def _hand(self, key: str, step: int, shown: str) -> Viewer:
        """One who votes: it sees the card that it has chosen, else the first of its table for which it has no hand."""
        room, story = self.live.room, self.live.room.session.story
        votes = {chair: room.voting_of(chair, key) for chair in room.chairs_of(key)}
        open = [chair for chair, vote in votes.items() if vote.is_open and not vote.mine]
        if shown not in votes:
            shown = next(iter([*open, *votes]), room.guests[key].chair)
        told = [(one, name_of(story, one), bool(votes[one].mine)) for one in votes if len(votes) > 1]
        return Viewer("hand", shown, step, votes.get(shown, NO_VOTE), room.saying_of(key), tuple(told))

    def _guest_frame(self, key: str, said: str = "") -> Frame:
        room, guest = self.live.room, self.live.room.guests[key]
        told: dict[str, object] = {"name": tr(guest.name), "chair": self._chair(key)}
        told["watched"] = () if guest.chair else self._watched()
        sign = self._clock() + _filled("guest-sign.html", guest=guest, room=room, **told)
        return replace(self._frame(said, sign), revision=self.live.revision)

    def _frame(self, said: str = "", sign: str = "") -> Frame:
        files = f"/files/{self.files.digest}"
        return Frame(
            "/table", "/table/", "/look/", f"{files}/pages.css", f"{files}/table.js", said=said, sign=sign
        )  # fmt: skip

    def _framed(self, title: str, template: str, frame: Frame, kind: str = "player", **told: object) -> str:
        main = _filled(template, title=title, frame=frame, **told)
        return framed(title, self.live.room.session.story.title, main, frame, kind, look_ups=False)

    @cached_property
    def _qr(self) -> Markup:
        """The address with the code, for a camera."""
        drawn = segno.make(f"{self.live.address}j/{self.live.room.code}", micro=False)
        return Markup(drawn.svg_inline(omitsize=True, border=2, light="white"))


def _is_own(guest: Guest) -> bool:
    """Whether it goes by a name that it has given itself."""
    return bool(guest.name) and guest.name not in TABLE_NAMES


def _filled(template: str, **told: object) -> Markup:
    return Markup(templates(OURS).get_template(template).render(**told))
