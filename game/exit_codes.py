"""How a command ends: its exit codes, and the lines for somebody whom it has to stop."""

DONE, PROBLEMS, MISUSED, UNPLAYABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""``UNPLAYABLE``: the story for a seat of the server has problems, which the server then tells."""


class CommandError(Exception):
    """Something the person at the keyboard should know, and the exit code."""

    def __init__(self, code: int, *lines: str) -> None:
        super().__init__(*lines)
        self.code = code
        self.lines = lines
