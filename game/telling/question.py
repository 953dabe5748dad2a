"""A question with its answers: what is asked before a game, and between its cards."""

from dataclasses import dataclass

PASS, ENOUGH = "(pass)", "(enough)"
"""Answers of the program's own: no id of a story has brackets."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen."""

    id: str
    label: str
    note: str = ""
    about: str = ""
    """What else there is to know, in authored prose."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answers; one without answers is answered by a line of the player's own, or by none."""

    text: str
    answers: tuple[Answer, ...]
    remark: str = ""
