"""The pages on paper, as Chromium prints them: dark letters on white, whatever the theme of the system, and each role
begins on a front, so that sheets printed on both sides can be handed out one by one."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from game.classroom.page_sizes import size_of
from game.engine.chronicle import Mode
from game.engine.playthrough import Playthrough
from game.engine.story import Deck
from game.telling.typed import LONGEST_REASON
from tests.classroom.games import HOSTILE, SHIPPED, game
from tests.web.chromium import CHROMIUM

POPPLER = shutil.which("pdftoppm") and shutil.which("pdftotext")
DARK = ("--force-dark-mode", "--enable-features=WebContentsForceDark", "--blink-settings=preferredColorScheme=0")
SIX = tuple(chair.id for chair in SHIPPED.chairs)
PAPERS = {"A4": "210mm 297mm", "Letter": "8.5in 11in"}
needs_a_printer = pytest.mark.skipif(not (CHROMIUM and POPPLER), reason="needs Chromium and poppler-utils")


def printed(page: str, paper: str, folder: Path, *flags: str) -> Path:
    """The page as a PDF on this paper."""
    assert CHROMIUM
    (folder / "page.html").write_text(page.replace("@page {", f"@page {{ size: {PAPERS[paper]};", 1), encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    common = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", profile]
    pdf = folder / "page.pdf"
    command = [*common, *flags, f"--print-to-pdf={pdf}", str(folder / "page.html")]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return pdf


def pictures(pdf: Path) -> list[tuple[int, int, bytes]]:
    """The sheets as pictures in grey: width, height, and a byte for each point."""
    subprocess.run(["pdftoppm", "-r", "36", "-gray", pdf, pdf.with_name("sheet")], check=True, timeout=120)
    return [grey(sheet) for sheet in sorted(pdf.parent.glob("sheet-*.pgm"))]


def texts(pdf: Path) -> list[str]:
    """What is written on each side."""
    done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, timeout=120)
    return done.stdout.decode().split("\f")[:-1]


def grey(sheet: Path) -> tuple[int, int, bytes]:
    kind, width, height, top, points = sheet.read_bytes().split(maxsplit=4)
    assert (kind, top) == (b"P5", b"255")
    return int(width), int(height), points[-int(width) * int(height) :]


def page_of(which: str) -> str:
    if which not in ("debrief", "compare"):
        return handouts(SHIPPED, SHIPPED.decks[0], full=True)[f"{which}.html"]
    playthrough = game(*SIX, texts=HOSTILE, hands=(3, 4, 5))
    games = [("one", playthrough), ("two", game("trotsky"))]
    return debrief(playthrough, full=True) if which == "debrief" else compare(games, full=True)


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize(
    ("which", "paper", "flags"),
    [
        ("debrief", "A4", DARK),
        ("debrief", "Letter", ()),
        ("compare", "A4", ()),
        ("compare", "Letter", DARK),
        ("roles", "A4", DARK),
        ("teachers-key", "Letter", DARK),
        ("full-key", "A4", ()),
    ],
    ids=lambda value: ("dark" if value else "light") if isinstance(value, tuple) else value,
)
def test_it_prints_dark_on_white_and_within_the_sheet(
    which: str, paper: str, flags: tuple[str, ...], tmp_path: Path
) -> None:
    sheets = pictures(printed(page_of(which), paper, tmp_path, *flags))
    assert len(sheets) > 2
    for width, height, points in sheets:
        assert (width, height) == {"A4": (298, 421), "Letter": (306, 396)}[paper]
        assert sum(points) / len(points) > 200
        edge = [
            points[row * width + column] for row in range(height) for column in (*range(16), *range(width - 16, width))
        ]
        assert min(edge) == 255
        assert min(points) < 128


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("deck", SHIPPED.decks, ids=lambda deck: deck.id)
def test_a_role_is_one_sheet_the_person_in_front_and_the_decisions_behind(
    deck: Deck, paper: str, tmp_path: Path
) -> None:
    sides = texts(printed(handouts(SHIPPED, deck)["roles.html"], paper, tmp_path))
    names = [chair.name for chair in SHIPPED.chairs]
    assert len(sides) == 2 * len(names)
    for name, front, back in zip(names, sides[::2], sides[1::2], strict=True):
        assert f"{name}: " in front
        assert back.startswith(f"The decisions of {name}")


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("longer", [50, 90], ids=["two sides", "three sides"])
def test_after_a_longer_role_the_next_begins_on_a_front_all_the_same(longer: int, paper: str, tmp_path: Path) -> None:
    first, *others = SHIPPED.scenes
    briefs = tuple(replace(seat, brief=seat.brief + "\n\nA line of its own." * longer) for seat in first.seats)
    story = replace(SHIPPED, scenes=(replace(first, seats=briefs), *others))
    sides = texts(printed(handouts(story, story.decks[-1])["roles.html"], paper, tmp_path))
    assert len(sides) > 2 * len(SHIPPED.chairs)
    for chair in SHIPPED.chairs:
        (begins,) = [number for number, side in enumerate(sides, 1) if f"{chair.name}: {chair.line}" in side]
        assert begins % 2 == 1, chair.name


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("large", [False, True], ids=["shared", "large"])
@pytest.mark.parametrize("deck", SHIPPED.decks[:3], ids=lambda deck: deck.id)
def test_every_card_and_every_leaf_of_ballots_is_a_front_with_an_empty_back(
    deck: Deck, large: bool, paper: str, tmp_path: Path
) -> None:
    pages = handouts(SHIPPED, deck.only(["kamenev", "rykov"]), large=large)
    for file in ("cards.html", "ballots.html"):
        sides = texts(printed(pages[file], paper, tmp_path))
        fronts, backs = sides[::2], sides[1::2]
        assert len(fronts) == size_of(pages[file]).sheets
        assert all(front.strip() for front in fronts)
        assert not [back for back in backs if back.strip()]


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("deck", "most"), [("short", 5), ("lesson", 6)])
@pytest.mark.parametrize("chair", SIX)
def test_the_key_of_a_lesson_has_at_most_six_pages(
    chair: str, deck: str, most: int, paper: str, tmp_path: Path
) -> None:
    pages = handouts(SHIPPED, SHIPPED.find(Deck, deck).only([chair]), full=True)
    sides = texts(printed(pages["teachers-key.html"], paper, tmp_path))
    assert 2 < len(sides) <= most
    assert abs(size_of(pages["teachers-key.html"]).sheets - len(sides) / 2) <= 1


LONG = (
    "we thought that nobody at all in that long room would ever have dared to say it aloud, and so we did, and said it"
)
"""As long as a reason can be."""


def talkative(*chairs: str, deck: str, mode: Mode = "teams") -> Playthrough:
    """A game in which every name, every reason and every count is there and long."""
    played = game(*chairs, deck=deck, mode=mode, texts=["Left of the window"], hands=(13, 11, 9))
    told = (replace(one, reasons=tuple((chair, LONG) for chair in one.by_people)) for one in played.chronicle.entries)
    players = tuple((chair, "The third table from the window, left") for chair in chairs)
    chronicle = replace(played.chronicle, entries=tuple(told), players=players)
    return Playthrough.of(SHIPPED, chronicle).played_on()


@pytest.mark.browser
@needs_a_printer
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("which", ["a lesson", "one chair", "two chairs", "six chairs", "twelve games"])
def test_two_pages_are_two_sides_of_paper_whatever_was_played(which: str, paper: str, tmp_path: Path) -> None:
    assert len(LONG) <= LONGEST_REASON
    match which:
        case "a lesson":
            page = debrief(
                game("trotsky", mode="class", hands=(9, 4, 3), turn=2, texts=["because nobody else would say it"])
            )
            assert "The card in the index" in page
        case "one chair":
            page = debrief(talkative("kamenev", deck="whole", mode="class"))
        case "two chairs":
            page = debrief(talkative("zinoviev", "kamenev", deck="whole"))
        case "six chairs":
            page = debrief(talkative(*SIX, deck="whole"))
        case _:
            games = [talkative(*chairs, deck="double") for chairs in (SIX, SIX[:2], SIX[2:3], SIX[3:])]
            page = compare([(str(place), one) for place, one in enumerate(games * 3)])
    sides = texts(printed(page, paper, tmp_path))
    assert len(sides) == 2
    assert all(len(side.split()) > 100 for side in sides)


def test_on_a_screen_it_asks_for_light_and_has_no_other_look() -> None:
    page = debrief(game("trotsky", cards=1))
    assert ":root { color-scheme: only light; }" in page
    assert '<meta name="color-scheme" content="only light">' in page
    assert "html { background: #fff; color: #000;" in page
    assert "prefers-color-scheme" not in page
