"""A role means what it means where it may be held; a membership that contradicts the table gives none."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import visible
from zotim.core.access.roles import ABROAD, ROLES, Role, fits, roles
from zotim.core.notifications.services import holders
from zotim.core.people.models import Membership, Organisation
from zotim.register.models import Commitment
from zotim.web.accounts.forms import MembershipForm
from zotim.web.accounts.services import membership_give

pytestmark = pytest.mark.django_db
Kind = Organisation.Kind


def test_a_coordinator_of_a_municipality_isnt_the_centre():
    worlds.commitment(worlds.actor("coordinator"), worlds.body())
    Commitment.objects.update(classification="internal")
    pretender = worlds.user("coordinator", worlds.body("Bashkia", "municipality"))
    actor = actor_of(pretender)
    assert actor.roles == frozenset()
    assert not Commitment.objects.filter(visible(Commitment, actor)).exists()
    assert pretender.pk not in holders("coordinator")


def test_a_role_is_lost_when_its_body_becomes_another_kind_and_comes_back_with_it():
    centre = worlds.centre()
    person = worlds.user("analyst", centre)
    Organisation.objects.filter(pk=centre.pk).update(kind=Kind.MINISTRY)
    assert actor_of(person).roles == frozenset()
    Organisation.objects.filter(pk=centre.pk).update(kind=Kind.COORDINATION_CENTRE)
    assert actor_of(person).roles == {"analyst"}


def test_a_role_that_nobody_declared_gives_nothing():
    assert actor_of(worlds.user("emperor")).roles == frozenset()


def test_nobody_is_given_a_role_where_it_isnt_held_by_the_service_or_the_form():
    ministry, admin = worlds.body(), worlds.actor("administrator")
    with pytest.raises(ValidationError) as refused:
        membership_give(
            actor=admin, user=worlds.user(), organisation=ministry, role="coordinator", starts_at=timezone.now()
        )
    assert "role" in refused.value.error_dict
    assert not Membership.objects.filter(role="coordinator").exists()
    data = {"organisation": ministry.pk, "role": "coordinator", "starts_on": timezone.localdate().isoformat()}
    assert "held in this kind of organisation" in str(MembershipForm(data).errors["role"])
    assert MembershipForm({**data, "role": "focal_point"}).is_valid()


@pytest.mark.parametrize("code", sorted(ROLES))
def test_no_role_is_held_in_a_body_of_another_state(code):
    assert not ROLES[code].kinds & ABROAD
    assert not any(fits(code, Organisation(kind=kind)) for kind in ABROAD)
    by_somebody = any(fits(code, Organisation(kind=kind)) for kind in Kind)
    assert by_somebody == bool(ROLES[code].kinds)  # that of another body's system is held by nobody


def test_two_rooms_that_disagree_about_a_role_dont_start():
    with pytest.raises(ValueError, match="declared twice"):
        roles(Role("coordinator", ROLES["coordinator"].label, kinds=frozenset({Kind.MINISTRY})))
