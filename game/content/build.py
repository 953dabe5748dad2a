"""Checked values made into the engine's story. What comes here is sound, so that nothing can go wrong any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.content.format_checks import CheckedGroup
from game.content.scene_build import history_of, outside_of, scene_of, tellings
from game.engine.conditions import ALWAYS, NEVER
from game.engine.documents import Beside, Document
from game.engine.effects import Floor
from game.engine.endings import Ending, Face, Fates
from game.engine.enquiry import Enquiry, Factor
from game.engine.meters import Fact, Meter
from game.engine.reference import (
    Advice,
    Book,
    CardAdvice,
    Claim,
    LessonStep,
    Person,
    Sentence,
    Source,
    Teaching,
    Term,
)  # fmt: skip
from game.engine.scene import Scene
from game.engine.story import Act, Aim, Attention, CardTexts, Chair, Deck, Office, Opponent, Story

if TYPE_CHECKING:
    from game.engine.written_tasks import WrittenTasks


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """Every file of a story, checked."""

    files: Mapping[str, CheckedGroup]
    acts: Mapping[str, CheckedGroup] = field(default_factory=dict)
    scenes: Mapping[str, CheckedGroup] = field(default_factory=dict)
    act_of: Mapping[str, str] = field(default_factory=dict)
    endings: CheckedGroup | None = None


def build(records: CheckedFiles) -> Story:
    """The story of records in which no problem was found."""
    story, endings = records.files["story"], records.endings
    assert endings is not None
    documents = _documents(records.files.get("documents"))
    scenes = sorted(
        (scene_of(id, records.act_of[id], row, documents) for id, row in records.scenes.items()), key=lambda s: s.date
    )
    return Story(
        title=story["title"],
        tagline=story["tagline"],
        opponent=Opponent(**story["opponent"]),
        attends=tuple(_attention(id, row) for id, row in story["attends"].items()),
        meters=tuple(_meter(id, row) for id, row in story["meters"].items()),
        facts=tuple(
            Fact(id, row["start"], row.get("set", ""), row.get("cleared", "")) for id, row in story["facts"].items()
        ),
        chairs=tuple(_chair(id, row) for id, row in story["chairs"].items()),
        aims=tuple(Aim(id, row["title"], row["when"], row["met"], row["missed"]) for id, row in story["aims"].items()),
        acts=tuple(_act(id, records.acts[id]) for id in story["acts"]),
        decks=tuple(_deck(id, row, story["chairs"], scenes) for id, row in story["decks"].items()),
        scenes=tuple(scenes),
        endings=tuple(_ending(row) for row in endings["endings"]),
        fates=Fates(
            endings["before-fates"],
            tuple((row["person"], row["text"]) for row in endings["fates"]),
            endings["after-fates"],
            tuple(endings.get("facts", ())),
        ),
        curve=story["curve"],
        card_shown=story.get("card-shown", ""),
        card_frames=tellings(endings.get("card-frames", ())),
        card_question=endings.get("card-question", ""),
        drawers_full=endings.get("drawers-full", ""),
        essay_title=records.files["essay"]["title"],
        sentences=tuple(sentences(records.files["essay"])),
        people=tuple(_person(row) for row in records.files["people"]["people"]),
        terms=tuple(
            Term(row["id"], row["term"], row["text"], tuple(row.get("called", ())))
            for row in records.files["glossary"]["terms"]
        ),
        books=tuple(
            Book(row["author"], row["title"], row["year"], row["about"]) for row in records.files["reading"]["books"]
        ),
        teaching=_teaching(records.files["teaching"]) if "teaching" in records.files else None,
        enquiry=_enquiry(records.files["enquiry"]) if "enquiry" in records.files else None,
        written=_written(records.files["written-tasks"]) if "written-tasks" in records.files else None,
        claims=claims(records.files["facts"]) if "facts" in records.files else {},
    )


def _written(row: CheckedGroup) -> "WrittenTasks":
    from game.content.written_task_build import written_tasks  # which no check waits for

    return written_tasks(row)


def claims(facts: CheckedGroup) -> dict[str, Claim]:
    """Every claim of the catalogue, by its id."""
    return {
        id: Claim(id, row["claim"], row["sure"], tuple(map(_source, row["rests-on"])), row.get("doubt", ""))
        for id, row in facts["claims"].items()
    }


def _source(row: CheckedGroup | str) -> Source:
    if isinstance(row, str):
        return Source(row)
    return Source(row["work"], row.get("at", ""), row.get("link", ""), row.get("checked", True))


def _attention(id: str, row: CheckedGroup | str) -> Attention:
    return Attention(id, row) if isinstance(row, str) else Attention(id, row["about"], row["word"])


def _meter(id: str, row: CheckedGroup) -> Meter:
    return Meter(
        id, row["name"], row["from"], row["to"], row["start"],
        tuple((int(low), word) for low, word in row["bands"].items()),
        row.get("rises", ""), row.get("falls", ""), row.get("chair"),
        row.get("rises-for-you", ""), row.get("falls-for-you", ""), row.get("name-for-you", ""),
        tuple(sorted(map(_floor, row.get("floors", ())), key=lambda floor: floor.since)),
    )  # fmt: skip


def _floor(row: CheckedGroup) -> Floor:
    return Floor(row["from"], row["value"], row.get("unless", NEVER))


def _chair(id: str, row: CheckedGroup) -> Chair:
    offices = tuple(Office(one["title"], one.get("from"), one.get("when", ALWAYS)) for one in row["offices"])
    card = CardTexts(**{key.replace("-", "_"): text for key, text in row.get("card", {}).items()})
    trust, emblem = tuple(row["others"].items()), tuple(row.get("emblem", ()))
    return Chair(id, row["name"], row["line"], offices, tuple(row["panel"]), trust, card, emblem)


def _act(id: str, row: CheckedGroup) -> Act:
    history = history_of(row["history"]) if "history" in row else None
    return Act(id, row["title"], row["opening"], history, outside_of(row), tuple(row.get("facts", ())))


def _deck(id: str, row: CheckedGroup, chairs: Iterable[str], scenes: list[Scene]) -> Deck:
    """For each chair, the cards of the groups meant for it, as far as it sits in them."""
    cards = []
    for chair in chairs:
        groups = () if row["cards"] == "all" else row["cards"]
        meant = {scene for group in groups if chair in group.get("for", (chair,)) for scene in group["scenes"]}
        asked = (scene for scene in scenes if row["cards"] == "all" or scene.id in meant)
        cards.append((chair, frozenset(scene.id for scene in asked if scene.seat(chair))))
    return Deck(id, row["title"], row["about"], tuple(cards), frozenset(row.get("guesses", ())), row.get("words", 0))


def _ending(row: CheckedGroup) -> Ending:
    return Ending(
        row["id"],
        row["title"],
        row["text"],
        row.get("when", ALWAYS),
        tuple((chair, tellings(text)) for chair, text in row.get("chairs", {}).items()),
        tuple(Face(one["when"], one["title"], one["text"]) for one in row.get("faces", ())),
        row.get("nudge", ""),
        row.get("missed", ""),
    )


def sentences(essay: CheckedGroup) -> Iterable[Sentence]:
    """Every sentence of the catalogue, in order."""
    for section in essay["sections"]:
        for paragraph, rows in enumerate(section["paragraphs"], 1):
            for number, row in enumerate(rows, 1):
                yield Sentence(
                    f"{section['id']}.{paragraph}.{number}", section["title"], row["gist"], row["verdict"],
                    row.get("note", ""), row.get("gist-only", False), row["digest"], section.get("short", ""),
                )  # fmt: skip


def _person(row: CheckedGroup) -> Person:
    called, essay = tuple(row.get("called", ())), tuple(row.get("essay", ()))
    return Person(row["id"], row["name"], row["handle"], row["text"], called, essay)


def _teaching(row: CheckedGroup) -> Teaching:
    return Teaching(
        care=tuple(Advice(**one) for one in row["care"]),
        deaths=row["deaths"],
        plans=tuple((deck, tuple(LessonStep(**step) for step in steps)) for deck, steps in row["plans"].items()),
        debrief=tuple(row["debrief"]),
        index_card=row.get("index-card", ""),
        cards=tuple((scene, _card_advice(one)) for scene, one in row.get("cards", {}).items()),
    )


def _enquiry(row: CheckedGroup) -> Enquiry:
    return Enquiry(
        row["title"],
        tuple(row["objectives"]),
        tuple(Factor(id, **one) for id, one in row["factors"].items()),
        row["exit"],
        row.get("harder", ""),
        tuple(row.get("starters", ())),
    )


def _card_advice(row: CheckedGroup | str) -> CardAdvice:
    if isinstance(row, str):
        return CardAdvice(row)
    return CardAdvice(row.get("note", ""), row.get("say", ""), tuple(row.get("expect", ())), row.get("slip", ""))


def _documents(file: CheckedGroup | None) -> Mapping[str, Document]:
    """The documents by their ids."""
    return {row["id"]: _document(row) for row in (file["documents"] if file else ())}


def _document(row: CheckedGroup) -> Document:
    beside = Beside(**row["beside"]) if "beside" in row else None
    told = {key: value for key, value in row.items() if key != "facts"}
    return Document(**told | {"beside": beside, "claims": tuple(row.get("facts", ()))})
