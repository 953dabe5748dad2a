"""The format of the scene files as data: every kind of file with its keys, what each wants, and what it is for."""

from game.content.document_format import DOCUMENTS
from game.content.enquiry_format import ENQUIRY
from game.content.field_types import (
    AllOr,
    Day,
    Group,
    Id,
    Key,
    Line,
    ListOf,
    MapOf,
    Name,
    Number,
    TextOr,
    When,
    Words,
    YesNo,
    optional,
)  # fmt: skip
from game.content.proof_format import PROOFS
from game.content.reference_schema import CLAIMS, ESSAY, GLOSSARY, PEOPLE, READING
from game.content.scene_schema import ACT, ENDINGS, SCENE
from game.content.written_task_format import WRITTEN_TASKS
from game.i18n.cldr import CATEGORIES

ADVICE = Group("an advice", (
    Key("title", Line(), "What it is about."),
    Key("text", Words(), "What to do, and why."),
))  # fmt: skip
TAUGHT = Group("a card for the teacher", (
    optional("note", Words(), "What to know about its subject beforehand."),
    optional("say", Words(), "What to say before it is read."),
    optional("expect", ListOf(Words()), "For each question under the card's `ask`, the points to expect."),
    optional("slip", Words(), "The mistake that pupils often make here, and what sets it right."),
))  # fmt: skip
STEP = Group("a step of a plan", (
    Key("minutes", Number(1), "How long it takes."),
    Key("title", Line(), "What is done."),
    Key("text", Words(), "How."),
))  # fmt: skip
TEACHING = Group("teaching.yaml", (
    Key("care", ListOf(ADVICE), "How the game is to be used with care."),
    Key("deaths", Words(), "How to use the content notes."),
    optional("cards", MapOf(Name("a scene"), TextOr(TAUGHT)),
        "For a card, what to know about its subject beforehand; or a group that says more."),
    Key("plans", MapOf(Name("a deck"), ListOf(STEP)), "For a deck, a plan of the lesson, step by step."),
    Key("debrief", ListOf(Line()), "Questions for the end, out of role."),
    optional("index-card", Words(), "What of the players' cards in the index is made up, and what is known."),
))  # fmt: skip
VALUE = Number(-999, 999)
"""What a meter can be at most: more digits would not fit beside a curve, and nobody could tell the steps apart."""
FLOOR = Group("a floor", (
    Key("from", Day(), "The day from which the meter does not fall under it."),
    Key("value", VALUE, "The value."),
    optional("unless", When(), "When it falls further all the same."),
))  # fmt: skip
METER = Group("a meter", (
    Key("name", Line(), "What it measures."),
    Key("from", VALUE, "Its lowest value."),
    Key("to", VALUE, "Its highest value."),
    Key("start", VALUE, "Its value before the first scene."),
    Key("bands", MapOf(VALUE, Line(), least=1), "The lowest value of each band, and its word."),
    optional("rises", Line(), "Told when it rises; without it the meter moves in silence."),
    optional("falls", Line(), "Told when it falls."),
    optional("chair", Name("a chair"), "The chair it belongs to."),
    optional("rises-for-you", Line(), "Told to that chair's player when it rises."),
    optional("falls-for-you", Line(), "Told to that chair's player when it falls."),
    optional("name-for-you", Line(), "What that player calls it; `standing` without it."),
    optional("floors", ListOf(FLOOR), "Values under which it no longer falls, by their days."),
))  # fmt: skip
FACT = Group("a fact", (
    Key("start", YesNo(), "Whether it is so before the first scene."),
    optional("set", Line(), "Told when it becomes so."),
    optional("cleared", Line(), "Told when it stops being so."),
))  # fmt: skip
OFFICE = Group("an office", (
    Key("title", Line(), "What stands under the chair's name."),
    optional("from", Day(), "The day from which it does."),
    optional("when", When(), "The condition under which it does."),
))  # fmt: skip
CARD_TEXTS = Group("the card of a chair", (
    optional("found", Words(), "Told after the chair's first pick that looks; `{lines}` stands for what is typed."),
    optional("shown", Words(), "Told where somebody is careless with it."),
    optional("shown-again", Words(), "The same, for a player who has found it before."),
    optional("whole", Words(), "Told at the end."),
))  # fmt: skip
CHAIR = Group("a chair", (
    Key("name", Line(), "The name on the card."),
    Key("line", Line(), "Who sits there, in a line."),
    Key("offices", ListOf(OFFICE), "The offices held there, in order; the last that fits is shown."),
    Key("panel", ListOf(Name("a meter")), "The meters shown beside the card."),
    Key("others", MapOf(Name("a chair"), Name("a meter")), "For other chairs, the meter of the trust between the two."),
    optional("card", CARD_TEXTS, "What the chair reads of the card that the office keeps about it."),
    optional("emblem", ListOf(Line(10), most=5),
        "A small drawing in blocks and lines, its rows: at most five, of at most ten signs each."),
))  # fmt: skip
AIM = Group("an aim", (
    Key("title", Line(), "What a player may want."),
    Key("when", When(mine=True), "When it is met; `mine.x` means the chair's own."),
    Key("met", Words(), "Told when it is met."),
    Key("missed", Words(), "Told when it is missed."),
))  # fmt: skip
CARDS = Group("a group of cards", (
    optional("for", ListOf(Name("a chair")), "The chairs for which it is meant, if not for all."),
    Key("scenes", ListOf(Name("a scene")), "The scenes that are asked."),
))  # fmt: skip
DECK = Group("a deck", (
    Key("title", Line(), "The name of the deck."),
    Key("about", Line(), "What it is good for."),
    Key("cards", AllOr(ListOf(CARDS)), "Which cards are asked."),
    optional("guesses", ListOf(Name("a scene")), "Before which cards the hidden meter may be guessed."),
    optional("words", Number(0, 9), "How many words in the corridor each held chair may spend; none without it."),
))  # fmt: skip
OPPONENT = Group("the opponent", (
    Key("name", Line(), "The name on the card."),
    Key("person", Name("a person"), "The dossier."),
))  # fmt: skip
ATTENTION = Group("a word and a line", (
    Key("word", Line(), "The word that players see, where it is not the name itself."),
    Key("about", Line(), "The line that explains it."),
))  # fmt: skip
STORY = Group("story.yaml", (
    Key("title", Line(), "The name of the game."),
    Key("tagline", Line(), "The line under it."),
    Key("opponent", OPPONENT, "The fixed chair, which history always holds."),
    Key("attends", MapOf(Id(), TextOr(ATTENTION, Line()), least=1),
        "What options can attend to, and a line that explains it."),
    Key("meters", MapOf(Id(dotted=True), METER, least=1), "What is measured."),
    Key("facts", MapOf(Id(dotted=True), FACT), "What is either so or not."),
    Key("chairs", MapOf(Id(), CHAIR, least=1), "Who can be played."),
    Key("aims", MapOf(Id(), AIM, least=1), "What a player may want."),
    Key("acts", ListOf(Id()), "The folders of the acts, in order."),
    Key("decks", MapOf(Id(), DECK, least=1), "Which cards are asked."),
    Key("curve", Name("a meter"), "The meter whose hidden course the ending draws."),
    optional("card-shown", Name("a scene"), "The scene in which somebody is careless with the players' cards."),
))  # fmt: skip
FORMS = Group("the forms of a sentence", tuple(
    optional(category, Words(), f"What is said of a number of CLDR's category {category}.") for category in CATEGORIES
))  # fmt: skip
DATES = Group("dates", (
    optional("day", Line(), "How a day is written, as a date pattern of CLDR."),
    optional("month", Line(), "How a month and its year are written, as a date pattern of CLDR."),
))  # fmt: skip
INTERFACE = Group("interface.yaml", (
    Key("language", Line(), "The code of the language, such as de, pl or pt-BR."),
    optional("dates", DATES, "How dates are written, where it is not as usual in the language."),
    Key("words", MapOf(Words(), TextOr(FORMS)), "For each sentence of the program, what is said in its place."),
))  # fmt: skip
FILES = {
    "story": STORY,
    "scene": SCENE,
    "act": ACT,
    "endings": ENDINGS,
    "essay": ESSAY,
    "people": PEOPLE,
    "glossary": GLOSSARY,
    "reading": READING,
    "facts": CLAIMS,
    "documents": DOCUMENTS,
    "teaching": TEACHING,
    "enquiry": ENQUIRY,
    "written-tasks": WRITTEN_TASKS,
    "proofs": PROOFS,
    "interface": INTERFACE,
}
"""Every kind of file. A scene's own file has the name of the scene."""
