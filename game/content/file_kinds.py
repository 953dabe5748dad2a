"""What a file is that is no plain text in UTF-8, told from its bytes."""

import re

BOM = b"\xef\xbb\xbf"
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"%!PS", "a document for a printer"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"ID3", "a recording"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"PK\x05\x06", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
)
"""How files begin that are no text, and what they are."""
PARTS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an electronic book"),
    (b".iwa", "a document of a word processor"),
)
"""What stands in a compressed file that is a document, and which."""
WEB_PAGE = re.compile(
    rb"\s*(<\?xml[^>]{0,200}\?>\s*)?(<!--.{0,9999}?-->\s*)*<(!doctype html|html|head|body)\b", re.I | re.S
)
XML = re.compile(rb"\s*<(\?xml|svg|!DOCTYPE)\b", re.I)
UNICODE = {
    "utf-32-le": "UTF-32", "utf-32-be": "UTF-32", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
}  # fmt: skip
"""Other ways to write letters than UTF-8, the longer first, whose marks begin as the shorter ones do."""
MARKS = "\ufeff \n\r\u3002"
"""What all but the shortest text in one of these has, and hardly anything else that is read so."""
CONTROLS = bytes(range(9)) + b"\x0b" + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
"""Bytes that stand in no text but by mistake."""
MOST_CONTROLS = 20
"""One byte in so many, and it is no text at all."""


def kind_of(content: bytes) -> str:
    """What a file is that is no text; empty for text, and for what is not known."""
    content = content.removeprefix(BOM)
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in PARTS if part in content), "a compressed file")
    if content[4:8] == b"ftyp":
        return "an image or a recording"
    if content.lstrip()[:1] == b"<":
        return "a web page" if WEB_PAGE.match(content) else "a document in XML" if XML.match(content) else ""
    return next((kind for begins, kind in BEGINNINGS if content.lstrip(b"\r\n").startswith(begins)), "")


def other_unicode(content: bytes) -> str:
    """In what else than UTF-8 the text of a file is written, with a mark at its beginning or without; else nothing."""
    return next((name for codec, name in UNICODE.items() if _is_text_in(codec, content)), "")


def is_binary(content: bytes) -> bool:
    """Whether so many bytes are controls that this is no text with a slip in it."""
    start = content[:1000]
    return len(start) - len(start.translate(None, CONTROLS)) > max(1, len(start) // MOST_CONTROLS)


def _is_text_in(codec: str, content: bytes) -> bool:
    try:
        text = content[:4000].decode(codec)
    except UnicodeDecodeError:
        return False
    seen = text.removeprefix("\ufeff")
    has_mark = any(mark in text for mark in MARKS) or (bool(seen) and seen.isascii())
    return has_mark and all(one.isprintable() or one.isspace() for one in seen)
