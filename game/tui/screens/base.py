"""What all screens share: a footer, and a sentence where the terminal is too small."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from game.i18n import tr, trn
from game.tui.widgets.keys_footer import KeysFooter
from game.tui.widgets.trouble_line import Troubled, TroubleLine, trouble_of

NARROWEST, LOWEST = 60, 18
BROAD = 130
"""Columns from which two papers lie side by side."""
HIGH = 44
"""Rows from which a question follows what is read, and need not stand at the foot."""
BACK = Binding("escape,enter", "dismiss", "Back", key_display="esc")
"""The key of every screen that lies on top of another."""
DRAWERS = Binding("e", "app.drawers", "Endings")
"""The key of the screens on which a player may want to know which endings there are."""

if TYPE_CHECKING:
    _Screen = Screen[Any]
else:
    _Screen = object


class SafeScreen(_Screen):
    """What every screen of ours answers where Textual's would break under keys and clicks that come too fast.

    It goes before the class of the screen, and is none of the classes from which a screen has its styles.
    """

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here, called in the language in use: so the footer, the palette and the help read them."""
        return {key: _said(active) for key, active in super().active_bindings.items()}

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Go back to the screen below, once: a second Escape, before that has come up, would throw it away as well."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def cover(self) -> Iterable[Widget]:
        """What lies over the screen while its window is too small; it is made when that is so for the first time."""
        if too_small(self.app.size) and not self.query(TooSmall):
            yield TooSmall()

    def on_resize(self) -> None:
        if self.is_attached:
            self.mount_all(self.cover())

    def tell(self, trouble: str) -> None:
        """Say why the game is not saved, where something here does; an empty ``trouble`` means that it is."""
        for text in self.query(Troubled):
            text.tell(trouble)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What lies at a place, if it still belongs to a screen: a press on what has just been taken away would ask
        in vain what it lies in."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        gone = widget is not None and widget.parent is None
        return (None, None) if gone else (widget, offset)

    def get_selected_text(self) -> str | None:
        """What is marked with the mouse; None where nothing is. Where only the empty line is marked that ends a text,
        that text has no part in it: the library would look for the line in vain."""
        marked: list[str] = []
        for widget, selection in self.selections.items():
            with suppress(IndexError):
                marked += (widget.is_attached and widget.get_selection(selection)) or ()
        return "".join(marked).rstrip("\n") if self.selections else None


class FileScreen(SafeScreen, Screen[None]):
    """One screen of the card file, with its footer. Subclasses say what lies on it in `parts`."""

    in_game = False
    """Whether it belongs to a game, in which one can look things up and take things back."""
    _left = False
    _seen = False
    _painted = False

    def compose(self) -> ComposeResult:
        self.fit()
        yield from self.parts()
        if trouble_of(self.app):
            yield TroubleLine()
        yield KeysFooter()
        yield from self.cover()

    def tell(self, trouble: str) -> None:
        stands = self.query(KeysFooter)  # a screen that does not stand yet reads it when it does
        if trouble and stands and not self.query(TroubleLine) and self.is_attached:
            self.mount(TroubleLine(), before=stands.first())
        super().tell(trouble)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What lies on it was styled as it was mounted: the first picture need not wait for that to be done again."""
        event.refresh_styles = event.refresh_styles and self._seen
        self._seen = True

    def _compositor_refresh(self) -> None:
        """Paint, once all that lies here stands, and then all of it at once: half a screen would flicker."""
        if not self.is_mounted:
            return
        if not self._painted:
            self._painted = self.is_current and not self.app._batch_count
            self._compositor.update_widgets({self})
        super()._compositor_refresh()

    def on_mount(self) -> None:
        """Paint all of it."""
        self.refresh()

    def fit(self, restyle: bool = True) -> None:
        """Know the window's size before anything is laid out, which would be laid out a second time after that. A
        screen that has no styles yet is not to be styled anew."""
        size, app = self.app.size, self.app
        self.add_class(
            *self._get_breakpoint_classes(size.width, app.HORIZONTAL_BREAKPOINTS or []),
            *self._get_breakpoint_classes(size.height, app.VERTICAL_BREAKPOINTS or []),
            update=restyle,
        )
        self._spread(size)

    def on_resize(self) -> None:
        self._spread(self.size)

    def _spread(self, size: Size) -> None:
        """Lay out what a large window has room for."""
        self.set_class(size.width >= BROAD, "-broad")
        self.set_class(size.height >= HIGH, "-high")

    @property
    def has_answered(self) -> bool:
        """Whether the one answer has been given for which the screen was shown."""
        return self._left

    def report(self, message: Message) -> None:
        """Tell what was typed here, unless the screen's answer has been given: then it comes too late."""
        if not self._left:
            self.post_message(message)

    def leave_with(self, message: Message) -> None:
        """Give the one answer for which the screen was shown; what is pressed or clicked after that comes too late."""
        if not self._left:
            self._left = True
            self.post_message(message)

    @property
    def unsaved(self) -> str:
        """What is lost if the program is left here, in a sentence; empty where nothing is."""
        return ""

    def parts(self) -> Iterable[Widget]:
        """The widgets between the top of the screen and the footer."""
        raise NotImplementedError


def too_small(size: Size) -> bool:
    """Whether a window of this size cannot show any screen."""
    return size.width < NARROWEST or size.height < LOWEST


class TooSmall(Troubled):
    """Lies over a screen for which the window is too small. Beneath it every place, mark and typed letter stays."""

    def __init__(self) -> None:
        super().__init__(classes="too-small")

    def tell(self, trouble: str) -> None:
        asked = trn(
            "Too small for the card file. Make this window {number} letter wide and {height} high, or leave with q.",
            "Too small for the card file. Make this window {number} letters wide and {height} high, or leave with q.",
            NARROWEST,
            height=LOWEST,
        )
        unsaved = tr("The game is not saved: to leave it so, press q twice.") if trouble else ""
        self.update(Content(f"{asked} {unsaved}".strip()))


def _said(active: ActiveBinding) -> ActiveBinding:
    return active._replace(binding=replace(active.binding, description=tr(active.binding.description)))
