"""Fetch a file from outside: over TLS, from a host all of whose addresses are public, within bounds of size and time.

The host is resolved once. All its addresses must be public, and the connection is made to one of them (*pinned*): a
name that answers otherwise a moment later leads nowhere else. Each redirect is judged as the first address was. What
comes is written to a file; nothing of it is opened or run.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, quote, urljoin, urlsplit

T = TypeVar("T")
REDIRECTS = 3
_CHUNK = 64 * 1024
_WAIT = 30.0
"""Seconds after which a silent server is given up."""
_ADDRESS = IPv4Address | IPv6Address
_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "::ffff:0:0/96")))
"""Addresses of version 6 in which one of version 4 is hidden: a way into a private network."""


class Unreachable(Exception):
    """Nothing was fetched. *code* says why: ``address``, ``name``, ``private``, ``tls``, ``connect``, ``status``,
    ``redirects``, ``large``, ``slow`` or ``cut``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_public(address: _ADDRESS) -> bool:
    """Whether an address is one of the public network, and hides no other."""
    hidden = address.version == 6 and any(address in network for network in _TRANSLATED)
    within_a_site = address.version == 6 and address.is_site_local  # fec0::/10, which is_global lets through
    return address.is_global and not (address.is_multicast or address.is_reserved or hidden or within_a_site)


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed: which addresses, which ports, which certificates (default: those the system trusts)."""

    allowed: Callable[[_ADDRESS], bool] = is_public
    ports: frozenset[int] = frozenset({443})
    context: ssl.SSLContext | None = None


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the server says of a file: its name, and the day on which it last changed, if it says one."""

    name: str
    modified_on: date | None


def examine(url: str) -> SplitResult:
    """An address that may be fetched as far as can be told without asking anybody. Raises Unreachable."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Unreachable("address") from None
    wrong = parts.scheme != "https" or not host or parts.username is not None or parts.password is not None
    if wrong or port not in RULES.ports or any(letter.isspace() for letter in url):
        raise Unreachable("address")
    return parts._replace(netloc=f"{f'[{host}]' if ':' in host else host}:{port}")


def fetch(url: str, into: Path | BytesIO, *, most_bytes: int, seconds: float) -> Fetched:
    """Write what is at *url* to the file *into*, or into memory where it mustn't lie on a disk.

    Raises :class:`Unreachable`, and OSError when it can't be written.
    """

    def write(response: http.client.HTTPResponse, parts: SplitResult, deadline: float) -> Fetched:
        if response.status != 200:
            raise Unreachable("status")
        _write(response, into, most_bytes, deadline)
        return Fetched(parts.path.rpartition("/")[2] or "list", _modified(response))

    return _answered(url, seconds, write)


def status(url: str, *, seconds: float) -> int:
    """The number with which *url* is answered, such as 404; nothing of what stands there is read. Raises
    :class:`Unreachable`."""
    return _answered(url, seconds, lambda response, _parts, _deadline: response.status)


def _answered(url: str, seconds: float, take: Callable[[http.client.HTTPResponse, SplitResult, float], T]) -> T:
    """What *take* makes of the last answer, after redirects. Raises Unreachable."""
    deadline = time.monotonic() + seconds
    for _hop in range(REDIRECTS + 1):
        _in_time(deadline)
        parts = examine(url)
        connection = _Pinned(parts, _resolved(parts), deadline)
        watch = threading.Timer(max(0.0, deadline - time.monotonic()), connection.give_up)
        watch.daemon = True
        watch.start()
        try:
            response = connection.asked(parts)
            if response.status in (301, 302, 303, 307, 308) and (target := response.headers.get("location")):
                url = _joined(url, target)
                continue
            return take(response, parts, deadline)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, ssl.SSLCertVerificationError):
                raise Unreachable("tls") from None
            if time.monotonic() >= deadline or isinstance(error, TimeoutError):
                raise Unreachable("slow") from None
            cut = isinstance(error, http.client.HTTPException | ssl.SSLError)
            raise Unreachable("cut" if cut else "connect") from None
        finally:
            watch.cancel()
            connection.close()
    raise Unreachable("redirects")


def _in_time(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise Unreachable("slow")


def _joined(url: str, target: str) -> str:
    """Where a redirect leads. Raises Unreachable for what is no address."""
    try:
        return urljoin(url, target)
    except ValueError:
        raise Unreachable("address") from None


def _resolved(parts: SplitResult) -> str:
    """One of the host's addresses; all of them must be allowed."""
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM)
        addresses = [ip_address(str(one[4][0])) for one in found]
    except (OSError, ValueError):
        raise Unreachable("name") from None
    if not addresses:
        raise Unreachable("name")
    if not all(map(RULES.allowed, addresses)):
        raise Unreachable("private")
    return str(addresses[0])


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was judged, under the name of the host. No proxy, no cookie, no credential."""

    def __init__(self, parts: SplitResult, address: str, deadline: float) -> None:
        context = RULES.context or ssl.create_default_context()
        super().__init__(parts.hostname or "", parts.port, timeout=_WAIT, context=context)
        self._address, self._trusted, self._deadline = address, context, deadline

    def connect(self) -> None:
        """To the judged address; the certificate is that of the name."""
        _in_time(self._deadline)
        left = self._deadline - time.monotonic()
        plain = socket.create_connection((self._address, self.port), max(0.001, min(_WAIT, left)))
        plain.settimeout(_WAIT)
        # The handshake apart: so that a server which drags it out can be given up too.
        # An end that the server didn't say is no end: somebody may have cut the line.
        made = self._trusted.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False, suppress_ragged_eofs=False
        )
        self.sock = made
        _in_time(self._deadline)  # the time may have been over before there was anything to give up
        made.do_handshake()

    def asked(self, parts: SplitResult) -> http.client.HTTPResponse:
        """Ask for the path. Raises OSError, HTTPException."""
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        headers = {"User-Agent": "zotim", "Accept-Encoding": "identity", "Connection": "close"}
        self.request("GET", path + query, headers=headers)
        return self.getresponse()

    def give_up(self) -> None:
        """The time is over: whoever waits for a byte gets none."""
        with suppress(OSError):
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)


def _write(response: http.client.HTTPResponse, into: Path | BytesIO, most_bytes: int, deadline: float) -> None:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > most_bytes:
        raise Unreachable("large")
    size = 0
    with into.open("wb") if isinstance(into, Path) else nullcontext(into) as file:
        while chunk := response.read1(_CHUNK):
            size += len(chunk)
            if size > most_bytes:
                raise Unreachable("large")
            _in_time(deadline)
            file.write(chunk)
    _in_time(deadline)
    if announced.isdecimal() and size != int(announced[:20]):
        raise http.client.IncompleteRead(b"")


def _modified(response: http.client.HTTPResponse) -> date | None:
    try:
        return parsedate_to_datetime(response.headers.get("last-modified", "")).date()
    except (ValueError, TypeError, OverflowError):
        return None
