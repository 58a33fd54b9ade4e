"""A group before it lands: what has to be ready for each, and that it opens nothing once each has a case."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.reintegration.people import page_of
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy, Membership
from zotim.core.retention import disposal
from zotim.core.retention.services import run_decide, run_propose
from zotim.core.sealing import store
from zotim.core.sealing.fields import is_sealed
from zotim.core.states.machine import WrongState
from zotim.desks.reintegration.cases.models import Case, Note
from zotim.desks.reintegration.operations import selectors, services, tasks
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller
from zotim.desks.reintegration.persons.models import Name

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")

DAY = timedelta(days=1)
KNOWN = {"name": "Lule Trillimi", "papers": "Pa pasaportë", "health": "Astmë", "place": "Qendra në Durrës"}


@pytest.fixture
def group(people):
    """An operation of the supervisor, with one person for each of two workers."""
    people.operation = services.operation_open(
        actor=people.actor("supervisor"), lands_on=timezone.localdate() + 10 * DAY
    )
    people.first = enter(people)
    people.second = enter(people, worker="other_worker", name="إيرا تريليمي", papers="", health="")
    return people


def enter(people, worker="manager", who="supervisor", interpreter="there", press="kept", traveller=None, **known):
    return services.traveller_enter(
        actor=people.actor(who), operation=people.operation, worker=people.users[worker], details={**KNOWN, **known},
        interpreter=interpreter, press=press, traveller=traveller,
    )  # fmt: skip


def open_case(people, traveller, who="supervisor"):
    return services.traveller_open_case(
        actor=people.actor(who), traveller=traveller, municipality=people.municipality
    )  # fmt: skip


def seen(people, who):
    """The names that somebody reads of the group."""
    actor = people.actor(who)
    with walled(actor):
        try:
            found = selectors.operation(actor, people.operation.pk)
        except NotVisible:
            return None
        return [one.details["name"] for one in selectors.ready(actor, found)]


def test_a6_who_leads_it_sees_all_of_a_group_and_a_worker_those_for_whom_they_work(group, as_web_role):
    with as_web_role():
        assert seen(group, "supervisor") == ["Lule Trillimi", "إيرا تريليمي"]
        assert seen(group, "manager") == ["Lule Trillimi"]
        assert seen(group, "other_worker") == ["إيرا تريليمي"]
        for who in ("other_supervisor", "coordinator", "teacher", "auditor", "administrator"):
            assert seen(group, who) is None
    with opened():
        assert all(is_sealed(one.details) for one in Traveller.objects.all())
    told = Notification.objects.filter(kind="reintegration.traveller.given").values_list("user_id", flat=True)
    assert set(told) == {group.users["manager"].pk, group.users["other_worker"].pk}


def test_the_page_says_what_is_missing_before_they_land(group):
    enter(group, name="Jon", papers="", place="", interpreter="unknown", press="open")
    page = group.client("supervisor").get(reverse("return_operation", args=[group.operation.pk])).content.decode()
    for what in ("papers", "where they are received", "whether an interpreter is needed", "that no press comes"):
        assert f"<li>{what}</li>" in page


def test_a26_when_each_has_a_case_of_their_own_the_operation_ends_and_opens_nothing(group, as_web_role):
    with as_web_role():
        first = open_case(group, group.first)
        assert seen(group, "manager") == ["Lule Trillimi"]
        second = open_case(group, group.second)
        for who in ("supervisor", "manager", "other_worker"):
            assert seen(group, who) is None
            address = reverse("return_operation", args=[group.operation.pk])
            assert group.client(who).get(address).status_code == 404
        assert page_of(group, "manager", first).status_code == 200
        assert page_of(group, "manager", second).status_code == 404
    with opened():
        assert ReturnOperation.objects.get().state == "ended"
        assert set(Note.objects.filter(case=first).values_list("domain", flat=True)) == {
            "legal_documents", "health", "housing",
        }  # fmt: skip
        assert Note.objects.filter(case=second).count() == 1
        assert set(Name.objects.values_list("case_id", "script")) == {(first.pk, "latin"), (second.pk, "arabic")}


def test_nobody_gets_a_second_case_and_nothing_is_put_right_once_there_is_one(group):
    open_case(group, group.first)
    with pytest.raises(Unfit):
        open_case(group, group.first)
    with opened():
        row = Traveller.objects.select_related("operation").get(pk=group.first.pk)
    with pytest.raises(Denied):
        enter(group, traveller=row)
    open_case(group, group.second)
    with pytest.raises((Denied, WrongState)):
        open_case(group, group.second)
    with opened():
        assert Case.objects.count() == 3


@pytest.mark.parametrize("wrong", [{"name": " "}, {"worker": "teacher"}, {"interpreter": "x"}, {"press": "x"}])
def test_somebody_has_a_name_and_a_worker(group, wrong):
    with pytest.raises(Unfit):
        enter(group, **wrong)


@pytest.mark.parametrize("who", ["manager", "other_supervisor", "coordinator"])
def test_a12_nobody_else_than_who_leads_it_writes_in_an_operation(group, who):
    with pytest.raises(Denied):
        enter(group, who=who)
    with pytest.raises(Denied):
        open_case(group, group.first, who)
    with pytest.raises(Denied):
        services.operation_call_off(actor=group.actor(who), operation=group.operation)


def test_an_operation_is_called_off_before_anybody_has_a_case_and_not_after(group):
    with pytest.raises(Unfit):
        services.operation_open(actor=group.actor("supervisor"), lands_on=timezone.localdate() - DAY)
    open_case(group, group.first)
    with pytest.raises(Unfit, match="others too"):
        services.operation_call_off(actor=group.actor("supervisor"), operation=group.operation)
    other = services.operation_open(actor=group.actor("supervisor"), lands_on=timezone.localdate())
    services.operation_call_off(actor=group.actor("supervisor"), operation=other)
    with opened():
        assert ReturnOperation.objects.get(pk=other.pk).state == "ended"
    with pytest.raises(IntegrityError), transaction.atomic(), opened():
        ReturnOperation.objects.filter(pk=other.pk).update(state="planned", ended_at=None)


def test_a7_an_operation_is_out_of_sight_when_the_post_ends_and_a_deputy_sees_it(group):
    now = timezone.now()
    Deputy.objects.create(
        user=group.users["supervisor"], deputy=group.users["other_supervisor"], starts_at=now, ends_at=now + DAY
    )
    from zotim.core.access.actor import actor_of

    deputy = actor_of(group.users["other_supervisor"], acting_for=group.users["supervisor"].pk)
    with walled(deputy):
        assert selectors.operations(deputy).count() == 1
    Membership.objects.filter(user=group.users["supervisor"]).update(ends_at=now)
    assert seen(group, "supervisor") is None


def test_it_stands_on_home_within_a_fortnight_by_number_alone(group):
    (task,) = tasks.landing(group.actor("manager"), timezone.localdate())
    assert task.what == group.operation.reference
    assert not list(tasks.landing(group.actor("manager"), timezone.localdate() - 9 * DAY))
    assert not list(tasks.landing(group.actor("other_supervisor"), timezone.localdate()))


def test_a19_an_operation_that_ended_goes_with_its_key(
    group, as_web_role, as_worker, django_capture_on_commit_callbacks
):
    open_case(group, group.first)
    open_case(group, group.second)
    with opened():
        ReturnOperation.objects.update(ended_at=timezone.now() - 500 * DAY)
    with as_web_role():
        run = run_propose(actor=worlds.actor("records_officer"), rule="reintegration.returnoperation.ended")
        run = run_decide(actor=worlds.actor("data_protection_officer"), run=run, approved=True)
    with as_worker(), django_capture_on_commit_callbacks(execute=True):
        certificate = disposal.run_execute(run=run)
    assert (certificate.counts["reintegration.traveller"], certificate.counts["sealing.key"]) == (2, 1)
    assert not store.key_path(group.operation.pk).exists()
    with opened():
        assert Case.objects.count() == 3


@on_postgresql
@pytest.mark.parametrize("what", ["take the lead", "enter", "read after the end"])
def test_a15_the_web_role_cant(group, as_web_role, what):
    if what == "read after the end":
        open_case(group, group.first)
        open_case(group, group.second)
    actor = group.actor("supervisor" if what == "read after the end" else "other_supervisor")
    with as_web_role(), walled(actor):
        if what == "read after the end":
            assert not Traveller.objects.exists()
            assert not ReturnOperation.objects.exists()
            return
        with pytest.raises(DatabaseError), transaction.atomic():
            if what == "take the lead":
                ReturnOperation.objects.create(
                    reference="X", lands_on=timezone.localdate(), led_by=group.users["supervisor"]
                )
            else:
                Traveller.objects.create(
                    operation=group.operation, worker=group.users["other_supervisor"], details=group.first.details
                )


def test_the_pages_take_a_group_from_its_beginning_to_a_case(people):
    client = people.client("supervisor")
    page = client.post(reverse("return_operation_open"), {"lands_on": str(timezone.localdate() + DAY)}, follow=True)
    with opened():
        operation = ReturnOperation.objects.get()
    assert operation.reference in page.content.decode()
    known = {**KNOWN, "worker": str(people.users["manager"].pk), "interpreter": "there", "press": "open"}
    ids = [operation.pk]
    page = client.post(reverse("traveller_enter", args=ids), known, follow=True).content.decode()
    assert "Astmë" in page
    with opened():
        ids.append(Traveller.objects.get().pk)
    assert "Qendra në Durrës" in client.get(reverse("traveller_change", args=ids)).content.decode()
    client.post(reverse("traveller_change", args=ids), {**known, "press": "kept"})
    assert operation.reference in client.get(reverse("return_operations")).content.decode()
    client.post(reverse("traveller_case", args=ids), {"municipality": str(people.municipality.pk)})
    assert operation.reference not in client.get(reverse("return_operations")).content.decode()
    with opened():
        assert Case.objects.count() == 2
