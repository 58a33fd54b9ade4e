"""Data ends: what is due is proposed, a hold stops it, two people decide, the bytes are gone, a certificate stays."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone, translation

from tests import worlds
from tests.core.retention.conftest import SECRET, TITLE
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit import services as audit
from zotim.core.audit.models import Event
from zotim.core.audit.verify import verify
from zotim.core.clocks.models import ClockRun
from zotim.core.evidence.models import File
from zotim.core.evidence.services import path_of
from zotim.core.people.models import Deputy, User
from zotim.core.retention import disposal, selectors, services
from zotim.core.retention.models import Certificate, DisposalItem, DisposalRun, Hold
from zotim.core.retention.registry import RULES
from zotim.core.revisions.models import Revision
from zotim.core.revisions.services import keep_revision
from zotim.core.search.words import spelled
from zotim.register.models import Evidence, Measure

RULE = "register.evidence.returned"


def due(rule=RULE, now=None):
    return selectors.due(RULES[rule], selectors.border(RULES[rule], now))


def approved(world, rule=RULE):
    run = services.run_propose(actor=world.one, rule=rule)
    return services.run_decide(actor=world.other, run=run, approved=True)


def copies(word: str) -> list[str]:
    """Every column of every table, and every file, in which *word* can be read."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                text = f'lower(CAST("{column.name}" AS TEXT))'
                cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {text} LIKE %s', [f"%{word.lower()}%"])
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


def files_with(word: bytes, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_a_record_is_due_when_its_time_is_over_and_not_before(world):
    began = Event.objects.get(verb="register.evidence.returned").at
    clock = RULES[RULE].length
    assert not due().exists()
    assert due(now=began + timedelta(days=800)).get() == world.returned
    from zotim.core.clocks.holidays import own_calendar
    from zotim.core.clocks.lengths import due_at
    from zotim.core.clocks.registry import zone

    end = due_at(began, clock, zone(), own_calendar())
    assert not due(now=end - timedelta(microseconds=1)).exists()
    assert due(now=end).exists()


def test_nothing_of_it_can_be_read_anywhere_after_the_run_and_the_rest_stays(world, later, settings):
    assert set(copies(TITLE)) >= {"register_evidence.title", "revisions_revision.data", "approvals_approval.comment"}
    assert "search_entry.words" in copies(spelled("kokona"))
    assert files_with(SECRET, settings.MEDIA_ROOT)
    certificate = disposal.run_execute(run=approved(world))
    assert copies("kokona") == copies(spelled("kokona")) == []
    assert files_with(SECRET, settings.MEDIA_ROOT) == []
    assert Evidence.objects.get() == world.accepted
    assert path_of(world.accepted.file).exists()
    assert Revision.objects.filter(object_id=world.accepted.pk).exists()
    key = str(world.returned.pk)
    assert certificate.hashes == [hashlib.sha256(key.encode()).hexdigest()]
    counts = certificate.counts
    assert (counts["gone"], counts["register.evidence"], counts["evidence.file"]) == (1, 1, 1)
    assert counts["revisions.revision"] >= 2
    assert not ClockRun.objects.filter(object_id=world.returned.pk).exists()
    assert not DisposalItem.objects.exists()


def test_the_certificate_names_rule_and_people_and_the_log_holds_its_hash(world, later):
    certificate = disposal.run_execute(run=approved(world))
    assert (certificate.proposed_by_id, certificate.approved_by_id) == (world.one.user_id, world.other.user_id)
    assert (certificate.rule, certificate.verified) == (RULE, False)
    kept = Certificate.objects.get()
    assert kept.sha256 == disposal.digest_of(kept)
    assert Event.objects.get(verb="retention.run.finished").details["sha256"] == kept.sha256
    for change in ({"rule": "other"}, {"counts": {}}):
        with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
            Certificate.objects.update(**change)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Certificate.objects.all().delete()
    audit.seal()
    assert verify().ok


@pytest.mark.parametrize("of", ["record", "kind", "above", "above_kind"])
def test_a_hold_stops_it_and_lifting_lets_it_be_proposed_again(world, later, of):
    kept = {"record": world.returned, "kind": Evidence, "above": world.measure, "above_kind": Measure}[of]
    hold = services.hold_place(actor=world.one, of=kept, reason="Gjykata e ka kërkuar")
    assert not due().exists()
    with pytest.raises(Unfit):
        services.run_propose(actor=world.one, rule=RULE)
    services.hold_lift(actor=world.one, hold=hold)
    assert due().get() == world.returned


def test_a_hold_that_comes_after_the_approval_still_stops_it(world, later):
    run = approved(world)
    services.hold_place(actor=world.one, of=world.returned, reason="Gjykata")
    certificate = disposal.run_execute(run=run)
    assert certificate.counts == {"held": 1}
    assert Evidence.objects.count() == 2
    assert Event.objects.filter(verb="retention.record.held", object_id=str(world.returned.pk)).exists()


def test_what_is_no_longer_due_when_it_is_carried_out_is_kept(world, later):
    run = approved(world)
    DisposalRun.objects.filter(pk=run.pk).update(border=timezone.now() - timedelta(days=1))
    run.refresh_from_db()
    assert disposal.run_execute(run=run).counts == {"kept": 1}
    assert Evidence.objects.count() == 2


def test_one_person_is_not_enough_nor_with_a_deputy(world, later):
    run = services.run_propose(actor=world.one, rule=RULE)
    with pytest.raises(NeedsAnotherPerson):
        services.run_decide(actor=world.one, run=run, approved=True)
    deputy = worlds.user()
    proposer = User.objects.get(pk=world.one.user_id)
    Deputy.objects.create(user=proposer, deputy=deputy, ends_at=timezone.now() + timedelta(days=1))
    with pytest.raises(NeedsAnotherPerson):
        services.run_decide(actor=actor_of(deputy, acting_for=proposer.pk), run=run, approved=True)
    with pytest.raises(PermissionError):
        disposal.run_execute(run=run)
    DisposalRun.objects.filter(pk=run.pk).update(state="approved")
    run.refresh_from_db()
    with pytest.raises(PermissionError, match="two people"):
        disposal.run_execute(run=run)
    assert Evidence.objects.count() == 2


def test_others_may_neither_propose_nor_hold(world, later):
    for call in (
        lambda: services.run_propose(actor=world.centre, rule=RULE),
        lambda: services.hold_place(actor=world.centre, of=world.returned, reason="x"),
    ):
        with pytest.raises(Denied):
            call()
    assert not Hold.objects.exists()


def test_a_returned_proposal_leaves_everything_and_may_be_made_again(world, later):
    run = services.run_propose(actor=world.one, rule=RULE)
    with translation.override("en"), pytest.raises(Unfit, match="open"):
        services.run_propose(actor=world.other, rule=RULE)
    services.run_decide(actor=world.other, run=run, approved=False, comment="Jo tani")
    assert disposal.carry_on() == []
    assert Evidence.objects.count() == 2
    assert services.run_propose(actor=world.one, rule=RULE).found == 1


@pytest.mark.parametrize("moment", ["_end", "_remove_bytes", "digest_of", "remove_unless_used"])
def test_a_crash_at_any_moment_is_taken_up_again(world, later, monkeypatch, settings, moment):
    run = approved(world)

    def crash(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        broken.setattr(disposal, moment, crash)
        disposal.carry_on()
    if moment == "_end":
        assert Evidence.objects.count() == 2, "one record goes whole or not at all"
    assert not Certificate.objects.exists()
    certificate = disposal.carry_on()[0]
    assert certificate.counts["gone"] == 1
    assert copies(TITLE) == []
    assert files_with(SECRET, settings.MEDIA_ROOT) == []
    run.refresh_from_db()
    assert disposal.run_execute(run=run) == certificate
    assert disposal.carry_on() == []


def test_a_file_that_something_else_shows_stays_with_its_bytes(world, later, settings):
    Evidence.objects.filter(pk=world.accepted.pk).update(file=world.returned.file)
    certificate = disposal.run_execute(run=approved(world))
    assert "evidence.file" not in certificate.counts
    assert File.objects.filter(pk=world.returned.file_id).exists()
    assert files_with(SECRET, settings.MEDIA_ROOT)


def test_bytes_that_were_received_twice_stay_for_the_other_row(world, later, settings):
    worlds.evidence(world.centre, world.measure, SECRET)
    certificate = disposal.run_execute(run=approved(world))
    assert certificate.counts["evidence.file"] == 1
    assert files_with(SECRET, settings.MEDIA_ROOT)


def test_revisions_go_with_a_certificate_only(world):
    revision = Revision.objects.filter(object_id=world.returned.pk)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        revision.delete()
    keep_revision(world.accepted, world.centre)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        Revision.objects.update(data={})


def test_the_log_goes_by_its_own_rule_and_verifies_as_disposed(world, monkeypatch):
    real, present = selectors.border, timezone.now() + timedelta(days=4000)
    monkeypatch.setattr(selectors, "border", lambda rule, at=None: real(rule, at or present))
    before = Event.objects.count()
    run = approved(world, "audit.event")
    audit.seal()
    certificate = disposal.run_execute(run=run)
    assert certificate.counts["audit.event"] >= before
    assert not Event.objects.filter(verb="register.evidence.returned").exists()
    audit.seal()
    result = verify()
    assert (result.ok, result.disposed) == (True, certificate.counts["audit.event"])
    assert Event.objects.get(verb="audit.log.disposed").details["certificate"] == str(certificate.pk)


def test_the_decision_of_two_people_stays_with_the_run(world, later):
    run = approved(world)
    disposal.run_execute(run=run)
    assert Approval.objects.get(object_id=run.pk).state == "approved"
    assert {rule.code: n for rule, n in selectors.due_list(world.one, later)}[RULE] == 0
