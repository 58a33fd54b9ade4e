"""Addresses of the web in one form: two that lead to the same page are the same; and those that deceive the eye."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

LONGEST = 8_000
"""Characters of an address."""
_PORTS = {"http": 80, "https": 443}
_KEPT_IN_STEP = "!$&'()*+,;=:@~"


class LinkError(ValueError):
    """Why something is no address of a page."""


class Link(NamedTuple):
    """An address: for comparing, and for the eyes of a person."""

    address: str
    """The one form: scheme and host in small Latin letters, no default port, no fragment, nothing that only tracks."""
    shown: str
    """The same with its host in the letters that it stands for."""
    host: str
    """The host in Latin letters (punycode)."""
    looks_like: str
    """Another host that this one looks like, or nothing."""
    mixes: bool
    """Whether a part of the host mixes letters of several scripts."""


def link(text: str) -> Link:
    """The address that stands in *text*. Raises LinkError for what is none, or none of the web."""
    text = text.strip()
    if len(text) > LONGEST:
        raise LinkError(f"an address has at most {LONGEST:,} characters")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Cs") for letter in text):
        raise LinkError("an address has no spaces and nothing that can't be seen")
    try:
        parts = urlsplit(text if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else f"https://{text}")
        port = parts.port
    except ValueError as error:
        raise LinkError(f"no address: {error}") from None
    if parts.scheme not in _PORTS:
        raise LinkError(f"only {' and '.join(_PORTS)} are addresses of pages")
    host = _host(parts)
    shown = _in_letters(host)
    own = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    rest = _path(parts.path) + _query(parts.query)
    spelt = f"[{host}]" if ":" in host else host
    seen = "".join(_table()["looks"].get(letter, letter) for letter in shown)
    return Link(
        f"{parts.scheme}://{spelt}{own}{rest}",
        f"{parts.scheme}://{f'[{host}]' if ':' in host else shown}{own}{rest}",
        host,
        seen if seen != shown and seen.isascii() else "",
        any(len({_script(letter) for letter in label if letter.isalpha()}) > 1 for label in shown.split(".")),
    )


def _host(parts: SplitResult) -> str:
    """The host in Latin letters, without the dot at its end."""
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return host
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise LinkError("no address: a part of its host is empty, too long or has letters that none may have") from None
    if not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", plain):
        raise LinkError("no address: it has no host")
    return plain


def _in_letters(host: str) -> str:
    """A host with its punycode read; a part that isn't punycode stays."""
    found = []
    for label in host.split("."):
        try:
            found.append(label.encode("ascii").decode("idna"))
        except UnicodeError:
            found.append(label)
    return ".".join(found)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]


def _path(path: str) -> str:
    """Steps up and down taken, percent signs only where they must be."""
    steps: list[str] = []
    *some, last = [quote(unquote_to_bytes(step), _KEPT_IN_STEP) for step in path.lstrip("/").split("/")]
    for step in some:
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    if last == "..":
        del steps[-1:]
    return "/" + "/".join([*steps, "" if last in (".", "..") else last])


def _query(query: str) -> str:
    """What asks for something, in the order of its names."""
    names = parse_qsl(query, keep_blank_values=True)
    left = sorted((name, value) for name, value in names if not _tracks(name))
    return f"?{urlencode(left)}" if left else ""


def _tracks(name: str) -> bool:
    exact, beginnings = _tracking()
    return name.lower() in exact or name.lower().startswith(beginnings)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = _table()["tracking"]
    beginnings = tuple(name[:-1] for name in names if name.endswith("*"))
    return frozenset(name for name in names if not name.endswith("*")), beginnings


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/links.toml").read_text(encoding="utf-8"))
