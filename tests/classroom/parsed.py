"""Pages read by parsers that are not ours."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

INERT = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "article", "div", "span", "bdi"),
    *("h1", "h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "q", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "title", "desc", "g", "line", "polyline", "path", "circle", "text"),
}
"""Everything that a page is made of; none of it runs, loads or leads anywhere."""


@lru_cache(maxsize=32)
def parsed(page: str) -> Element:
    """The page as a browser sees it, to be read only. Raises ParseError where the page is not right as it stands."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page)
    return tree


def name(element: Element) -> str:
    """Its name without a namespace."""
    return str(element.tag).rpartition("}")[2]


def elements(page: Element) -> Iterator[Element]:
    return (element for element in page.iter() if isinstance(element.tag, str))


def text(element: Element) -> str:
    """All its letters, with one space for every gap."""
    return " ".join("".join(element.itertext()).split())


def assert_inert(page: str) -> None:
    """Nothing in the page runs, loads or leads anywhere, and a policy in it forbids it as well."""
    tree = parsed(page)
    for element in elements(tree):
        assert name(element) in INERT, name(element)
        for attribute, value in element.attrib.items():
            short = str(attribute).rpartition("}")[2].lower()
            assert not short.startswith("on")
            assert short not in {
                "href",
                "src",
                "srcset",
                "action",
                "formaction",
                "data",
                "poster",
                "background",
                "srcdoc",
            }
            assert "javascript:" not in value.lower()
            assert "url(" not in value.lower()
    for style in (element for element in elements(tree) if name(element) == "style"):
        assert "url(" not in text(style)
        assert "@import" not in text(style)
    policies = [meta.attrib["content"] for meta in elements(tree) if "http-equiv" in meta.attrib]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'unsafe-inline';")


def headings(page: Element) -> list[int]:
    """The levels of the headings, in their order."""
    return [int(name(one)[1]) for one in elements(page) if name(one) in {"h1", "h2", "h3", "h4", "h5", "h6"}]


def assert_readable(page: str) -> None:
    """What a screen reader needs: a language, headings in order, table headers with scope, words for the drawing."""
    tree = parsed(page)
    assert (tree.attrib["lang"], tree.attrib["dir"]) == ("en-GB", "ltr")
    levels = headings(tree)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for header in (one for one in elements(tree) if name(one) == "th"):
        assert header.attrib.get("scope") in {"col", "row", "rowgroup"}
        assert text(header)
    for drawing in (one for one in elements(tree) if name(one) == "svg"):
        assert drawing.attrib["role"] == "img"
        ids = {one.attrib["id"]: text(one) for one in elements(drawing) if "id" in one.attrib}
        assert all(ids[id] for id in drawing.attrib["aria-labelledby"].split())


def tokens(page: str) -> list[Token]:
    """The page in Markdown, read with everything on that Markdown offers."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(page):
        found += [token, *(token.children or [])]
    return found
