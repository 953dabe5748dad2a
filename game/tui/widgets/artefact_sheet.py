"""A paper that lies on a card, made up in the manner of such papers: a picture, which gives way where room is short."""

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
    """In its frame stand what it is, and that it is made up. It takes no room that the texts above it need."""

    DEFAULT_CSS = f"""
    ArtefactSheet {{ height: auto; max-width: {WIDEST}; }}
    """

    def __init__(self, artefact: MadeUp) -> None:
        super().__init__()
        self._artefact = artefact
        self._frame = FRAMES.get(artefact.kind, PLAIN)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        high = len(self._drawn(width))
        texts = [one for one in self.siblings if one.display]
        above = sum(_rows(one, container, viewport) for one in texts)
        return high if above + high <= container.height else 0

    def render(self) -> Content:
        return Content("\n").join(self._drawn(self.content_size.width))

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
