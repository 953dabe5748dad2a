"""The format of scenes, acts and endings as data: every key, what it wants, and what it is for."""

from game.content.document_format import ARTEFACT, SCENE_DOCUMENT
from game.content.enquiry_format import FACTORS
from game.content.field_types import (
    FACTS,
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
    OneOf,
    TextOr,
    When,
    Words,
    YesNo,
    optional,
)  # fmt: skip

CITATION = Group("a citation", (
    Key("sentence", Name("a sentence"), "The sentence of the essay."),
    Key("because", Words(), "What is amiss with it here, where its verdict is not `right`."),
))  # fmt: skip
ARGUED = Group("what historians argue", (
    Key("text", Words(), "Where scholars differ, in our words."),
    Key("facts", FACTS, "The claims of `facts.yaml` on which that rests."),
))  # fmt: skip
HISTORY = Group("history", (
    Key("text", Words(), "What happened, in our words."),
    optional("short", Line(90), "The same in a line, under 90 characters."),
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
TELLING = Group("a telling", (
    optional("when", When(), "When it is told; the first that holds is."),
    Key("text", Words(), "What is told."),
))  # fmt: skip
ANSWER = Group("an answer", (
    optional("when", When(picks=True), "When it is told, read after the round; the last goes without."),
    Key("text", Words(), "What became of what was asked for, and by whom."),
))  # fmt: skip
ASKED = Group("a word in the corridor", (
    Key("by", Name("a chair"), "The chair that asks this one, which nobody holds."),
    Key("for", ListOf(Id()), "The options of that chair with which this one would stand."),
    optional("when", When(), "When it would; otherwise it refuses."),
    Key("yes", Words(), "Told to the one who asked, if this option is taken."),
    Key("no", Words(), "Told if it is not."),
    optional("debated", OneOf(("strong", "some", "ours")), "Whether historians debate it; `ours` if nothing is said."),
))  # fmt: skip
OPTION = Group("an option", (
    Key("id", Id(), "Unique among this chair's options in this scene."),
    Key("label", Line(60), "An act, under 60 characters."),
    Key("attends", Name("a word of attends"), "What the option attends to."),
    Key("outcome", Words(), "The player's own act and what the room could see."),
    optional("historical", Number(1), "1 for what was done in history; 1, 2 and so on for what was done in turn."),
    optional("expected", Number(1, 1), "In a scene that never was: 1 for what is done when nobody decides."),
    optional("debated", OneOf(("strong", "some", "ours")), "For a road not taken: whether historians debate it."),
    optional("needs", ListOf(NEED), "What must hold, or the option is locked."),
    optional("won-over", When(), "When a chair that nobody holds takes this option instead of history."),
    optional("follows", When(), "When a chair that is held, and not asked on this card, takes it instead of history."),
    optional("asked", ListOf(ASKED), "The words in the corridor that can win this chair for it."),
    optional("objects", YesNo(), "Whether it speaks against the office, or against the fixed chair."),
    optional("looks", YesNo(), "Whether it also shows that day's reading of the hidden meter."),
    optional("effects", Changes(), "What it changes."),
    optional("answers", ListOf(ANSWER), "What became of what it asks for; the first that holds is told."),
    optional("filed", Line(90), "The line that the office types about it, under 90 characters."),
    optional("callback", TextOr(ListOf(TELLING)), "How an ending remembers it, in a sentence."),
))  # fmt: skip
ABSENT = Group("absent", (
    Key("when", When(), "When the chair does not sit in this scene."),
    Key("text", Words(), "The line that says why."),
))  # fmt: skip
SEAT = Group("a chair of a scene", (
    Key("brief", Words(), "What this chair alone knows and wants that day."),
    Key("options", ListOf(OPTION, 2, 6), "What can be done."),
    optional("absent", ABSENT, "When the chair is empty, and why."),
    optional("echoes", ListOf(TELLING), "A line added to the brief where an earlier pick is remembered."),
    optional("assumes", When(), "What the brief takes for granted; `check --deep` holds it."),
))  # fmt: skip
MOVE = Group("a move", (
    optional("when", When(picks=True), "When it is told; the last entry may go without."),
    optional("effects", Changes(), "What it changes."),
    Key("text", Words(), "What is told."),
    optional("assumes", When(picks=True), "What the text takes for granted; `check --deep` holds it."),
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
    optional("assumes", When(), "What its texts take for granted; `check --deep` holds it."),
))  # fmt: skip
CALLS = ("telephone", "telegram", "letter", "visit")
SCENE = Group("a scene", (
    Key("title", Line(), "The headline of the card."),
    Key("date", Day(), "The first day it covers; it orders the scenes."),
    optional("day", Line(), "The date as the reader sees it, where `date` alone is not enough."),
    Key("place", Line(), "Where it happens."),
    optional("when", When(), "When the scene comes at all; otherwise it passes in silence."),
    optional("never", YesNo(), "Whether nothing like it ever happened: then no option is history."),
    optional("call", OneOf(CALLS), "A scene that never was, with one seat: the way in which that chair is reached."),
    Key("prose", Words(), "What all chairs see."),
    optional("care", Words(), "One sentence shown before the card where its subject may hurt."),
    Key("chairs", MapOf(Name("a chair"), SEAT), "Who sits there, and what each can do."),
    optional("opponent", ListOf(MOVE), "What the fixed chair does: the first entry whose `when` holds."),
    optional("together", ListOf(MOVE), "Told after that: the first entry whose `when` holds."),
    optional("skip", SKIP, "When the world has made this scene impossible, and what is told instead."),
    optional("variants", ListOf(VARIANT), "What is read instead where the world has changed."),
    optional("history", HISTORY, "What happened."),
    optional("beyond", Words(), "In a scene that never was: what is known, and what is made up."),
    optional("ask", ListOf(Line()), "One or two questions worth arguing about."),
    optional("outside", OUTSIDE, "A panel from outside the leaders' rooms, told after this scene to those who ask."),
    optional("documents", ListOf(SCENE_DOCUMENT), "Documents on which the scene turns."),
    optional("artefact", ARTEFACT, "A paper that lies on the card, made up in the manner of such papers."),
    optional("factors", FACTORS, "What the scene says of the factors of the enquiry, for each to which it speaks."),
    optional("assumes", When(), "What the prose takes for granted; `check --deep` holds it."),
))  # fmt: skip
ACT = Group("an act", (
    Key("title", Line(), "The heading of the act, as in the essay."),
    Key("opening", Words(), "What is told when the act begins."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which the opening rests."),
    optional("history", HISTORY, "As in a scene, for an act without scenes."),
    optional("outside", OUTSIDE, "A panel from outside the leaders' rooms, told when the act closes."),
))  # fmt: skip
FACE = Group("a face of an ending", (
    Key("when", When(), "Of whom it is told."),
    Key("title", Line(), "Its headline."),
    Key("text", Words(), "What is told."),
))  # fmt: skip
ENDING = Group("an ending", (
    Key("id", Id(), "The ending's own name."),
    Key("title", Line(), "Its headline."),
    optional("when", When(), "When the story ends so; only the last ending goes without."),
    Key("text", Words(), "What is told: what became of the office."),
    optional("faces", ListOf(FACE), "Told instead of title and text; the first whose `when` holds."),
    optional("chairs", MapOf(Name("a chair"), TextOr(ListOf(TELLING))), "For a chair, what became of its holder."),
    optional("nudge", Line(), "What stands on its drawer while it has not been reached."),
    optional("missed", Line(), "What is said of it as a road that was not taken."),
))  # fmt: skip
FATE = Group("a fate", (
    Key("person", Name("a person"), "Whose fate it is."),
    Key("text", Words(), "What really became of the person."),
))  # fmt: skip
ENDINGS = Group("endings.yaml", (
    Key("endings", ListOf(ENDING), "How the story can end; the first whose `when` holds is told."),
    optional("card-frames", ListOf(TELLING), "How the players' cards are seen at the end; the first that holds."),
    optional("card-question", Words(), "What is asked about the last line of one's own card."),
    optional("drawers-full", Words(), "Told to whoever has reached every ending."),
    Key("before-fates", Words(), "Told before the fates."),
    Key("fates", ListOf(FATE), "What really became of the people."),
    Key("after-fates", Words(), "Told after the fates."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which the fates rest."),
))  # fmt: skip
