"""Before a game: how people play, whose chairs they take, what they want, how many cards are asked, and from when."""

import itertools
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

from game.engine.chronicle import Chronicle, Mode
from game.engine.names import are_nearly_one, compared
from game.engine.schedule import Schedule
from game.engine.story import Aim, Chair, Deck, NoRoad, Story
from game.i18n import listed, marked, month_in_words, tr, trn
from game.telling.question import ENOUGH, MORE, Answer, Question
from game.telling.reading_time import ALOUD, IN_SILENCE, TALK_A_CARD, aloud, deck_words, in_silence, with_talk
from game.telling.typed import team_name
from game.telling.words import name_of

NO_ROAD = marked("No road from this chair alone.")
NO_ROAD_TOGETHER = marked("No road from these chairs.")
HOW: tuple[tuple[Mode, str, str], ...] = (
    ("solo", marked("Alone"), marked("one chair, one player")),
    ("class", marked("A class"), marked("one chair; hands are counted on every card")),
    ("teams", marked("Teams"), marked("a team in each of several chairs, at one machine")),
)
"""Each way to play, its name, and what it is."""
FEWEST_TEAMS = 2
TOO_LATE = marked("{name} is asked nothing from there on. The last card that asks {name}, in {month}: {card}.")
ONE_NAME = marked("{chairs} have one name, {names}: they are one team.")
READ_AS_ONE = marked("{names} are taken for one name: {chairs} are one team.")

Asking = Generator[Question, str, Chronicle]


def set_up(story: Story, answers: Sequence[str]) -> Question | Chronicle:
    """The question that follows these answers, by their ids; the game itself once all have been asked."""
    asking = _asking(story)
    try:
        question = next(asking)
        for answer in answers:
            question = asking.send(answer)
    except StopIteration as done:
        game: Chronicle = done.value
        return game.sealed(story)
    return question


def at_once(story: Story, chair: str) -> Chronicle:
    """The game of one player in this chair that begins without a question: the first deck that asks it anything, and
    no aim, which can be named on the first card."""
    return Chronicle((chair,), deck=_asking_decks(story, (chair,))[0].id).sealed(story)


def lacking(story: Story, game: Chronicle) -> str:
    """What a game still lacks before it can begin, in a sentence; empty if nothing."""
    if game.mode == "teams" and len(game.chairs) < FEWEST_TEAMS:
        return tr("Teams need at least two chairs.")
    if game.mode != "teams" and len(game.chairs) != 1:
        return tr("Take one chair.")
    return "" if Schedule.of(story, game.chairs, game.deck, game.start).cards(story) else " ".join(unasked(story, game))


def remarks(story: Story, game: Chronicle) -> list[str]:
    """What people should know of a game before it begins: chairs that are never asked, and names of tables that are
    one name, or nearly; and aims that cannot be met."""
    return [*unasked(story, game), *closed_roads(story, game), *_names_alike(story, game)]


def unasked(story: Story, game: Chronicle) -> list[str]:
    """A sentence for each chair that is asked on none of the cards."""
    lines = []
    for chair in game.chairs:
        name, schedule = name_of(story, chair), Schedule.of(story, (chair,), game.deck, game.start)
        if schedule.cards(story):
            continue
        if cards := Schedule.of(story, (chair,), game.deck).cards(story):
            last, month = cards[-1].title, month_in_words(cards[-1].date)
            lines.append(tr(TOO_LATE, name=name, month=month, card=last))
        else:
            lines.append(tr("{name} is asked nothing on these cards: {deck}.", name=name, deck=schedule.deck.title))
    return lines


def _names_alike(story: Story, game: Chronicle) -> Iterator[str]:
    tables: dict[str, list[tuple[str, str]]] = {}
    for chair, name in game.players:
        tables.setdefault(game.table(chair), []).append((name_of(story, chair), name))
    for rows in tables.values():
        if len(rows) > 1:
            chairs, names = zip(*rows, strict=True)
            told = ONE_NAME if len(set(names)) == 1 else READ_AS_ONE
            yield tr(told, chairs=listed([*chairs]), names=listed([f"“{name}”" for name in dict.fromkeys(names)]))
    for (_, one), (_, other) in itertools.combinations((rows[0] for rows in tables.values()), 2):
        if are_nearly_one(one, other):
            yield tr("“{name}” and “{other}” are nearly one name, and two teams.", name=one, other=other)


def by_lot(names: Sequence[str], shuffle: Callable[[list[str]], None]) -> list[str]:
    """The teams' names as ``shuffle`` deals them; teams without names are numbered first."""
    dealt: list[str] = []
    for place, name in enumerate(names, 1):
        taken = {compared(one) for one in (*names, *dealt)}
        numbered = (tr("Team {number}", number=number) for number in itertools.count(place))
        dealt.append(name or next(free for free in numbered if compared(free) not in taken))
    shuffle(dealt)
    return dealt


def summary(story: Story, game: Chronicle) -> str:
    """How many cards the game asks, and how long that takes: in silence, or read aloud and with talk."""
    schedule = Schedule.of(story, game.chairs, game.deck, game.start)
    cards = schedule.counted(story)
    words = deck_words(story, schedule.deck, *game.chairs, since=game.start)
    asked = trn("{number} card", "{number} cards", len(cards))
    if game.mode == "solo":
        alone = trn("{cards}, {number} minute.", "{cards}, {number} minutes.", in_silence(words), cards=asked)
        return alone
    return trn(
        "{cards}: {number} minute read aloud, {longer} with talk.",
        "{cards}: {number} minutes read aloud, {longer} with talk.",
        aloud(words),
        cards=asked,
        longer=with_talk(words, len(cards)),
    )


def pace(mode: Mode) -> str:
    """At what pace the minutes of a summary are counted."""
    if mode == "solo":
        return tr("Minutes: {words} words each.", words=IN_SILENCE)
    return trn(
        "Minutes: {words} words each, read aloud; {number} for talk on each card.",
        "Minutes: {words} words each, read aloud; {number} for talk on each card.",
        TALK_A_CARD,
        words=ALOUD,
    )


def starts(story: Story, game: Chronicle) -> tuple[Answer, ...]:
    """Where a game can begin: at the first card, or with the first that is asked in a later year."""
    cards = Schedule.of(story, game.chairs or tuple(chair.id for chair in story.chairs), game.deck).cards(story)
    firsts = {scene.date.year: scene for scene in reversed(cards)}
    years = [Answer(scene.id, tr("In {year}", year=year), scene.title) for year, scene in sorted(firsts.items())[1:]]
    return (Answer("", tr("At the beginning")), *years)


def no_road(story: Story, game: Chronicle, chair: str, aim: str) -> str:
    """A warning where the chair cannot meet the aim in a game with these chairs, as far as that was worked out: if it
    begins with the first card, and in its deck or, while none is chosen, in any."""
    held = frozenset(game.chairs)
    decks = [game.deck] if game.deck else [deck.id for deck in _asking_decks(story, game.chairs)]
    if not game.start and all(NoRoad(held, deck, chair, aim) in story.no_roads for deck in decks):
        return tr(NO_ROAD) if len(held) == 1 else tr(NO_ROAD_TOGETHER)
    return ""


def closed_roads(story: Story, game: Chronicle) -> Iterator[str]:
    """A sentence for each chair that wants what it cannot meet in this game."""
    for chair, id in game.aims:
        if no_road(story, game, chair, id):
            name, aim = name_of(story, chair), story.find(Aim, id).title
            if len(game.chairs) == 1:
                yield tr("{name} alone has no road to this aim on these cards: {aim}.", name=name, aim=aim)
            else:
                yield tr("With these chairs and cards {name} has no road to this aim: {aim}.", name=name, aim=aim)


def decisions(story: Story, chair: str, deck: str = "", start: str = "") -> str:
    """How often a chair is asked."""
    asked = len(Schedule.of(story, (chair,), deck, start).counted(story))
    return trn("{number} decision", "{number} decisions", asked)


def _asking(story: Story) -> Asking:
    chair = yield _first(story)
    if chair != MORE:
        return at_once(story, chair)
    mode = yield _how()
    game = Chronicle(mode=next(one for one, _, _ in HOW if one == mode))
    game = replace(game, chairs=(yield from _chairs(story, game.mode)))
    for chair in game.chairs if story.aims else ():
        aim = yield which_aim(story, game, chair)
        game = replace(game, aims=(*game.aims, (chair, aim)))
    if game.mode == "teams":
        for chair in game.chairs:
            asked = tr("What does the team in {name}'s chair call itself?", name=name_of(story, chair))
            name = team_name((yield Question(asked, ())))
            game = replace(game, players=(*game.players, *([(chair, name)] if name else [])))
    game = replace(game, deck=(yield _which_deck(story, game)))
    if game.mode == "solo":
        return game
    return replace(game, start=(yield Question(tr("Where do you begin?"), starts(story, game))))


def _chairs(story: Story, mode: Mode) -> Generator[Question, str, tuple[str, ...]]:
    chairs: list[str] = []
    while (mode == "teams" or not chairs) and (free := _free(story, chairs)):
        answer = yield _whose_chair(story, mode, chairs, free)
        if answer == ENOUGH:
            break
        chairs.append(answer)
    return tuple(chairs)


def _free(story: Story, taken: Sequence[str]) -> list[Chair]:
    """The chairs that can still be taken: those that are asked on some card."""
    asked = {seat.chair for scene in story.scenes for seat in scene.seats}
    return [chair for chair in story.chairs if chair.id in asked and chair.id not in taken]


def _first(story: Story) -> Question:
    """Whose chair: that begins a lesson at once. Everything else stands behind the last row."""
    rows = (Answer(chair.id, chair.name, chair.line) for chair in _free(story, ()))
    more = Answer(MORE, tr("More cards, a class or teams"))
    return Question(tr("Whose chair will you take?"), (*rows, more), _taken(story))


def _taken(story: Story) -> str:
    return tr("{opponent}'s chair is taken.", opponent=story.opponent.name)


def _how() -> Question:
    return Question(tr("How will you play?"), tuple(Answer(mode, tr(label)) for mode, label, _ in HOW))


def _whose_chair(story: Story, mode: Mode, taken: Sequence[str], free: Sequence[Chair]) -> Question:
    rows = [Answer(chair.id, chair.name, chair.line) for chair in free]
    enough = [Answer(ENOUGH, tr("These are all"))] if len(taken) >= FEWEST_TEAMS else []
    text = tr("Whose chair will you take?") if mode != "teams" else tr("Which chair does a team take?")
    remark = _taken(story)
    if taken:
        remark = f"{tr('Taken: {names}.', names=listed([name_of(story, chair) for chair in taken]))} {remark}"
    return Question(text, (*enough, *rows), remark)


def which_aim(story: Story, game: Chronicle, chair: str) -> Question:
    """What the chair's people want, with a warning at an aim to which there is no road."""
    return Question(
        tr("What do you want, as {name}?", name=name_of(story, chair)),
        tuple(Answer(aim.id, aim.title, no_road(story, game, chair, aim.id)) for aim in story.aims),
    )


def _which_deck(story: Story, game: Chronicle) -> Question:
    games = {deck: replace(game, deck=deck.id) for deck in _asking_decks(story, game.chairs)}
    rows = (
        Answer(deck.id, deck.title, " ".join([summary(story, one), *closed_roads(story, one)]))
        for deck, one in games.items()
    )
    return Question(f"{tr('How much will you play?')} {pace(game.mode)}", tuple(rows))


def _asking_decks(story: Story, chairs: tuple[str, ...]) -> Sequence[Deck]:
    """Of the decks those that ask anything of these chairs, if any does."""
    return [deck for deck in story.decks if Schedule.of(story, chairs, deck.id).cards(story)] or story.decks
