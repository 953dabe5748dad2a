"""What an app need not do in a test: draw pictures that nobody sees, and read the same stylesheet for each app anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_render_update: Any = Compositor.render_update
_parse_rules: Any = Stylesheet._parse_rules
_rules: dict[object, list[RuleSet]] = {}


@contextmanager
def sparing(at_once: bool) -> Iterator[None]:
    """Draw only by `draw`, unless ``at_once``, and take the rules of a stylesheet that was read before.

    A terminal that was not fast enough would not have shown the pictures between two presses either, and of an app
    without a terminal Textual throws all of them away. A rule is told from another as any object is, which is what
    Textual does as well, but a call of Python for each rule of each widget.
    """
    with (
        patch.object(Compositor, "render_update", _render_update if at_once else _mark),
        patch.object(Stylesheet, "_parse_rules", _known_rules),
        patch.object(RuleSet, "__hash__", object.__hash__),
    ):
        yield


def draw(app: App[Any]) -> bool:
    """Draw what has changed of the screen on top; whether something had."""
    if not app.screen_stack or not app.screen._compositor._dirty_regions:
        return False
    _render_update(app.screen._compositor, screen_stack=app._background_screens)
    return True


def _mark(*_: object, **__: object) -> None:
    """Draw nothing: what has changed is marked already."""


def _known_rules(stylesheet: Stylesheet, css: str, *place: object, **kind: object) -> list[RuleSet]:
    """The rules of a text, which no app changes; they hang on the text, where it stands, and the colours alone."""
    key = frozenset(stylesheet._variables.items()), css, place, tuple(sorted(kind.items()))
    if key not in _rules:
        _rules[key] = _parse_rules(stylesheet, css, *place, **kind)
    return _rules[key]
