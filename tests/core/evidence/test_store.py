"""Bytes are there for as long as a row names them, and no longer than a day without one."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import worlds
from tests.core.evidence import race
from zotim.core.audit.models import Event
from zotim.core.evidence import store
from zotim.core.evidence.content import Refused
from zotim.core.evidence.services import file_bytes, file_copied, file_keep, file_receive, path_of
from zotim.core.jobs.registry import JOBS, RECURRING
from zotim.vocabulary import Classification

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys, django
django.setup()
from tests.core.evidence import race
sys.exit(0 if getattr(race, sys.argv[1])() else 1)
"""
ORDERS = ["removal_in_the_middle_of_an_upload", "upload_in_the_middle_of_a_removal"]


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def receive(data=race.DATA):
    return file_receive(
        actor=worlds.actor("coordinator"), data=data, name="a.txt", classification=Classification.INTERNAL
    )


def age(path: Path, **length) -> None:
    then = (timezone.now() - timedelta(**length)).timestamp()
    os.utime(path, (then, then))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.django_db(transaction=True)
def test_acknowledged_bytes_stay_whoever_comes_first_on_a_server(order, folder):
    if connection.vendor != "postgresql":
        pytest.skip("the next test does it on a file")
    assert getattr(race, order)()


@pytest.mark.parametrize("order", ORDERS)
def test_acknowledged_bytes_stay_whoever_comes_first_on_a_file(order, tmp_path, migrated_file):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ZOTIM_")}
    environment |= {"ZOTIM_HOME": str(tmp_path), "ZOTIM_INSECURE": "1", "PYTHONPATH": str(ROOT)}
    environment |= {"DJANGO_SETTINGS_MODULE": "zotim.config.settings"}
    environment |= {"ZOTIM_DATABASE": migrated_file}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, order],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_lock_outside_of_a_transaction_is_refused(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        store.lock(race.DIGEST)


@pytest.mark.django_db
def test_bytes_that_went_missing_or_were_altered_are_written_again_with_the_next_upload(folder):
    file = receive()
    path_of(file).unlink()
    assert file_bytes(receive()) == race.DATA
    path_of(file).write_bytes(b"something else")
    assert file_bytes(receive()) == race.DATA


@pytest.mark.django_db
def test_the_daily_sweep_removes_what_no_row_names_after_a_day_and_counts_it(folder):
    kept, fresh, draft = receive(), store.place("a" * 64), folder / "bb" / f"{store.DRAFT}x"
    old, other = store.place("b" * 64), folder / "bb" / "readme.txt"
    for path in (fresh, old, draft, other):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    for path in (path_of(kept), old, draft, other):
        age(path, hours=25)
    age(fresh, hours=23)

    class Run:
        def progress(self, done, of):
            self.done = done

    run = Run()
    JOBS["evidence.file.sweep"].function(run)
    assert [path.exists() for path in (path_of(kept), fresh, old, draft, other)] == [True, True, False, False, True]
    assert run.done == 2
    assert Event.objects.get(verb="evidence.files.swept").details == {"removed": 2}
    assert "evidence.file.sweep" in RECURRING
    JOBS["evidence.file.sweep"].function(run)
    assert Event.objects.filter(verb="evidence.files.swept").count() == 1


@pytest.mark.django_db
def test_a_file_of_this_machine_is_copied_whole_and_once_and_may_break_a_letter_at_its_first_megabyte(folder, tmp_path):
    path, officer = tmp_path / "list.csv", worlds.actor("coordinator")

    def file_copy():
        with file_copied(path=path, classification=Classification.PUBLIC) as copied:
            return file_keep(actor=officer, copied=copied)

    for begin in ("", "x", "xx"):
        path.write_text(begin + "ﻋ" * 400_000, encoding="utf-8")
        one, again = (file_copy() for _ in range(2))
        assert path_of(one) == path_of(again)
        assert file_bytes(one) == path.read_bytes()
    assert len(list(folder.glob("*/*"))) == 3
    path.write_bytes(b"%PDF-1.7 x")
    with pytest.raises(Refused):
        file_copy()
    path.write_text("x", encoding="utf-8")
    with file_copied(path=path, classification=Classification.PUBLIC):
        """It isn't put on record after all."""
    assert len(list(folder.glob("*/*"))) == 3
