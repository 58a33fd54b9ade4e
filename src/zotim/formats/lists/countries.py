"""Countries by the names that lists give them. The names are data (``data/countries.toml``)."""

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
    text = (files("zotim.formats.lists") / "data" / "countries.toml").read_text(encoding="utf-8")
    return {_key(name): code for code, names in tomllib.loads(text).items() for name in names}


def code(text: str) -> str:
    """Two small letters for a country's name or code, empty for anything else."""
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.lower()
    return _table().get(_key(text), "")


def country(text: str) -> str:
    """As :func:`code`; what isn't known comes back as it is."""
    return code(text) or text
