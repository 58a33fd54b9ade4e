"""By which law something may go out, and with whom the desk deals: nothing of it counts by one person's word."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import worlds
from tests.desks.content import lawly, made
from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.states.machine import WrongState
from zotim.desks.content.law import services, tasks
from zotim.desks.content.law.forms import form
from zotim.desks.content.law.models import ActingBasis, ContactPoint, FirstNotice, Way
from zotim.desks.content.law.notices import may_send_from
from zotim.desks.content.law.platforms import platform_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def keepers(installed):
    return made.keeper(), made.keeper()


def test_a_way_is_off_until_another_person_has_confirmed_its_law(keepers):
    one, other = keepers
    basis = lawly.entered(one)
    with pytest.raises(Unfit, match="it is off"):
        services.basis_in_force("national")
    with pytest.raises(NeedsAnotherPerson):
        services.basis_decide(actor=one, basis=basis, confirmed=True)
    assert [task.reference for task in tasks.to_confirm(other, timezone.localdate())] == [basis.reference]
    assert not list(tasks.to_confirm(one, timezone.localdate()))
    services.basis_decide(actor=other, basis=basis, confirmed=True)
    assert services.basis_in_force("national") == basis
    services.basis_end(actor=one, basis=basis)
    with pytest.raises(Unfit, match="it is off"):
        services.basis_in_force("national")


def test_a_newer_law_of_a_way_takes_the_place_of_the_older_one(keepers):
    older, newer = lawly.confirmed(*keepers), lawly.confirmed(*keepers)
    older.refresh_from_db()
    assert (older.state, newer.state) == ("ended", "confirmed")


def test_orders_of_the_union_are_for_a_member_state_and_the_second_person_says_that_it_is_one(keepers):
    one, other = keepers
    for wrong in (None, timezone.localdate() + timedelta(days=1)):
        with pytest.raises(Unfit):
            lawly.entered(one, "eu", member_since=wrong)
    with pytest.raises(Unfit):
        lawly.entered(one, "referral", member_since=date(2026, 1, 1))
    basis = lawly.entered(one, "eu", member_since=date(2026, 1, 1))
    with pytest.raises(Unfit, match="Member State"):
        services.basis_decide(actor=other, basis=basis, confirmed=True)
    services.basis_decide(actor=other, basis=basis, confirmed=True, member=True)
    assert services.basis_in_force("eu") == basis
    with pytest.raises(IntegrityError), transaction.atomic():
        ActingBasis.objects.filter(pk=basis.pk).update(member_since=None)


def test_no_job_and_nobody_but_a_keeper_enters_or_confirms_law(keepers):
    basis = lawly.entered(keepers[0])
    for actor in (Actor(None, keepers[0].posts, kind="system"), made.officer(), worlds.actor("list_officer")):
        with pytest.raises(Denied):
            lawly.entered(actor)
        with pytest.raises(Denied):
            services.basis_decide(actor=actor, basis=basis, confirmed=True)
        with pytest.raises(Denied):
            lawly.platform(actor)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from([way for way in Way.values if way != "eu"]), st.booleans()), max_size=6))
def test_whatever_is_entered_at_most_one_of_a_way_is_in_force_and_two_people_stand_behind_it(keepers, rows):
    one, other = keepers
    for way, confirmed in rows:
        services.basis_decide(actor=other, basis=lawly.entered(one, way), confirmed=confirmed, comment="x")
    found = [*ActingBasis.objects.filter(state="confirmed")]
    assert len({basis.way for basis in found}) == len(found)
    assert all(basis.confirmed_by_id not in (None, basis.entered_by_id) for basis in found)


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("videot.example", "Videot"), ("m.videot.example", "Videot"), ("VIDEOT.example", "Videot"),
        ("klub.videot.example", "Klubi"), ("jo-videot.example", None), ("example", None), ("", None), ("a b", None),
    ],
)  # fmt: skip
def test_an_address_belongs_to_the_nearest_platform_that_names_its_host(keepers, host, found):
    lawly.platform(keepers[0])
    lawly.platform(keepers[0], "Klubi", "https://klub.videot.example/")
    platform = platform_of(host)
    assert (platform and platform.name) == found


def test_a_platform_has_a_host_of_its_own_and_ends(keepers):
    one = keepers[0]
    platform = lawly.platform(one)
    for wrong in ({"name": "Tjetra"}, {"name": "Tjetra", "host": "x y"}, {"name": "Videot", "host": "tjetra.example"}):
        with pytest.raises(Unfit):
            lawly.platform(one, **wrong)
    with pytest.raises(Unfit):
        services.platform_add(actor=one, name="Tjetra", hosts=[""])
    services.platform_change(actor=one, platform=platform, name="Videot", hosts=["v.example"], country="AL")
    assert platform_of("v.example") == platform
    services.platform_end(actor=one, platform=platform)
    assert platform_of("v.example") is None
    services.platform_list_again(actor=one, platform=platform)
    with pytest.raises(WrongState):
        services.platform_list_again(actor=one, platform=platform)


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "jo-adresë"}, {"means": "api", "address": "http://videot.example/"},
        {"means": "form", "address": "https://a:b@videot.example/"}, {"certificate": "ab:cd"},
    ],
)  # fmt: skip
def test_a_contact_point_is_one(keepers, wrong):
    with pytest.raises(Unfit):
        lawly.contact(keepers[0], lawly.platform(keepers[0]), **wrong)


def test_a_contact_point_says_when_somebody_last_asked_whether_it_is_right_and_ends(keepers):
    one, other = keepers[:2]
    point = lawly.contact(one, lawly.platform(one), certificate="AB:" * 31 + "AB")
    assert point.certificate == "ab" * 32
    with pytest.raises(NeedsAnotherPerson):
        services.contact_verify(actor=one, contact=point)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPoint.objects.filter(pk=point.pk).update(verified_by=one.user_id, verified_on=timezone.localdate())
    services.contact_verify(actor=other, contact=point)
    assert (point.verified_on, point.verified_by_id) == (timezone.localdate(), other.user_id)
    services.contact_end(actor=one, contact=point)
    for step in (services.contact_verify, services.contact_end):
        with pytest.raises(Unfit):
            step(actor=other, contact=point)
    with pytest.raises(Unfit):
        services.notice_send(actor=one, contact=point, language="en")


def test_an_order_may_go_twelve_hours_after_a_platform_was_first_told_how(keepers):
    platform = lawly.platform(keepers[0])
    point = lawly.contact(keepers[0], platform)
    assert may_send_from(platform) is None
    first = services.notice_send(actor=made.officer(), contact=point, language="en")
    services.notice_send(actor=made.officer(), contact=point, language="sq")
    assert may_send_from(platform) == first.sent_at + timedelta(hours=12)


def test_in_an_emergency_two_people_let_an_order_go_at_once(keepers):
    platform, officer = lawly.platform(keepers[0]), made.officer()
    services.notice_send(actor=officer, contact=lawly.contact(keepers[0], platform), language="en")
    waits = FirstNotice.objects.get().sent_at + timedelta(hours=12)
    with pytest.raises(Unfit):
        services.waiver_ask(actor=officer, platform=platform, reason=" ")
    waiver = services.waiver_ask(actor=officer, platform=platform, reason="Kërcënim i afërt (i trilluar)")
    with pytest.raises(Unfit):
        services.waiver_ask(actor=made.officer(), platform=platform, reason="Edhe unë")
    with pytest.raises(Denied):
        services.waiver_decide(actor=officer, waiver=waiver, confirmed=True)
    assert may_send_from(platform) == waits
    approver = made.approver()
    assert [str(task.what) for task in tasks.emergencies(approver, timezone.localdate())] == ["Videot"]
    services.waiver_decide(actor=approver, waiver=waiver, confirmed=True)
    assert may_send_from(platform) == waiver.confirmed_at
    services.waiver_end(actor=approver, waiver=waiver)
    assert may_send_from(platform) == waits


def test_who_asked_that_an_order_goes_at_once_doesnt_allow_it(keepers):
    approver = made.approver()
    waiver = services.waiver_ask(actor=approver, platform=lawly.platform(keepers[0]), reason="Kërcënim (i trilluar)")
    with pytest.raises(NeedsAnotherPerson):
        services.waiver_decide(actor=approver, waiver=waiver, confirmed=True)


def test_a_form_is_a_draft_until_two_people_have_compared_this_very_version(keepers):
    one, other = keepers
    order = form("eu")
    check = services.check_enter(actor=one, form=order, seen_in="OJ L 172, 17.5.2021, p. 79")
    with pytest.raises(Unfit):
        services.check_enter(actor=other, form=order, seen_in="…")
    with pytest.raises(NeedsAnotherPerson):
        services.check_decide(actor=one, check=check, confirmed=True)
    assert not services.form_confirmed(order)
    assert [str(task.what) for task in tasks.comparisons(other, timezone.localdate())] == [str(order.title)]
    services.check_decide(actor=other, check=check, confirmed=True)
    assert services.form_confirmed(order)
    assert not services.form_confirmed(form("national"))
    services.check_end(actor=one, check=check)
    assert not services.form_confirmed(order)
