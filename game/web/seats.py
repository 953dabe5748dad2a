"""The seats: whose game is at which, how many there may be, and which game makes room."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from aiohttp import WSCloseCode, web

from game.exit_codes import DONE
from game.telling.browser import FULL, MANY, STOPPED
from game.web.seat_process import SeatProcess

SPARED = 10.0
"""Seconds without a tab after which a game may have to make room."""


@dataclass
class Seats:
    """The games that are being played, each at a seat of its own."""

    command: Callable[[str], Sequence[str]]
    """The program that plays at a seat."""
    most: int
    """The most games at a time."""
    each: int
    """The most games at a time from one address, behind which there may be a whole school."""
    report: Callable[[int, str], None] = lambda _, __: None
    """Is told the exit code of a game that did not end well, and what it said."""
    games: dict[str, SeatProcess] = field(default_factory=dict)
    """By the name of the seat, which is the key to its saved games."""
    numbers: dict[str, int] = field(default_factory=dict)
    """What the host calls a seat, whose name nobody else should see."""
    closing: bool = False

    def refusal(self, seat: str, address: str) -> str:
        """Why no game can be played at this seat now; nothing where one can."""
        if self.closing:
            return STOPPED
        if seat in self.games or self._in_the_way(seat, address):
            return ""
        crowd = self._crowd(address)
        return "" if not crowd else MANY if len(crowd) < self.most else FULL

    async def play(self, seat: str, address: str, tab: web.WebSocketResponse, width: int, height: int) -> str:
        """Play at a seat in this tab for as long as it is open; answers why that cannot be, if it cannot."""
        while game := self._in_the_way(seat, address):
            game.end()
            await game.over.wait()
        if why := self.refusal(seat, address):
            return why
        if seat not in self.games:
            self.numbers[seat] = next(number for number in count(1) if number not in self.numbers.values())
            self.games[seat] = SeatProcess(self.command(seat), width, height, partial(self._ended, seat))
        await self.games[seat].play_in(tab, address, width, height)
        return ""

    async def close(self) -> None:
        """Ask everybody to leave, and wait until they have."""
        self.closing = True
        games = list(self.games.values())
        for game in games:
            game.end(STOPPED, WSCloseCode.GOING_AWAY)
        for game in games:
            await game.over.wait()

    def _ended(self, seat: str, code: int, words: str) -> None:
        del self.games[seat], self.numbers[seat]
        if code != DONE:
            self.report(code, words)

    def _crowd(self, address: str) -> list[SeatProcess]:
        """The games that leave no room for one more from this address."""
        all_games = list(self.games.values())
        here = [game for game in all_games if game.address == address]
        return here if len(here) >= self.each else all_games if len(all_games) >= self.most else []

    def _in_the_way(self, seat: str, address: str) -> SeatProcess | None:
        """The game that has to end before one can be played at this seat: one that is leaving it, or where there is no
        room, the one that has been longest without a tab, if for longer than it takes to load a page anew."""
        if self.closing:
            return None
        if here := self.games.get(seat):
            return here if here.leaving else None
        spared = asyncio.get_running_loop().time() - SPARED
        idle = [game for game in self._crowd(address) if game.leaving or (game.alone or spared) < spared]
        return min(idle, key=lambda game: game.alone or 0.0, default=None)
