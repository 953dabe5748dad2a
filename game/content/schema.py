"""The format of the scene files as data: every kind of file with its keys, what each wants, and what it is for."""

from game.content.document_format import DOCUMENTS, FILED
from game.content.field_types import (
    AllOr,
    Changes,
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
    Word,
    Words,
    YesNo,
    optional,
)  # fmt: skip
from game.content.reference_schema import CLAIMS, ESSAY, GLOSSARY, PEOPLE, READING
from game.i18n.cldr import CATEGORIES

CITATION = Group("a citation", (
    Key("sentence", Name("a sentence"), "The sentence of the essay."),
    Key("because", Words(), "What is amiss with it here, where its verdict is not `right`."),
))  # fmt: skip
FACTS = ListOf(Name("a claim of facts.yaml"))
ARGUED = Group("what historians argue", (
    Key("text", Words(), "Where scholars differ, in our words."),
    Key("facts", FACTS, "The claims of `facts.yaml` on which that rests."),
))  # fmt: skip
HISTORY = Group("history", (
    Key("text", Words(), "What happened, in our words."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which it rests."),
    Key("essay", ListOf(TextOr(CITATION, Name("a sentence"))), "The sentences of the essay that say so."),
    optional("beyond", Words(), "What the essay leaves out."),
    optional("historians", TextOr(ARGUED), "Where scholars differ."),
    optional("death", Words(), "An account of a death, which the reader can pass over."),
))  # fmt: skip
OUTSIDE = Group("outside", (
    Key("title", Line(), "The heading of the panel."),
    Key("text", Words(), "What is told from outside the leaders' rooms."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which the panel rests."),
))  # fmt: skip
NEED = Group("a need", (
    Key("when", When(), "What must hold, or the option is locked."),
    Key("else", Words(), "The reason shown while it is locked."),
))  # fmt: skip
OPTION = Group("an option", (
    Key("id", Id(), "Unique among this chair's options in this scene."),
    Key("label", Line(60), "An act, under 60 characters."),
    Key("attends", Name("a word of attends"), "What the option attends to."),
    Key("outcome", Words(), "The player's own act and what the room could see."),
    optional("historical", Number(1), "1 for what was done in history; 1, 2 and so on for what was done in turn."),
    optional("debated", Word(("strong", "some", "ours")), "For a road not taken: whether historians debate it."),
    optional("needs", ListOf(NEED), "What must hold, or the option is locked."),
    optional("won-over", When(), "When a chair that nobody holds takes this option instead of history."),
    optional("looks", YesNo(), "Whether it also shows that day's reading of the hidden meter."),
    optional("effects", Changes(), "What it changes."),
))  # fmt: skip
ABSENT = Group("absent", (
    Key("when", When(), "When the chair does not sit in this scene."),
    Key("text", Words(), "The line that says why."),
))  # fmt: skip
SEAT = Group("a chair of a scene", (
    Key("brief", Words(), "What this chair alone knows and wants that day."),
    Key("options", ListOf(OPTION, 2, 6), "What can be done."),
    optional("absent", ABSENT, "When the chair is empty, and why."),
))  # fmt: skip
MOVE = Group("a move", (
    optional("when", When(picks=True), "When it is told; the last entry may go without."),
    optional("effects", Changes(), "What it changes."),
    Key("text", Words(), "What is told."),
))  # fmt: skip
SKIP = Group("skip", (
    Key("when", When(), "When the world has made this scene impossible."),
    Key("bridge", Words(), "The sentence told instead."),
    optional("effects", Changes(), "What changes all the same."),
))  # fmt: skip
VARIANT = Group("a variant", (
    Key("when", When(), "When it is read."),
    optional("prose", Words(), "Read instead of the scene's prose."),
    optional("add", Words(), "A paragraph added after the prose."),
    optional("briefs", MapOf(Name("a chair"), Words()), "Read instead of a chair's brief."),
    optional("labels", MapOf(Name("a chair"), MapOf(Id(), Line(60))), "Read instead of options' labels."),
))  # fmt: skip
SCENE = Group("a scene", (
    Key("title", Line(), "The headline of the card."),
    Key("date", Day(), "The first day it covers; it orders the scenes."),
    optional("day", Line(), "The date as the reader sees it, where `date` alone is not enough."),
    Key("place", Line(), "Where it happens."),
    Key("prose", Words(), "What all chairs see."),
    optional("care", Words(), "One sentence shown before the card where its subject may hurt."),
    optional("documents", ListOf(FILED), "Documents on which the scene turns."),
    Key("chairs", MapOf(Name("a chair"), SEAT), "Who sits there, and what each can do."),
    Key("opponent", ListOf(MOVE), "What the fixed seventh chair does: the first entry whose `when` holds."),
    optional("together", ListOf(MOVE), "Told after that: the first entry whose `when` holds."),
    optional("skip", SKIP, "When the world has made this scene impossible, and what is told instead."),
    optional("variants", ListOf(VARIANT), "What is read instead where the world has changed."),
    Key("history", HISTORY, "What happened."),
    Key("ask", ListOf(Line()), "One or two questions worth arguing about."),
    optional("outside", OUTSIDE, "A panel from outside the leaders' rooms, told after this scene."),
))  # fmt: skip
ACT = Group("an act", (
    Key("title", Line(), "The heading of the act, as in the essay."),
    Key("opening", Words(), "What is told when the act begins."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which the opening rests."),
    optional("history", HISTORY, "As in a scene, for an act without scenes."),
    optional("outside", OUTSIDE, "A panel from outside the leaders' rooms, told when the act closes."),
))  # fmt: skip
ENDING = Group("an ending", (
    Key("id", Id(), "The ending's own name."),
    Key("title", Line(), "Its headline."),
    optional("when", When(), "When the story ends so; only the last ending goes without."),
    Key("text", Words(), "What is told."),
    optional("chairs", MapOf(Name("a chair"), Words()), "For a chair, its own last paragraph."),
))  # fmt: skip
FATE = Group("a fate", (
    Key("person", Name("a person"), "Whose fate it is."),
    Key("text", Words(), "What really became of the person."),
))  # fmt: skip
ENDINGS = Group("endings.yaml", (
    Key("endings", ListOf(ENDING), "How the story can end; the first whose `when` holds is told."),
    Key("before-fates", Words(), "Told before the fates."),
    Key("fates", ListOf(FATE), "What really became of the people."),
    Key("after-fates", Words(), "Told after the fates."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which the fates rest."),
))  # fmt: skip
ADVICE = Group("an advice", (
    Key("title", Line(), "What it is about."),
    Key("text", Words(), "What to do, and why."),
))  # fmt: skip
STEP = Group("a step of a plan", (
    Key("minutes", Number(1), "How long it takes."),
    Key("title", Line(), "What is done."),
    Key("text", Words(), "How."),
))  # fmt: skip
EXAM = Group("an option of an examination", (
    Key("board", Line(), "The examination board."),
    Key("option", Line(), "The paper or option."),
    Key("checked", Word(("seen", "partly", "memory")), "Whether the board's own page was seen."),
    optional("note", Words(), "What else to know."),
))  # fmt: skip
EXAMS = Group("exams", (
    Key("note", Words(), "What to check first."),
    Key("options", ListOf(EXAM), "Where the story fits in examinations."),
    Key("questions", ListOf(Line()), "Questions usually asked, in our words."),
    optional("advice", Words(), "What a good answer does."),
))  # fmt: skip
TEACHING = Group("teaching.yaml", (
    Key("care", ListOf(ADVICE), "How the game is to be used with care."),
    Key("deaths", Words(), "How to use the content notes."),
    optional("cards", MapOf(Name("a scene"), Words()), "For a card, what to know about its subject beforehand."),
    Key("plans", MapOf(Name("a deck"), ListOf(STEP)), "For a deck, a plan of the lesson, step by step."),
    Key("debrief", ListOf(Line()), "Questions for the end, out of role."),
    optional("exams", EXAMS, "The map to examinations."),
))  # fmt: skip
VALUE = Number(-999, 999)
"""What a meter can be at most: more digits would not fit beside a curve, and nobody could tell the steps apart."""
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
CHAIR = Group("a chair", (
    Key("name", Line(), "The name on the card."),
    Key("line", Line(), "Who sits there, in a line."),
    Key("offices", ListOf(OFFICE), "The offices held there, in order; the last that fits is shown."),
    Key("panel", ListOf(Name("a meter")), "The meters shown beside the card."),
    Key("others", MapOf(Name("a chair"), Name("a meter")), "For other chairs, the meter of the trust between the two."),
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
    Key("opponent", OPPONENT, "The fixed seventh chair."),
    Key("attends", MapOf(Id(), TextOr(ATTENTION, Line()), least=1),
        "What options can attend to, and a line that explains it."),
    Key("meters", MapOf(Id(dotted=True), METER, least=1), "What is measured."),
    Key("facts", MapOf(Id(dotted=True), FACT), "What is either so or not."),
    Key("chairs", MapOf(Id(), CHAIR, least=1), "Who can be played."),
    Key("aims", MapOf(Id(), AIM, least=1), "What a player may want."),
    Key("acts", ListOf(Id()), "The folders of the acts, in order."),
    Key("decks", MapOf(Id(), DECK, least=1), "Which cards are asked."),
    Key("curve", Name("a meter"), "The meter whose hidden course the ending draws."),
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
    "interface": INTERFACE,
}
"""Every kind of file. A scene's own file has the name of the scene."""
