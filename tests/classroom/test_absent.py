"""The leaf for who was absent: what the class decided, and a card that does not give the class's choice away."""

from pathlib import Path

import pytest

from game.classroom.absent import absent_leaf
from game.saves import save
from game.session.snapshot import Snapshot
from game.telling.absent import absent
from tests.classroom.games import HOSTILE, SHIPPED, TINY, game
from tests.classroom.pages import Page
from tests.command import run

TESTS = Path(__file__).parent.parent
SIX = tuple(chair.id for chair in SHIPPED.chairs)


def test_it_tells_each_decision_with_its_reason_and_what_happened_and_asks_the_next_card() -> None:
    played = game("kamenev", mode="class", texts=("the room", "because of the letter"), cards=3).played_on()
    leaf, page = absent(played), absent_leaf(played)
    assert leaf
    assert page
    assert played.scene
    assert leaf.is_next
    assert [one.title for one in leaf.gone_by] == [scene.title for scene in played.cards_so_far]
    assert [one.card.title for one in leaf.at_home] == [played.scene.title]
    text = Page(page).text
    for round in played.rounds:
        if option := round.option("kamenev"):
            shown = round.scene in played.cards_so_far
            assert not shown or (option.label in text and round.scene.history.short in text)
    assert "because of the letter" in text
    (home,) = leaf.at_home
    assert all(option.label in text for option in home.card.options)
    read = " ".join(f"{home.card.prose} {home.card.brief} {' '.join(one.label for one in home.card.options)}".split())
    assert home.words
    for word in home.words[0].new:
        assert any(form.lower() in read.lower() for form in word.forms), word.name


@pytest.mark.parametrize("cards", [1, 4, 99])
def test_the_class_s_choice_on_the_card_at_home_is_not_told(cards: int) -> None:
    played = game("kamenev", mode="class", cards=cards).played_on()
    leaf = absent(played)
    assert leaf
    (home,) = leaf.at_home
    assert not home.card.call
    assert home.file not in {one.file for one in leaf.gone_by}
    assert all(one.file < home.file for one in leaf.gone_by)
    assert leaf.is_next == (played.scene is not None and home.card.title == played.scene.title)


def test_each_chair_has_its_own_brief_and_no_other_s() -> None:
    played = game(*SIX, cards=2).played_on()
    leaf = absent(played)
    assert leaf
    assert played.scene
    assert [one.chair for one in leaf.at_home] == [
        chair.name for chair in SHIPPED.chairs if chair.id in {seat.chair for seat in played.asked}
    ]
    alone = absent(played, [played.asked[0].chair])
    assert alone
    (home,) = alone.at_home
    page = absent_leaf(played, [played.asked[0].chair])
    assert page
    assert " ".join(home.card.brief.split()) in Page(page).text
    assert not [seat for seat in played.asked[1:] if " ".join(seat.brief.split()) in Page(page).text]


def test_what_was_typed_stays_letters() -> None:
    page = absent_leaf(game("mary", "tom", story=TINY, deck="whole", texts=HOSTILE).played_on())
    assert page
    sheet = Page(page)
    assert not {tag for tag, _ in sheet.tags} & {"script", "img", "svg", "a", "textarea", "b"}
    assert "<script>alert(1)</script>" in sheet.text or "onerror=alert(1)" in sheet.text
    assert "\x1b" not in sheet.letters


def test_the_command_writes_the_leaf_and_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(Snapshot(game("mary", "tom", story=TINY, deck="whole", cards=1).chronicle), tmp_path / "evening.json")
    words = ["absent", "evening.json", "--scenes", str(TESTS / "tiny")]
    done = run(*words, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Written: evening-absent.html\n", "")
    assert "What the class has decided so far" in (tmp_path / "evening-absent.html").read_text(encoding="utf-8")
    assert "Tom" in run(*words, "-o", "-", folder=tmp_path).stdout
    alone = run(*words, "--as", "mary", "-o", "-", folder=tmp_path).stdout
    assert run(*words, "--as", "mary", folder=tmp_path).stdout == "Written: evening-absent-mary.html\n"
    assert "Mary</bdi></span></h2>" in alone
    assert "Tom</bdi></span></h2>" not in alone
    assert run(*words, "--as", "pell", folder=tmp_path).returncode == 2
    assert run(*words, "-o", "leaf.md", folder=tmp_path).returncode == 2
    (tmp_path / "mine.html").write_text("mine")
    assert "mine.html is there" in run(*words, "-o", "mine.html", folder=tmp_path).stderr
    assert (tmp_path / "mine.html").read_text(encoding="utf-8") == "mine"
