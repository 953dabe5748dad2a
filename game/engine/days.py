"""Days and months in words, whatever the platform's language."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """A day as the reader sees it: ``7 September 1854``."""
    return f"{day.day} {month_in_words(day)}"


def month_in_words(day: date) -> str:
    """``September 1854``."""
    return f"{MONTHS[day.month - 1]} {day.year}"
