"""Which tables names are spelled and cut by, told by what stands in them: a kept index is of these and no others."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

_ENGINES = Path(__file__).parent.parent
TABLES = (_ENGINES / "scripts" / "data", _ENGINES / "names" / "data")


def spelling_tables(folders: Iterable[Path] = TABLES) -> str:
    """A hash of the tables in these folders, but of those of scores, which nothing that is kept depends on."""
    told = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            if not path.name.startswith("scoring_"):
                told.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return told.hexdigest()[:16]
