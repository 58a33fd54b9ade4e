"""Access to a case that somebody is given, and how it ends. Test names carry the rule they show."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.desks.reintegration.people import DAY, domains_seen, page_of
from zotim.core.access.models import Grant
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened
from zotim.core.people.models import Deputy, Membership
from zotim.core.ui import show
from zotim.desks.reintegration.cases import services
from zotim.desks.reintegration.cases.models import Assignment

pytestmark = pytest.mark.django_db


# A7: access ends


def end_the_grant(people, grant):
    services.grant_revoke(actor=people.actor("supervisor"), case=people.case, grant=grant)


def let_it_expire(people, grant):
    past = timezone.now() - timedelta(seconds=1)
    with opened():
        Grant.objects.filter(pk=grant.pk).update(starts_at=past - DAY, ends_at=past)


def end_the_membership(people, grant):
    Membership.objects.filter(user=people.users["teacher"]).update(ends_at=timezone.now())


def close_the_account(people, grant):
    people.users["teacher"].is_active = False
    people.users["teacher"].save()


def close_the_case(people, grant):
    people.help()
    people.close()


@pytest.mark.parametrize("end", [end_the_grant, let_it_expire, end_the_membership, close_the_account, close_the_case])
def test_a07_what_ended_is_gone_at_the_next_request_of_an_open_session(people, end):
    people.note("manager", "education")
    grant = people.give("teacher", "education")
    client = people.client("teacher")
    address = reverse("case", args=[people.case.pk])
    assert client.get(address).status_code == 200
    end(people, grant)
    assert client.get(address).status_code in (302, 403, 404)
    assert people.case.reference not in client.get(reverse("cases")).content.decode()


def test_a07_an_assignment_that_ended_is_gone_too(people):
    client = people.client("manager")
    address = reverse("case", args=[people.case.pk])
    assert client.get(address).status_code == 200
    with opened():
        Assignment.objects.filter(user=people.users["manager"]).update(ends_at=timezone.now())
    assert client.get(address).status_code == 404


def test_a07_a_grant_that_hasnt_begun_opens_nothing(people):
    people.give("teacher", "education", starts_at=timezone.now() + DAY)
    assert page_of(people, "teacher").status_code == 404


# A11: to one, not to their house


def test_a11_what_is_given_to_one_isnt_given_to_their_colleagues(people):
    people.note("manager", "education")
    people.give("teacher", "education")
    assert page_of(people, "teacher").status_code == 200
    assert page_of(people, "colleague").status_code == 404
    assert domains_seen(people, "colleague") == set()


def test_a11_what_is_given_to_a_school_is_given_to_its_people_and_to_nobody_else(people):
    people.note("manager", "education")
    school = people.users["teacher"].memberships.get().organisation
    people.give("teacher", "education", user=None, organisation=school)
    assert domains_seen(people, "teacher") == domains_seen(people, "colleague") == {"education"}
    assert domains_seen(people, "psychologist") == set()


# Giving access


def test_nobody_gives_access_to_themselves_nor_through_a_deputy(people):
    with pytest.raises(Unfit, match="themselves"):
        people.give("supervisor", "psych")
    now = timezone.now()
    Deputy.objects.create(
        user=people.users["supervisor"], deputy=people.users["teacher"], starts_at=now - DAY, ends_at=now + DAY
    )
    from zotim.core.access.actor import actor_of

    acting = actor_of(people.users["teacher"], acting_for=people.users["supervisor"].pk)
    for receiver in ("teacher", "supervisor"):
        with pytest.raises(Unfit):
            services.grant_give(
                actor=acting, case=people.case, domains=["psych"], purpose="help",
                ends_at=timezone.now() + DAY, user=people.users[receiver],
            )  # fmt: skip


@pytest.mark.parametrize("who", ["manager", "other_supervisor", "teacher", "coordinator", "administrator"])
def test_only_the_supervisor_of_the_case_gives_access(people, who):
    with pytest.raises(Denied):
        services.grant_give(
            actor=people.actor(who), case=people.case, domains=["education"], purpose="help",
            ends_at=timezone.now() + DAY, user=people.users["colleague"],
        )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"domains": []}, {"domains": ["everything"]}, {"purpose": ""}, {"ends_at": timedelta(0)},
        {"ends_at": timedelta(days=400)}, {"ends_at": timedelta(days=-1)}, {"user": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_grant_has_a_part_a_purpose_an_end_and_a_receiver(people, wrong):
    arguments = {"domains": ["education"], "purpose": "help", "ends_at": DAY, "user": people.users["teacher"], **wrong}
    arguments["ends_at"] = timezone.now() + arguments["ends_at"]
    with pytest.raises(Unfit):
        services.grant_give(actor=people.actor("supervisor"), case=people.case, **arguments)
    with opened():
        assert not Grant.objects.exists()


def test_the_page_says_who_may_see_the_case_and_until_when(people):
    client = people.client("supervisor")
    ends_on = timezone.localdate() + 5 * DAY
    done = client.post(
        reverse("case_grant_give", args=[people.case.pk]),
        {
            "user": str(people.users["teacher"].pk), "domains": ["education"], "level": "read",
            "purpose": "schooling", "ends_on": ends_on.isoformat(),
        },
    )  # fmt: skip
    assert done.status_code == 302
    shown = page_of(people, "supervisor").content.decode()
    assert people.users["teacher"].name in shown
    assert "Education" in shown
    with override("en"):
        assert f"until {show.day(ends_on)}" in " ".join(shown.split())
        assert show.day(ends_on + DAY) not in shown
    assert "School and training" in shown
    assert people.users["supervisor"].name not in page_of(people, "teacher").content.decode()
