"""Where the server listens, what it says, and what it says when it cannot be had."""

import socket
from pathlib import Path

import aiohttp
import pytest

from game.web.addresses import is_loopback, own_addresses, typed
from tests.web.server import needs_proc, refusal, run, server, visit

pytestmark = needs_proc


def test_only_this_computer_can_open_it_unless_an_address_is_named(tmp_path: Path) -> None:
    with server(tmp_path) as one:
        port = int(one.address.rpartition(":")[2])
        assert one.address.startswith("http://127.0.0.1:")
        assert "Only this computer" in one.said[1]
        for address in own_addresses():
            with pytest.raises(ConnectionRefusedError), socket.create_connection((address, port), 2):
                pass


@pytest.mark.skipif(not own_addresses(), reason="this computer is on no network")
def test_with_an_address_it_says_what_pupils_type_and_what_that_means(tmp_path: Path) -> None:
    (address, *_) = own_addresses()
    with server(tmp_path, "--host", address) as one:
        assert one.said[0].startswith(f"Pupils type: http://{address}:")
        assert "Anyone on this network" in one.said[1]
        assert "Nothing is encrypted" in one.said[1]

        async def play(session: aiohttp.ClientSession) -> None:
            assert await (await visit(session, one.address)).sees("new game")

        run(play)


@pytest.mark.parametrize("host", ["0.0.0.0", "", "0"])
def test_every_address_of_this_computer_is_said_where_it_listens_to_all(host: str, tmp_path: Path) -> None:
    with server(tmp_path, "--host", host) as one:
        addresses = [line.split()[-1] for line in one.said if line.startswith("Pupils type: ")]
        port = addresses[0].rpartition(":")[2] if addresses else "0/"
        assert addresses == typed("0.0.0.0", int(port[:-1]))
        assert "0.0.0.0" not in "".join(one.said)


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False)]
)
def test_what_counts_as_this_computer_alone(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback


def test_an_address_of_the_sixth_version_is_typed_in_brackets() -> None:
    assert typed("fd00::5", 8000) == ["http://[fd00::5]:8000/"]


def test_a_port_that_is_taken_is_one_plain_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, line = refusal(tmp_path, "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert "another program uses this port already" in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    "host",
    [
        "192.0.2.77",
        "\x1b[31mred",
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("no-such-name.invalid", "x" * 300, "a..b")),
    ],
)
def test_an_address_that_is_none_of_ours_is_one_plain_line(host: str, tmp_path: Path) -> None:
    code, line = refusal(tmp_path, "--host", host)
    assert code == 1
    assert "cannot be served" in line
    assert line.count("\n") == 1
    assert "\x1b" not in line


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--port", "-1"], ["--seats", "0"], ["--seats", "1e9"]])
def test_a_number_that_makes_no_sense_is_misused(arguments: list[str], tmp_path: Path) -> None:
    code, words = refusal(tmp_path, *arguments)
    assert code == 2
    assert "a whole number from" in words


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_without_the_extra_it_says_what_to_install(missing: str, tmp_path: Path) -> None:
    code = f"import sys\nsys.modules[{missing!r}] = None\nfrom game.cli import main\nraise SystemExit(main(['serve']))"
    result, line = refusal(tmp_path, code=code)
    assert result == 1
    assert "pip install '.[serve]'" in line
    assert line.count("\n") == 1
