"""Roles: who may give them, for how long, and how they end."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests import worlds
from tests.web.accounts.at import now, signed_in
from zotim.core.access.actor import actor_of
from zotim.core.access.policy import ACTIONS, ROLES, Denied, may
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import mail as mail_of
from zotim.core.people.models import Deputy, Membership, Organisation, User
from zotim.core.texts import Translated
from zotim.register.measures.services import obstacle_tell
from zotim.web.accounts import services

pytestmark = pytest.mark.django_db


def test_an_administrator_gives_a_role_for_a_time_and_it_ends_by_itself(admin):
    vera, body = worlds.user(), worlds.centre()
    held = services.membership_give(
        actor=admin, user=vera, organisation=body, role="analyst", starts_at=now(days=-2), ends_at=now(days=-1)
    )
    assert actor_of(vera).roles == frozenset()
    assert held in Membership.objects.live(now(days=-1, hours=-1))
    assert Event.objects.get(verb="people.membership.given").details["role"] == "analyst"


def test_who_is_appointed_where_work_waits_is_told_once_how_much_and_led_home(admin):
    worlds.demo_installation()
    body, vera = worlds.body("Ministria"), worlds.user()
    measure = worlds.measure(worlds.actor("analyst"), worlds.commitment(worlds.actor("analyst"), body))
    obstacle_tell(
        actor=worlds.actor("analyst"), measure=measure, title=Translated.of("en", "No host consent"),
        since=timezone.localdate(), remover=body,
    )  # fmt: skip
    services.membership_give(
        actor=admin, user=vera, organisation=body, role="focal_point", starts_at=timezone.now(), ends_at=None
    )
    (told,) = Notification.objects.filter(user=vera)
    client = signed_in(vera)
    page = client.get(reverse("notifications")).content.decode()
    assert "You were given a role, and work waits in it already" in page
    assert re.search(r"\d things? waits? for you on home", page)
    assert client.get(reverse("notification_open", args=[told.pk])).url == reverse("home")
    assert "Ministria" not in mail_of(told).body + mail_of(told).subject


def test_who_is_appointed_where_nothing_waits_or_only_later_is_told_nothing(admin):
    body = worlds.body("Ministria")
    for start in (now(), now(days=3)):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=body, role="focal_point", starts_at=start
        )
    assert not Notification.objects.exists()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_nobody_gives_a_role_to_themselves(boss, admin, role):
    with pytest.raises(Denied):
        services.membership_give(
            actor=admin, user=boss, organisation=worlds.body(), role=role, starts_at=timezone.now()
        )


def test_nor_to_the_person_they_stand_in_for(boss):
    helper = worlds.user("auditor")
    Deputy.objects.create(user=boss, deputy=helper, ends_at=now(days=1))
    deputy = actor_of(helper, acting_for=boss.pk)
    assert deputy.roles == {"administrator"}
    for person in (boss, helper):
        with pytest.raises(Denied):
            services.membership_give(
                actor=deputy, user=person, organisation=worlds.centre(), role="analyst", starts_at=timezone.now()
            )


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"administrator"}))
def test_only_an_administrator_gives_roles_or_opens_these_pages(role):
    somebody, vera = worlds.user(role), worlds.user()
    with pytest.raises(Denied):
        services.membership_give(
            actor=actor_of(somebody), user=vera, organisation=worlds.body(), role=role, starts_at=timezone.now()
        )
    client = signed_in(somebody)
    for page in ("people", "organisations", "person_invite", "organisation_add"):
        assert client.get(reverse(page)).status_code == 403


def test_a_role_that_doesnt_exist_is_refused(admin):
    with pytest.raises(ValidationError, match="no such role"):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=worlds.body(), role="emperor", starts_at=timezone.now()
        )


def test_nobody_gets_a_role_in_a_body_that_has_ended(admin):
    body = worlds.centre()
    services.organisation_end(actor=admin, organisation=body, ends_on=date(2025, 1, 1))
    with pytest.raises(ValidationError):
        services.membership_give(
            actor=admin, user=worlds.user(), organisation=body, role="analyst", starts_at=timezone.now()
        )


def test_the_same_role_isnt_given_twice_for_the_same_time(admin):
    vera, body = worlds.user(), worlds.centre()
    give = {"actor": admin, "user": vera, "organisation": body, "role": "analyst"}
    services.membership_give(**give, starts_at=now(days=1), ends_at=now(days=5))
    services.membership_give(**give, starts_at=now(days=5), ends_at=now(days=9))
    for start, end in ((4, 6), (0, 2), (8, None), (0, None)):
        with pytest.raises(ValidationError):
            services.membership_give(**give, starts_at=now(days=start), ends_at=now(days=end) if end else None)


@pytest.mark.parametrize("begun", [True, False])
def test_ending_a_role_ends_it_at_once_begun_or_not(admin, begun):
    vera = worlds.user()
    held = services.membership_give(
        actor=admin, user=vera, organisation=worlds.centre(), role="analyst", starts_at=now(days=-1 if begun else 1)
    )
    services.membership_end(actor=admin, membership=held)
    assert not Membership.objects.filter(user=vera).live(now(seconds=1)).exists()
    assert not Membership.objects.filter(user=vera).live(now(days=2)).exists()
    with pytest.raises(ValidationError):
        services.membership_end(actor=admin, membership=held)


def test_an_administrator_sees_no_content(boss, admin):
    from zotim.core.access.policy import VISIBLE, visible

    own_room = {User, Organisation, Membership, Deputy}
    for model in set(VISIBLE) - own_room:
        assert not model._default_manager.filter(visible(model, admin)).exists()
    opened = {name for name, action in ACTIONS.items() if action.open_to(admin)}
    assert {name.split(".")[0] for name in opened if ACTIONS[name].roles != frozenset("*")} == {"people"}
    assert signed_in(boss).get("/register/commitments/").status_code == 403


class Worlds(TestCase):
    """Random pairs of a giver and a receiver."""

    @given(giver=st.sampled_from(sorted(ROLES)), same=st.booleans(), role=st.sampled_from(sorted(ROLES)))
    def test_a_role_is_given_only_by_an_administrator_and_only_to_somebody_else(self, giver, same, role):
        giving = worlds.user(giver)
        receiving = giving if same else worlds.user()
        allowed = giver == "administrator" and not same
        assert may(actor_of(giving), "people.membership.give", receiving) == allowed
