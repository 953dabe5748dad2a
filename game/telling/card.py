"""A card before the pick: what everybody sees, what this chair knows, and what it can do."""

from dataclasses import dataclass
from typing import Literal

from game.engine.meters import Meter
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, reasons
from game.engine.scene import Option, Scene, Seat, told
from game.engine.state import State
from game.engine.story import Act, Aim, Chair, Story
from game.i18n import marked, tr
from game.telling.documents import MadeUp, Paper, in_hand, made_up
from game.telling.index_card import glimpse_shown
from game.telling.prose import plain
from game.telling.words import dateline, day_of, name_of

CALLS = {
    "telephone": marked("By telephone"),
    "telegram": marked("By telegram"),
    "letter": marked("By post"),
    "visit": marked("A visit"),
}
"""How the opponent comes to one chair, on a card of its own."""
MOST_DOTS = 10
"""What there is room for beside a word."""


@dataclass(frozen=True, slots=True)
class CardOption:
    """An option with the number it keeps in every game."""

    number: int
    id: str
    label: str
    locked: str = ""
    """Why it cannot be chosen; empty for an open option."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A meter as people see it."""

    name: str
    value: int
    top: int
    word: str
    own: bool = False
    """Whether it is the chair's own standing, and no measure of the country."""

    @property
    def dots(self) -> str:
        """A dot for each step, or for a share of a long way: full and empty ones are then for its two ends alone."""
        of = min(self.top, MOST_DOTS)
        full = self.value * of // self.top
        full = min(max(full, 1), of - 1) if 0 < self.value < self.top else full
        return "●" * full + "○" * (of - full)


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the card: the chair, how it stands, and what it wants."""

    chair: str
    office: str
    gauges: tuple[Gauge, ...]
    others: tuple[tuple[str, str], ...]
    """A name, and the word for the trust between the two."""
    looked: str
    """When the hidden meter was last looked at, and what it said."""
    aim: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """One card of the game in the file."""

    year: int
    state: Literal["full", "open", "empty"]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a chair's player reads before the pick."""

    act: str
    title: str
    dateline: str
    care: str
    prose: str
    brief: str
    glimpse: str
    """What the chair sees of its own card in the index, where somebody is careless with that."""
    options: tuple[CardOption, ...]
    number: int
    of: int
    panel: Panel
    drawers: tuple[Drawer, ...]
    papers: tuple[Paper, ...] = ()
    """The documents that this chair has in hand."""
    artefact: MadeUp | None = None
    """The paper that lies on it for all to see."""
    call: str = ""
    """How the opponent comes to this chair, by its id, see `CALLS`; empty for any other card."""

    @property
    def reached_by(self) -> str:
        """The same in words; empty for any other card."""
        return tr(CALLS[self.call]) if self.call else ""


def card(playthrough: Playthrough, chair: str) -> Card:
    """The next scene as the card of one of the chairs that are asked. Raises NotOpen where this chair is not."""
    scene, seat = playthrough.scene, next((seat for seat in playthrough.asked if seat.chair == chair), None)
    if seat is None:
        raise NotOpen(tr("nobody is asked now."))
    assert scene, "somebody is asked"
    story, state = playthrough.story, playthrough.state
    prose, brief, options = as_read(scene, seat, state)
    cards, played = playthrough.all_cards, {card.id for card in playthrough.cards_so_far}
    return Card(
        act=act_title(story, scene.act),
        title=scene.title,
        dateline=dateline(scene),
        care=plain(scene.care),
        prose=prose,
        brief=brief,
        glimpse=glimpse_shown(playthrough, scene, seat.chair),
        options=tuple(
            CardOption(number, option.id, option.label, plain(" ".join(reasons(option, state))))
            for number, option in enumerate(options, 1)
        ),
        number=cards.index(scene) + 1,
        of=len(cards),
        panel=panel(playthrough, seat.chair, scene),
        drawers=tuple(
            Drawer(one.date.year, "open" if one is scene else "full" if one.id in played else "empty") for one in cards
        ),
        papers=in_hand(scene, seat.chair, state),
        artefact=made_up(scene.artefact),
        call=scene.call,
    )


def act_title(story: Story, act: str) -> str:
    """The heading of an act; empty where the story has no such act."""
    return story.find(Act, act).title if story.has(Act, act) else ""


def panel(playthrough: Playthrough, chair: str, scene: Scene) -> Panel:
    """What stands beside the card of this chair in the scene."""
    story, state = playthrough.story, playthrough.state
    who = story.find(Chair, chair)
    aim = playthrough.chronicle.aim(chair)
    return Panel(
        chair=who.name,
        office=office(who, scene, state),
        gauges=tuple(_gauge(story.find(Meter, meter), state, chair) for meter in who.panel),
        others=tuple(
            (name_of(story, other), story.find(Meter, meter).word(state[meter])) for other, meter in who.others
        ),
        looked=last_look(playthrough, chair),
        aim=story.find(Aim, aim).title if aim else "",
    )


def last_look(playthrough: Playthrough, chair: str) -> str:
    """When this chair last looked at the hidden meter, and its word on that day."""
    meter = playthrough.story.find(Meter, playthrough.story.curve)
    for round in reversed(playthrough.rounds):
        option = round.option(chair)
        if option and option.looks:
            return f"{day_of(round.scene)}: {meter.word(round.before[meter.id])}"
    return tr("never")


def office(chair: Chair, scene: Scene, state: State) -> str:
    """What stands under a chair's name on the day of the scene."""
    fitting = [o.title for o in chair.offices if (not o.since or o.since <= scene.date) and o.when.holds(state)]
    return fitting[-1] if fitting else ""


def _gauge(meter: Meter, state: State, chair: str) -> Gauge:
    value, top = state[meter.id], meter.high - meter.low
    return Gauge(gauge_name(meter, chair), value - meter.low, top, meter.word(value), meter.chair == chair)


def gauge_name(meter: Meter, chair: str) -> str:
    """What a meter is called beside the card of a chair."""
    return (meter.name_for_you or tr("standing")) if meter.chair == chair else meter.name


def as_read(scene: Scene, seat: Seat, state: State) -> tuple[str, str, tuple[Option, ...]]:
    """Prose, brief and options, as they are read in this state."""
    variants = [variant for variant in scene.variants if variant.when.holds(state)]
    prose = next((variant.prose for variant in variants if variant.prose), scene.prose)
    added = [variant.add for variant in variants if variant.add]
    away = [other.absent.text for other in scene.seats if other.absent and other.absent.when.holds(state)]
    brief = next((dict(v.briefs)[seat.chair] for v in variants if seat.chair in dict(v.briefs)), seat.brief)
    echo = told(seat.echoes, state)
    options = tuple(scene.as_read(seat.chair, option, state) for option in seat.options)
    return "\n\n".join([prose, *added, *away]), " ".join(filter(None, (brief.strip(), echo))), options
