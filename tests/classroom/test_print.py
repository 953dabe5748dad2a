"""The pages on paper, as Chromium prints them: dark letters on white, whatever the theme of the system."""

import shutil
import subprocess
from pathlib import Path

import pytest

from game.classroom.compare import compare
from game.classroom.debrief import debrief
from game.classroom.handouts import handouts
from tests.classroom.games import HOSTILE, SHIPPED, game

CHROMIUM, PDFTOPPM = shutil.which("chromium"), shutil.which("pdftoppm")
DARK = ("--force-dark-mode", "--enable-features=WebContentsForceDark", "--blink-settings=preferredColorScheme=0")
SIX = tuple(chair.id for chair in SHIPPED.chairs)
PAPERS = {"A4": "210mm 297mm", "Letter": "8.5in 11in"}


def printed(page: str, folder: Path, *flags: str) -> list[tuple[int, int, bytes]]:
    """The sheets as pictures in grey: width, height, and a byte for each point."""
    assert CHROMIUM
    assert PDFTOPPM
    (folder / "page.html").write_text(page, encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    common = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", profile]
    pdf = f"--print-to-pdf={folder / 'page.pdf'}"
    subprocess.run([*common, *flags, pdf, str(folder / "page.html")], capture_output=True, check=True, timeout=120)
    subprocess.run([PDFTOPPM, "-r", "36", "-gray", "page.pdf", "sheet"], cwd=folder, check=True, timeout=120)
    return [grey(sheet) for sheet in sorted(folder.glob("sheet-*.pgm"))]


def grey(sheet: Path) -> tuple[int, int, bytes]:
    kind, width, height, top, points = sheet.read_bytes().split(maxsplit=4)
    assert (kind, top) == (b"P5", b"255")
    return int(width), int(height), points[-int(width) * int(height) :]


def page_of(which: str) -> str:
    if which not in ("debrief", "compare"):
        return handouts(SHIPPED, SHIPPED.decks[0])[f"{which}.html"]
    playthrough = game(*SIX, texts=HOSTILE, hands=(3, 4, 5))
    return debrief(playthrough) if which == "debrief" else compare([("one", playthrough), ("two", game("trotsky"))])


@pytest.mark.skipif(not (CHROMIUM and PDFTOPPM), reason="needs Debian's chromium and poppler-utils")
@pytest.mark.parametrize(
    ("which", "paper", "flags"),
    [
        ("debrief", "A4", DARK),
        ("debrief", "Letter", ()),
        ("compare", "A4", ()),
        ("compare", "Letter", DARK),
        ("roles", "A4", DARK),
        ("teachers-key", "Letter", DARK),
    ],
    ids=lambda value: ("dark" if value else "light") if isinstance(value, tuple) else value,
)
def test_it_prints_dark_on_white_and_within_the_sheet(
    which: str, paper: str, flags: tuple[str, ...], tmp_path: Path
) -> None:
    sheets = printed(page_of(which).replace("@page {", f"@page {{ size: {PAPERS[paper]};"), tmp_path, *flags)
    assert len(sheets) > 2
    for width, height, points in sheets:
        assert (width, height) == {"A4": (298, 421), "Letter": (306, 396)}[paper]
        assert sum(points) / len(points) > 200
        edge = [
            points[row * width + column] for row in range(height) for column in (*range(16), *range(width - 16, width))
        ]
        assert min(edge) == 255
        assert min(points) < 128


def test_on_a_screen_it_asks_for_light_and_has_no_other_look() -> None:
    page = debrief(game("trotsky", cards=1))
    assert ":root { color-scheme: only light; }" in page
    assert '<meta name="color-scheme" content="only light">' in page
    assert "html { background: #fff; color: #000;" in page
    assert "prefers-color-scheme" not in page
