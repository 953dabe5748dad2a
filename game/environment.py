"""Environment variables, as the game and the library that draws its screens read them."""

import re
import sys
from collections.abc import MutableMapping

SENSIBLE = {
    "COLUMNS": "[1-9][0-9]{0,2}",  # a screen of many thousand letters would be drawn for minutes
    "LINES": "[1-9][0-9]{0,2}",
    "ESCDELAY": "[1-9][0-9]{0,3}",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_ANIMATIONS": "(?i:none|basic|full)",
    "TEXTUAL_COLOR_SYSTEM": "auto|standard|256|truecolor|windows",
    "TEXTUAL_DIM_FACTOR": "[0-9]{1,2}|100",
    "TEXTUAL_DISABLE_KITTY_KEY": "[01]",
    "TEXTUAL_FILTERS": "(?i:dim)",
    "TEXTUAL_FPS": "[1-9][0-9]{0,2}",
    "TEXTUAL_SMOOTH_SCROLL": "[01]",
    "TEXTUAL_SPEEDUPS": "[01]",
}
"""The variables that suit a terminal or a player, and the values of each that make sense."""


def pass_over_nonsense(variables: MutableMapping[str, str]) -> None:
    """Take out each value that makes no sense, for the library would stop at some of them.

    Its other variables are for those who make programs with it: they press keys, or write down in a file what a player
    types. ``python -X dev`` leaves them.
    """
    for name in [name for name in variables if name in SENSIBLE or name.startswith("TEXTUAL")]:
        sensible = SENSIBLE.get(name)
        if not (re.fullmatch(sensible, variables[name]) if sensible else sys.flags.dev_mode):
            del variables[name]
