"""A referral that is over: it is gone at the next look, with what it rested on, and by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.desks.reintegration.people import DAY
from tests.desks.reintegration.referring import consent, draft, one, received, running, send, served, state_of
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import opened, walled
from zotim.core.audit.services import System
from zotim.core.clocks.models import ClockRun
from zotim.core.notifications.models import Notification
from zotim.core.people.models import Membership
from zotim.desks.reintegration.bases import selectors as bases_selectors
from zotim.desks.reintegration.bases import services as bases
from zotim.desks.reintegration.bases.models import Consent
from zotim.desks.reintegration.cases import services as cases
from zotim.desks.reintegration.referrals import providing, services
from zotim.desks.reintegration.referrals.clocks import ANSWER
from zotim.desks.reintegration.referrals.tasks import to_send

pytestmark = pytest.mark.django_db


# A7: when it is over


@pytest.mark.parametrize("how", ["declined", "completed", "cancelled", "left", "over", "barred", "case over"])
def test_a07_a_referral_that_is_over_is_gone_at_the_next_look(helped, how):
    basis = consent(helped)
    row = served(helped, basis=basis) if how == "completed" else send(helped, basis)
    assert received(helped) == [row]
    provider, manager = helped.actor("provider"), helped.actor("manager")
    if how == "declined":
        providing.referral_decline(actor=provider, referral=one(helped, row), reason="no_room")
    elif how == "completed":
        providing.referral_complete(actor=provider, referral=row, text="Mbaroi mirë")
    elif how == "cancelled":
        services.referral_cancel(actor=manager, referral=row)
    elif how == "left":
        Membership.objects.filter(user=helped.users["provider"]).update(ends_at=timezone.now())
    elif how == "over":
        with opened():
            Consent.objects.filter(pk=basis.pk).update(ends_at=timezone.now())
    elif how == "barred":
        cases.bar_enter(actor=manager, case=helped.case, user=helped.users["provider"], reason="relative")
    else:
        helped.move("withdraw")
    assert received(helped) == []


def test_a14_nothing_is_referred_to_whoever_is_barred_from_the_case(helped):
    cases.bar_enter(actor=helped.actor("manager"), case=helped.case, user=helped.users["provider"], reason="relative")
    with pytest.raises(Unfit):
        send(helped)


def test_a_case_that_ends_ends_its_referrals_in_the_same_step(helped):
    rows = [send(helped), draft(helped), served(helped)]
    helped.move("screen", "decline")
    assert [state_of(row) for row in rows] == ["cancelled"] * 3


# A9: a withdrawal


def test_a09_a_withdrawal_ends_what_stood_on_consent_and_never_what_stands_on_a_measure(helped):
    basis = consent(helped)
    measure = bases.ground_enter(
        actor=helped.actor("manager"), case=helped.case, kind="court", recipient=helped.cso,
        domains=["social_family"], purpose="help", ends_at=timezone.now() + 60 * DAY, details={"document": "X"},
    )  # fmt: skip
    bases.ground_decide(actor=helped.actor("supervisor"), ground=measure, confirmed=True)
    falls, stays = send(helped, basis), send(helped, measure)
    bases.consent_withdraw(actor=helped.actor("manager"), consent=basis)
    assert (state_of(falls), state_of(stays)) == ("withdrawn", "sent")
    assert received(helped) == [stays]
    told = Notification.objects.filter(kind="reintegration.referral.closed")
    assert [one.user_id for one in told] == [helped.users["provider"].pk]
    bases.ground_end(actor=helped.actor("manager"), ground=measure)
    assert state_of(stays) == "withdrawn"


def test_a09_the_page_says_which_referrals_end_and_which_stay_before_and_after(helped):
    basis, other = consent(helped), consent(helped, purpose="conference")
    falls, stays = send(helped, basis), send(helped, other)

    def lists():
        actor = helped.actor("manager")
        with walled(actor):
            found = bases_selectors.doors(actor, bases_selectors.consent(actor, helped.case, basis.pk)).lines
        return [[line.text.split(" · ")[0] for line in rows] for rows in (found.by_this, found.by_others, found.closed)]

    words = [f"Referral {row.reference}" for row in (falls, stays)]
    address = reverse("consent_withdraw", args=[helped.case.pk, basis.pk])
    assert lists() == [[words[0]], [words[1]], []]
    shown = helped.client("manager").get(address).content.decode()
    assert all(word in shown for word in words)
    bases.consent_withdraw(actor=helped.actor("manager"), consent=basis)
    assert lists() == [[], [words[1]], [words[0]]]


# What is over by itself


def test_a_referral_that_nobody_answers_in_time_is_over_and_waits_on_home(helped):
    row = send(helped)
    assert services.referrals_over() == []
    long_ago = timezone.now() - 9 * DAY
    ClockRun.objects.filter(code=ANSWER.code).update(
        started_at=long_ago, changed_at=long_ago, due_at=timezone.now() - timedelta(minutes=1)
    )
    assert services.referrals_expire(actor=System("referrals")) == 1
    assert state_of(row) == "expired"
    assert running(row) == set()
    waits = [str(one.why) for one in to_send(helped.actor("manager"), timezone.localdate())]
    assert waits == ["A referral that was declined or is over: look for another service"]
    draft(helped)
    waits = [str(one.why) for one in to_send(helped.actor("manager"), timezone.localdate())]
    assert waits == ["A referral that was drafted and not sent"]


def test_what_rests_on_something_that_is_over_is_put_on_record_too(helped):
    basis = consent(helped)
    row = served(helped, basis=basis)
    with opened():
        Consent.objects.filter(pk=basis.pk).update(ends_at=timezone.now())
    assert services.referrals_expire(actor=System("referrals")) == 1
    assert state_of(row) == "expired"
