"""Names and words that people type, compared as people compare them."""

import re
import unicodedata

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What says nothing by itself (Unicode's Default_Ignorable_Code_Point): joiners, variation selectors, fillers."""
ALIKE = str.maketrans(
    dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—―−", "-") | {"\u2800": " "}
)
"""Signs of which a keyboard has one and a word processor several; and a blank that is no space."""
PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ŋ": "ng"})
"""Latin letters that are no others with a mark."""
LOOKS = str.maketrans(
    "авеѕіјкмнорстухһԁԛԝүαβεζηικμνορτυχօոսհɡɑكيى",
    "abesijkmhopctyxhdqwyabezhikmnoptyxonuhgaکیی",
)
"""Letters of other keyboards that look, small or large, like those of one: Cyrillic, Greek, Armenian and Arabic."""
SLIPS = str.maketrans("01i", "oll", " _")
"""Signs of one keyboard that many typefaces hardly tell apart."""


def compared(name: str) -> str:
    """The same text for all names that people take for one, whatever their case, width, spaces or unseen letters, and
    however their marks are put together and their digits written; empty for a name in which nothing is to be seen."""
    seen = UNSEEN.sub("", unicodedata.normalize("NFKD", name)).translate(ALIKE)
    seen = seen if seen.isascii() else "".join(str(unicodedata.decimal(letter, letter)) for letter in seen)
    return " ".join(unicodedata.normalize("NFKC", seen.casefold()).split())


def searchable(text: str) -> str:
    """The same, also without marks and punctuation, as one types what one looks for: ``lodz muller``. It is the same
    for letters that look alike, too, whichever keyboard they come from."""
    plain = "".join(map(_without_marks, unicodedata.normalize("NFKD", compared(text)))).translate(PLAIN)
    plain = plain.translate(LOOKS)
    return " ".join(re.findall(r"\w+", plain.replace("'", "")))


def are_nearly_one(one: str, other: str) -> bool:
    """Whether two names are easily taken for each other, as by eye or by ear."""
    return searchable(one).translate(SLIPS) == searchable(other).translate(SLIPS) != ""


def _without_marks(letter: str) -> str:
    """``l`` for ``ł``, nothing for a mark by itself."""
    if unicodedata.category(letter) == "Mn":
        return ""
    name, stroke, _ = unicodedata.name(letter, "").partition(" WITH ")
    if not stroke or letter.isascii() or not letter.isalpha():
        return letter
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return letter
