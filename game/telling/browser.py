"""What is said to those who play in a browser, and to the one who lets them in."""

from collections.abc import Sequence

from game.console import shown
from game.exit_codes import UNPLAYABLE
from game.i18n import marked, tr, trn

OPENING = marked("The game is being opened.")
LEFT = marked("You have left the game. To play again, or to go on, reload this page.")
LOST = marked("The connection is lost. This page tries again by itself, and your game waits a while for you.")
MOVED = marked("This seat is now played in another tab or window. You can close this one.")
STOPPED = marked("The game has been closed for everybody. Yours is saved up to your last decision.")
ENDED = marked("Whoever runs the game has ended yours. It is saved up to your last decision.")
FAULT = marked("The game has met a fault and stopped. It is saved up to your last decision: reload this page.")
BROKEN = marked("The scene files have a mistake now. Tell whoever runs the game; when it is mended, reload this page.")
FULL = marked("Every seat is taken. Reload this page when somebody has left.")
MANY = marked("Too many games are played from your address. Reload this page when one of them has been left.")
AGAIN = marked("Reload this page")
NEW_SEAT = marked("Take a new seat")
BACK = marked("Back to the game")
SEAT_PAGE = "page.html"
"""The file, in the folder of a seat, with the two pages of the game that was told on paper last."""
PAGE = marked("Your two pages to print")
PAGE_MADE = marked(
    "Your two pages to print are made. Press F6, and choose the link to them; the browser opens them beside the game."
)
NO_PAGE = marked("There are no pages of this seat yet. Press d at the end of a game, and load this page again.")
WAY_OUT = marked("The key F6 leads from the game to these links. From here, Tab leads on, and out of the page.")
NEEDS_SCRIPT = marked("This page needs JavaScript. Nothing is loaded from outside this network.")
PLAIN = marked(
    "This page paints a terminal as a picture, which a screen reader cannot read. The same game can be played in plain "
    "lines, made for screen readers, on a computer where it is installed. The command is: card-index play --plain"
)
WHICH = marked(
    "Here everybody plays a game of their own, in a terminal. For one game of the whole room, with a plain page on a "
    "phone or in a screen reader and no script needed, ask whoever runs it for that address: they start it with "
    "card-index serve --table"
)
KEEP = marked(
    "This browser remembers your seat. Its address is the key to your saved games, for you and for anybody else. "
    "If somebody else plays here now, let them take a new seat."
)
TWO_WAYS = marked(
    "Each browser plays a game of its own here. One game for a whole room, with a page on every phone: "
    "card-index serve --table, with --as and a chair, and --class for a class."
)
NO_NETWORK = marked("This computer seems to be on no network: nobody else can open the game now.")
STRANGER = marked("This server answers only to its own address.")
FOREIGN = marked("A game can only be opened from this server's own page.")
DESK = marked("Type seats to see who plays, or end and the number of a seat to end the game there.")
NOBODY = marked("Nobody plays now.")
NO_SUCH_SEAT = marked("Nobody plays at a seat of that number.")
UNPLAYABLE_NOW = marked(
    "A game could not be opened, for the scene files have problems now. Whoever wanted to play has been told. "
    "Games that are open already go on. When the files are mended, pupils reload their page."
)
MOST_PROBLEMS = 8
"""Lines of problems that a host is shown; card-index check shows all."""


def seat_row(number: int, seconds: float, address: str, alone: float | None) -> str:
    """A game in the host's list: how long it has been played, from where, and for how many seconds without a tab."""
    played = trn("{number} minute", "{number} minutes", round(seconds / 60))
    if alone is None:
        return tr("Seat {seat}: {played}, from {address}.", seat=number, played=played, address=address)
    gone = trn("{number} second", "{number} seconds", round(alone))
    return tr(
        "Seat {seat}: {played}, from {address}, without a page for {gone}.",
        seat=number,
        played=played,
        address=address,
        gone=gone,
    )


def trouble(code: int, words: str) -> list[str]:
    """What the host reads when a game did not end well: its exit code, and what it said."""
    lines = [shown(line) for line in words.splitlines() if line.strip()]
    if code == UNPLAYABLE:
        return [tr(UNPLAYABLE_NOW), *lines[:MOST_PROBLEMS]]
    return lines[:MOST_PROBLEMS] or [tr("A game has stopped without a word, with the exit code {code}.", code=code)]


def welcome(addresses: Sequence[str], open_to_all: bool, lan: Sequence[str], seats: int, folder: str) -> list[str]:
    """What the host reads when the server is up; ``lan`` are addresses by which pupils could be let in."""
    number = trn("There is {number} seat.", "There are {number} seats.", seats)
    which = tr(TWO_WAYS)
    room = f"{number} {tr('Saved games are kept in {folder}', folder=folder)}"
    end = f"{tr(DESK)} {tr('Ctrl+C ends every game and the server.')}"
    if open_to_all:
        return [
            *([tr("Pupils type: {address}", address=address) for address in addresses] or [tr(NO_NETWORK)]),
            tr("Anyone on this network can open it and play. Nothing is encrypted, and nothing is sent anywhere else."),
            which,
            room,
            end,
        ]
    named = lan[0] if lan else tr("ADDRESS")
    return [
        *(tr("Open in a browser: {address}", address=address) for address in addresses),
        tr(
            "Only this computer can open it. To let others on this network in: card-index serve --host {address}",
            address=named,
        ),
        which,
        room,
        end,
    ]
