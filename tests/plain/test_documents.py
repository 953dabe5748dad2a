"""Documents in plain lines: each is announced where it can be read, and read at a word."""

from collections.abc import Iterator

import pytest

from game.engine.chronicle import Chronicle
from game.plain.game import PlainGame
from tests.classroom.games import TINY

IN_HAND = "In your hand: A petition: the ford. Say document to read it."
IN_THE_REVEAL = "There is a document here: A petition: the ford. Say document to read it."
SAYS = "The carters write that the ford is deep, and that they ask for a bridge."
KNOWN = "A question to it: Who signs a petition?"


def said_to(chair: str, *typed: str) -> list[str]:
    said: list[str] = []
    game = Chronicle((chair,), deck="whole").sealed(TINY)
    PlainGame(TINY, iter([*typed, "quit"]), said.append, lambda _: "").play(game)
    return said


def test_a_document_in_hand_is_announced_with_the_card_and_read_at_a_word() -> None:
    said = said_to("mary", "document")
    assert said.index(IN_HAND) < said.index("What do you do?") < said.index(SAYS)
    assert KNOWN not in said


def test_nobody_reads_before_the_pick_what_another_has_in_hand() -> None:
    said = said_to("tom", "document", "document ford")
    assert IN_HAND not in said
    assert said.count("There is nothing of that here.") == 2


@pytest.mark.parametrize("reads", [[], ["document"], ["document ford"], ["again"]])
def test_no_other_team_reads_what_one_has_in_hand_before_all_hear_what_happened(reads: list[str]) -> None:
    said: list[str] = []
    after_mary = ["ready", "document", "document ford", "1", "document", "document ford"]
    typed = ["ready", *reads, "1", *after_mary]
    game = Chronicle(("mary", "tom"), deck="whole", mode="teams").sealed(TINY)

    def read_on() -> Iterator[str]:
        for place, line in enumerate(typed):
            if place == len(typed) - len(after_mary):
                said.append("(Tom's people)")
            yield line
        yield from ("open", "4", "4", "ready", "document ford", "quit")

    PlainGame(TINY, read_on(), said.append, lambda _: "").play(game)
    theirs = said[said.index("(Tom's people)") :]
    assert IN_HAND in said
    assert theirs.index("What happened.") < theirs.index(SAYS)
    assert theirs.count("There is nothing of that here.") == 4


def test_after_the_pick_all_of_it_is_read() -> None:
    said = said_to("tom", "1", "1", "document")
    assert IN_THE_REVEAL in said
    assert SAYS in said
    assert KNOWN in said


def test_an_earlier_one_is_read_by_a_word_of_its_title() -> None:
    said = said_to("mary", "3", "1", "document", "document FORD", "document sea")
    assert "In your hand: Pell's ledger." in said
    assert said.count("So many pounds for the bridge, it says, and none spent.") == 1
    assert said.count(SAYS) == 1
    assert said[-2:] == ["There is nothing of that here.", "You have left the game."]


def test_how_it_is_read_is_hinted_at_twice_and_then_no_more() -> None:
    said = said_to("mary", "3", "1", "1", "1", "1", "1")
    hints = [line for line in said if "document to read it" in line]
    assert len(hints) == 2 < len([line for line in said if line.startswith(("In your hand:", "There is a document"))])
