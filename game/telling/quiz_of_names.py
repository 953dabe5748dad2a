"""Questions about people and words: who it was, and which word it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from game.engine.names import compared
from game.engine.scene import Scene
from game.engine.story import Story
from game.i18n import capitals, stopped, tr
from game.telling.prose import letters, plain
from game.telling.quiz_question import CHOICES, QuizQuestion, asked, shuffled
from game.telling.reference import Reference, named, people, terms

LONG = 6
"""From how many letters on a word that two descriptions share makes both fit one answer too well."""
BLANK = "____"


def of_people(story: Story, scenes: Sequence[Scene]) -> list[QuizQuestion]:
    """Who it was, for each of the people whom the cards name, those first whom most of them name."""
    records = people(story)
    told = {entry: _sentence(person.handle) for person, entry in zip(story.people, records, strict=True)}
    why = {entry: _first_sentence(plain(person.text)) for person, entry in zip(story.people, records, strict=True)}
    return list(_questions(scenes, records, told, why, lambda handle: tr("Who was it? {told}", told=handle)))


def of_words(story: Story, scenes: Sequence[Scene]) -> list[QuizQuestion]:
    """Which word it is, for each of those that the cards use, those first that most of them use."""
    records = terms(story)
    told = {entry: _first_sentence(plain(entry.text)) for entry in records}
    why = {entry: plain(entry.text) for entry in records}
    return list(_questions(scenes, records, told, why, lambda text: tr("Which word is it? {told}", told=text)))


def _questions(
    scenes: Sequence[Scene],
    records: Sequence[Reference],
    told: Mapping[Reference, str],
    why: Mapping[Reference, str],
    text: Callable[[str], str],
) -> Iterator[QuizQuestion]:
    """One for each record whose description fits it alone, and beside which there are enough others.

    Others are bad answers that are named in the description themselves, or of which much the same is told.
    """
    ranked = _ranked(scenes, records)
    times = Counter(compared(one) for one in told.values())
    long = {entry: _long_words(told[entry]) for entry in ranked}
    for record in ranked:
        hint = _without(record, told[record])
        is_clear = times[compared(told[record])] == 1 and not hint.startswith(BLANK)
        in_sight = {record, *named((told[record],), records)}
        others = [one.name for one in ranked if one not in in_sight and long[record].isdisjoint(long[one])]
        if is_clear and len(others) >= CHOICES - 1:
            chosen = shuffled(others, record.name)[: CHOICES - 1]
            yield asked(text(letters(hint)), record.name, chosen, letters(why[record]))


def _ranked(scenes: Sequence[Scene], records: Sequence[Reference]) -> list[Reference]:
    """The records that the cards name, those first that stand on most cards; among equals in the order of the file."""
    times = Counter(record for scene in scenes for record in named(_texts(scene), records))
    return sorted(times, key=lambda record: (-times[record], records.index(record)))


def _texts(scene: Scene) -> list[str]:
    return [scene.prose, *(seat.brief for seat in scene.seats), scene.history.text]


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", compared(text)) if len(word) >= LONG}


def _without(record: Reference, text: str) -> str:
    """The text with a blank wherever the record is named in it."""
    forms = sorted(filter(None, record.forms), key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)"
    return re.sub(pattern, BLANK, text, flags=re.IGNORECASE)


def _sentence(text: str) -> str:
    return stopped(capitals(text[:1]) + text[1:])


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?…。！？])\s+", text, maxsplit=1)[0]
