"""What is said to the people of a live room: what a table can be called, and how far the room has come."""

import shlex

from game.engine.chronicle import Chronicle
from game.i18n import marked, tr

TABLE_NAMES = (
    marked("the window row"),
    marked("the door row"),
    marked("the first row"),
    marked("the last row"),
    marked("the middle"),
    marked("the corner"),
    marked("the wall side"),
    marked("the board side"),
    marked("the map table"),
    marked("the book shelf"),
    marked("the coat rack"),
    marked("the clock"),
)
"""What a table can call itself: nothing that says who sits there."""
NEEDS_MORE = marked(
    "Playing in a browser needs one thing more. In the folder of the game: .venv/bin/pip install '.[serve]'"
)
PHASES = {
    "lobby": marked("The game has not begun."),
    "between": marked("The story is told."),
    "asked": marked("A card is asked."),
    "closed": marked("The card is closed: nobody can answer now."),
    "held": marked("The room's own story is told. What really happened is not open yet."),
    "told": marked("What really happened is told."),
    "ended": marked("The game is over."),
}
"""How far a room has come, by its phase."""
GONE_BY = marked("That card has gone by. Here is what is asked now.")
WRONG = marked("There is no room with this code. Look at the wall again.")
TOO_MANY = marked("Too many wrong codes were typed. Wait a minute, and look at the wall again.")
NO_DESK = marked("The desk is opened by the address that the terminal prints, on the computer where it runs.")
NO_WALL = marked("The wall is shown on the computer where the game runs, and to those who have come in.")
TIME_OVER = marked("The time for this card is over: the desk will close it.")
TAKEN_OVER = marked("Another desk has been opened, and this one counts no more.")
EVERYWHERE = "0.0.0.0"
"""The host that lets in whoever reaches this computer on one of its networks."""
HERE = "127.0.0.1"
"""The host that lets in this computer alone."""
ASKED = marked(
    "Start the room now? This window then tells the three addresses, and Ctrl+C ends the room. "
    "Nothing that goes over the network is encrypted."
)
ONLY_TELL = marked("Only tell me the command")


def ways_to_serve(game: Chronicle) -> dict[str, tuple[str, bool]]:
    """How this game can be started as a room: for each way the host, and whether tables of many devices vote."""
    alone = {tr("On this computer alone, to try it"): (HERE, False)}
    if game.mode == "class":
        return {tr("For all devices on this network"): (EVERYWHERE, False), **alone}
    return {
        tr("For all devices on this network: one decides at each table"): (EVERYWHERE, False),
        tr("For all devices on this network: many at each table, who vote"): (EVERYWHERE, True),
        **alone,
    }


def serving(game: Chronicle, minutes: int, talk: bool, host: str, hands: bool = False) -> list[str]:
    """The command that serves this game to a room, and its flags."""
    words = ["serve", "--table", "--host", host]
    for chair in game.chairs:
        words += ["--as", chair]
    words += ["--class"] if game.mode == "class" else ["--hands"] if hands else []
    words += ["--talk"] if talk and (game.mode == "class" or hands) else []
    words += ["--deck", game.deck] if game.deck else []
    words += ["--from", game.start] if game.start else []
    for flag, rows in (("--aim", game.aims), ("--name", game.players)):
        words += [word for chair, said in rows for word in (flag, f"{chair}={said}")]
    return [*words, *(["--clock", str(minutes)] if minutes else [])]


def how_to_serve(game: Chronicle, minutes: int, talk: bool, is_there: bool) -> list[str]:
    """How this game is served to a room: what is typed, what comes then, and what is lacking where the parts of the
    program that serve it are not there."""
    words = ["card-index", *serving(game, minutes, talk, tr("ADDRESS"))]
    return [
        *([] if is_there else [tr(NEEDS_MORE)]),
        tr("Leave the game, and type this in a terminal, with the address of this computer on its network:"),
        shlex.join(words),
        tr(
            "It prints three addresses: the desk, for you, from which the game is led; the wall, for the projector; "
            "and the way in, which pupils type or scan. Without --host only this computer can open them."
        ),
        tr("The flag --hands lets many devices vote at the table of each team."),
    ]


def time_left(seconds: int) -> str:
    """How much of the time for a card is left, in minutes and seconds."""
    return tr("Time left on this card: {time}", time=f"{seconds // 60}:{seconds % 60:02}")


def welcome(join: str, code: str, wall: str, desk: str, taken_up: bool, encrypted: bool) -> list[str]:
    """What the host reads where the server runs."""
    begun = [tr("The room of before goes on, with everybody who was in it.")] if taken_up else []
    plain = tr("Anyone on this network can read what goes to and fro: nothing is encrypted.")
    return [
        *begun,
        tr("Pupils type {address} and the code {code}.", address=join, code=code),
        tr("The wall, for the projector: {address}", address=wall),
        tr("The desk, for you alone: {address}", address=desk),
        *([] if encrypted else [plain]),
        tr("Ctrl+C ends it. A game that is not over waits for the next start at the same port."),
    ]


def next_desk(address: str) -> str:
    """Once the address of a desk has been used."""
    return tr("The desk is open. If you lose it, this address opens another in its place: {address}", address=address)
