"""`zotim check`: what it finds, what it says to do, and when it fails."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from tests import worlds
from zotim.config import checks, cli, trouble
from zotim.config.checks import Level, findings
from zotim.core import guards
from zotim.core.audit.models import Checkpoint, Event
from zotim.core.audit.services import System, record, seal

pytestmark = pytest.mark.django_db


@pytest.fixture
def production(settings, tmp_path):
    """Settings as `docs/how-to/operate.md` asks for them, with keys apart."""
    home, keys = tmp_path / "home", tmp_path / "keys"
    home.mkdir()
    keys.mkdir(mode=0o700)
    settings.ZOTIM_HOME, settings.ZOTIM_KEYS = home, keys
    settings.ZOTIM_KEK_FILE, settings.ZOTIM_TOMBSTONES = keys / "sealing.kek", tmp_path / "elsewhere"
    settings.MEDIA_ROOT, settings.STATIC_ROOT = home / "files", home / "static"
    settings.ZOTIM_INSECURE = False
    settings.ALLOWED_HOSTS = ["zotim.example", "127.0.0.1"]
    settings.ZOTIM_ADDRESS = "https://zotim.example"
    return settings


def codes(deploy=True) -> set[str]:
    """What is found, but for the database's make and roles, on which these tests don't depend."""
    return {f.code for f in findings(deploy) if f.code != "sqlite" and not f.code.startswith(("start.", "roles."))}


def test_a_production_as_it_should_be_has_no_finding(production):
    assert codes() == set()


def test_sqlite_is_a_warning_in_production_only(production):
    said = [finding for finding in findings(deploy=True) if finding.code == "sqlite"]
    assert len(said) == (1 if connection.vendor == "sqlite" else 0)
    assert all(finding.level is Level.WARNING for finding in said)
    assert "sqlite" not in {finding.code for finding in findings()}


def test_a_key_folder_that_others_may_open_is_an_error(production):
    production.ZOTIM_KEYS.chmod(0o750)
    assert codes(deploy=False) == {"keys.folder"}


def test_a_key_that_others_may_read_is_an_error_and_a_public_key_may_be_read(production):
    (production.ZOTIM_KEYS / "audit-checkpoint-00.pub").write_text("public")
    (production.ZOTIM_KEYS / "audit-checkpoint-00.pub").chmod(0o644)
    assert codes() == set()
    key = production.ZOTIM_KEYS / "secret_key"
    key.write_text("made up")
    key.chmod(0o640)
    [finding] = findings()
    assert (finding.code, str(key) in finding.todo) == ("keys.file", True)


def test_a_key_that_lies_elsewhere_is_looked_at_too(production, tmp_path):
    production.ZOTIM_KEK_FILE = tmp_path / "usb" / "sealing.kek"
    production.ZOTIM_KEK_FILE.parent.mkdir()
    production.ZOTIM_KEK_FILE.write_bytes(b"made up")
    production.ZOTIM_KEK_FILE.chmod(0o644)
    assert codes(deploy=False) == {"keys.file"}


@pytest.mark.parametrize("place", ["ZOTIM_HOME", "ZOTIM_KEYS"])
def test_a_second_list_of_destroyed_keys_that_lies_beside_the_first_is_a_warning(production, place):
    production.ZOTIM_TOMBSTONES = getattr(production, place) / "tombstones"
    assert codes() == {"tombstones.beside"}
    assert codes(deploy=False) == set()


def test_what_the_site_refuses_to_start_with_is_found_before_it_starts(production):
    from zotim.config.startup import refusals

    said = {finding.code for finding in findings(deploy=True) if finding.code.startswith("start.")}
    assert said == {refusal.code for refusal in refusals(connection)}


def test_keys_that_are_gone_are_named_before_new_ones_are_made(production, tmp_path):
    production.ZOTIM_KEYS = tmp_path / "nowhere"
    [finding] = findings()
    assert finding.code == "keys.missing"
    assert "Restore" in finding.todo


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_keys_among_the_files_that_are_given_out_are_an_error(production, name):
    setattr(production, name, production.ZOTIM_KEYS.parent)
    assert codes(deploy=False) == {"keys.given_out"}


def test_a_key_of_the_keys_that_isnt_where_its_setting_says_is_named(production, tmp_path):
    production.ZOTIM_KEK_FILE = tmp_path / "elsewhere" / "kek"
    assert codes(deploy=False) == {"keys.kek_new"}
    (production.ZOTIM_KEYS / "store").mkdir(mode=0o700)
    (production.ZOTIM_KEYS / "store" / "x.key").touch(mode=0o600)
    assert codes(deploy=False) == {"keys.kek"}


def test_keys_that_a_backup_of_the_home_takes_along_are_a_warning(production):
    inside = production.ZOTIM_HOME / "keys"
    inside.mkdir(mode=0o700)
    production.ZOTIM_KEYS, production.ZOTIM_KEK_FILE = inside, inside / "sealing.kek"
    assert codes() == {"keys.beside"}
    assert codes(deploy=False) == set()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("ZOTIM_INSECURE", True, "insecure"),
        ("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"], "hosts"),
        ("ALLOWED_HOSTS", ["*"], "hosts.any"),
        ("ALLOWED_HOSTS", ["other.example"], "address.host"),
        ("ZOTIM_ADDRESS", "http://zotim.example", "address"),
        ("ZOTIM_ADDRESS", "zotim.example", "address"),
    ],
)
def test_a_setting_that_is_fine_at_home_only_is_found_with_deploy(production, name, value, code):
    setattr(production, name, value)
    assert codes() == {code}
    assert codes(deploy=False) == set()


def test_a_host_under_a_served_domain_is_served(production):
    production.ALLOWED_HOSTS = [".example"]
    assert codes() == set()


def test_a_guard_that_was_dropped_is_an_error_until_migrate_puts_it_back(production):
    name = next(iter(guards.expected(connection)))
    guards.drop(connection, [name])
    [finding] = findings()
    assert (finding.level, finding.code) == (Level.ERROR, "guards")
    assert name in finding.what
    guards.install(connection)
    assert codes(deploy=False) == set()


def test_a_migration_that_isnt_applied_is_named_and_nothing_else_is_read(production):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit'")
    [finding] = findings()
    assert finding.code == "migrations"
    assert "audit.0001" in finding.what


def test_a_database_that_another_version_made_is_said_to_be_so_and_isnt_migrated(production, capsys):
    MigrationRecorder(connection).record_applied("audit", "0099_later")
    [finding] = findings()
    assert (finding.level, finding.code) == (Level.ERROR, "migrations")
    assert "audit.0099_later isn't known" in finding.what
    with pytest.raises(SystemExit) as ended:
        cli.migrate()
    assert ended.value.code == trouble.CODE
    assert finding.what in capsys.readouterr().err


def test_an_event_that_waits_too_long_says_that_no_worker_runs(production):
    event = record(System("test"), "test.thing.done")
    assert codes() == set()
    later = timezone.now() + checks.SEALING_DELAY + timedelta(seconds=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks.timezone, "now", lambda: later)
        assert codes() == {"worker"}
        seal()
        assert "worker" not in codes()
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_queue_that_names_a_missing_event_is_an_error(production):
    from zotim.core.audit.models import Unsealed
    from zotim.core.identifiers import uuid7

    Unsealed.objects.create(event_id=uuid7())
    assert codes() == {"worker.queue"}


def test_a_log_with_no_recent_checkpoint_is_a_warning(production):
    from zotim.core.audit.services import checkpoint

    record(System("test"), "test.thing.done")
    seal()
    assert codes() == {"checkpoint"}
    checkpoint()
    assert codes() == set()
    later = timezone.now() + checks.CHECKPOINT_AGE + timedelta(minutes=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks.timezone, "now", lambda: later)
        assert codes() == {"checkpoint"}
    assert Checkpoint.objects.count() == 1


def test_a_demonstration_never_serves_a_state(production):
    worlds.demo_installation()
    assert codes() == {"demo"}
    assert codes(deploy=False) == set()


def test_errors_come_first_and_each_finding_says_what_to_do(production):
    production.ZOTIM_ADDRESS, production.ALLOWED_HOSTS = "http://x.example", ["localhost"]
    found = findings(deploy=True)
    assert [finding.level for finding in found] == sorted(finding.level for finding in found)
    assert all(finding.todo and str(finding).startswith(f"{finding.level}: ") for finding in found)


def test_warnings_fail_with_deploy_only(production):
    warning = checks.Finding(Level.WARNING, "w", "what", "todo")
    error = checks.Finding(Level.ERROR, "e", "what", "todo")
    assert [checks.failed([warning], deploy) for deploy in (False, True)] == [False, True]
    assert checks.failed([error], deploy=False)
    assert not checks.failed([], deploy=True)


def command(folder, *arguments, **variables):
    """`zotim …` as somebody runs it, with only these settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("ZOTIM_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "zotim", *arguments],
        env=clean | {"ZOTIM_HOME": str(folder / "home"), "ZOTIM_KEYS": str(folder / "keys")} | variables,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.once
def test_the_command_exits_by_what_it_found(tmp_path):
    before = command(tmp_path, "check")
    assert before.returncode == 1
    assert "zotim migrate" in before.stdout
    assert command(tmp_path, "migrate").returncode == 0
    after = command(tmp_path, "check")
    assert after.returncode == 0, after.stdout + after.stderr
    deploy = command(tmp_path, "check", "--deploy")
    assert deploy.returncode == 1
    assert "ZOTIM_ADDRESS" in deploy.stdout


@pytest.mark.once
def test_a_database_that_doesnt_answer_is_a_finding_and_no_traceback(tmp_path):
    done = command(tmp_path, "check", ZOTIM_DATABASE="postgresql://nobody:x@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert "doesn't answer" in done.stdout
    assert "Traceback" not in done.stderr
