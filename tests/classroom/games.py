"""Games made by code for the pages, and texts that would like to be more than text."""

from collections.abc import Sequence
from pathlib import Path

from game.content import load, scenes_folder
from game.engine.chronicle import Chronicle, Mode
from game.engine.playthrough import Playthrough
from game.engine.rules import open_options
from game.engine.story import Meter, Story

TINY = load(Path(__file__).parent.parent / "tiny")
SHIPPED = load(scenes_folder())

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
    playthrough = Playthrough.begin(story, Chronicle(chairs, aims, deck, mode=mode, players=players).sealed(story))
    bands = story.find(Meter, story.curve).bands
    moves = 0
    while not playthrough.ended and cards:
        moves += 1
        if playthrough.revealed:
            playthrough, cards = playthrough.release().go_on(), cards - 1
        elif playthrough.guess_due:
            playthrough = playthrough.with_guess(bands[moves % len(bands)][0])
        elif playthrough.turn:
            options = open_options(playthrough.turn, playthrough.state)
            counted = tuple((option.id, number) for option, number in zip(options, hands, strict=False))
            reason = texts[moves % len(texts)] if texts else ""
            playthrough = playthrough.choose(options[(turn + moves) % len(options)].id, reason, counted)
        else:
            assert playthrough.watched
            playthrough = playthrough.foretell(playthrough.watched.options[moves % 2].id)
    return playthrough
