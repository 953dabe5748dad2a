"""The end of a game as it is told: the ending, the aim, the hidden line, your choices beside history's, the fates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.engine.chronicle import Entry
from game.engine.conditions import objections
from game.engine.counterfactuals import Counterfactual, counterfactuals
from game.engine.outcome import aim_met, attention, ending_of, history
from game.engine.playthrough import Playthrough
from game.engine.reference import Book, Person
from game.engine.rules import Round
from game.engine.scene import told
from game.engine.state import State
from game.engine.story import Aim, Story
from game.i18n import listed, month_in_words, stopped, tr
from game.telling.cabinet import Cabinet, filled
from game.telling.callbacks import callbacks, nearest, road_missed
from game.telling.citations import places
from game.telling.counted import forecasts_told, votes_told
from game.telling.hidden_line import Curve, curve_told
from game.telling.index_card import whole_card
from game.telling.prose import letters, plain
from game.telling.question import guesses_told
from game.telling.talk import to_talk_about
from game.telling.ways_back import WayBack, ways_back
from game.telling.words import in_month, name_of


@dataclass(frozen=True, slots=True)
class ChoiceBesideHistory:
    """One decision beside history's."""

    title: str
    when: str
    yours: str
    history: str
    """What history did; empty where you did the same."""
    essay: str
    """Where the essay says what happened."""
    never: bool = False
    """Whether nothing like it ever happened."""
    cites: tuple[str, ...] = ()
    """Ids of the essay's sentences that say it."""

    @property
    def beside(self) -> str:
        """What history has to set beside it."""
        if self.never:
            return tr("Nothing of this happened: the scene is ours.")
        return tr("In history: {choice}.", choice=self.history) if self.history else tr("So it was in history.")


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One thing that can be attended to, and how often it was."""

    word: str
    yours: int
    real: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a chair's people attended to, beside what history did."""

    chair: str
    rows: tuple[ProfileRow, ...]

    @property
    def in_words(self) -> tuple[str, str]:
        """The same for those who cannot see bars."""
        yours = _ranked((row.word, row.yours) for row in self.rows)
        real = _ranked((row.word, row.real) for row in self.rows)
        return (
            tr("Your attention as {chair}: {attention}.", chair=self.chair, attention=yours),
            tr("{chair}'s own: {attention}.", chair=self.chair, attention=real),
        )


@dataclass(frozen=True, slots=True)
class EndingTold:
    """Everything the last screen says."""

    id: str
    title: str
    text: str
    """What became of the office, and of those who played."""
    office: str
    """The same of the office alone."""
    callbacks: tuple[str, ...]
    """Picks that the ending remembers, a sentence each."""
    missed: str
    """The nearest ending that was not reached, and what it lacked; empty where none was found near."""
    index_cards: tuple[tuple[str, str], ...]
    """A chair's name, and its card in the index."""
    card_question: str
    """What is asked about the last line of the cards; empty where there are none."""
    aims: tuple[str, ...]
    attention: tuple[Profile, ...]
    curve: Curve
    cabinet: Cabinet
    """The same as drawers, with the year in which each was filled."""
    guesses: tuple[str, ...]
    """Each guess beside the truth of that day."""
    votes: tuple[str, ...]
    """Each vote, as its hands went."""
    forecasts: tuple[str, ...]
    """How often each team knew what another would do."""
    choices: tuple[tuple[str, tuple[ChoiceBesideHistory, ...]], ...]
    """A chair's name, and its choices."""
    points: tuple[Counterfactual, ...]
    """The picks that would have changed the ending, in this model."""
    mattered: tuple[str, ...]
    """The same in words."""
    ways_back: tuple[WayBack, ...]
    """The cards at which the game can be begun again."""
    before_fates: str
    fates: tuple[str, ...]
    after_fates: str
    questions: tuple[str, ...]
    """What to talk about, now that all is told."""
    books: tuple[str, ...]
    """What to read next, a line each."""


def ending_told(playthrough: Playthrough) -> EndingTold:
    """The end of the story as it stands."""
    story, chronicle = playthrough.story, playthrough.chronicle
    ending = ending_of(story, playthrough.state)
    real = history(story)
    points = counterfactuals(story, chronicle)
    road = nearest(playthrough, points)
    face = ending.face(of_players(playthrough))
    own = [told(tellings, playthrough.state) for chair, tellings in ending.chairs if chair in chronicle.chairs]
    every = ((name_of(story, chair), whole_card(playthrough, chair)) for chair in chronicle.chairs)
    cards = tuple((name, card) for name, card in every if card)
    return EndingTold(
        id=ending.id,
        title=face.title,
        text="\n\n".join(filter(None, [face.text, *own])),
        office=face.text,
        callbacks=callbacks(playthrough, points),
        missed=road_missed(playthrough, road),
        index_cards=cards,
        card_question=plain(story.card_question) if cards else "",
        aims=aims_told(playthrough),
        attention=profiles(playthrough),
        curve=curve_told(playthrough),
        cabinet=filled(playthrough),
        guesses=guesses_told(playthrough),
        votes=votes_told(playthrough),
        forecasts=forecasts_told(playthrough),
        choices=tuple((name_of(story, chair), _choices(playthrough, real, chair)) for chair in chronicle.chairs),
        points=points,
        mattered=_mattered(playthrough, points),
        ways_back=ways_back(playthrough, points, road),
        before_fates=story.fates.before,
        fates=tuple(f"{letters(story.find(Person, person).name)}: {text}" for person, text in story.fates.people),
        after_fates=story.fates.after,
        questions=to_talk_about(playthrough, points),
        books=tuple(map(_book, story.books)),
    )


def of_players(playthrough: Playthrough) -> State:
    """The state at the end without the objections of chairs that nobody holds: a face speaks to those who play."""
    state, chairs = playthrough.state, playthrough.chronicle.chairs
    others = (objections(chair.id) for chair in playthrough.story.chairs if chair.id not in chairs)
    return state.changed({name: 0 for name in others if name in state})


def _book(book: Book) -> str:
    return f"{letters(book.author)}: *{letters(book.title)}* ({letters(book.year)}). {stopped(book.about)}"


def aims_told(playthrough: Playthrough) -> tuple[str, ...]:
    """Whether each chair has what it wanted."""
    return tuple(_aim(playthrough, chair) for chair in playthrough.chronicle.chairs if playthrough.chronicle.aim(chair))


def _mattered(playthrough: Playthrough, points: tuple[Counterfactual, ...]) -> tuple[str, ...]:
    story, several = playthrough.story, len(playthrough.chronicle.chairs) > 1
    if not any(entry.by_people for entry in playthrough.chronicle.entries):
        return ()
    if not points:
        return (tr("No single card: whichever one of your picks is changed, this model ends in the same way."),)
    return tuple(
        f"{in_month(point.scene)} {otherwise(point, name_of(story, point.chair) if several else '')}"
        for point in points
    )


def otherwise(point: Counterfactual, name: str) -> str:
    """Where another pick might have led; ``name`` is whose it is, where several chairs are held."""
    option, ending = point.option.label, point.title
    if not name:
        return tr("With “{option}” instead, this model might have ended in “{ending}”.", option=option, ending=ending)
    return tr(
        "With “{option}” instead from {name}, this model might have ended in “{ending}”.",
        option=option, name=name, ending=ending,
    )  # fmt: skip


def _aim(playthrough: Playthrough, chair: str) -> str:
    story, chronicle = playthrough.story, playthrough.chronicle
    aim = story.find(Aim, chronicle.aim(chair) or "")
    name = name_of(story, chair)
    return aim_told(aim, name, bool(aim_met(story, chronicle, chair, playthrough.state)))


def aim_told(aim: Aim, name: str, met: bool) -> str:
    """Whether somebody has what they wanted."""
    if met:
        return tr("{name}'s aim, “{aim}”: met, for now. {told}", name=name, aim=aim.title, told=plain(aim.met))
    return tr("{name}'s aim, “{aim}”: not met. {told}", name=name, aim=aim.title, told=plain(aim.missed))


def profiles(playthrough: Playthrough) -> tuple[Profile, ...]:
    """What each held chair attended to, and what history did on the same cards."""
    rounds, real = playthrough.rounds, history(playthrough.story)[: len(playthrough.rounds)]
    return tuple(_profile(playthrough.story, rounds, real, chair) for chair in playthrough.chronicle.chairs)


def _profile(story: Story, rounds: tuple[Round, ...], real: tuple[Round, ...], chair: str) -> Profile:
    yours, theirs = attention(rounds, chair), attention(real, chair)
    rows = (ProfileRow(one.called, yours[one.id], theirs[one.id]) for one in story.attends)
    return Profile(name_of(story, chair), tuple(row for row in rows if row.yours or row.real))


def _ranked(counts: Iterable[tuple[str, int]]) -> str:
    ranked = sorted(((word, times) for word, times in counts if times), key=lambda item: (-item[1], item[0]))
    return listed([f"{word} {times}" for word, times in ranked]) or tr("nothing yet")


def _choices(playthrough: Playthrough, real: tuple[Round, ...], chair: str) -> tuple[ChoiceBesideHistory, ...]:
    rows = zip(playthrough.rounds, real, playthrough.chronicle.entries, strict=True)
    return tuple(
        choice(playthrough.story, yours, really, chair) for yours, really, entry in rows if chair in entry.by_people
    )


def beside_history(playthrough: Playthrough) -> Iterator[tuple[Round, Round, Entry]]:
    """Each round of a game with the same round of history, and with what people did in it."""
    # a game that goes on has fewer rounds than history
    yield from zip(playthrough.rounds, history(playthrough.story), playthrough.chronicle.entries, strict=False)


def choice(story: Story, yours: Round, real: Round, chair: str) -> ChoiceBesideHistory:
    """What a chair chose in a round, beside what it did in the same one of history."""
    option, historical = yours.chosen(chair), real.option(chair)
    same = historical is None or option.id == historical.id or option.historical > 0
    return ChoiceBesideHistory(
        yours.scene.title,
        month_in_words(yours.scene.date),
        option.label,
        "" if same or historical is None else historical.label,
        places(story, yours.scene.history),
        yours.scene.never,
        tuple(citation.sentence for citation in yours.scene.history.essay),
    )
