"""The end of a game in plain lines."""

from collections.abc import Iterable, Iterator

from game.i18n import stopped, tr
from game.telling.ending import ChoiceBesideHistory, EndingTold
from game.telling.prose import plain


def ending_lines(told: EndingTold) -> Iterator[str]:
    """All that is told at the end of a game, a sentence or a paragraph a line."""
    curve = told.curve
    yield tr("The ending: {ending}.", ending=told.title)
    yield plain(told.text)
    yield from told.callbacks
    yield from _part(tr("A road you did not take."), [told.missed])
    yield tr("The line you could not see: {meter}.", meter=curve.name)
    yield from (*curve.words, curve.beside_history, told.cabinet.in_words, curve.looks, *told.guesses)
    for chair, card in told.index_cards:
        yield from _part(tr("{chair}: the card in the index.", chair=chair), [plain(card)])
    yield from filter(None, [told.card_question])
    yield from (*told.aims, *(line for profile in told.attention for line in profile.in_words))
    yield from _part(tr("How the hands went."), told.votes)
    yield from _part(tr("What was foretold."), told.forecasts)
    yield from _part(tr("Which card mattered."), told.mattered)
    for chair, choices in told.choices:
        lines = [line for choice in choices for line in _choice(choice)]
        yield from _part(tr("{chair}'s choices beside history's.", chair=chair), lines)
    yield from _part(tr("What became of them."), map(plain, (told.before_fates, *told.fates, told.after_fates)))
    yield from _part(tr("Questions to talk about."), told.questions)
    yield from _part(tr("Books to go on with."), map(plain, told.books))
    yield tr(
        "For two pages to print, with questions to talk about: card-index debrief FILE, which is the saved game, and "
        "--full for all the rest."
    )


def _choice(choice: ChoiceBesideHistory) -> tuple[str, str]:
    yours = tr("Your choice: {choice}.", choice=choice.yours)
    return f"{choice.when}, {stopped(choice.title)} {yours}", f"{choice.beside} {choice.essay}".rstrip()


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and what stands under it, if anything does."""
    told = [line for line in lines if line]
    if told:
        yield heading
        yield from told
