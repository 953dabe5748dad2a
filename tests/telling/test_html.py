"""Prose becomes paragraphs, lists and emphasis on a page; everything else in it stays letters."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from game.telling.html import line_html, prose_html, templates
from game.telling.prose import paragraphs

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "&lt;b&gt;", "<!-- -->", "]]>"]


class Page(HTMLParser):
    """The tags and the letters of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.letters = ""
        self.feed(str(page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.letters += data


def test_paragraphs_lists_and_emphasis() -> None:
    assert prose_html("One *two*.\n\n- **three**\n- four\n\nFive & six.") == (
        "<p>One <em>two</em>.</p>\n<ul><li><strong>three</strong></li>\n<li>four</li></ul>\n<p>Five &amp; six.</p>"
    )


def test_a_line_has_no_paragraphs() -> None:
    assert line_html("One *two*.\n\nThree.") == "One <em>two</em>. Three."


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_letters_stay_letters(text: str) -> None:
    page = Page(prose_html(text))
    assert page.tags == {"p"}
    assert page.letters == text


@given(st.text(alphabet="<>&\"'*`[]()!{}\\ abc\n-#"))
def test_whatever_is_written_every_letter_is_shown(text: str) -> None:
    page = Page(prose_html(text))
    assert page.tags <= {"p", "ul", "li", "em", "strong"}
    shown = "".join(paragraph.text for paragraph in paragraphs(text))
    assert page.letters.replace("\n", "") == shown


def test_a_template_escapes_and_knows_its_names(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "page.html").write_text("<h1>{{ name }}</h1>{{ text|prose }}")
    page = templates(folder).get_template("page.html")
    assert page.render(name="<b>", text="*<i>*") == "<h1>&lt;b&gt;</h1><p><em>&lt;i&gt;</em></p>"
    with pytest.raises(UndefinedError):
        page.render(text="alone")
