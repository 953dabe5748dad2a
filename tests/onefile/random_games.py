"""Games at random, played by the forms of the pages: with nothing but the game itself, so that any Python can do it."""

import hashlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from typing import Any

from game.engine.chronicle import Chronicle
from game.onefile.face import PageFace


class Form(HTMLParser):
    """The first form of a page that has a button to go on by: its command, its fields, and what can be marked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, list[str]], dict[str, list[str]]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((told["action"].removeprefix("#do/"), {}, {}))
        if tag == "input" and self.forms:
            _, fields, marks = self.forms[-1]
            kind = marks if told.get("type") == "radio" else fields
            if told.get("type") != "checkbox" and "disabled" not in told:
                kind.setdefault(told["name"], []).append(told.get("value", ""))


def asked(face: PageFace, **what: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(face.answer(json.dumps(what)))
    return answer


def steps(face: PageFace, page: str, random: Random) -> Iterator[dict[str, Any]]:
    """Play by the forms of the pages, to the end."""
    while face.session is None or not face.session.ended:
        verb, fields, marks = Form(page).forms[0]
        chosen = {name: [*fields.get(name, ()), random.choice(values)] for name, values in marks.items()}
        verb = "choose" if verb == "open-vote" else verb
        reply = asked(face, do="post", verb=verb, fields=fields | chosen, at="game?step=99")
        if not marks and reply["page"] == page:
            raise AssertionError(f"stands still at {verb}")
        page = reply["page"]
        yield reply


def played(packed: str, games: int) -> str:
    """In JSON, for each of so many games of the story that is packed in this file, what is kept at its end, and the
    digest of all that was shown and kept on the way."""
    story = PageFace.unpacked(packed).story
    found = []
    for seed in range(games):
        random, digest = Random(seed), hashlib.sha256()
        deck = random.choice(story.decks)
        chair = story.chairs[seed % len(story.chairs)].id
        face = PageFace(story, Chronicle((chair,), deck=deck.id).sealed(story))
        kept, first = "", asked(face, do="begin", kept="", reached=[])
        for reply in steps(face, first["page"], random):
            digest.update(json.dumps(reply).encode())
            kept = reply["kept"]
        found.append((chair, deck.id, kept, digest.hexdigest()))
    return json.dumps(found)
