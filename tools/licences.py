"""The licences of what is installed with Zotim: none may be GPL or AGPL, and none may be unknown.

Zotim is published under the EUPL-1.2. LGPL, MPL and permissive licences can be used beside it; the GPL and the AGPL
would reach over to the whole. Some wheels hold more than their licence says (`HOLDS`): they stand in the lock of an
extra, which whoever runs an installation adds by themselves, and in no other. `--list` prints all with their licences.
"""

import re
import sys
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import cast

LOCKS = Path(__file__).resolve().parent.parent / "requirements"
RUNTIME = LOCKS / "runtime.txt"
HOLDS = {"av": ("video.txt", "its wheel holds libx264 and libx265 (GPL)")}
"""Packages whose wheels hold what their licence doesn't name: the one lock that may name them, and why."""
REFUSED = re.compile(r"\bA?GPL|(?<!Lesser )\bGeneral Public Licen[cs]e", re.IGNORECASE)
ALTERNATIVE = re.compile(r"\s+OR\s+")


def names(lock: str) -> Iterator[str]:
    """The packages of a lock."""
    for match in re.finditer(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE):
        yield match[1]


def licence(metadata: Message) -> str:
    """The licence that a package states: its SPDX expression, else its classifiers, else its one-line licence field."""
    expression = metadata.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [
        str(value).rsplit("::", 1)[-1].strip()
        for value in metadata.get_all("Classifier") or []
        if str(value).startswith("License ::") and not str(value).endswith("OSI Approved")
    ]
    if classifiers:
        return " AND ".join(classifiers)
    stated = (metadata.get("License") or "").strip().splitlines()
    return stated[0] if stated else ""


def refused(stated: str) -> bool:
    """Whether every alternative of the stated licence is the GPL or the AGPL, or nothing is stated."""
    alternatives = ALTERNATIVE.split(stated.strip("() "))
    return all(not part.strip() or REFUSED.search(part) for part in alternatives)


def astray(locks: Path) -> Iterator[str]:
    """Packages of :data:`HOLDS` in a lock in which they mustn't stand, each in words."""
    for lock in sorted(locks.glob("*.txt")):
        for name in names(lock.read_text(encoding="utf-8")):
            where, why = HOLDS.get(name, (lock.name, ""))
            if where != lock.name:
                yield f"{name} in {lock.name}: {why}, so it stands in {where} alone"


def main(arguments: list[str]) -> int:
    """Print what is refused, or everything with ``--list``; 1 when anything is refused."""
    bad = 0
    for told in astray(LOCKS):
        bad += 1
        print(told)
    if "--list" in arguments:
        for name, (where, why) in HOLDS.items():
            print(f"{name}: {why}; in {where} alone, never shipped: docs/explanation/fingerprints.md")
    for name in names(RUNTIME.read_text(encoding="utf-8")):
        try:
            stated = licence(cast("Message", distribution(name).metadata))
        except PackageNotFoundError:
            continue  # locked for another system
        if refused(stated):
            bad += 1
            print(f"{name}: {stated or 'states no licence'}: can't be installed with Zotim (EUPL-1.2)")
        elif "--list" in arguments:
            print(f"{name}: {stated}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
