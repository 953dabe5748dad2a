"""Numbers, lists and days as languages say them, by the data of Babel: a sentence for each plural category."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from game.console import shown
from game.i18n import capitals, cldr, day_in_words, direction, has_ended, listed, month_in_words, tr, trn, use
from tests.command import all_on_the_path

ROOT = Path(__file__).parent.parent.parent
POLISH = {
    "{number} decisions": {
        "one": "jedna decyzja", "few": "{number} decyzje", "many": "{number} decyzji",
    },
    "{most} of {number} hands: {option}.": {
        "one": "{option}: {most} z {number} głosu.", "few": "{option}: {most} z {number} głosów.",
        "many": "{option}: {most} z {number} głosów.",
    },
}  # fmt: skip
RUSSIAN = {
    "{number} decisions": {
        "one": "{number} решение", "few": "{number} решения", "many": "{number} решений",
    },
    "There are {number} seats.": {
        "one": "Есть {number} место.", "few": "Есть {number} места.", "many": "Есть {number} мест.",
    },
}  # fmt: skip
ARABIC = {
    "{number} decisions": {
        "zero": "لا قرارات", "one": "قرار واحد", "two": "قراران", "few": "{number} قرارات", "many": "{number} قرارًا",
        "other": "{number} قرار",
    },
}  # fmt: skip
NUMBERS = (0, 1, 2, 3, 5, 11, 21, 22, 100, 101)
CATEGORIES = {
    "en": "other one other other other other other other other other",
    "de": "other one other other other other other other other other",
    "fr": "one one other other other other other other other other",
    "ru": "many one few few many many one few many one",
    "uk": "many one few few many many one few many one",
    "pl": "many one few few many many many few many many",
    "cs": "other one few few other other other other other other",
    "ar": "zero one two few few many many many other other",
    "ja": "other other other other other other other other other other",
}
"""For each language the categories of the numbers above, as CLDR's own table of plural rules has them."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    use({})


def decisions(number: int) -> str:
    return trn("{number} decision", "{number} decisions", number)


@pytest.mark.parametrize("language", CATEGORIES)
def test_a_number_has_the_category_of_its_language(language: str) -> None:
    assert [cldr.category(language, number) for number in NUMBERS] == CATEGORIES[language].split()
    use({"{number} decisions": {one: f"{one} {{number}}" for one in cldr.categories(language)}}, language)
    assert [decisions(number) for number in NUMBERS] == [
        f"{one} {number}" for one, number in zip(CATEGORIES[language].split(), NUMBERS, strict=True)
    ]


def test_polish_russian_and_arabic_can_be_said() -> None:
    use(POLISH, "pl")
    assert [decisions(number) for number in (0, 1, 2, 5, 12, 22, 101)] == [
        "0 decyzji", "jedna decyzja", "2 decyzje", "5 decyzji", "12 decyzji", "22 decyzje", "101 decyzji",
    ]  # fmt: skip
    hands = "{most} of {number} hand: {option}.", "{most} of {number} hands: {option}."
    assert trn(*hands, 22, most=12, option="Czekać") == "Czekać: 12 z 22 głosów."
    use(RUSSIAN, "ru")
    assert [decisions(number) for number in (1, 2, 5, 11, 21, 22, 111)] == [
        "1 решение", "2 решения", "5 решений", "11 решений", "21 решение", "22 решения", "111 решений",
    ]  # fmt: skip
    seats = "There is {number} seat.", "There are {number} seats."
    assert [trn(*seats, number) for number in (1, 24)] == ["Есть 1 место.", "Есть 24 места."]
    use(ARABIC, "ar")
    assert [decisions(number) for number in (0, 1, 2, 3, 11, 100)] == [
        "لا قرارات", "قرار واحد", "قراران", "3 قرارات", "11 قرارًا", "100 قرار",
    ]  # fmt: skip


@pytest.mark.parametrize("said", [{"few": "{number} decyzje"}, {"one": "jedna decyzja"}, {}])
def test_a_form_that_is_missing_is_said_in_english(said: dict[str, str]) -> None:
    use({"{number} decisions": said}, "pl")
    assert [decisions(1) if "one" not in said else "1 decision", decisions(5)] == ["1 decision", "5 decisions"]


def test_one_text_does_for_all_numbers_where_a_language_has_one_form() -> None:
    use({"{number} decisions": "決定{number}件"}, "ja")
    assert [decisions(number) for number in (0, 1, 5)] == ["決定0件", "決定1件", "決定5件"]


def test_english_counts_as_it_always_did() -> None:
    for language in ("en-GB", "pl"):
        use({}, language)
        assert [decisions(number) for number in (0, 1, 2, 21)] == [
            "0 decisions", "1 decision", "2 decisions", "21 decisions",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "month", "three", "two"),
    [
        ("en-GB", "20 March 1842", "March 1842", "a, b and c", "a and b"),
        ("pl", "20 marca 1842", "marzec 1842", "a, b i c", "a i b"),
        ("ru", "20 марта 1842\u202fг.", "март 1842\u202fг.", "a, b и c", "a и b"),
        ("uk", "20 березня 1842\u202fр.", "березень 1842\u202fр.", "a, b і c", "a і b"),
        ("cs", "20. března 1842", "březen 1842", "a, b a\u00a0c", "a a\u00a0b"),
        ("de", "20. März 1842", "März 1842", "a, b und c", "a und b"),
        ("fr", "20 mars 1842", "mars 1842", "a, b et c", "a et b"),
        ("ar", "20 مارس 1842", "مارس 1842", "a وb وc", "a وb"),
        ("ja", "1842年3月20日", "1842年3月", "a、b、c", "a、b"),
    ],
)
def test_days_and_lists_are_those_of_the_language(language: str, day: str, month: str, three: str, two: str) -> None:
    use({}, language)
    assert [day_in_words(date(1842, 3, 20)), month_in_words(date(1842, 3, 20))] == [day, month]
    assert [listed("abc"), listed("ab"), listed("a"), listed("")] == [three, two, "a", ""]


def test_every_language_is_known_by_its_code_and_says_a_day_a_month_and_a_list() -> None:
    for code in sorted(one.replace("_", "-") for one in locale_identifiers() if "_" not in one):
        assert cldr.is_known(code)
        use({}, code)
        assert shown(day_in_words(date(1842, 3, 20))) != day_in_words(date(1842, 3, 21))
        assert month_in_words(date(1842, 3, 20)) != month_in_words(date(1842, 4, 20))
        assert listed(["{0}", "{b}", "%s"]).count("{0}") == 1


@pytest.mark.parametrize("code", ["xx", "polish", "pl_PL", "root", "", " ", "../pl", "de;drop", "e" * 300, "\u202e"])
def test_a_code_of_no_language_is_not_known(code: str) -> None:
    assert not cldr.is_known(code)


def test_a_language_is_found_by_its_english_name() -> None:
    assert cldr.codes_of("Polish") == ["pl"]
    assert cldr.codes_of("Klingon") == []
    assert {"pl", "pt-BR"} <= set(cldr.codes())


@pytest.mark.parametrize(
    ("pattern", "kind", "is_one"),
    [
        ("d MMMM y", "day", True), ("d. MMMM 'A.D.' y", "day", True), ("LLLL y", "month", True),
        ("MMMM y", "day", False), ("d", "day", False), ("y", "month", False), ("HH", "day", False),
        ("{day} {month}", "day", False), ("d MMMMMMMM y", "day", False), ("", "month", True), ("%d", "day", False),
    ],
)  # fmt: skip
def test_a_pattern_tells_one_date_from_another(pattern: str, kind: str, is_one: bool) -> None:
    assert cldr.is_pattern("pl", pattern, kind) is is_one


def test_dates_can_be_written_otherwise_than_is_usual() -> None:
    use({}, "pl", {"day": "d MMMM y 'r.'", "month": "LLLL y 'r.'"})
    assert day_in_words(date(1842, 3, 20)) == "20 marca 1842 r."
    assert month_in_words(date(1842, 3, 20)) == "marzec 1842 r."
    assert tr("{month}. {title}.", month=month_in_words(date(1842, 3, 20)), title="Dzwon") == "marzec 1842 r. Dzwon."


def test_a_month_that_is_shortened_keeps_one_stop() -> None:
    use({}, "de", {"day": "d. MMM. y", "month": "LLLL. y"})
    assert day_in_words(date(1842, 9, 20)) == "20. Sept. 1842"
    assert day_in_words(date(1842, 5, 20)) == "20. Mai. 1842"
    assert month_in_words(date(1842, 9, 20)) == "September. 1842"


@pytest.mark.parametrize(
    "text",
    [
        "Who?", "Who?”", "Who?’”", "“Who?”", "No!", "And so…", "1842 r.", "1842\u202fг.", "Why (and how?)",
        "(It rang.)", "„Kto?“", "»Wer?«", "« Qui ? »", "«Кто?»", "»Hvem?»", "「誰?」", "誰？", "終わり。", "लड़का।",
        "من؟", "מי?\u200f", "Qui\u00a0? »", '"Who?"', "*Who?*", "Who?\n",
    ],
)  # fmt: skip
def test_a_text_that_has_its_stop_gets_no_other(text: str) -> None:
    assert has_ended(text)
    assert tr("{title}. {place}.", title=text, place="Ashby") == f"{text} Ashby."
    assert tr("“{title}”.", title=text) == f"“{text}”"


@pytest.mark.parametrize("text", ["The bell", "The bell (1842)", "“No”", "A, b:", "", "1.5", "v.2", "?a", "»Nein«"])
def test_any_other_text_gets_one(text: str) -> None:
    assert not has_ended(text)
    assert tr("{title}. {place}.", title=text, place="Ashby") == f"{text}. Ashby."


def test_only_a_full_stop_gives_way() -> None:
    assert (
        tr("{a}, {b}; {a}? {a}... {a}.html {a} .", a="Who?", b="1842 r.")
        == "Who?, 1842 r.; Who?? Who?... Who?.html Who? ."
    )


@given(st.text(), st.text())
def test_what_a_value_says_stays_whatever_it_is(first: str, second: str) -> None:
    said = tr("{first}. Then “{second}”.", first=first, second=second)
    assert said.startswith(first)
    assert said in {f"{first}{stop} Then “{second}”{end}" for stop in (".", "") for end in (".", "")}


@pytest.mark.parametrize(
    ("language", "text", "large"),
    [
        ("en-GB", "In your story", "IN YOUR STORY"), ("de", "Die Straße", "DIE STRASSE"),
        ("tr", "Kişiler ve bıçak", "KİŞİLER VE BIÇAK"), ("az-Latn", "ildə", "İLDƏ"),
        ("el", "Τι έγινε; Αϋπνία ΐ", "ΤΙ ΕΓΙΝΕ; ΑΫΠΝΙΑ Ϊ"),
        ("ka", "რა მოხდა", "რა მოხდა"), ("ar", "ماذا حدث", "ماذا حدث"), ("ru", "Что было", "ЧТО БЫЛО"),
    ],
)  # fmt: skip
def test_capitals_are_those_of_the_language(language: str, text: str, large: str) -> None:
    use({}, language)
    assert capitals(text) == large


def test_what_the_surroundings_say_of_languages_changes_nothing() -> None:
    code = "from datetime import date; from game.i18n import *; use({}, 'pl'); print(day_in_words(date(1842, 3, 20)))"
    odd = dict.fromkeys(("LANG", "LC_ALL", "LANGUAGE", "LC_TIME", "TZ"), "xx_garbage..@@") | {"PYTHONUTF8": "1"}
    run = [sys.executable, "-S", "-W", "error", "-c", code]
    done = subprocess.run(
        run, env={**os.environ, **all_on_the_path(), **odd}, capture_output=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == b"20 marca 1842"


def test_a_time_zone_that_is_none_stops_nothing_and_stays_as_it_was() -> None:
    code = "import os; from datetime import date; from game.i18n import day_in_words as a; a(date(1842, 3, 20))"
    run = [sys.executable, "-W", "error", "-c", f"{code}; print(os.environ.get('TZ', 'none'))"]
    for zone in (__file__, f":{__file__}", None):
        env = {name: value for name, value in os.environ.items() if name != "TZ"} | ({"TZ": zone} if zone else {})
        assert subprocess.run(run, env=env, capture_output=True, text=True, cwd=ROOT, check=True).stdout.strip() == (
            zone or "none"
        )


@pytest.mark.parametrize(("language", "way"), [("en-GB", "ltr"), ("pl", "ltr"), ("ar", "rtl"), ("he", "rtl")])
def test_which_way_a_language_is_written(language: str, way: str) -> None:
    use({}, language)
    assert direction() == way


def test_nothing_waits_for_the_data_before_it_is_needed() -> None:
    code = (
        "import sys; from game.i18n import *\n"
        "tr('{a}', a=1), trn('a', '{number} b', 2), listed(['a']), stopped('a')\nassert 'babel' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
