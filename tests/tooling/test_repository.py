"""What the repository itself must and mustn't hold: locks without addresses, licences that go together."""

import re
from email.message import Message
from pathlib import Path

import pytest

from tools import environment, licences, tracked

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements" / name for name in ("runtime.txt", "dev.txt", "bench.txt")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_hashes_and_neither_address_nor_path(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert list(tracked.findings(text)) == []
    assert "://" not in text
    pins = re.findall(r"^[A-Za-z0-9._-]+==.*", text, re.MULTILINE)
    assert len(pins) > 20
    assert all(pin.endswith("\\") for pin in pins), "a pin without a hash"


def test_the_runtime_lock_is_part_of_the_development_lock() -> None:
    runtime, dev = (
        set(re.findall(r"^[A-Za-z0-9._-]+==[^\s;]+", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in LOCKS[:2]
    )
    assert runtime < dev


def test_the_lock_pins_what_setting_up_needs() -> None:
    lock = environment.LOCK.read_text(encoding="utf-8")
    for name in ("uv", "hatchling", "editables"):
        assert "--hash=sha256:" in environment.locked(name, lock)


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url https://mirror.example/x",
        "--find" + "-links /wheels",
        "url = 'https://mirror.example/sim" + "ple/'",
        "see /work" + "/main/file",
        "in /home" + "/somebody/file",
    ],
)
def test_an_address_or_a_path_of_a_machine_is_found(line: str) -> None:
    assert [number for number, _kind, _line in tracked.findings("fine\n" + line)] == [2]


@pytest.mark.parametrize(
    "line", ["src/network/simple.py", "a simple thing", "docs/work/plan.md", "https://x.example/work"]
)
def test_ordinary_lines_are_not(line: str) -> None:
    assert list(tracked.findings(line)) == []


@pytest.mark.parametrize(
    "stated",
    ["GPL-3.0-only", "GNU Affero General Public License v3", "AGPL-3.0", "GNU General Public License (GPL)", ""],
)
def test_gpl_agpl_and_nothing_are_refused(stated: str) -> None:
    assert licences.refused(stated)


@pytest.mark.parametrize(
    "stated",
    ["MIT", "LGPL-3.0-only", "GNU Lesser General Public License v3 (LGPLv3)", "MIT OR GPL-2.0-or-later", "EUPL-1.2"],
)
def test_what_goes_with_the_eupl_is_not(stated: str) -> None:
    assert not licences.refused(stated)


def test_a_licence_is_read_from_the_expression_then_the_classifiers() -> None:
    metadata = Message()
    metadata["License"] = "long text"
    assert licences.licence(metadata) == "long text"
    metadata["Classifier"] = "License :: OSI Approved :: MIT License"
    assert licences.licence(metadata) == "MIT License"
    metadata["License-Expression"] = "Apache-2.0"
    assert licences.licence(metadata) == "Apache-2.0"


def test_the_licence_is_the_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
