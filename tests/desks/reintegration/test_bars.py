"""A14: who is barred from a case doesn't see that it is there, whatever else would open it to them."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.models import Bar
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.models import Event
from zotim.core.identifiers import uuid7
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Deputy
from zotim.desks.reintegration.cases import selectors, services
from zotim.desks.reintegration.cases.models import Assignment
from zotim.desks.reintegration.cases.policy import OVERVIEW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def bar(people, who, by="supervisor", reason="relative", **more):
    return services.bar_enter(
        actor=people.actor(by), case=people.case, user=people.users[who], reason=reason, **more
    )  # fmt: skip


def sees(people, who, **more):
    """What the page of the case answers."""
    return people.client(who).get(reverse("case", args=[people.case.pk]), **more).status_code


def test_a14_a_bar_beats_a_grant_and_what_was_told_of_it(people):
    people.give("teacher", "education")
    assert sees(people, "teacher") == 200
    assert Notification.objects.filter(user=people.users["teacher"]).exists()
    bar(people, "teacher")
    client = people.client("teacher")
    address = reverse("case", args=[people.case.pk])
    assert (
        client.get(address).status_code
        == client.get(address.replace(str(people.case.pk), str(uuid7()))).status_code
        == 404
    )
    assert people.case.reference not in client.get(reverse("cases")).content.decode()
    assert not Notification.objects.filter(user=people.users["teacher"]).exists()


def test_a14_a_bar_beats_an_assignment_and_the_barred_dont_see_it(people):
    assert sees(people, "manager") == 200
    bar(people, "manager")
    assert sees(people, "manager") == 404
    with walled(people.actor("manager")):
        assert not selectors.bars_of(people.actor("manager"), people.case)
    with pytest.raises(Denied):
        people.note("manager", "education", purpose="")


def test_a14_a_bar_beats_a_deputyship_on_both_sides(people):
    now = timezone.now()
    Deputy.objects.create(
        user=people.users["manager"], deputy=people.users["other_worker"], starts_at=now, ends_at=now + DAY
    )

    def seen():
        actor = actor_of(people.users["other_worker"], acting_for=people.users["manager"].pk)
        with walled(actor):
            return selectors.cases(actor).count()

    assert seen() == 1
    mine = bar(people, "other_worker")
    assert seen() == 0
    with opened():
        Bar.objects.filter(pk=mine.pk).update(ends_at=timezone.now())
    assert seen() == 1
    bar(people, "manager")
    assert seen() == 0


def test_a14_a_barred_coordinator_doesnt_count_the_case(people):
    actor = people.actor("coordinator")
    with walled(actor, OVERVIEW):
        assert len(selectors.overview(actor)) == 1
    bar(people, "coordinator")
    with walled(actor, OVERVIEW):
        assert len(selectors.overview(actor)) == 0


def test_a14_nobody_enters_or_lifts_their_own_bar_and_another_lifts_it_than_who_entered_it(people):
    with pytest.raises(Unfit):
        bar(people, "supervisor")
    for stranger in ("teacher", "other_supervisor"):
        with pytest.raises(Denied):
            bar(people, "psychologist", by=stranger)
    one = bar(people, "teacher")
    with pytest.raises(Denied):
        services.bar_lift(actor=people.actor("supervisor"), case=people.case, bar=one)
    services.bar_lift(actor=people.actor("manager"), case=people.case, bar=one)
    with opened():
        assert Bar.objects.get().lifted_by_id == people.users["manager"].pk
    verbs = list(Event.objects.filter(verb__startswith="reintegration.bar").values_list("verb", flat=True))
    assert verbs == ["reintegration.bar.entered", "reintegration.bar.lifted"]


def test_a14_a_bar_ends_by_itself_and_when_it_is_lifted(people):
    people.give("teacher", "education")
    one = bar(people, "teacher", ends_at=timezone.now() + DAY)
    assert sees(people, "teacher") == 404
    services.bar_lift(actor=people.actor("manager"), case=people.case, bar=one)
    assert sees(people, "teacher") == 200
    with pytest.raises(Unfit):
        bar(people, "teacher", ends_at=timezone.now() - DAY)


def test_a14_nobody_lets_the_barred_in(people):
    bar(people, "teacher")
    with pytest.raises(Unfit, match="barred"):
        people.give("teacher", "education")


def test_a14_the_pages_enter_and_lift_a_bar(people):
    client = people.client("supervisor")
    asked = {"user": str(people.users["teacher"].pk), "reason": "close", "ends_on": ""}
    answer = client.post(reverse("case_bar_enter", args=[people.case.pk]), asked)
    assert answer.status_code == 302
    page = client.get(reverse("case", args=[people.case.pk])).content.decode()
    assert "Who is kept from it" in page
    assert "Lift the bar" not in page
    with opened():
        one = Bar.objects.get()
    address = reverse("case_bar_lift", args=[people.case.pk, one.pk])
    assert client.post(address).status_code == 403
    other = people.client("manager")
    assert "Lift the bar" in other.get(reverse("case", args=[people.case.pk])).content.decode()
    assert other.get(address).status_code == 200
    assert other.post(address).status_code == 302
    assert other.post(address).status_code == 404


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_a14_the_functions_that_write_bars_check_who_asks(people, as_web_role):
    def call(who, statement, values):
        with transaction.atomic(), as_web_role(), walled(people.actor(who)), connection.cursor() as cursor:
            cursor.execute(statement, values)

    enter = "SELECT zotim_wall_bar_enter(%s, %s, 'reintegration.case', %s, 'other', NULL)"
    teacher, manager = people.users["teacher"].pk, people.users["manager"].pk
    for who, barred in (("teacher", manager), ("other_supervisor", teacher), ("manager", manager)):
        with pytest.raises(DatabaseError, match="zotim: "):
            call(who, enter, [uuid7(), barred, people.case.pk])
    key = uuid7()
    call("manager", enter, [key, teacher, people.case.pk])
    lift = "SELECT zotim_wall_bar_lift(%s)"
    for who in ("manager", "teacher", "other_supervisor"):
        with pytest.raises(DatabaseError, match="zotim: "):
            call(who, lift, [key])
    call("supervisor", lift, [key])


def test_a14_a_barred_supervisor_is_barred_though_they_opened_the_case(people):
    with opened():
        Assignment.objects.create(case=people.case, user=worlds.user("case_supervisor"), part="supervisor")
    bar(people, "supervisor", by="manager")
    assert sees(people, "supervisor") == 404
