"""What never belongs in the repository: addresses of package indexes and paths of somebody's machine.

A lock with a mirror's address works for one person only; a path of a machine tells about it and breaks elsewhere.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

INDEX = re.compile(
    r"^\s*(?:-i|--(?:extra-)?index-url|--find-links)[ =]|[/]simple/?[\"'\s]|[/]simple/?$"
    r"|\"resolved\": *\"http|registry = \"http"
)
MACHINE = re.compile(r"(?:^|[^\w.-])/(?:work|farm|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\")
BINARY = {".png", ".jpg", ".ico", ".pdf", ".docx", ".xlsx", ".woff", ".woff2", ".ttf", ".mo", ".zip"}


def findings(text: str) -> Iterator[tuple[int, str, str]]:
    """Line number, kind and line of each finding in *text*."""
    for number, line in enumerate(text.splitlines(), 1):
        for kind, pattern in (("address of a package index", INDEX), ("path of a machine", MACHINE)):
            if pattern.search(line):
                yield number, kind, line.strip()[:120]


def tracked(root: Path) -> list[Path]:
    """The files that are, or are about to be, in the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [root / name for name in sorted(set(listing.split("\0"))) if name]


def main() -> int:
    """Print what was found; 1 when anything was."""
    root = Path(__file__).resolve().parent.parent
    found = 0
    for path in tracked(root):
        if path.suffix in BINARY or not path.is_file():
            continue
        for number, kind, line in findings(path.read_text(encoding="utf-8", errors="replace")):
            print(f"{path.relative_to(root).as_posix()}:{number}: {kind}: {line}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
