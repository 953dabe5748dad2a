"""The format of the documents: the file in which they stand, and how a scene shows one."""

from game.content.field_types import FACTS, AllOr, Group, Id, Key, Line, ListOf, Name, OneOf, When, Words, optional
from game.engine.documents import KINDS

BESIDE = Group("a source beside it", (
    Key("title", Line(), "What it is called."),
    Key("author", Line(), "Who wrote it."),
    Key("date", Line(), "When."),
    Key("printed", Words(), "Where it is printed."),
    Key("text", Words(), "What it says, in our own words."),
    optional("ask", Words(), "A question about the two together."),
))  # fmt: skip
DOCUMENT = Group("a document", (
    Key("id", Id(), "The document's id."),
    Key("title", Line(), "What it is called."),
    Key("author", Line(), "Who wrote it."),
    Key("date", Line(), "When."),
    optional("place", Line(), "Where it was written."),
    optional("kind", OneOf(KINDS), "What sort of paper it is."),
    Key("keeper", Words(), "Who kept it."),
    Key("printed", Words(), "Where it is printed."),
    optional("facts", FACTS, "The claims of `facts.yaml` on which all that is told of it rests."),
    Key("purpose", Words(), "Why it was written."),
    Key("text", Words(), "What it says, in our own words."),
    Key("ask", Words(), "A question about it as a source."),
    optional("beside", BESIDE, "A short source that contradicts it."),
))  # fmt: skip
DOCUMENTS = Group("documents.yaml", (Key("documents", ListOf(DOCUMENT), "Documents, told again in short."),))
ARTEFACT = Group("an artefact", (
    Key("kind", OneOf(KINDS), "What sort of paper it is."),
    Key("title", Line(36), "What stands over it, under 36 characters."),
    Key("lines", ListOf(Line(48), 1, 5), "What stands on it: at most five lines, each under 48 characters."),
))  # fmt: skip
SCENE_DOCUMENT = Group("a document of a scene", (
    Key("document", Name("a document"), "Which document it is."),
    optional("on-card", AllOr(ListOf(Name("a chair"))), "Who has it in hand before the pick."),
    optional("when", When(), "In which worlds they do."),
))  # fmt: skip
