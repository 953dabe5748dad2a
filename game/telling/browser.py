"""What is said to those who play in a browser, and to the one who lets them in."""

from collections.abc import Sequence

from game.i18n import marked, tr, trn

OPENING = marked("The game is being opened.")
LEFT = marked("You have left the game. To play again, or to go on, reload this page.")
LOST = marked("The connection has ended. Your game is saved up to your last decision: reload this page to go on.")
MOVED = marked("This seat is now played in another tab or window. You can close this one.")
STOPPED = marked("The game has been closed for everybody. Yours is saved up to your last decision.")
FAULT = marked("The game has met a fault and stopped. It is saved up to your last decision: reload this page.")
FULL = marked("Every seat is taken. Reload this page when somebody has left.")
AGAIN = marked("Reload this page")
NEEDS_SCRIPT = marked("This page needs JavaScript. Nothing is loaded from outside this network.")
PLAIN = marked(
    "This page paints a terminal as a picture, which a screen reader cannot read. The same game can be played in plain "
    "lines, made for screen readers, on a computer where it is installed. The command is: card-index play --plain"
)
KEEP = marked("The address of this page is your seat: with it, you or anybody else can come back to your saved games.")
NO_NETWORK = marked("This computer seems to be on no network: nobody else can open the game now.")
STRANGER = marked("This server answers only to its own address.")
FOREIGN = marked("A game can only be opened from this server's own page.")


def welcome(addresses: Sequence[str], open_to_all: bool, lan: Sequence[str], seats: int, folder: str) -> list[str]:
    """What the host reads when the server is up; ``lan`` are addresses by which pupils could be let in."""
    number = trn("There is {number} seat.", "There are {number} seats.", seats)
    room = f"{number} {tr('Saved games are kept in {folder}', folder=folder)}"
    end = tr("Ctrl+C ends every game and the server.")
    if open_to_all:
        return [
            *([tr("Pupils type: {address}", address=address) for address in addresses] or [tr(NO_NETWORK)]),
            tr("Anyone on this network can open it and play. Nothing is encrypted, and nothing is sent anywhere else."),
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
        room,
        end,
    ]
