"""A page as somebody without a script uses it: what it says, its forms, and what a form sends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from xml.etree.ElementTree import Element

from game.engine.rules import NotOpen
from game.pages.frame import Frame
from game.pages.moments import whole_page
from game.pages.posted import posted
from game.pages.viewer import Viewer
from game.session.session import Session
from tests.classroom.parsed import elements, name, parsed

FRAME = Frame()
PLAYER = Viewer()
FIELDS = ("input", "select", "textarea")


@dataclass
class Form:
    """One form, and one button of it for each way in which it can be sent."""

    action: str
    fields: list[Element] = field(default_factory=list)
    buttons: list[Element] = field(default_factory=list)

    def filled(self, dice: Random, typed: str = "") -> tuple[str, dict[str, list[str]]]:
        """Where it leads and what it sends: a choice by chance wherever there is one, and what is typed."""
        button = dice.choice(self.buttons)
        sent: dict[str, list[str]] = {}
        radios: dict[str, list[str]] = {}
        for one in self.fields:
            if "disabled" in one.attrib:
                continue
            kind, key, value = one.get("type", "text"), one.attrib["name"], one.get("value", "")
            match kind:
                case "hidden":
                    sent.setdefault(key, []).append(value)
                case "radio":
                    radios.setdefault(key, []).append(value)
                case "checkbox":
                    if dice.random() < 0.3:
                        sent.setdefault(key, []).append(value)
                case "number":
                    sent.setdefault(key, []).append(str(dice.randrange(5)))
                case _:
                    sent.setdefault(key, []).append(typed or value)
        for key, values in radios.items():
            sent.setdefault(key, []).append(dice.choice(values))
        if "name" in button.attrib:
            sent[button.attrib["name"]] = [button.attrib["value"]]
        return button.get("formaction", self.action).rpartition("/")[2], sent


class Browsed:
    """A page taken apart. Raises ParseError where it is not right as it stands."""

    def __init__(self, page: str) -> None:
        self.tree = parsed(page)
        self.all = [*elements(self.tree)]

    def named(self, *names: str) -> list[Element]:
        return [one for one in self.all if name(one) in names]

    @property
    def words(self) -> str:
        """All its words, those in its fields as well, with one space between them and around them."""
        values = [one.get("value", "") for one in self.named("input") if one.get("type", "text") in ("text", "number")]
        return in_words(" ".join([*self.tree.itertext(), *values]))

    @property
    def headings(self) -> list[int]:
        return [int(name(one)[1]) for one in self.all if re.fullmatch("h[1-6]", name(one))]

    @property
    def forms(self) -> list[Form]:
        return [
            Form(
                form.attrib["action"],
                [one for one in form.iter() if name(one) in FIELDS],
                [one for one in form.iter() if name(one) == "button"],
            )
            for form in self.named("form")
        ]

    def unlabelled(self) -> Iterator[Element]:
        """Fields that people see, and that have no words of their own."""
        labelled = {one for label in self.named("label") for one in label.iter() if in_words("".join(label.itertext()))}
        for one in self.named(*FIELDS):
            if one.get("type") != "hidden" and one not in labelled:
                yield one


def in_words(text: str) -> str:
    """The letters and numbers of a text, in small letters, a space between two words and at both ends."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


def send(session: Session, viewer: Viewer, form: Form, dice: Random, typed: str = "") -> Session:
    verb, fields = form.filled(dice, typed)
    return posted(session, viewer, verb, fields)


def onward(page: Browsed, dice: Random) -> Form:
    """A form that leads on, by its first button; in a vote it is the count or the decision."""
    forms = [form for form in page.forms if not form.action.endswith("code")]
    deciding = [form for form in forms if form.action.endswith(("count", "choose", "guess", "foretell"))]
    form = dice.choice(deciding or forms[:1])
    form.buttons = form.buttons[:1]
    return form


def led_on(session: Session, dice: Random, typed: str = "") -> Session:
    """Where a form leads that whoever plays sends; the same session where that is refused: there are more words in the
    corridor than are left, or other hands than those that decide."""
    form = onward(Browsed(whole_page(session, PLAYER, FRAME)), dice)
    try:
        return send(session, PLAYER, form, dice, typed)
    except NotOpen:
        return session


def assert_in_order(page: Browsed) -> None:
    """One heading for the page, first of all, and under it none that skips a level."""
    levels = page.headings
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


def assert_usable(page: Browsed) -> None:
    """What holds of every page."""
    assert_in_order(page)
    assert [*page.unlabelled()] == []
    assert len([one for one in page.all if "aria-live" in one.attrib]) == 1
    assert len([one for one in page.all if "autofocus" in one.attrib]) == 1
    assert len(page.named("main")) == 1
    ids = [one.attrib["id"] for one in page.all if "id" in one.attrib]
    assert len(set(ids)) == len(ids)
    for form in page.named("form"):
        assert form.attrib["method"] == "post"
        hidden = {one.attrib["name"] for one in form.iter() if one.get("type") == "hidden"}
        assert "card" in hidden
    for button in page.named("button"):
        assert in_words("".join(button.itertext())).strip()
