"""The format of an enquiry: the file in which its factors stand, and what a scene says for and against each of them."""

from game.content.field_types import Group, Id, Key, Line, ListOf, MapOf, Name, Words, optional

FACTOR = Group("a factor", (
    Key("name", Line(), "What it is called."),
    Key("line", Words(), "What it claims: that this decided the matter."),
    Key("ask", Line(), "A question by which somebody can test the claim."),
))  # fmt: skip
ENQUIRY = Group("enquiry.yaml", (
    Key("title", Line(), "The question of the whole story."),
    Key("objectives", ListOf(Line()), "What somebody can do after the lesson."),
    Key("factors", MapOf(Id(), FACTOR, least=2), "What may have decided the matter, by ids of your own."),
    Key("exit", Line(), "The question that everybody answers before leaving."),
    optional("harder", Line(), "A harder one, for whoever wants it."),
    optional("starters", ListOf(Line()), "Beginnings of sentences, for whoever finds it hard to begin."),
))  # fmt: skip
EVIDENCE = Group("evidence", (
    optional("for", Words(), "What of this card speaks for the factor."),
    optional("against", Words(), "What of it speaks against the factor."),
))  # fmt: skip
FACTORS = MapOf(Name("a factor"), EVIDENCE, least=1)
"""What a scene says of each factor to which it speaks."""
