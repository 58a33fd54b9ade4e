"""The tables of the engines for names, which linguists change: read by one way that names the file of what is wrong."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


class BrokenTable(ValueError):
    """A table that isn't TOML."""


def toml_table(package: str, name: str) -> dict[str, Any]:
    """The table ``data/NAME.toml`` of a package. Raises BrokenTable with the file, what is wrong and its line."""
    return table_at(files(package) / "data" / f"{name}.toml")


def table_at(path: Traversable) -> dict[str, Any]:
    """The table in a file; as :func:`toml_table`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # also what isn't UTF-8
        raise BrokenTable(f"{path.name}: {error}") from None
