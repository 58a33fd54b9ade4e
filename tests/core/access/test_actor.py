"""Who somebody is follows from memberships that are live now, and from nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.people.models import Deputy, Membership

pytestmark = pytest.mark.django_db


def test_a_membership_counts_from_its_start_until_its_end():
    user, body, now = worlds.user(), worlds.body(), timezone.now()
    for starts, ends, role in ((-2, -1, "analyst"), (1, 2, "coordinator"), (-1, None, "focal_point")):
        Membership.objects.create(
            user=user, organisation=body, role=role, starts_at=now + timedelta(days=starts),
            ends_at=None if ends is None else now + timedelta(days=ends),
        )  # fmt: skip
    assert actor_of(user).roles == {"focal_point"}


def test_an_inactive_account_has_no_role():
    user = worlds.user("coordinator", is_active=False)
    assert not actor_of(user).posts


def test_a_deputy_holds_the_posts_of_the_absent_person_and_is_named_beside_them():
    absent, standing_in = worlds.user("coordinator"), worlds.user("auditor")
    Deputy.objects.create(user=absent, deputy=standing_in, ends_at=timezone.now() + timedelta(days=1))
    acting = actor_of(standing_in, acting_for=absent.pk)
    assert acting.roles == {"coordinator"}
    assert acting.people == {absent.pk, standing_in.pk}


def test_a_deputyship_that_ended_gives_nothing():
    absent, standing_in = worlds.user("coordinator"), worlds.user("auditor")
    now = timezone.now()
    Deputy.objects.create(
        user=absent, deputy=standing_in, starts_at=now - timedelta(days=2), ends_at=now - timedelta(days=1)
    )
    acting = actor_of(standing_in, acting_for=absent.pk)
    assert acting.roles == {"auditor"}
    assert acting.on_behalf_of_id is None


def test_nobody_acts_for_somebody_who_never_named_them():
    absent, stranger = worlds.user("coordinator"), worlds.user("auditor")
    assert actor_of(stranger, acting_for=absent.pk).roles == {"auditor"}
