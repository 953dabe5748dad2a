"""A copy of the essay: where its sentences end, what leaves a fingerprint as it is, and files that are no such copy."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.commands.opening import told_story
from game.content import StoryProblems, load
from game.content.essay import compare, fingerprint, passages
from game.engine.story import Story
from game.exit_codes import CommandError
from tests.loaded import TINY_FOLDER


@pytest.fixture(scope="module")
def story() -> Story:
    return load(TINY_FOLDER)


def sentences(text: str, folder: Path) -> list[str]:
    file = folder / "essay.txt"
    file.write_text(text, encoding="utf-8")
    return list(passages(file).values())


def test_the_essay_is_held_against_the_catalogue(story: Story, tmp_path: Path) -> None:
    assert compare(story, TINY_FOLDER / "essay.txt") == []
    assert list(passages(TINY_FOLDER / "essay.txt")) == [sentence.digest for sentence in story.sentences]
    lines = (TINY_FOLDER / "essay.txt").read_text(encoding="utf-8").split("\n")
    (tmp_path / "essay.txt").write_text("\n".join(reversed(lines)).replace("flood", "water"))
    told = [problem.message for problem in compare(story, tmp_path / "essay.txt")]
    assert any("Au.1.1" in message and "does not stand" in message for message in told)
    assert any("has moved: it stands here" in message for message in told)


def test_a_fingerprint_forgives_capitals_and_stops() -> None:
    assert fingerprint("Nobody  looked.") == fingerprint("nobody looked")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die Glocke zersprang 1842. Ärmer wurde Ashby nie.", ["Die Glocke zersprang 1842.", "Ärmer wurde Ashby nie."]),
        ("Колокол треснул. Никто не звонил.", ["Колокол треснул.", "Никто не звонил."]),
        ("鐘は割れた。誰も鳴らさなかった。", ["鐘は割れた。", "誰も鳴らさなかった。"]),
        ("घंटी टूट गई। कोई नहीं आया।", ["घंटी टूट गई।", "कोई नहीं आया।"]),
        ("The bell\n cracked\nin 1842. Nobody\npaid.", ["The bell cracked in 1842.", "Nobody paid."]),
        ("He said “never.” She left.", ["He said “never.”", "She left."]),
        ("Er sagte: „Nie.“ Sie ging.", ["Er sagte: „Nie.“", "Sie ging."]),
        ("It rang (twice.) ‘Enough’ was said.", ["It rang (twice.)", "‘Enough’ was said."]),
        ("What a day! Who paid? Nobody…", ["What a day!", "Who paid?", "Nobody…"]),
        ("It rang.[1] Nobody came.[2][note 3]", ["It rang.[1]", "Nobody came.[2][note 3]"]),
        ("It rang.¹ Nobody came.12 He said so.”3", ["It rang.¹", "Nobody came.12", "He said so.”3"]),
        ("It cost 3.50 pounds, e.g. of copper, in c. 1842.", ["It cost 3.50 pounds, e.g. of copper, in c. 1842."]),
        ("One.\u200b Two. \u200bThree. “\u200bFour.”", ["One.\u200b", "Two.", "\u200bThree.", "“\u200bFour.”"]),
        ("– Nein. – Doch. – so war es.", ["– Nein.", "– Doch. – so war es."]),
        ("The bell\n\nIt rang.\n\nA heading, 1842\n\nIt fell.", ["It rang.", "It fell."]),
    ],
)
def test_where_a_sentence_ends(text: str, wanted: list[str], tmp_path: Path) -> None:
    assert sentences(text, tmp_path) == wanted


def test_lines_of_their_own_are_paragraphs_where_they_are_too_long_to_be_wrapped(tmp_path: Path) -> None:
    long = f"The bell {'rang and ' * 30}rang."
    assert sentences(f"A heading\n{long}\nAnother\n{long} It fell.", tmp_path) == [long, "It fell."]


PROSE = (
    "Pell kept the book. “Nobody,” he said, “looks.” Łódź was far!\n\n"
    "Ärger gab es nie.[1] Was it so? Es war so.\n\nКто платил? Никто.¹"
)


ENDS = ["\n", "\r\n", "\v", "\x85", "\u2028", "\n\f"]


@given(width=st.integers(12, 120), indent=st.sampled_from(["", "  "]), end=st.sampled_from(ENDS))
def test_wrapping_changes_no_fingerprint(
    width: int, indent: str, end: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("essay")
    paragraphs = [
        textwrap.fill(one, width, subsequent_indent=indent, break_on_hyphens=False) for one in PROSE.split("\n\n")
    ]
    wrapped = "\n\n".join(paragraphs).replace("\n", end)
    assert sentences(wrapped, folder) == sentences(PROSE, folder)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gewerkschaft und Partei.", "Gewerk\u00adschaft  und\u00a0Partei"),
        ("Nobody came.", "Nobody came.[12]"),
        ("Nobody came.", "Nobody came.¹²"),
        ("Nobody came.", "nobody came.12"),
        ("Łódź café.", "Łódź cafe\u0301."),
        ("The first five.", "The ﬁrst ﬁve."),
    ],
)
def test_what_leaves_a_fingerprint_as_it_is(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_the_ends_of_paragraphs_and_pages_are_those_of_print(tmp_path: Path) -> None:
    assert sentences("The bell\u2029It rang, and\n\ffell.\u2029It is gone.", tmp_path) == [
        "It rang, and fell.", "It is gone.",
    ]  # fmt: skip


def test_a_soft_hyphen_at_the_end_of_a_line_divides_no_word(tmp_path: Path) -> None:
    assert sentences("Die Gewerk\u00ad\n  schaft.", tmp_path) == ["Die Gewerkschaft."]


KINDS = {
    b"PK\x03\x04...word/document.xml": "Word document",
    b"PK\x03\x04...xl/workbook.xml": "spreadsheet",
    b"PK\x03\x04...ppt/presentation.xml": "presentation",
    b"PK\x03\x04...mimetypeapplication/vnd.oasis.opendocument.text": "OpenDocument text",
    b"PK\x03\x04...mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "OpenDocument file",
    b"PK\x03\x04...mimetypeapplication/epub+zip": "electronic book",
    b"PK\x03\x04...Index/Document.iwa": "word processor",
    b"PK\x03\x04...": "compressed",
    b"PK\x05\x06" + bytes(18): "compressed",
    b"7z\xbc\xaf\x27\x1c": "compressed",
    b"BZh91AY&SY": "compressed",
    b"%PDF-1.7\n%\xe2\xe3": "PDF",
    b"\r\n%PDF-1.7\n%\xe2\xe3": "PDF",
    b"%!PS-Adobe-3.0\nOne.": "printer",
    b"\x89PNG\r\n\x1a\n": "image",
    b"\xff\xd8\xff\xe0": "image",
    b"GIF89a": "image",
    b"\0\0\0\x18ftypheic": "image",
    b"II*\0\x08\0\0\0": "image",
    b"ID3\x04\0": "recording",
    b"{\\rtf1\\ansi One.}": "rich text",
    b"\xef\xbb\xbf{\\rtf1\\ansi One.}": "rich text",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "word processor",
    b"SQLite format 3\0\x10\0\x01\x01": "database",
    b"MZ\x90\0\x03": "program",
    b"BM\x36\0\0\0\0\0\0\0\x36\0": "another program",
    b"\xa7\r\r\n\0\0\0\0": "another program",
    bytes(500): "another program",
    b"<!DOCTYPE html><p>One.</p>": "web page",
    b"\xef\xbb\xbf<!DOCTYPE html><p>One.</p>": "web page",
    b"<!-- saved -->\n<html><p>One.</p>": "web page",
    b"<?xml version='1.0'?>\n<html><p>One.</p>": "web page",
    b"<head><title>One.</title>": "web page",
    b"<?xml version='1.0'?><office:document/>": "XML",
    "One.".encode("utf-16"): "UTF-16",
    "One.".encode("utf-16-le"): "UTF-16",
    "One.".encode("utf-16-be"): "UTF-16",
    "One.".encode("utf-32"): "UTF-32",
    "One.".encode("utf-32-be"): "UTF-32",
    "Колокол треснул.\n".encode("utf-16-le"): "UTF-16",
    "Колокол треснул.\n".encode("utf-16-be"): "UTF-16",
    "钟破了。没有人问。".encode("utf-16-le"): "UTF-16",
    "Das Läuten. Es war früh.".encode("utf-16-be"): "UTF-16",
    "Das Läuten. Es war früh.".encode("latin-1"): "byte 0xe4 is not UTF-8",
    "Колокол треснул.".encode("koi8-r"): "byte 0xeb is not UTF-8",
    b"A bell rang. Nobody asked\0 why.": "U+0000",
    b"": "says nothing",
    b"\xef\xbb\xbf": "says nothing",
    b" \n\n": "says nothing",
}


@pytest.mark.parametrize(("content", "named"), KINDS.items(), ids=range(len(KINDS)))
def test_a_file_that_is_no_text_is_named_for_what_it_is(
    content: bytes, named: str, story: Story, tmp_path: Path
) -> None:
    file = tmp_path / "essay"
    file.write_bytes(content)
    (problem,) = compare(story, file)
    assert named in problem.message
    with pytest.raises(StoryProblems) as raised:
        passages(file)
    assert raised.value.problems == (problem,)


@pytest.mark.parametrize("text", ["One.", "One. Two.", "No stop at all"])
def test_another_text_is_told_as_such(text: str, story: Story, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text(text)
    (problem,) = compare(story, tmp_path / "essay.txt")
    assert re.search("(None of its (2 )?sentences is|Its one sentence is not) in the catalogue", problem.message)


@pytest.mark.parametrize("content", [b"One. Two.", b"PK\x03\x04, word/document.xml", b""])
def test_who_plays_with_a_file_that_is_no_copy_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "essay").write_bytes(content)
    with pytest.raises(CommandError, match=r"none of its sentences is in the catalogue|Word document|says nothing"):
        told_story(TINY_FOLDER, tmp_path / "essay")
    assert told_story(TINY_FOLDER, TINY_FOLDER / "essay.txt")
