"""A snapshot made into the parts of a session again: with distrust, for the story and the file may have changed."""

from collections.abc import Mapping

from game.engine.chronicle import HandsByChair
from game.engine.playthrough import Playthrough
from game.engine.rules import NotOpen, affordable, open_option, open_options
from game.engine.story import Story
from game.session.draft import Decision, Draft
from game.session.snapshot import Snapshot
from game.session.tables import Tables
from game.session.told import Told
from game.telling.room import MOST_HANDS


def restored(story: Story, snapshot: Snapshot) -> tuple[Playthrough, Draft, Told]:
    """The playthrough, the draft as far as it fits, and how far the story has been told."""
    playthrough = Playthrough.of(story, snapshot.chronicle)
    told = _told(playthrough, snapshot.told)
    entries = playthrough.chronicle.entries
    if told.rounds < len(entries) and entries[told.rounds].by_people:
        entry, before = entries[told.rounds], playthrough.before(told.rounds)
        draft = Draft.of(entry, Tables(before).passed)
        same = set(draft.decisions) == set(snapshot.draft.decisions)
        return playthrough, snapshot.draft if same else draft, told
    playthrough = playthrough.played_on()
    whole = playthrough.broken is None and len(playthrough.rounds) == len(snapshot.chronicle.entries)
    return playthrough, _fitting(playthrough, snapshot.draft) if whole else Draft(), told


def _told(playthrough: Playthrough, told: Told | None) -> Told:
    """The cursor, if it can stand there: after it comes at most one round that people played, and that first."""
    if told is None:
        return Told.of_older_save(playthrough)
    entries, acts = playthrough.chronicle.entries, len(playthrough.story.acts)
    if not 0 <= told.rounds <= len(entries) or not 0 <= told.acts <= acts + 1:
        return Told.of_older_save(playthrough)
    untold = [bool(entry.by_people) for entry in entries[told.rounds :]]
    return told if untold == [True] or not any(untold) else Told.of_older_save(playthrough)


def _fitting(playthrough: Playthrough, draft: Draft) -> Draft:
    """What of a draft can still be decided on the next card."""
    seats = {seat.chair: [one.id for one in open_options(seat, playthrough.state)] for seat in playthrough.asked}
    decisions = {one.place: one for one in draft.decisions if _fits(playthrough, one)}
    words = Draft(tuple(decisions.values())).words()
    for word, is_left in zip(words, affordable(words, playthrough.state), strict=True):
        if not is_left:
            del decisions[Decision("word", word.by, word.to).place]
    waited_for = {
        *(("pick", chair, "") for chair in seats),
        *(("forecast", one, "") for one in Tables(playthrough).forecasting),
    }
    if waited_for <= decisions.keys():  # its round would have been played
        decisions = {}
    return Draft(
        tuple(decisions.values()),
        tuple((chair, reason) for chair, reason in draft.reasons if chair in seats),
        _countable(seats, draft.hands),
        draft.counting and playthrough.chronicle.mode == "class",
        _countable(seats, draft.first_hands),
    )


def _countable(seats: Mapping[str, list[str]], counted: HandsByChair) -> HandsByChair:
    """The hands of chairs that are asked, for exactly the options that are open to them."""
    return tuple(
        (chair, hands)
        for chair, hands in counted
        if chair in seats
        and [option for option, _ in hands] == seats[chair]
        and all(0 <= number <= MOST_HANDS for _, number in hands)
    )


def _fits(playthrough: Playthrough, decision: Decision) -> bool:
    tables, chair, answer = Tables(playthrough), decision.chair, decision.answer
    match decision.kind:
        case "guess":
            return chair in tables.guessing and answer in ("", *tables.offered("guess"))
        case "forecast":
            return chair in tables.forecasting and answer in ("", *tables.offered("forecast"))
        case "word":
            return answer in playthrough.can_ask(chair)
        case "pick":
            seat = next((seat for seat in playthrough.asked if seat.chair == chair), None)
            try:
                return seat is not None and bool(open_option(seat, answer, playthrough.state))
            except NotOpen:
                return False
