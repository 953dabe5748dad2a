"""What you attended to, and what was attended to in history: a bar for each, side by side."""

from textual.content import Content
from textual.widgets import Static

from game.i18n import tr
from game.telling.ending import Profile


class AttentionBars(Static):
    """A row for each thing that either attended to; the numbers stand behind the bars."""

    DEFAULT_CSS = "AttentionBars { height: auto; }"

    def __init__(self, profile: Profile) -> None:
        words = [Content(row.word) for row in profile.rows]
        width = max((word.cell_length for word in words), default=0) + 2
        longest = max((row.yours for row in profile.rows), default=0)
        lines = [
            word.pad_right(width - word.cell_length)
            + Content.styled("█" * row.yours, "$red")
            + Content(f" {row.yours}".ljust(longest - row.yours + 5))
            + Content.styled("▒" * row.his, "$blue")
            + Content(f" {row.his}")
            for word, row in zip(words, profile.rows, strict=True)
        ]
        his = tr("{chair} in history", chair=profile.chair)
        you = Content(" " * width + tr("you"))
        head = you.pad_right(max(1, width + longest + 5 - you.cell_length)) + Content(his)
        super().__init__(Content("\n").join([head.stylize("$quiet"), *lines]))
