"""What moves: a widget that is drawn bit by bit. Nothing is told by that alone, and any key ends it."""

from textual.reactive import reactive
from textual.widget import Widget


class Moving(Widget):
    """Is whole unless it is set moving; then it grows from nothing. ``progress`` says how far it is, from 0 to 1."""

    progress = reactive(1.0)

    def move(self, seconds: float) -> None:
        """Begin at nothing, and be whole after so many seconds; at once where the player wants nothing to move."""
        if self.app.animation_level == "none":
            return
        self.progress = 0.0
        self.animate("progress", 1.0, duration=seconds, easing="linear")

    async def finish(self) -> bool:
        """Be whole at once. Whether it was still moving."""
        was_moving = self.progress < 1
        await self.stop_animation("progress")
        self.progress = 1.0
        return was_moving
