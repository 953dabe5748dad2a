"""What a tab may say to its game, and what is made of nonsense."""

import json
import logging
import socket
from pathlib import Path

import aiohttp
import pytest

from game.exit_codes import UNPLAYABLE
from game.telling import browser
from game.web.packets import WIDEST, answer_to_tab, packet_from_tab
from game.web.reports import Faults, Reports
from game.web.seat_process import LONGEST
from tests.web.server import needs_proc, run, server, visit

pytestmark = needs_proc


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "[",
        "[" * LONGEST,
        "null",
        '"stdin"',
        '["stdin"]',
        '["stdin", 5]',
        '["resize", {"width": "80", "height": 24}]',
        '["resize", {"width": 1e999, "height": 24}]',
        '["quit"]',
        '["deliver_chunk_request", {"key": "x"}]',
        '["open_url", {"url": "file:///etc/passwd"}]',
        "9" * 6000,
        '["ping"]',
        '["ping", 5]',
        '["ping", "%s"]' % ("x" * 33),
    ],
    ids=range(16),
)
def test_nonsense_from_a_tab_is_passed_over(nonsense: str) -> None:
    assert packet_from_tab(nonsense) == b""
    assert answer_to_tab(nonsense) == ""


def test_keys_and_sizes_reach_the_game() -> None:
    assert packet_from_tab('["stdin", "\\u00e9\\ud800"]') == b"D\0\0\0\3\xc3\xa9?"
    packet = packet_from_tab('["resize", {"width": 999999999, "height": -4}]')
    assert json.loads(packet[5:]) == {"type": "resize", "width": WIDEST, "height": 1}
    assert packet[:5] == b"M" + (len(packet) - 5).to_bytes(4, "big")


def test_a_tab_that_asks_whether_the_server_is_there_gets_its_question_back() -> None:
    assert answer_to_tab('["ping", "17"]') == '["pong", "17"]'
    assert packet_from_tab('["ping", "17"]') == b""


def test_a_size_that_is_typed_is_passed_over(tmp_path: Path) -> None:
    with server(tmp_path) as one:

        async def play(session: aiohttp.ClientSession) -> None:
            visitor = await visit(session, one.address)
            assert await visitor.sees("new game")
            await visitor.presses("\x1b[?2048;1$y\x1b[48;3000;3000;1;1t")
            await visitor.presses("?")
            assert await visitor.sees("Help")
            assert len(visitor.painted) < 100_000

        run(play)


def test_a_request_that_makes_no_sense_is_passed_over_in_silence(tmp_path: Path) -> None:
    with server(tmp_path) as one:
        place = ("127.0.0.1", int(one.address.rpartition(":")[2]))
        for nonsense in (b"\0\xff" * 500, b"GET / HTTP/1.1\r\n\r\n", b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n"):
            with socket.create_connection(place, 5) as connection:
                connection.sendall(nonsense)
                assert b" 400 " in connection.recv(4096)
        assert one.stop() == (0, "", "")


def test_a_fault_of_the_server_is_one_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.Logger("server")
    logger.addHandler(Faults())
    try:
        raise RuntimeError("what Mary typed")
    except RuntimeError:
        logger.exception("Error handling request")
    assert capsys.readouterr().err == "The server has met a fault, and goes on: RuntimeError.\n"


def test_the_same_trouble_is_told_the_host_once_and_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = Reports()
    for _ in range(3):
        report(UNPLAYABLE, "1-pump/x.yaml:3:1: \x1b[2Jno title\n")
    report(-9, "")
    first, problem, last = capsys.readouterr().err.splitlines()
    assert first == browser.UNPLAYABLE_NOW
    assert problem == "1-pump/x.yaml:3:1: \ufffd[2Jno title"
    assert "-9" in last


@pytest.mark.parametrize("name", ["LEFT", "MOVED", "STOPPED", "FAULT", "FULL", "MANY", "ENDED", "BROKEN"])
def test_a_farewell_fits_into_the_end_of_a_socket(name: str) -> None:
    assert len(getattr(browser, name).encode()) <= 123
