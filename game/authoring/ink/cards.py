"""A card before the pick, as ink tells it, and the choices that it offers."""

from dataclasses import dataclass

from game.authoring.ink import index_cards
from game.authoring.ink.reveals import RevealWriter
from game.authoring.ink.seating import Seating
from game.authoring.ink.settling import Settling
from game.authoring.ink.writing import (
    TRUE,
    Lines,
    all_of,
    document,
    first,
    inline,
    letters,
    not_,
    prose,
    steps,
    where,
)
from game.engine.meters import Meter
from game.engine.scene import Option, Scene, Seat
from game.engine.story import Chair
from game.i18n import month_in_words, tr
from game.telling.card import CALLS, gauge_name
from game.telling.corridor import Corridor, word_with
from game.telling.documents import bare, made_up
from game.telling.meanwhile import acts_begun, turn_of_acts
from game.telling.missed import Missed
from game.telling.prose import plain
from game.telling.words import dateline, name_of

SETTLE = "settle"


@dataclass(frozen=True)
class CardWriter:
    """One scene as a knot of ink, from its first line to the divert to the next."""

    seating: Seating
    scene: Scene

    def lines(self) -> Lines:
        """The whole knot."""
        seating, scene = self.seating, self.scene
        asked = seating.asked(scene)
        all_away = all_of(seating.is_away(seat) for seat in asked)
        yield f"=== {seating.knot(self._place)}"
        yield f"// {scene.id}"
        yield from self._acts()
        yield from (f'~ {seating.pick(seat.chair)} = ""' for seat in scene.seats)
        yield from (f"~ {said} = 0" for said in seating.all_said(scene))
        yield from self._settling.opened()
        yield from where(not_(seating.holds(scene.when)), [self._on])
        yield from self._skip()
        if scene.call:
            yield from where(all_away, [self._on])
        if asked:
            yield from where(all_away, [f"-> {SETTLE}"])
            yield from self._told()
            thens = [*(seating.stitch("ask", one.chair) for one in asked[1:]), SETTLE]
            for seat, then in zip(asked, thens, strict=True):
                yield from self._asked(seat, then)
            yield f"= {SETTLE}"
        if asked or not scene.call:
            yield from self._settling.lines()
            yield from RevealWriter(self._settling).lines(self._on)

    @property
    def _place(self) -> int:
        return self.seating.place(self.scene)

    @property
    def _settling(self) -> Settling:
        return Settling(self.seating, self.scene)

    @property
    def _on(self) -> str:
        """The way to the next scene, or to the ending."""
        return f"-> {self.seating.knot(self._place + 1)}"

    def _acts(self) -> Lines:
        """The acts that begin with this scene."""
        story = self.seating.story
        before = acts_begun(story, story.scenes[self._place - 2]) if self._place > 1 else 0
        yield from steps(turn_of_acts(story, before, acts_begun(story, self.scene)), "past_act")

    def _skip(self) -> Lines:
        if skip := self.scene.skip:
            told = letters(Missed(month_in_words(self.scene.date), "", plain(skip.bridge)).told)
            changed = self._settling.changes(skip.effects)
            yield from where(self.seating.holds(skip.when), [*changed, told, self._on])

    # What everybody reads

    def _told(self) -> Lines:
        scene, seating = self.scene, self.seating
        yield letters(scene.title)
        yield letters(dateline(scene))
        if scene.call:
            yield letters(tr(CALLS[scene.call]))
        yield from prose(scene.care)
        others = ((seating.holds(one.when), prose(one.prose)) for one in scene.variants if one.prose)
        yield from first(others, prose(scene.prose))
        for one in scene.variants:
            yield from where(seating.holds(one.when), prose(one.add))
        for seat in scene.seats:
            if seat.absent:
                yield from where(seating.is_away(seat), prose(seat.absent.text))
        if artefact := made_up(scene.artefact):
            yield letters(artefact.in_words)
        yield f"-> {seating.stitch('ask', seating.asked(scene)[0].chair)}"

    # What one chair reads, and what it can do

    def _asked(self, seat: Seat, then: str) -> Lines:
        seating, choose = self.seating, self.seating.stitch("choose", seat.chair)
        yield f"= {seating.stitch('ask', seat.chair)}"
        yield from where(seating.is_away(seat), [f"-> {then}"])
        yield from self._panel(seat)
        yield from self._brief(seat)
        yield from index_cards.glimpse_shown(seating, self.scene, seat.chair)
        for filed in self.scene.documents:
            if seat.chair in filed.chairs:
                yield from where(seating.holds(filed.when), document(bare(filed.document)))
        for option in seat.options:
            yield from where(not_(seating.is_open(option)), [self._locked(seat, option)])
        yield f"-> {choose}"
        yield f"= {choose}"
        for option in seat.options:
            yield self._choice(seating.is_open(option), self._label(seat, option))
            yield f'    ~ {seating.pick(seat.chair)} = "{option.id}"'
            yield f"    -> {then}"
        for to in seating.words(self.scene, seat.chair):
            name, said = name_of(seating.story, to.chair), seating.said(seat.chair, to.chair)
            left = f"{seating.words_left(self.scene, seat.chair)} > 0"
            can = all_of([not_(seating.is_away(to)), f"{said} == 0", left])
            yield self._choice(can, letters(word_with(name)))
            yield f"    ~ {said} = 1"
            yield f"    {letters(Corridor(0, (), ((to.chair, name),)).in_words)}"
            yield f"    -> {choose}"

    def _panel(self, seat: Seat) -> Lines:
        """The chair's office on that day, and how it stands."""
        story = self.seating.story
        chair = story.find(Chair, seat.chair)
        yield letters(chair.name)
        offices = [one for one in chair.offices if not one.since or one.since <= self.scene.date]
        yield from first((self.seating.holds(one.when), [letters(one.title)]) for one in reversed(offices))
        for meter, name in measured(self.seating, chair):
            yield f"{letters(tr('{what}:', what=name))} {{{self.seating.band(meter)}()}}"

    def _brief(self, seat: Seat) -> Lines:
        others = ((one, dict(one.briefs).get(seat.chair)) for one in self.scene.variants)
        yield from first(
            ((self.seating.holds(one.when), prose(brief)) for one, brief in others if brief is not None),
            prose(seat.brief),
        )
        yield from first((self.seating.holds(echo.when), prose(echo.text)) for echo in seat.echoes)

    def _label(self, seat: Seat, option: Option) -> str:
        """An option as it stands on the card."""
        others = (
            (self.seating.holds(one.when), letters(label))
            for one in self.scene.variants
            for chair, id, label in one.labels
            if (chair, id) == (seat.chair, option.id)
        )
        return inline(others, letters(option.label))

    def _locked(self, seat: Seat, option: Option) -> str:
        """An option that cannot be chosen, and why."""
        needs = ((not_(self.seating.holds(one.when)), letters(plain(one.otherwise))) for one in option.needs)
        return f"{self._label(seat, option)}: {' '.join(inline([need], '') for need in needs)}"

    @staticmethod
    def _choice(expression: str, label: str) -> str:
        return f"+ [{label}]" if expression == TRUE else f"+ {{{expression}}} [{label}]"


def measured(seating: Seating, chair: Chair) -> list[tuple[str, str]]:
    """The meters that stand beside a chair's card, with what they are called there."""
    story = seating.story
    own = [(id, gauge_name(story.find(Meter, id), chair.id)) for id in chair.panel]
    return [*own, *((meter, name_of(story, other)) for other, meter in chair.others)]
