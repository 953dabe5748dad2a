"""The format of what the scenes lean on: the essay, the claims behind the histories, people, words and books."""

from game.content.field_types import Group, Id, Key, Line, ListOf, MapOf, Name, OneOf, TextOr, Words, YesNo, optional

SENTENCE = Group("a sentence", (
    Key("gist", Words(), "What it says, in our own words."),
    Key("verdict", OneOf(("right", "simplified", "wrong", "disputed")), "How well it stands up."),
    optional("note", Words(), "What a historian would add, in one or two sentences."),
    optional("gist-only", YesNo(), "Whether the gist is shown even to a reader who has the essay."),
    Key("digest", Line(), "A fingerprint of the sentence's words."),
))  # fmt: skip
SECTION = Group("a section", (
    Key("id", Id(capitals=True), "The first part of its sentences' ids."),
    Key("title", Line(), "Its heading in the essay."),
    optional("short", Line(), "What it is called where there is little room; without it, by its heading."),
    Key("paragraphs", ListOf(ListOf(SENTENCE)), "Its sentences, paragraph by paragraph."),
))  # fmt: skip
ESSAY = Group("essay.yaml", (
    Key("title", Line(), "The title of the essay."),
    Key("sections", ListOf(SECTION), "Its sections in order."),
))  # fmt: skip
SOURCE = Group("a source", (
    Key("work", Line(), "The book, paper, document or page."),
    optional("at", Line(), "The place in it, as far as it is known."),
    optional("link", Line(), "The address of a page."),
    optional("checked", YesNo(), "Whether somebody has looked it up there."),
))  # fmt: skip
CLAIM = Group("a claim", (
    Key("claim", Words(), "What is claimed, in a sentence or two."),
    Key("sure", OneOf(("high", "medium", "low", "disputed")), "How sure it is."),
    optional("doubt", Line(), "What in it is less sure."),
    Key("rests-on", ListOf(TextOr(SOURCE, Line())), "The works on which it rests."),
))  # fmt: skip
CLAIMS = Group("facts.yaml", (
    Key("claims", MapOf(Id(capitals=True), CLAIM, least=1), "What the histories claim, by ids of your own."),
))  # fmt: skip
CALLED = optional("called", ListOf(Line()), "Other forms in which the prose uses it.")
PERSON = Group("a person", (
    Key("id", Id(), "The person's id."),
    Key("name", Line(), "The full name."),
    Key("handle", Line(), "Who it is, in half a line."),
    Key("text", Words(), "The dossier."),
    CALLED,
    optional("essay", ListOf(Name("a sentence")), "The sentences of the essay on which the dossier rests."),
))  # fmt: skip
PEOPLE = Group("people.yaml", (Key("people", ListOf(PERSON), "Who is who."),))
TERM = Group("a term", (
    Key("id", Id(), "The term's id."),
    Key("term", Line(), "The word itself."),
    Key("text", Words(), "A line of explanation."),
    CALLED,
))  # fmt: skip
GLOSSARY = Group("glossary.yaml", (Key("terms", ListOf(TERM), "Words that need a line of explanation."),))
BOOK = Group("a book", (
    Key("author", Line(), "Who wrote it."),
    Key("title", Line(), "Its title."),
    Key("year", Line(), "When it came out."),
    Key("about", Words(), "Why to read it."),
))  # fmt: skip
READING = Group("reading.yaml", (Key("books", ListOf(BOOK), "Books to go on with."),))
