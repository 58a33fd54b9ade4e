"""The site's and the worker's role: each may do what it needs and no more, and the commands say what is wrong."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from typer.testing import CliRunner

from tests import roles, worlds
from zotim.config import startup
from zotim.config.checks import findings
from zotim.config.database import app
from zotim.core.access import privileges
from zotim.core.access.privileges import Part
from zotim.core.audit import services as audit
from zotim.core.audit.models import Event, Seal, Unsealed
from zotim.core.audit.services import System, record
from zotim.core.audit.verify import verify
from zotim.core.retention import disposal, selectors, services
from zotim.core.retention.models import Certificate

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's")


@pytest.fixture
def web(db):
    return roles.made(Part.WEB)


@pytest.fixture
def worker(db):
    return roles.made(Part.WORKER)


def said() -> dict[str, str]:
    """What ``zotim check --deploy`` says of the roles."""
    return {finding.code: finding.what for finding in findings(deploy=True) if finding.code.startswith("roles.")}


@on_postgresql
def test_the_site_adds_to_the_log_and_the_worker_alone_takes_out_of_its_queue(web, worker):
    with roles.becoming(web):
        record(System("test"), "test.thing.done")
        waiting = Unsealed.objects.count()
        assert waiting
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Unsealed.objects.all().delete()
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            audit.seal()
    assert Unsealed.objects.count() == waiting
    with roles.becoming(worker):
        assert audit.seal() == waiting
        audit.checkpoint()
    assert not Unsealed.objects.exists()
    assert verify().ok


@on_postgresql
def test_the_worker_removes_no_event_that_isnt_sealed_nor_one_that_nobody_disposed_of(worker):
    record(System("test"), "test.thing.done")
    with roles.becoming(worker):
        for model in (Unsealed, Event):
            with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
                model.objects.all().delete()
        audit.seal()
        for rows in (Event.objects.all(), Seal.objects.all()):
            with pytest.raises(DatabaseError, match=r"append only|permission denied"), transaction.atomic():
                rows.delete()


@on_postgresql
def test_the_log_is_disposed_of_by_the_worker_and_by_nobody_else(web, worker, monkeypatch):
    one, other = worlds.actor("records_officer"), worlds.actor("data_protection_officer")
    with roles.becoming(web):
        for _ in range(3):
            record(System("test"), "test.thing.done")
    real, present = selectors.border, timezone.now() + timedelta(days=4000)
    monkeypatch.setattr(selectors, "border", lambda rule, at=None: real(rule, at or present))
    with roles.becoming(web):
        run = services.run_propose(actor=one, rule="audit.event")
        services.run_decide(actor=other, run=run, approved=True)
        with pytest.raises(PermissionError, match="worker"):
            disposal.run_execute(run=run)
    with roles.becoming(worker):
        audit.seal()
        [certificate] = disposal.carry_on()
        audit.seal()
    assert certificate.counts["audit.event"] >= 3
    assert not Event.objects.filter(verb="test.thing.done").exists()
    assert Certificate.objects.get() == certificate
    assert verify().ok


# What check says


@on_postgresql
def test_two_roles_as_they_should_be_have_no_finding(web, worker):
    there = privileges.roles(connection)
    assert (there[web], there[worker]) == (Part.WEB, Part.WORKER)
    for role, part in there.items():
        assert privileges.differences(connection, role, part) == []
    assert said() == {}


@on_postgresql
def test_a_role_that_is_missing_is_named(web, worker):
    with connection.cursor() as cursor:
        cursor.execute(f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{worker}"')
    assert "worker" in said()["roles.worker"]
    assert "roles.web" not in said()


@on_postgresql
@pytest.mark.parametrize(
    ("harm", "word"),
    [
        ("GRANT DELETE ON audit_event TO {web}", "it may DELETE audit_event"),
        ("GRANT UPDATE (reference) ON reintegration_case TO {web}", "it may UPDATE reintegration_case.reference"),
        ("GRANT INSERT ON access_grant TO PUBLIC", "it may INSERT access_grant"),
        ("REVOKE INSERT ON jobs_job FROM {worker}", "it may not INSERT jobs_job"),
        ("REVOKE EXECUTE ON FUNCTION zotim_wall_holder() FROM {web}", "it may not call zotim_wall_holder()"),
    ],
)
def test_a_role_that_may_too_much_or_too_little_is_named_with_what_to_do(web, worker, harm, word):
    with connection.cursor() as cursor:
        cursor.execute(harm.format(web=f'"{web}"', worker=f'"{worker}"'))
    assert word in said().get("roles.differ", "")
    for part in Part:
        roles.made(part)
    if "PUBLIC" not in harm:
        assert said() == {}


@on_postgresql
def test_a_role_that_takes_from_the_queue_is_a_worker_however_it_is_called(web, worker):
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT DELETE ON audit_unsealed TO "{web}"')
    assert privileges.roles(connection)[web] is Part.WORKER
    assert "roles.web" in said()


# Starting


@on_postgresql
def test_the_site_doesnt_start_as_the_worker_nor_the_worker_as_the_site(web, worker, monkeypatch, settings):
    settings.ZOTIM_INSECURE = False
    monkeypatch.setattr(startup, "_of_the_role", lambda *_: [])  # whoever signed in here owns the tables
    for role, part, codes in [
        (web, Part.WEB, []), (web, Part.WORKER, ["start.worker"]),
        (worker, Part.WORKER, []), (worker, Part.WEB, ["start.web"]),
    ]:  # fmt: skip
        with roles.becoming(role):
            assert [refusal.code for refusal in startup.refusals(part=part)] == codes


# The commands


@on_postgresql
@pytest.mark.parametrize("part", list(Part))
def test_a_role_that_isnt_there_or_could_walk_past_the_walls_is_refused_with_a_word_why(part):
    done = CliRunner().invoke(app, [f"grant-{part}", "nobody_of_that_name"])
    assert done.exit_code == 1
    assert "CREATE ROLE" in done.stderr
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
    done = CliRunner().invoke(app, [f"grant-{part}", owner])
    assert done.exit_code == 1
    assert "owns tables" in done.stderr


@on_postgresql
def test_granting_again_as_the_other_part_takes_away_what_the_first_gave(worker):
    done = CliRunner().invoke(app, ["grant-web", worker])
    assert done.exit_code == 0
    assert privileges.differences(connection, worker, Part.WEB) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_sqlite_has_no_roles_and_says_so():
    for part in Part:
        done = CliRunner().invoke(app, [f"grant-{part}", "anybody"])
        assert (done.exit_code, "no roles" in done.stdout) == (0, True)
    assert said() == {}
