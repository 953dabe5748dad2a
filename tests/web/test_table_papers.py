"""The papers for a lesson, at the desk of a live room: all of them before the first card, and for nobody else."""

from pathlib import Path

import pytest

from game.classroom.take_away import FOR_THE_CLASS, FOR_THE_TEACHER, printouts
from tests.web.table import Served, at_table, new_room

PLACES = ["/desk/lesson", *(f"/desk/lesson/{file}" for file in (*FOR_THE_CLASS, *FOR_THE_TEACHER, "xyzzy"))]


def test_no_other_device_has_the_papers_for_a_lesson(tmp_path: Path) -> None:
    async def look(room: Served) -> None:
        pupil, stranger = await room.joined(), await room.device()
        assert "/desk/lesson" in (await room.desk.get("/desk")).page
        for place in PLACES:
            for other in (pupil, stranger):
                assert (await other.get(place)).status == 403

    at_table(tmp_path, new_room(), look)


@pytest.mark.slow
def test_the_desk_has_all_of_them_before_the_first_card(tmp_path: Path) -> None:
    async def look(room: Served) -> None:
        page = (await room.desk.get("/desk/lesson")).browsed
        links = [one.attrib["href"] for one in page.named("a") if "download" in one.attrib]
        files = [one.file for one in printouts(room.room.session.playthrough)]
        assert {"roles.html", "teachers-key.html"} <= {*files}
        assert [link.removeprefix("/desk/lesson/") for link in links] == files
        async with room.desk.session.get(f"{room.address}/desk/lesson/teachers-key.html") as answer:
            assert (await answer.read()).startswith(b"<!DOCTYPE html>")
            assert answer.headers["Content-Disposition"] == 'attachment;filename="mary-teachers-key.html"'
        assert (await room.desk.get("/desk/lesson/..%2f..%2fsecrets")).status == 404

    at_table(tmp_path, new_room(), look)
