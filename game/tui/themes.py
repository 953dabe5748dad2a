"""The colours of the card file. Every text stands at 4.5:1 or better on what lies behind it."""

from textual.theme import Theme

from game.i18n import marked

COLOURS = {
    "card": {
        "ink": "#1F1B16",
        "quiet": "#5E5344",
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
        "quiet": "#A8997F",
        "paper": "#1C1815",
        "side": "#26211B",
        "desk": "#12100E",
        "tab": "#3A3028",
        "foot": "#26211B",
        "rule": "#4A4039",
        "red": "#F07A64",
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
        "mark": "#003C8F",
    },
}
"""For each theme: ink and quiet ink; paper, side card, desk, tab, foot and rule; red pencil and history's blue; the
bar at the top with its letters; the mark over the option that is chosen."""


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
            "footer-background": colours["foot"],
            "footer-foreground": colours["ink"],
            "footer-item-background": colours["foot"],
            "footer-key-foreground": colours["red"],
            "footer-key-background": colours["foot"],
            "footer-description-foreground": colours["ink"],
            "footer-description-background": colours["foot"],
            "block-cursor-foreground": colours["ink"],
            "block-cursor-background": colours["mark"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": colours["ink"],
            "block-cursor-blurred-background": colours["mark"],
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": colours["mark"],
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


THEMES = tuple(_theme(name, colours) for name, colours in COLOURS.items())
CALLED = {"card": marked("card"), "night": marked("night"), "contrast": marked("contrast")}
"""What each theme is called."""
