"""`card-index handouts`: the game on paper, for the chairs that are named."""

import argparse

from game.classroom.handouts import handouts as pages_of
from game.classroom.page_files import NotWritten, write_all
from game.classroom.page_sizes import Size, sizes, total
from game.commands.new_game import chairs_of
from game.commands.opening import told_story
from game.console import shown
from game.engine.chronicle import Chronicle
from game.engine.story import Deck, Story
from game.exit_codes import DONE, MISUSED, PROBLEMS, CommandError
from game.i18n import listed, tr, trn
from game.telling.lesson_plan import deck_for, planned
from game.telling.set_up import unasked
from game.typed_names import understood

BESIDE_A_SCREEN = ("teachers-key.html", "roles.html", "pupils-leaf.html")
"""What a lesson needs on paper where everybody sees the cards on a screen."""


def handouts(options: argparse.Namespace) -> int:
    """Write the pages, or only count them, and say how much there is to read and to print."""
    story = told_story(options.scenes)
    deck, chairs = _deck(options, story), _chairs(options, story)
    if lines := unasked(story, Chronicle(chairs, deck=deck.id)):
        raise CommandError(MISUSED, *lines)
    only = deck.only(chairs) if options.chairs else deck
    pages = pages_of(story, only, options.full, _board(options, story), options.large)
    if not options.count:
        try:
            write_all(options.folder, pages)
        except NotWritten as not_written:
            raise CommandError(PROBLEMS, str(not_written)) from None
    counted = sizes(pages)
    for name, size in counted.items():
        print(_line(name if options.count else str(options.folder / name), size))
    print(_line(tr("Together, printed on both sides"), total(counted.values())))
    told = tr("Where a screen shows the cards, these are enough: {files}", files=listed(BESIDE_A_SCREEN))
    print(_line(told, total(counted[name] for name in BESIDE_A_SCREEN)))
    return DONE


def _board(options: argparse.Namespace, story: Story) -> str:
    """The board that is named, by its id; empty where none is. Raises CommandError."""
    if not options.board:
        return ""
    if not story.written or not story.written.boards:
        raise CommandError(MISUSED, tr("This story names no examination boards."))
    return understood("board", options.board, story.written.boards)


def _line(name: str, size: Size) -> str:
    words = trn("{number} word", "{number} words", size.words)
    sheets = trn("{number} sheet", "{number} sheets", size.sheets)
    return f"{shown(name)}: {words}, {sheets}"


def _chairs(options: argparse.Namespace, story: Story) -> tuple[str, ...]:
    """The chairs that are named, or all of them; which of the two must be said."""
    if bool(options.chairs) == options.everybody:
        told = tr(
            "Say for whom: --as CHAIR for the chair of your class, or several times for tables ({chairs}); or --all.",
            chairs=", ".join(chair.id for chair in story.chairs),
        )
        raise CommandError(MISUSED, told)
    return chairs_of(options.chairs, story)


def _deck(options: argparse.Namespace, story: Story) -> Deck:
    """The deck that is named, the one that fits into the minutes, or the first. Raises CommandError."""
    if options.deck:
        return story.find(Deck, understood("deck", options.deck, story.decks))
    if options.minutes is None:
        return story.decks[0]
    if deck := deck_for(story, options.minutes):
        return deck
    plans = planned(story)
    if not plans:
        raise CommandError(MISUSED, tr("This story has no plan of a lesson: name its cards with --deck."))
    shortest, minutes = next(iter(plans.items()))
    told = trn(
        "The shortest plan takes {number} minute: {deck}.",
        "The shortest plan takes {number} minutes: {deck}.",
        minutes,
        deck=shortest.title,
    )
    raise CommandError(MISUSED, told)
