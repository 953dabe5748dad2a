"""Addresses: which may be asked for by whom, and what pupils type."""

import socket
from contextlib import suppress
from ipaddress import ip_address

ELSEWHERE = ("192.0.2.1", 9)
"""An address that is nobody's: to ask by which of ours it would be reached, which sends nothing."""


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach it."""
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def own_addresses() -> list[str]:
    """The addresses of this computer on its networks, the likeliest first."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(ELSEWHERE)
        found.append(str(asking.getsockname()[0]))
    with suppress(OSError):
        found += [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [address for address in dict.fromkeys(found) if not is_loopback(address)]


def typed(host: str, port: int, scheme: str = "http") -> list[str]:
    """What is typed into a browser to reach a server at this host."""
    return [_url(one, port, scheme) for one in (own_addresses() if is_everywhere(host) else [host])]


def is_known(asked: str, host: str) -> bool:
    """Whether a browser that asks for ``asked`` means this server at ``host``.

    An address in figures is always meant as it stands. A name may be anybody's, made to point here by a page that wants
    to read what is ours; so only the one by which the server was told to listen is known, and ``localhost``.
    """
    name = asked.rpartition(":")[0] if asked.rpartition(":")[2].isdecimal() else asked
    return name.casefold() in ("localhost", host.casefold()) or _is_number(name.removeprefix("[").removesuffix("]"))


def is_everywhere(host: str) -> bool:
    """Whether it stands for all addresses of this computer, however that is written: ``0.0.0.0``, ``::``, ``0``, ``*``
    or nothing."""
    with suppress(OSError, UnicodeError):
        found = socket.getaddrinfo(host or None, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return any(ip_address(str(entry[4][0]).partition("%")[0]).is_unspecified for entry in found)
    return False


def _url(host: str, port: int, scheme: str) -> str:
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"


def _is_number(host: str) -> bool:
    """Whether it is an address in figures; one with a zone behind ``%``, where anything may stand, is none."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return "%" not in host
