"""Notices at the top of the screen."""

from textual.notifications import Notification

SOON = 0.05
"""Seconds in which a notice goes that was over before it was drawn."""


class Notice(Notification):
    """A notice of plain letters, whose time is never over while it is being drawn.

    Textual starts a timer with the time that is left. One of less than no time never ends and holds everything up.
    """

    @property
    def time_left(self) -> float:
        return max(SOON, super().time_left)

    @property
    def has_expired(self) -> bool:
        return super().time_left <= 0
