"""A sheet of text that is scrolled, and keeps its reader's place."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widgets import Static


class Sheet(VerticalScroll):
    """What stood at its top before the window changed stands there afterwards, however the lines fall now."""

    _read_at = Size(0, 0)
    """The size at which the reader last found the place; while it is another, what moves was not moved by hand."""
    _place: tuple[Static, float] | None = None
    """The text at the top, and how much of it lies above, from 0 to 1."""
    _unseen = False
    """Whether other text was laid on it that has not been drawn yet, so that nobody knows how long it is."""

    def watch_has_focus(self, _has_focus: bool) -> None:
        """It looks the same with the focus and without: no style of all that lies on it need be looked up again."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.size == self._read_at:
            self.call_after_refresh(self._mark)

    def on_resize(self) -> None:
        self.call_after_refresh(self._return)

    def begin_again(self) -> None:
        """Show the top, whatever was read. No page is turned before it has been seen: a second press of the key that
        led here, which comes before that, is passed over."""
        self._place = None
        self.scroll_home(animate=False, immediate=True)
        self._unseen = True
        self.call_after_refresh(self._see)

    def _see(self) -> None:
        self._unseen = False

    @property
    def is_seen(self) -> bool:
        """Whether what lies on it now has been drawn."""
        return not self._unseen

    @property
    def max_scroll_y(self) -> int:
        """The last part, too, can begin at the top, with nothing below it: whoever turns a page has
        read all that stood there, and finds new lines only."""
        most = super().max_scroll_y  # asked for many times in each layout, and 0 where nothing needs to be turned
        return max(most, self._tops()[-1]) if most else 0

    @property
    def part(self) -> int:
        """Which of its parts is in sight, from 1."""
        return sum(top <= self.scroll_offset.y for top in self._tops())

    @property
    def parts(self) -> int:
        """How many there are."""
        return len(self._tops())

    def turn_page(self) -> bool:
        """Show what comes below; whether there was anything, or may be."""
        return self._unseen or self._turn_page()

    def turn_round(self) -> None:
        """Show what comes below, and behind the end the beginning."""
        if not self.turn_page():
            self.begin_again()

    def _turn_page(self) -> bool:
        below = [top for top in self._tops() if top > self.scroll_offset.y]
        if below:
            self.scroll_to(y=below[0], animate=False)
        return bool(below)

    def _tops(self) -> list[int]:
        """The lines at which its parts begin, the first at 0."""
        high = max(1, self.scrollable_content_region.height)
        return [0, *range(high, super().max_scroll_y + high, high)]

    def _mark(self) -> None:
        """Note what stands at the top."""
        below = (text for text in self.query(Static) if text.region.bottom > self.region.y and text.region.height)
        if self.size == self._read_at and (text := next(below, None)):
            self._place = text, (self.region.y - text.region.y) / text.region.height

    def _return(self) -> None:
        """Go back to what stood there, before anything else is noted."""
        if self._place and self._place[0].is_attached:
            text, above = self._place
            here = self.scroll_y + text.region.y - self.region.y
            self.scroll_to(y=round(here + above * text.region.height), animate=False, immediate=True)
        self._read_at = self.size
