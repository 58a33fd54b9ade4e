"""A file's entries and what was wrong in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zotim.formats.lists import Listing, Problem, read_lists

Read = Callable[..., tuple[list[Listing], list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes files and reads them as lists: ``read("a.xml", text)``, or several by keyword ``files``."""

    def reading(name: str = "", data: str | bytes = b"", **options: object) -> tuple[list[Listing], list[Problem]]:
        files: dict[str, str | bytes] = options.pop("files", {name: data})  # type: ignore[assignment]
        for one, content in files.items():
            (tmp_path / one).write_bytes(content.encode() if isinstance(content, str) else content)
        problems: list[Problem] = []
        given = options.pop("given", list(files))
        paths = [tmp_path / one for one in given]  # type: ignore[attr-defined]
        return list(read_lists(paths, problems.append, **options)), problems  # type: ignore[arg-type]

    return reading
