"""What you attended to, and what history did: a bar for each, side by side."""

from textual.content import Content
from textual.widgets import Static

from game.i18n import tr
from game.telling.ending import Profile


class AttentionBars(Static):
    """A row for each thing that either attended to; the numbers stand behind the bars."""

    DEFAULT_CSS = "AttentionBars { height: auto; }"

    def __init__(self, profile: Profile) -> None:
        width = max((len(row.word) for row in profile.rows), default=0)
        longest = max((row.yours for row in profile.rows), default=0)
        lines = [
            Content(f"{row.word:{width}}  ")
            + Content.styled("█" * row.yours, "$red")
            + Content(f" {row.yours}".ljust(longest - row.yours + 5))
            + Content.styled("▒" * row.real, "$blue")
            + Content(f" {row.real}")
            for row in profile.rows
        ]
        real = tr("{chair} in history", chair=profile.chair)
        you = Content(" " * (width + 2) + tr("you"))
        head = you.pad_right(width + longest + 7 - you.cell_length) + Content(real)
        super().__init__(Content("\n").join([head.stylize("$quiet"), *lines]))
