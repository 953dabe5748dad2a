"""A paper that lies on a card, made up in the manner of such papers: where room is short, a line and a key for it."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.i18n import capitals
from game.telling.documents import MadeUp

FRAMES = {
    "letter": "╭─╮│╰╯",
    "telegram": "┏━┓┃┗┛",
    "minutes": "╔═╗║╚╝",
    "clipping": "┌╌┐╎└┘",
    "form": "+-+|++",
}
PLAIN = "┌─┐│└┘"
"""The frame of each sort of paper, as documents have it, and of any other: its corners and its edges."""
WIDEST = 60


class ArtefactSheet(Widget):
    """In its frame stand what it is, and that it is made up. On a card it takes no room that the texts above it need:
    where its frame has none, one line says what lies there, and the key d opens it."""

    DEFAULT_CSS = f"""
    ArtefactSheet {{ height: auto; max-width: {WIDEST}; }}
    """

    def __init__(self, artefact: MadeUp, opened: bool = False) -> None:
        """``opened`` is for one that does not lie on a card: it is always whole."""
        super().__init__()
        self._artefact = artefact
        self._opened = opened
        self._frame = FRAMES.get(artefact.kind, PLAIN)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        high = len(self._drawn(width))
        texts = [one for one in self.siblings if one.display]
        above = sum(_rows(one, container, viewport) for one in texts)
        left = -above % max(1, container.height)  # on the last of the pages that the texts need
        return high if self._opened or high <= left else min(left, len(self._named(width)))

    @property
    def is_whole(self) -> bool:
        """Whether its frame has room."""
        wide, high = self.content_size
        return high >= len(self._drawn(wide))

    def render(self) -> Content:
        """The paper, or the line that names it: where only that has room, with no line above."""
        wide, high = self.content_size
        lines = self._drawn(wide) if self.is_whole else self._named(wide)[-high:]
        return Content("\n").join(lines)

    def _named(self, width: int) -> list[Content]:
        """An empty line, and what lies here."""
        head = Content.styled(capitals(self._artefact.called), "bold $ink")
        line = (
            Content.styled("d", "bold $red")
            + Content("  ")
            + head
            + Content.styled(f" · {self._artefact.title}", "$ink")
        )
        return [Content(""), line.truncate(width, ellipsis=True)]

    def _drawn(self, width: int) -> list[Content]:
        """An empty line, and the paper."""
        left, edge, right, side, low_left, low_right = tuple(self._frame)
        made_up, inner = self._artefact, max(1, width - 4)
        head = Content.styled(f" {capitals(made_up.called)} · {made_up.title} ", "bold $ink").truncate(inner)
        foot = Content.styled(f" {made_up.caution} ", "italic $quiet").truncate(inner)
        wrapped = [line for text in made_up.lines for line in Content(text).wrap(inner)]
        bar = Content.styled(side, "$quiet")
        return [
            Content(""),
            Content.styled(left + edge, "$quiet") + head + _run(edge, inner - head.cell_length + 1, right),
            *(bar + Content(" ") + line.pad_right(inner - line.cell_length) + Content(" ") + bar for line in wrapped),
            _run(edge, inner - foot.cell_length + 1, "", low_left) + foot + Content.styled(edge + low_right, "$quiet"),
        ]


def _run(edge: str, cells: int, after: str, before: str = "") -> Content:
    """A piece of the frame."""
    return Content.styled(f"{before}{edge * max(0, cells)}{after}", "$quiet")


def _rows(text: Widget, container: Size, viewport: Size) -> int:
    """The rows that a text takes up, with all that lies around it."""
    most = text.styles.max_width
    wide = min(container.width, most.cells or container.width) if most else container.width
    around = text.gutter + text.styles.margin
    return text.get_content_height(container, viewport, max(1, wide - around.width)) + around.height
