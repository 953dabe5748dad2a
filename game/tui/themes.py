"""The colours of the card file. Every text stands at 4.5:1 or better on what lies behind it."""

from collections.abc import Callable
from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from game.i18n import marked

COLOURS = {
    "card": {
        "ink": "#1F1B16",
        "quiet": "#5E5448",
        "paper": "#F4EBD9",
        "side": "#EADFCA",
        "desk": "#E6D9BF",
        "tab": "#C9B48C",
        "foot": "#DED1B5",
        "rule": "#9FB2B8",
        "red": "#A8201A",
        "blue": "#2E5A6B",
        "bar": "#A8201A",
        "on-bar": "#FBF3E2",
        "mark": "#E8CCBC",
    },
    "night": {
        "ink": "#E9DCC3",
        "quiet": "#AC9D83",
        "paper": "#1C1815",
        "side": "#26211B",
        "desk": "#12100E",
        "tab": "#3A3028",
        "foot": "#26211B",
        "rule": "#4A4039",
        "red": "#F27D67",
        "blue": "#8FB8C6",
        "bar": "#8E2A20",
        "on-bar": "#FBF3E2",
        "mark": "#40241E",
    },
    "contrast": {
        "ink": "#FFFFFF",
        "quiet": "#DADADA",
        "paper": "#000000",
        "side": "#000000",
        "desk": "#000000",
        "tab": "#FFFFFF",
        "foot": "#000000",
        "rule": "#FFFFFF",
        "red": "#FFD23F",
        "blue": "#7FD4FF",
        "bar": "#FFFFFF",
        "on-bar": "#000000",
        "mark": "#003072",
    },
}
"""For each theme: ink and quiet ink; paper, side card, desk, tab, foot and rule; red pencil and history's blue; the
bar at the top with its letters; the mark over the option that is chosen."""

IN_256 = {
    "card": {
        "ink": "#1C1C1C",
        "quiet": "#585858",
        "paper": "#FFFFD7",
        "side": "#FFD7AF",
        **dict.fromkeys(("desk", "foot"), "#D7D7AF"),
        "tab": "#D7AF87",
        "rule": "#87AFAF",
        **dict.fromkeys(("red", "bar"), "#AF0000"),
        "blue": "#005F5F",
        "on-bar": "#FFFFD7",
        "mark": "#FFD7D7",
    },
    "night": {
        "ink": "#FFD7AF",
        "quiet": "#AFAF87",
        "paper": "#1C1C1C",
        **dict.fromkeys(("side", "foot"), "#262626"),
        "desk": "#121212",
        "tab": "#3A3A3A",
        "rule": "#4E4E4E",
        "red": "#FF875F",
        "blue": "#87AFD7",
        "bar": "#870000",
        "on-bar": "#FFFFD7",
        "mark": "#5F0000",
    },
    "contrast": {**COLOURS["contrast"], "quiet": "#FFFFFF", "red": "#FFD75F", "blue": "#87D7FF", "mark": "#000087"},
}
"""The same where there are 256 colours, each exactly one of them: the nearest of our own would be a rose paper."""

BLACK, RED, BLUE, GREY = "#000000", "#AA0000", "#0000AA", "#AAAAAA"
TEAL, YELLOW, CYAN, WHITE = "#00AAAA", "#FFFF55", "#55FFFF", "#FFFFFF"
IN_SIXTEEN = {
    "card": {
        **dict.fromkeys(("ink", "rule", "tab"), BLACK),
        **dict.fromkeys(("paper", "side", "desk", "foot", "on-bar"), WHITE),
        **dict.fromkeys(("red", "bar"), RED),
        **dict.fromkeys(("quiet", "blue"), BLUE),
        "mark": YELLOW,
    },
    "night": {
        **dict.fromkeys(("paper", "side", "desk", "foot"), BLACK),
        **dict.fromkeys(("ink", "on-bar"), WHITE),
        **dict.fromkeys(("quiet", "rule", "tab"), GREY),
        "red": YELLOW,
        "blue": CYAN,
        "bar": RED,
        "mark": BLUE,
    },
    "contrast": {
        **dict.fromkeys(("paper", "side", "desk", "foot", "on-bar"), BLACK),
        **dict.fromkeys(("ink", "quiet", "rule", "tab", "bar"), WHITE),
        "red": YELLOW,
        "blue": CYAN,
        "mark": BLUE,
    },
}
"""The same where there are only sixteen colours: each is exactly one of them, so that no other can take its place.

A terminal has its own shades of the sixteen. These stand far enough apart in those of VGA, of xterm and of Windows.
"""
ON_THE_CONSOLE = {
    **IN_SIXTEEN,
    "card": {
        **dict.fromkeys(("ink", "rule", "tab", "red"), BLACK),
        **dict.fromkeys(("paper", "side", "desk", "foot"), GREY),
        "on-bar": WHITE,
        "bar": RED,
        **dict.fromkeys(("quiet", "blue"), BLUE),
        "mark": TEAL,
    },
}
"""The same on the console of Linux, which shows all bright grounds as their darker fellows: white paper is grey there,
and of the inks only black and blue can be read on it."""
CONSOLE = "linux"
EIGHT = 8
"""The colours of a terminal without their bright fellows, which have the next eight numbers."""
UNWEIGHTED = Style(bold=False)


class SteadyInk(LineFilter):
    """Takes the weight from letters whose colour it could change: of sixteen colours, many terminals show bold letters
    of the first eight in the bright fellow of their colour, and black then is grey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _steady(style), control) for text, style, control in segments]


@lru_cache(1024)
def _steady(style: Style) -> Style:
    if not style.bold:
        return style
    inks = (style.color, style.bgcolor) if style.reverse else (style.color,)
    numbers = (ink.downgrade(ColorSystem.STANDARD).number for ink in inks if ink)
    return style + UNWEIGHTED if any(number is not None and number < EIGHT for number in numbers) else style


class InkAndPaper(LineFilter):
    """Leaves a theme only the colours of its ink and its paper, and turns them about where anything but paper lies
    behind the letters: the bar, the mark, the cursor. Sixteen colours have no greys for whoever wants no colour."""

    def __init__(self, theme: Callable[[], Theme]) -> None:
        """``theme`` tells the theme in use."""
        super().__init__()
        self._theme = theme

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        theme = self._theme()
        ink, paper = (RichColor.parse(colour) for colour in (theme.foreground or "", theme.surface or ""))
        return [Segment(text, style and _on_paper(style, ink, paper), control) for text, style, control in segments]


@lru_cache(1024)
def _on_paper(style: Style, ink: RichColor, paper: RichColor) -> Style:
    behind = style.color if style.reverse else style.bgcolor
    is_plain = behind is None or behind.triplet == paper.triplet
    return style + Style(color=ink if is_plain else paper, bgcolor=paper if is_plain else ink, reverse=False)


def _theme(name: str, colours: dict[str, str]) -> Theme:
    """A theme of Textual's from the few colours of a card; stylesheets use the names above."""
    return Theme(
        name=name,
        primary=colours["red"],
        secondary=colours["blue"],
        warning=colours["red"],
        error=colours["red"],
        success=colours["blue"],
        accent=colours["red"],
        foreground=colours["ink"],
        background=colours["desk"],
        surface=colours["paper"],
        panel=colours["side"],
        dark=name != "card",
        variables={
            **colours,
            "block-cursor-foreground": colours["ink"],
            "block-cursor-background": colours["mark"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": colours["ink"],
            "block-cursor-blurred-background": colours["mark"],
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": colours["mark"],
            "screen-selection-foreground": colours["paper"],
            "screen-selection-background": colours["blue"],
            "input-selection-foreground": colours["paper"],
            "input-selection-background": colours["blue"],
            "scrollbar": colours["quiet"],
            "scrollbar-hover": colours["red"],
            "scrollbar-active": colours["red"],
            "scrollbar-background": colours["side"],
            "scrollbar-background-hover": colours["side"],
            "scrollbar-background-active": colours["side"],
            "scrollbar-corner-color": colours["side"],
            "border": colours["red"],
            "border-blurred": colours["rule"],
        },
    )


def themes(of: str | None = "truecolor", terminal: str = "") -> tuple[Theme, ...]:
    """All themes, for a terminal ``of`` so many colours, as the library calls it, and of this kind, as the terminal
    calls itself; they have the same names in all."""
    in_few = ON_THE_CONSOLE if terminal == CONSOLE else IN_SIXTEEN
    palettes = {"standard": in_few, "256": IN_256}.get(of or "", COLOURS)
    return tuple(_theme(name, colours) for name, colours in palettes.items())


CALLED = {"card": marked("card"), "night": marked("night"), "contrast": marked("contrast")}
"""What each theme is called, in the order in which they follow one another."""
