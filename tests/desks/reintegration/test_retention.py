"""A closed case is kept for its time, then ends by two people and the worker's hand; a hold keeps it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.test_demands import ask, decide, give
from zotim.core.access.models import Bar, Grant
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.clocks.models import ClockRun
from zotim.core.disclosures.models import Disclosure
from zotim.core.glass import services as glass
from zotim.core.glass.models import Breaking
from zotim.core.notifications.models import Notification
from zotim.core.retention import disposal, selectors
from zotim.core.retention.models import DisposalItem
from zotim.core.retention.registry import RULES
from zotim.core.retention.services import hold_place, run_decide, run_propose
from zotim.core.sealing import store
from zotim.core.sealing.services import KeyDestroyed, key_make
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Assignment, Case, Note
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.rights.models import Demand

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="roles are PostgreSQL's")

RULE = "reintegration.case.closed"


@pytest.fixture
def keepers(db):
    return worlds.actor("records_officer"), worlds.actor("data_protection_officer")


@pytest.fixture
def old(people):
    """The people around a case that was closed long ago, with a note, a grant that ended, a bar, two plans,
    and a notice."""
    people.note("manager", "housing")
    people.give("teacher", "education")
    services.bar_enter(
        actor=people.actor("supervisor"), case=people.case, user=people.users["colleague"], reason="relative"
    )
    people.help()
    people.plan()  # the second version, whose goals follow those of the first
    people.close()
    Notification.objects.create(
        user=people.users["manager"], kind="test", object_type="reintegration.case", object_id=str(people.case.pk),
        next_attempt_at=timezone.now(),
    )  # fmt: skip
    with opened():
        Case.objects.update(closed_at=timezone.now() - timedelta(days=1900))
    return people


def approved(keepers, as_web_role):
    with as_web_role():
        run = run_propose(actor=keepers[0], rule=RULE)
        return run_decide(actor=keepers[1], run=run, approved=True)


def left():
    with opened():
        return [model.objects.count() for model in (Case, Note, Assignment, Grant, Bar)]


def test_a_closed_case_ends_whole_with_its_key_and_leaves_a_certificate(
    old, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    run = approved(keepers, as_web_role)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        certificate = disposal.run_execute(run=run)
    assert left() == [0, 0, 0, 0, 0]
    assert not Notification.objects.filter(object_id=old.case.pk).exists()
    assert (certificate.counts["gone"], certificate.counts["sealing.key"]) == (1, 1)
    assert (certificate.counts["reintegration.plan"], certificate.counts["reintegration.goal"]) == (2, 3)
    assert not store.key_path(old.case.pk).exists()
    [tombstone] = [one for one in store.tombstones() if one.subject_id == old.case.pk]
    assert tombstone.certificate == str(certificate.pk)
    with pytest.raises(KeyDestroyed):
        key_make(old.case.pk)
    assert Event.objects.filter(verb="reintegration.note.added").exists()  # the log has a rule of its own


def test_written_requests_end_with_their_case_and_what_was_given_stays_a_disclosure(
    old, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    demand = ask(old)
    give(old, decide(old, demand))
    run = approved(keepers, as_web_role)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        certificate = disposal.run_execute(run=run)
    assert {certificate.counts[f"reintegration.{name}"] for name in ("demand", "demandanswer")} == {1}
    with opened():
        assert not Demand.objects.exists()
    assert Disclosure.objects.get().objects_given == [{"type": "reintegration.demand", "id": str(demand.pk)}]


def test_a_case_whose_key_is_lost_gets_a_tombstone_all_the_same(
    old, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    store.key_path(old.case.pk).unlink()
    run = approved(keepers, as_web_role)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        disposal.run_execute(run=run)
    with pytest.raises(KeyDestroyed):
        key_make(old.case.pk)


@pytest.mark.parametrize("reviewed", [True, False])
def test_a19_an_emergency_ends_with_its_case_and_leaves_no_notice_and_no_term(
    people, keepers, as_web_role, as_worker, django_capture_on_commit_callbacks, reviewed
):
    people.users["officer"] = worlds.user("data_protection_officer")
    asked = {"kind": CASE, "number": people.case.reference, "domains": ["health"], "reason": "danger", "text": "x"}
    broken = glass.glass_break(actor=people.actor("teacher"), **asked)
    if reviewed:
        glass.glass_end(actor=people.actor("teacher"), breaking=broken)
        glass.glass_review(actor=people.actor("officer"), breaking=broken, finding="needed", text="y")
    people.help()
    people.close()
    with opened():
        Case.objects.update(closed_at=timezone.now() - timedelta(days=1900))
    run = approved(keepers, as_web_role)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        certificate = disposal.run_execute(run=run)
    assert (certificate.counts["gone"], certificate.counts["glass.breaking"]) == (1, 1)
    with opened():
        assert not Breaking.objects.exists()
    assert not Notification.objects.filter(object_id=str(broken.pk)).exists()
    assert not ClockRun.objects.filter(object_id=broken.pk).exists()


@pytest.mark.parametrize("of", ["the case", "all cases", "a note", "all assignments", "a grant"])
@pytest.mark.parametrize("when", ["before", "after the approval"])
def test_a_hold_keeps_all_of_it(old, keepers, as_web_role, as_worker, of, when):
    with opened():
        kept = {
            "the case": old.case, "all cases": Case, "a note": Note.objects.get(), "all assignments": Assignment,
            "a grant": Grant.objects.get(),
        }[of]  # fmt: skip
    before, run = left(), None
    if when == "before":
        hold_place(actor=keepers[0], of=kept, reason="Gjykata e ka kërkuar")
        if of in ("the case", "all cases"):
            with pytest.raises(Unfit):
                approved(keepers, as_web_role)
            return
        run = approved(keepers, as_web_role)
    else:
        run = approved(keepers, as_web_role)
        hold_place(actor=keepers[0], of=kept, reason="Gjykata e ka kërkuar")
    with as_worker():
        certificate = disposal.run_execute(run=run)
    assert certificate.counts == {"held": 1}
    assert left() == before
    assert store.key_path(old.case.pk).exists()


@pytest.mark.parametrize("change", [{"closed_at": None}, {"retention_class": "case_of_a_child"}])
def test_a_case_that_has_no_end_yet_or_another_class_isnt_due(old, keepers, as_web_role, change):
    with opened():
        Case.objects.update(**change)
    with pytest.raises(Unfit):
        approved(keepers, as_web_role)


def test_those_who_propose_are_told_a_number_and_others_nothing(old, keepers, as_web_role):
    with as_web_role():
        told = {rule.code: number for rule, number in selectors.due_list(keepers[0])}
        assert told[RULE] == 1
        if connection.vendor == "postgresql":
            told = {rule.code: number for rule, number in selectors.due_list(old.actor("coordinator"))}
            assert told[RULE] == 0
            with walled(keepers[0], "retention"):
                assert Case.objects.count() == 1
                assert not Note.objects.exists()
                assert not Assignment.objects.exists()


def test_nobody_deletes_a_note_past_a_disposal_whoever_asks(old, keepers, as_web_role):
    approved(keepers, as_web_role)
    with pytest.raises(IntegrityError, match="append only"), transaction.atomic(), opened():
        Note.objects.all().delete()
    assert left()[1] == 1


@on_postgresql
def test_the_worker_sees_the_case_that_ends_and_no_other_and_only_while_it_ends(old, keepers, as_web_role, as_worker):
    other = services.case_open(
        actor=old.actor("supervisor"), municipality=old.municipality, manager=old.users["manager"]
    )
    services.note_add(actor=old.actor("manager"), case=other, domain="housing", text="x")

    def seen():
        with as_worker():
            return [set(model.objects.values_list("pk", flat=True)) for model in (Case, Note, Assignment, Grant, Bar)]

    assert seen() == [set(), set(), set(), set(), set()]
    run = approved(keepers, as_web_role)
    cases, notes, assignments, grants, bars = seen()
    assert (cases, len(notes), len(assignments), len(grants), len(bars)) == ({old.case.pk}, 1, 2, 1, 1)
    with as_worker():
        for rows in (Case.objects.filter(pk=other.pk), Note.objects.filter(case=other)):
            assert rows.delete()[0] == 0
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Note.objects.update(domain="health")
    with as_web_role():
        assert not Note.objects.exists()
    DisposalItem.objects.filter(run=run).delete()
    assert seen() == [set(), set(), set(), set(), set()]


def test_the_rule_says_that_its_source_isnt_verified():
    rule = RULES[RULE]
    assert (rule.verified, rule.keyed, bool(rule.legal_source)) == (False, True, True)
