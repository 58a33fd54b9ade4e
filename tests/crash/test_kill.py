"""kill -9 at 50 random moments within each kind of work.

Nothing acknowledged is lost, the chain is valid, jobs resume and are done once."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from tests import databases
from tests.crash.content_deeds import AGAIN, LINES
from tests.crash.deeds import BEGUN
from tests.crash.doer import MET, ROWS, STEPS
from zotim.core.jobs.registry import RECURRING
from zotim.core.jobs.steps import INTERRUPTIONS

ROOT = Path(__file__).parents[2]
SEED = int(os.environ["ZOTIM_CRASH_SEED"])
"""Drawn in tests/conftest.py, which prints it at the head of each run."""
MOMENTS = 50
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where there is fork")


@pytest.fixture(scope="module")
def database(tmp_path_factory, own_database, django_db_blocker):
    """The address of a migrated database of the make that these tests run on."""
    name = f"zotim_crash_{os.getpid()}"
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("crash") / "crash.sqlite3")
    with django_db_blocker.unblock():
        yield databases.make(name, migrated=True)
        databases.drop(name)


class Victims:
    """Processes that do something until they are killed."""

    def __init__(self, database: str, home: Path) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
        clean |= {"ZOTIM_HOME": str(home), "ZOTIM_DATABASE": database, "ZOTIM_DESKS": "all"}
        clean |= {"DJANGO_SETTINGS_MODULE": "zotim.config.settings", "PYTHONPATH": str(ROOT), "ZOTIM_INSECURE": "1"}
        self.home, self.number = home, 0
        self.log = (home / "doer.log").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.crash.doer"], env=clean, cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log,
        )  # fmt: skip

    def do(self, what: str, die_after: float | None = None) -> list[str]:
        """What was acknowledged. With *die_after* (seconds after it said that it began) it is killed; else it has to
        end well."""
        self.number += 1
        path = self.home / f"acknowledged-{self.number}"
        self.process.stdin.write(f"{what} {path}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline().split()[1])
        if die_after is not None:
            self._has_begun(path)
            threading.Event().wait(die_after)
            os.kill(child, signal.SIGKILL)  # it isn't waited for before this, so the number is still its own
        status = int(self.process.stdout.readline().split()[1])
        if die_after is None:
            assert status == 0, (self.home / "doer.log").read_text()[-4000:]
        else:
            assert os.WIFSIGNALED(status), (self.home / "doer.log").read_text()[-4000:]
        lines = path.read_text().splitlines() if path.exists() else []
        return [line for line in lines if line != BEGUN]

    def _has_begun(self, path: Path) -> None:
        pause, end = threading.Event(), time.monotonic() + 30
        while not (path.exists() and path.stat().st_size) and time.monotonic() < end:
            pause.wait(0.002)
        assert path.exists(), (self.home / "doer.log").read_text()[-4000:]

    def look(self) -> dict:
        return json.loads(self.do("look")[0])


@pytest.fixture(scope="module")
def victims(database, tmp_path_factory):
    found = Victims(database, tmp_path_factory.mktemp("home"))
    found.do("prepare")
    yield found
    found.process.stdin.close()
    found.process.wait(30)
    found.log.close()


def moments(name: str, longest: float) -> list[float]:
    """Random moments, in seconds after the work began; the same for the same seed."""
    dice = random.Random(f"{SEED} {name}")
    return [dice.uniform(0, longest) for _ in range(MOMENTS)]


def killed(victims: Victims, what: str, longest: float, times: int = MOMENTS) -> list[str]:
    """Do *what* that many times, each until a random moment: what was acknowledged. On a machine so slow that nothing
    was, the moments lie further apart; a minute without a word is a failure."""
    acknowledged: list[str] = []
    while not acknowledged and longest < 60:
        acknowledged = [line for wait in moments(what, longest)[:times] for line in victims.do(what, wait)]
        longest *= 4
    assert acknowledged, f"seed {SEED}: nothing was acknowledged"
    return acknowledged


def whole(found: dict) -> None:
    """What always has to hold."""
    assert found["ok"], found["verify"]
    assert (found["missing"], found["broken"], found["partial"]) == ([], [], []), f"seed {SEED}"
    assert (found["without_file"], found["without_suggestion"], found["unsealed"]) == (0, 0, 0), f"seed {SEED}"


def test_an_import_that_was_acknowledged_is_there_whole_and_one_that_wasnt_is_whole_or_nothing(victims):
    acknowledged = killed(victims, "import", 0.3)
    found = victims.look()
    assert set(acknowledged) <= set(found["documents"]), f"seed {SEED}"
    whole(found)


def test_a_file_of_obligations_is_loaded_whole_or_not_at_all(victims):
    acknowledged = killed(victims, "library", 0.5)
    found = victims.look()
    kept = Counter(key.partition("-")[0] for key in found["obligations"])
    assert set(acknowledged) <= set(kept), f"seed {SEED}"
    assert set(kept.values()) == {ROWS}, f"seed {SEED}"
    whole(found)


def test_a_kill_while_the_log_is_written_and_sealed_loses_no_event_and_leaves_a_valid_chain(victims):
    acknowledged = killed(victims, "seal", 0.25)
    found = victims.look()
    assert set(acknowledged) <= set(found["events"]), f"seed {SEED}"
    whole(found)


def test_people_are_reminded_once_of_what_is_due_and_told_with_it(victims):
    acknowledged = killed(victims, "remind", 0.4)
    found = victims.look()
    told = Counter(found["reminders"])
    assert set(acknowledged) <= set(told), f"seed {SEED}"
    assert {told[key] for key in acknowledged} == {2}, f"seed {SEED}"  # the analyst and the coordinator
    assert found["unreminded"] == 0, f"seed {SEED}"
    whole(found)


def test_a_report_of_content_is_there_with_its_bytes_and_custody_or_not_at_all(victims):
    acknowledged = killed(victims, "content", 0.3, times=20)
    found = json.loads(victims.do("reported")[0])
    assert set(acknowledged) <= set(found), f"seed {SEED}"
    assert "partial" not in found, f"seed {SEED}"


def test_a_file_of_fingerprints_is_gone_on_with_after_each_kill_and_nothing_of_it_is_lost_or_there_twice(victims):
    said = [line.split() for wait in moments("bank", 0.25) for line in victims.do("bank", wait)]
    furthest = {name: int(read) for name, read in said if name != AGAIN}
    before = {one["name"]: one for one in json.loads(victims.do("banked")[0])[0]}
    assert any(name == AGAIN for name, _read in said), f"seed {SEED}: no kill met a file that was being read"
    assert all(one["whole"] for one in before.values()), f"seed {SEED}: {before}"
    assert [name for name, read in furthest.items() if before[name]["read"] < read] == [], f"seed {SEED}"

    victims.do("take_up")
    found, twice = json.loads(victims.do("banked")[0])
    assert {one["name"] for one in found} == set(before), f"seed {SEED}"
    for one in found:
        assert (one["state"], one["read"], one["whole"]) == ("proposed", LINES, True), f"seed {SEED}: {one}"
        assert one["entries"] == [LINES - 1] * 3, f"seed {SEED}: {one}"
        assert [problem["line"] for problem in one["problems"]] == [3], f"seed {SEED}: {one}"
        assert one["events"] == ["content.bankimport.proposed", "content.bankimport.taken"], f"seed {SEED}: {one}"
        assert one["told"] == 1, f"seed {SEED}: {one}"  # the other curator, once
    assert twice == 0, f"seed {SEED}"
    whole(victims.look())


def kill_workers(victims, what: str, ask: str, longest: float) -> tuple[list[str], dict]:
    """Kill 50 workers while what is asked for waits; then let one finish. What was acknowledged, and what there is."""
    said = []
    for wait in moments(what, longest):
        said += victims.do(ask)
        victims.do("work", wait)
    asked, hits = [line for line in said if line != MET], said.count(MET)
    victims.do("finish")
    found = victims.look()
    assert hits >= MOMENTS / 2, f"seed {SEED}: only {hits} of {MOMENTS} kills met a job that ran"
    for name, state, _arguments, count in found["jobs"].values():
        # A recurring job under which the worker died more often than the limit is given up, by rule; it is asked again.
        given_up = state == "failed" and name in RECURRING and count > INTERRUPTIONS
        assert state == "done" or given_up, f"seed {SEED}: {found['jobs']}"
    assert set(Counter(found["ended"]).values()) == {1}, f"seed {SEED}"
    whole(found)
    return asked, found


def test_jobs_are_resumed_after_each_kill_and_done_exactly_once(victims):
    asked, found = kill_workers(victims, "job", "ask_for_jobs", 0.6)
    sources = Counter(found["sources"])
    for key in asked:
        mark = found["jobs"][key][2]["mark"]
        assert [sources[f"{mark} {number}"] for number in range(STEPS)] == [1] * STEPS, f"seed {SEED}"


def test_reports_have_all_their_files_after_every_kill(victims):
    asked, found = kill_workers(victims, "report", "ask_for_reports", 0.9)
    each = [[language, kind] for language in ("ar", "en", "sq") for kind in ("docx", "json", "pdf", "xlsx")]
    assert [found["reports"][key] for key in asked] == [each] * len(asked), f"seed {SEED}"


def test_the_log_is_sealed_while_a_job_runs(victims):
    (key,) = victims.do("ask_for_the_seal")
    victims.do("finish")
    assert victims.look()["jobs"][key][1] == "done"


def test_a_second_worker_is_refused_while_the_first_lives(victims):
    assert victims.do("second") == ["refused"]
