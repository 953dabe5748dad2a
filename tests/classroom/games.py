"""Games made by code for the pages, and texts that would like to be more than text."""

from collections.abc import Sequence
from itertools import count

from game.content import scenes_folder
from game.engine.chronicle import Chronicle, Mode, Pick
from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Story
from game.session.tables import Tables
from tests.loaded import TINY_FOLDER, loaded

TINY = loaded(TINY_FOLDER)
SHIPPED = loaded(scenes_folder())

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "{{7*7}} {% raw %} ${x} #{y} {0} %s",
    "[x](javascript:alert(1)) ![p](http://evil.example/p.png) <http://evil.example>",
    "www.evil.example http://evil.example/ me@evil.example",
    "&lt;b&gt; &amp; </title></style></textarea>-->",
    "' onmouseover='alert(1)'",
    "שלום עולם عربي \N{RIGHT-TO-LEFT OVERRIDE}abc",
    "`code` **bold** _i_ ~~s~~ | a | b | # no head",
    "1. no list",
    "- no list",
    "\x1b[2J\x1b]0;x\x07 \x9b31m \x00\x08 bell",
    "W" * 400,
    "a lone half \ud800 of a letter",
)


def game(
    *chairs: str,
    story: Story = SHIPPED,
    mode: Mode = "teams",
    deck: str = "lesson",
    turn: int = 0,
    texts: Sequence[str] = (),
    hands: Sequence[int] = (),
    cards: int = 99,
) -> Playthrough:
    """A game in which option follows option, from ``turn`` on, for so many cards; ``texts`` name people and reasons."""
    players = tuple(zip(chairs, texts, strict=False))
    aims = tuple((chair, story.aims[place % len(story.aims)].id) for place, chair in enumerate(chairs))
    playthrough = Playthrough.of(story, Chronicle(chairs, aims, deck, mode=mode, players=players).sealed(story))
    bands, moves = story.find(Meter, story.curve).bands, count(1)
    while (playthrough := playthrough.played_on()).asked and cards:
        tables, cards = Tables(playthrough), cards - 1
        guesses = tuple((chair, bands[next(moves) % len(bands)][0]) for chair in tables.guessing)
        picks = []
        for seat in playthrough.asked:
            options, move = open_options(seat, playthrough.state), next(moves)
            counted = tuple((option.id, number) for option, number in zip(options, hands, strict=False))
            reason = texts[move % len(texts)] if texts else ""
            picks.append(Pick(seat.chair, options[(turn + move) % len(options)].id, reason, counted))
        watched = playthrough.asked[0]
        forecasts = tuple((one, watched.chair, watched.options[next(moves) % 2].id) for one in tables.forecasting)
        playthrough = playthrough.play(picks, guesses, forecasts)
        next(moves)  # the reveal is one, too
    return playthrough
