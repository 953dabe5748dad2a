"""What a player prefers is remembered, and a file that cannot be read costs nothing."""

from pathlib import Path

import pytest

from game.settings import LARGEST, Settings, load_settings, save_settings


@pytest.mark.parametrize("called", ["narrow", "large"])
def test_narrow_lines_are_known_by_the_name_that_they_had_before(called: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"{called}": true}}')
    assert load_settings(file) == Settings(narrow=True)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    save_settings(Settings("night", narrow=True), file)
    assert load_settings(file) == Settings("night", narrow=True)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"clock": "3"}', '{"narrow": "yes", "motion": 3}', '{"theme": 3}', "[" * 100_000]
)
def test_a_file_that_makes_no_sense_is_passed_over(text: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text)
    assert load_settings(file) == Settings()


def test_a_file_that_is_far_too_long_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "night"}' + " " * LARGEST)
    assert load_settings(file) == Settings()


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_settings(Settings("night"), tmp_path / "file" / "settings.json")
    assert load_settings(tmp_path / "file" / "settings.json") == Settings()


def test_each_setting_that_makes_sense_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "pink", "narrow": true, "clock": 7}')
    assert load_settings(file) == Settings(narrow=True)
    file.write_text('{"theme": "night", "clock": 2.0}')
    assert repr(load_settings(file)) == repr(Settings("night", clock=2))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_settings_that_an_editor_has_saved_in_its_own_way_are_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes('{"theme": "night"}\r\n'.encode(encoding))
    assert load_settings(tmp_path / "settings.json") == Settings("night")


def test_endings_that_were_reached_are_remembered_by_story_and_once_each(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings().reaching("One", "bell").reaching("Two", "bell").reaching("One", "bell", "book"), file)
    assert load_settings(file).endings("One") == ("bell", "book")
    assert load_settings(file).endings("Two") == ("bell",)
    assert load_settings(file).endings("Three") == ()


def test_what_another_window_has_reached_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings().reaching("One", "bell"), file)
    save_settings(Settings("night").reaching("One", "book"), file)
    save_settings(Settings("contrast"), file)
    assert load_settings(file) == Settings("contrast").reaching("One", "bell", "book")


@pytest.mark.parametrize("reached", ["3", '["bell"]', '{"One": "bell"}', '{"One": [3, null, "", ["bell"]]}', "{}"])
def test_endings_that_make_no_sense_are_passed_over(reached: str, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"theme": "night", "reached": {reached}}}')
    assert load_settings(file) == Settings("night")


def test_of_the_endings_the_ids_are_kept_that_make_sense(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"reached": {"One": ["bell", 3, "bell", "foreign"], "Two": 4}}')
    assert load_settings(file) == Settings().reaching("One", "bell", "foreign")


def test_there_are_never_more_endings_than_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings("night")
    for number in range(LARGEST // 20):
        settings = settings.reaching(f"Story {number}", "bell")
    save_settings(settings, file)
    kept = load_settings(file)
    assert kept.theme == "night"
    assert kept.reached[-1] == settings.reached[-1]
    assert 10 < len(kept.reached) < len(settings.reached)
    save_settings(Settings().reaching("W" * LARGEST, "bell"), tmp_path / "long.json")
    assert load_settings(tmp_path / "long.json") == Settings()
