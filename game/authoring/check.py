"""`card-index check`: every problem of the scene files, one a line; of a sound story, how much there is to read."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from game.content import check, scenes_folder
from game.content.diagnostics import Problem
from game.content.essay import compare
from game.engine.scene import History, Scene
from game.engine.story import Deck, Story

WORDS_A_MINUTE = 200


def run(folder: Path | None, essay: Path | None = None, as_json: bool = False) -> int:
    """Check the story, and with ``essay`` its catalogue against that copy; 0 for a sound story, else 1."""
    story, problems = check(folder or scenes_folder())
    if story and essay:
        problems += compare(story, essay)
    if as_json:
        print(
            json.dumps({**(_counts(story) if story else {}), "problems": [asdict(one) for one in problems]}, indent=2)
        )
    else:
        _tell(story, problems)
    return 1 if problems else 0


def _tell(story: Story | None, problems: list[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}.", file=sys.stderr)
    elif story:
        print(
            f"{len(story.scenes)} scenes, {len(story.endings)} endings, "
            f"{len(cited(story))} sentences cited of {len(story.sentences)}."
        )
        for deck in story.decks:
            print(f"{deck.title}: {', '.join(_length(story, deck, chair.id, chair.name) for chair in story.chairs)}.")


def _length(story: Story, deck: Deck, chair: str, name: str) -> str:
    words = deck_words(story, deck, chair)
    return f"{name} {len(dict(deck.cards)[chair])} cards, {words} words, {minutes(words)} minutes"


def _counts(story: Story) -> dict[str, object]:
    return {
        "scenes": len(story.scenes),
        "endings": len(story.endings),
        "sentences": len(story.sentences),
        "cited": len(cited(story)),
        "words": {deck.id: {c.id: deck_words(story, deck, c.id) for c in story.chairs} for deck in story.decks},
    }


def cited(story: Story) -> set[str]:
    """The sentences of the essay that a scene, an act or a dossier cites."""
    histories = [scene.history for scene in story.scenes] + [act.history for act in story.acts if act.history]
    sources = (*(history.essay for history in histories), *(person.essay for person in story.people))
    return {sentence for source in sources for sentence in source}


def minutes(words: int) -> int:
    """How long the reading takes, rounded up."""
    return -(-words // WORDS_A_MINUTE)


def deck_words(story: Story, deck: Deck, chair: str) -> int:
    """The words that a chair reads on the cards of a deck, of all outcomes one of middling length."""
    return sum(_count(_read(scene, chair)) for scene in story.scenes if deck.asks(chair, scene.id))


def _read(scene: Scene, chair: str) -> Iterator[str]:
    """What a chair reads of a card: before the pick, and after it."""
    yield from (scene.title, scene.place, scene.care, scene.prose)
    if seat := scene.seat(chair):
        yield seat.brief
        yield from (option.label for option in seat.options)
        outcomes = sorted((option.outcome for option in seat.options), key=len)
        yield outcomes[len(outcomes) // 2]
    yield scene.opponent[-1].text
    yield from _history(scene.history)
    yield from scene.ask
    if scene.outside:
        yield from (scene.outside.title, scene.outside.text)


def _history(history: History) -> tuple[str, ...]:
    return history.text, history.beyond, history.historians, history.death


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
