"""What a player prefers is remembered, and a file that cannot be read costs nothing."""

from pathlib import Path

import pytest

from game.settings import LARGEST, Settings, load_settings, save_settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    save_settings(Settings("night", large=True), file)
    assert load_settings(file) == Settings("night", large=True)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"clock": "3"}', '{"large": "yes"}', '{"theme": 3}', "[" * 100_000])
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
    file.write_text('{"theme": "pink", "large": true, "clock": 7}')
    assert load_settings(file) == Settings(large=True)
    file.write_text('{"theme": "night", "clock": 2.0}')
    assert repr(load_settings(file)) == repr(Settings("night", clock=2))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_settings_that_an_editor_has_saved_in_its_own_way_are_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes('{"theme": "night"}\r\n'.encode(encoding))
    assert load_settings(tmp_path / "settings.json") == Settings("night")
