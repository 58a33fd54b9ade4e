"""Countries by the names that lists give them, and by codes of three letters. Both are data (``data/*.toml``)."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_MARKS = re.compile(r"[^a-z ]+")


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).lower()
    words = _MARKS.sub(" ", "".join(letter for letter in plain if not unicodedata.combining(letter))).split()
    return " ".join(word for word in words if word not in ("the", "of", "and"))


@cache
def _table() -> dict[str, str]:
    return {_key(name): code for code, names in _data("countries").items() for name in names}


@cache
def _codes() -> dict[str, str]:
    return {long: code for code, codes in _data("codes").items() for long in codes}


def _data(name: str) -> dict[str, list[str]]:
    return tomllib.loads((files("zotim.formats") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def code(text: str) -> str:
    """Two small letters for a country's name or code of two or three letters, empty for anything else."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.lower()
    return _codes().get(text.upper(), "") or _table().get(_key(text), "")


def country(text: str) -> str:
    """As :func:`code`; what isn't known comes back as it is."""
    return code(text) or text
