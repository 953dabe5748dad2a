"""A page taken apart, for the tests: its tags, its headings, its tables and its letters."""

from html.parser import HTMLParser

from game.telling.prose import plain

EMPTY = {"meta", "br"}


class Page(HTMLParser):
    """Everything that a test asks of a page; raises ValueError where a tag is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.articles: list[str] = []
        """The letters of each slip."""
        self.style = ""
        self.letters = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        if self._open:
            raise ValueError(f"not closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)
        if tag == "article":
            self.articles.append("")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open.pop() != tag:
            raise ValueError(f"closed in the wrong order: {tag}")
        if tag in {"td", "th"}:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.style += data
            return
        self.letters += data
        if "article" in self._open:
            self.articles[-1] += data
        if self.headings and f"h{self.headings[-1][0]}" in self._open:
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)

    @property
    def text(self) -> str:
        """The letters with every run of spaces made one."""
        return " ".join(self.letters.split())

    def attributes(self, name: str) -> list[str]:
        return [value or "" for _, attributes in self.tags for key, value in attributes.items() if key == name]


def words(text: str) -> str:
    """The letters of authored prose in one line, as a page has them."""
    return " ".join(plain(text).split())
