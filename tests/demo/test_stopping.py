"""The demonstration's processes end with it: none is left behind to hold a port or seal a log."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the demonstration makes its own SQLite"),
    pytest.mark.skipif(not (ROOT / ".venv").exists(), reason="tasks.py starts what is in .venv"),
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def below(process: int) -> set[int]:
    """The numbers of all processes that *process* started, directly or not."""
    found, new = set(), [process]
    while new:
        for task in Path(f"/proc/{new.pop()}/task").glob("*/children"):
            try:
                children = {int(number) for number in task.read_text().split()}
            except OSError:
                continue
            new += children - found
            found |= children
    return found


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def until(condition, seconds: float) -> bool:
    """Whether *condition* came true in time."""
    end = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < end:
        threading.Event().wait(0.05)
    return held


def answers(port: int) -> bool:
    with socket.socket() as tried:
        tried.settimeout(0.2)
        return tried.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def demonstration(tmp_path):
    """``tasks.py demo`` in a folder of its own, and its port."""
    port = free_port()
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(
            [sys.executable, ROOT / "tasks.py", "demo", "--port", str(port)],
            cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
        yield process, port, tmp_path / "said"
        for left in [process.pid, *below(process.pid)]:
            if alive(left):
                os.kill(left, signal.SIGKILL)
        process.wait()


def test_who_asks_the_demonstration_to_end_ends_its_server_and_its_worker(demonstration):
    process, port, said = demonstration
    assert until(lambda: answers(port) or process.poll() is not None, 120), said.read_text()
    assert process.poll() is None, said.read_text()
    started = below(process.pid)
    assert len(started) >= 3  # zotim demo, the worker, the server
    process.terminate()
    assert process.wait(timeout=30) == 0, said.read_text()
    assert [left for left in started if alive(left)] == []
    assert not answers(port)
    assert "Traceback" not in said.read_text()


def test_who_asks_it_to_end_while_it_is_made_leaves_nothing_behind(demonstration):
    process, _port, said = demonstration
    assert until(lambda: "The database is made" in said.read_text() or process.poll() is not None, 60)
    started = below(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130, said.read_text()
    assert [left for left in started if alive(left)] == []


def test_a_port_that_is_taken_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "zotim", "demo", "--port", str(port)],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_it_says_that_it_starts_anew_when_there_was_one_before(tmp_path):
    earlier = tmp_path / "var" / "demo" / "entered"
    earlier.parent.mkdir(parents=True)
    earlier.touch()
    demo = subprocess.Popen(
        [sys.executable, "-m", "zotim", "demo", "--no-serve"], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    said = demo.stdout.readline()
    demo.terminate()
    demo.communicate(timeout=60)
    assert said == f"It starts anew: the earlier demonstration in {tmp_path}/var/demo is removed.\n"
