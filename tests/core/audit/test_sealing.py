"""Sealing: in order, without a gap, by one at a time, all or nothing."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction

from tests import databases
from zotim.core import guards
from zotim.core.audit import services
from zotim.core.audit.layout import GENESIS, link
from zotim.core.audit.models import Event, Seal, Unsealed
from zotim.core.guards import installing

HAND = Path(__file__).with_name("hand.py")


@pytest.mark.django_db
def test_events_are_sealed_in_order_without_a_gap_each_over_the_one_before(log):
    made = log(5, seal=False)
    assert services.seal() == 5
    before = GENESIS
    for number, (seal, event) in enumerate(zip(Seal.objects.order_by("number"), made, strict=True), 1):
        before = link(before, number, bytes.fromhex(event.digest))
        assert (seal.number, seal.event_id, seal.digest, seal.hash) == (number, event.pk, event.digest, before.hex())
    assert not Unsealed.objects.exists()


@pytest.mark.django_db
def test_sealing_goes_on_where_it_stopped_and_takes_no_more_than_it_is_told(log):
    log(5, seal=False)
    assert [services.seal(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_a_sealing_that_fails_leaves_everything_as_it_was(log):
    log(5, seal=False)
    with pytest.raises(RuntimeError), transaction.atomic():
        services.seal()
        raise RuntimeError
    assert (Seal.objects.count(), Unsealed.objects.count()) == (0, 5)


@pytest.fixture
def hands(transactional_db, tmp_path):
    """Start :mod:`hand` in processes of their own: on PostgreSQL in the tests' database, on SQLite in a copy of it.
    They load no desk: the log needs none, and six processes at once would load longer than they write."""
    at = connection.settings_dict
    if connection.vendor == "postgresql":
        url = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    else:
        url = databases.make(str(tmp_path / "log.sqlite3"), migrated=True)
    environment = {
        **os.environ,
        "ZOTIM_HOME": str(tmp_path / "home"),
        "ZOTIM_DATABASE": url,
        "ZOTIM_DESKS": "oversight",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }

    def start(*arguments):
        return subprocess.Popen([sys.executable, str(HAND), *arguments], env=environment, stdout=subprocess.PIPE)

    def run(*arguments):
        process = start(*arguments)
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return json.loads(out) if out else None

    return start, run


def test_a17_four_writers_and_two_sealers_at_once_make_one_chain(hands):
    start, run = hands
    processes = [start("write", "50") for _ in range(4)] + [start("seal", "2") for _ in range(2)]
    assert [process.wait(timeout=120) for process in processes] == [0] * 6
    run("rest")
    log = run("verify")
    assert (log["ok"], log["events"], log["sealed"], log["waiting"]) == (True, 200, 200, 0)


def test_a_writer_who_has_not_committed_holds_up_nobody_on_postgresql(hands):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    _, run = hands
    with transaction.atomic():
        services.record(services.System("slow"), "a.b")
        run("write", "5")
        run("rest")
        assert Seal.objects.count() == 5
    run("rest")
    log = run("verify")
    assert (log["ok"], log["sealed"], log["events"]) == (True, 6, 6)


def test_fifty_kills_at_random_moments_leave_a_chain_that_verifies(hands):
    _, run = hands
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    log = run("kill", str(seed), "50")
    assert log["ok"], f"seed {seed}"
    assert log["events"] == log["sealed"] >= 1000
    assert log["queued"] == 0


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_a_table_on_sqlite_passes_and_the_guards_come_back(log):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL alters tables in place")
    log(3)
    installing._before_migrate(using="default", plan=["something"])
    with connection.schema_editor() as editor:
        editor._remake_table(Seal)
        editor._remake_table(Event)
    assert guards.differences(connection)
    installing._after_migrate(using="default")
    assert guards.differences(connection) == []
    assert Event.objects.count() == Seal.objects.count() == 3
