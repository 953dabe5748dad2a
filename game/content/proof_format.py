"""The format of proofs.yaml: what an author states that the story must do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.content.field_types import AllOr, Group, Key, Line, ListOf, Name, Number, OneOf, When, YesNo, optional

if TYPE_CHECKING:
    from game.engine.properties import Part

PERCENT = Number(0, 100)
GOALS = (
    optional("endings", ListOf(Name("an ending")), "One of these endings."),
    optional("aim", Name("an aim"), "An aim that is met."),
    optional("of", Name("a chair"), "Whose aim it is; without it, that of every chair that is held."),
    optional("condition", When(), "A condition that holds."),
)
GOAL = Group("a goal", GOALS)
SHARE = Group("a share", (
    *GOALS,
    optional("at-least", PERCENT, "In how many of 100 games it comes, at least."),
    optional("at-most", PERCENT, "In how many of 100 games it comes, at most."),
))  # fmt: skip
VARIETY = Group("a variety", (
    Key("endings", Number(1, 99), "How many endings come so often, at least."),
    Key("at-least", Number(1, 100), "In how many of 100 games each of them comes, at least."),
))  # fmt: skip
PICKS = Group("options that are remembered", (
    Key("scene", Name("a scene"), "The card."),
    optional("chair", Name("a chair"), "The chair; without it, every chair that sits there."),
    optional("option", Line(), "The option; without it, all that were not taken in history."),
))  # fmt: skip
TEXT = Group("a text that is told", (
    Key("scene", Name("a scene"), "The card on which it is told; with no other key the card itself is meant."),
    optional("opponent", Number(1, 99), "Which of the opponent's moves, counted from 1."),
    optional("together", Number(1, 99), "Which entry of `together`."),
    optional("variant", Number(1, 99), "Which of the variants."),
    optional("echo", Number(1, 99), "Which echo of a chair."),
    optional("chair", Name("a chair"), "The chair whose echo it is."),
    optional("bridge", YesNo(), "The bridge that is told where the card is skipped."),
))  # fmt: skip
ORDER = Group("an order", (
    Key("text", TEXT, "What is told only later."),
    Key("after", TEXT, "What must have been told before it."),
))  # fmt: skip
KINDS = ("always", "never", "reachable", "share", "variety", "echo", "order")
PROPERTY = Group("a property", (
    Key("says", Line(), "What it says, in a line of your own."),
    optional("always", When(), "A condition that holds in every game."),
    optional("never", When(), "A condition that holds in no game."),
    optional("reachable", GOAL, "Something to which some game leads."),
    optional("share", SHARE, "How often something comes when people choose at random."),
    optional("variety", VARIETY, "How many endings come often when people choose at random."),
    optional("echo", AllOr(PICKS), "Options that something later remembers."),
    optional("order", ORDER, "Something that is never told unless something else was told before."),
    optional("at", AllOr(ListOf(Name("a scene"))), "The cards before which the condition is read, if not at the end."),
    optional("chairs", ListOf(Name("a chair")), "The chairs that people hold, together in one game."),
    optional("company", Number(1, 9), "In place of `chairs`: every company of so many chairs; 1 without it."),
    optional("over", OneOf(("each", "some", "all")), "For which of these companies it must hold."),
    optional("deck", Name("a deck"), "Which cards are asked; without it, those of the last deck."),
    optional("from", Name("a scene"), "The first card on which anybody is asked."),
    optional("historical", PERCENT, "How many of 100 picks at random are history's in any case."),
))  # fmt: skip
PROOFS = Group("proofs.yaml", (
    Key("properties", ListOf(PROPERTY), "What must be true of the story."),
))  # fmt: skip
PARTS: "Mapping[str, Part]" = {"opponent": "opponent", "together": "together", "variant": "variants", "bridge": "skip"}
"""For each key of a text the part of a scene that it means."""
