"""Needs: put in, approved by a second person, released, matched, met."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import worlds
from tests.taking_part import days, delivered, need, obligation, offer, today
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.revisions.services import as_of
from zotim.core.states.machine import WrongState
from zotim.register.assistance import selectors, services
from zotim.register.assistance.models import Need

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(people):
    """A need of the ministry that its focal point put in."""
    return need(people.focal, people.ministry, obligation(people.analyst))


@pytest.fixture
def approved(people, asked):
    return services.need_approve(actor=people.coordinator, need=asked, approved=True)


def test_a_body_speaks_for_itself_alone(people):
    to = obligation(people.analyst)
    with pytest.raises(Unfit, match="this body"):
        need(people.focal, people.police, to)
    with pytest.raises(Denied):
        need(people.foreign, people.ministry, to)
    assert need(people.analyst, people.police, to).lead == people.police


def test_a_need_is_for_something(people, asked):
    with pytest.raises(Unfit, match="which obligation or measure"):
        need(people.focal, people.ministry, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=asked.pk).update(obligation=None)


@pytest.mark.parametrize(
    ("amount", "currency", "field"),
    [(Decimal(5), "", "currency"), (None, "EUR", "amount"), (Decimal(5), "euro", "currency")],
)
def test_an_amount_has_a_currency(people, amount, currency, field):
    with pytest.raises(Unfit) as error:
        need(people.focal, people.ministry, obligation(people.analyst), amount=amount, currency=currency)
    assert error.value.field == field


def test_a_measure_of_another_body_takes_no_need(people):
    commitment = worlds.commitment(people.analyst, people.police)
    measure = worlds.measure(people.analyst, commitment)
    with pytest.raises(Denied):
        need(people.focal, people.ministry, None, measure=measure)
    assert need(people.other, people.police, None, measure=measure).measure == measure


def test_a_second_person_stands_behind_it(people):
    to = obligation(people.analyst)
    own = need(people.coordinator, people.ministry, to)
    with pytest.raises(NeedsAnotherPerson):
        services.need_approve(actor=people.coordinator, need=own, approved=True)
    with pytest.raises(Denied):
        services.need_approve(actor=people.focal, need=own, approved=True)


def test_a_return_withdraws_it_with_the_reason(people, asked):
    with pytest.raises(ValueError, match="reason"):
        services.need_approve(actor=people.coordinator, need=asked, approved=False)
    services.need_approve(actor=people.coordinator, need=asked, approved=False, comment="Covered elsewhere")
    assert (asked.state, asked.why_withdrawn) == ("withdrawn", "Covered elsewhere")


def test_until_it_is_released_the_centre_and_its_body_alone_see_it(people, approved):
    for stranger in (people.other, people.foreign):
        with pytest.raises(NotVisible):
            selectors.need(stranger, approved.pk)
    with pytest.raises(Denied):
        services.need_release(actor=people.analyst, need=approved)
    services.need_release(actor=people.coordinator, need=approved)
    for reader in (people.other, people.foreign, people.focal):
        assert selectors.need(reader, approved.pk) == approved


def test_what_nobody_approved_is_not_released(people, asked):
    with pytest.raises(Unfit, match="approved and is still open"):
        services.need_release(actor=people.coordinator, need=asked)


def test_a_match_gives_it_a_donor_and_taking_it_back_takes_the_donor(people, approved):
    match = services.need_match(actor=people.analyst, need=approved, assistance=offer(people.analyst, people.ministry))
    assert approved.state == "offered"
    assert not selectors.without_donor(people.analyst).exists()
    services.need_unmatch(actor=people.analyst, match=match)
    assert list(selectors.without_donor(people.analyst)) == [approved]


def test_only_help_that_we_get_and_that_still_comes_is_matched(people, approved):
    gone = services.assistance_move(
        actor=people.analyst, assistance=offer(people.analyst, people.ministry), step="withdraw"
    )
    for wrong in (gone, offer(people.analyst, people.ministry, direction="given")):
        with pytest.raises(Unfit, match="still comes"):
            services.need_match(actor=people.analyst, need=approved, assistance=wrong)


def test_a_need_is_met_by_what_was_delivered_not_by_a_pledge(people, approved):
    help_ = offer(people.analyst, people.ministry)
    services.need_match(actor=people.analyst, need=approved, assistance=help_)
    with pytest.raises(WrongState, match="has begun"):
        services.need_move(actor=people.focal, need=approved, step="begin")
    services.assistance_move(actor=people.analyst, assistance=help_, step="begin")
    services.need_move(actor=people.focal, need=approved, step="begin")
    with pytest.raises(WrongState, match="delivered"):
        services.need_move(actor=people.focal, need=approved, step="meet")
    delivered(people.analyst, help_)
    assert services.need_move(actor=people.focal, need=approved, step="meet").state == "met"


def test_an_offer_that_wont_come_leaves_its_need_without_a_donor(people, approved):
    help_ = offer(people.analyst, people.ministry)
    services.need_match(actor=people.analyst, need=approved, assistance=help_)
    services.assistance_move(actor=people.analyst, assistance=help_, step="withdraw")
    approved.refresh_from_db()
    assert approved.state == "approved"
    assert list(selectors.without_donor(people.analyst)) == [approved]


def test_proposals_are_of_the_same_kind_and_those_for_its_obligation_stand_first(people, approved):
    plain = offer(people.analyst, people.ministry)
    same = offer(people.analyst, people.ministry, obligation=approved.obligation)
    offer(people.analyst, people.ministry, kind="equipment")
    offer(people.analyst, people.ministry, direction="given")
    found = selectors.proposals(people.analyst, approved)
    assert [(one.assistance, one.same_obligation) for one in found] == [(same, True), (plain, False)]


def test_a_coordinator_is_told_and_whoever_put_it_in_isnt(people, asked):
    urls = [task.url for task in tasks_of(people.coordinator, today())[0]]
    assert f"/register/needs/{asked.pk}/approve/" in urls
    assert not any("/needs/" in task.url for task in tasks_of(people.focal, today())[0])


def test_a_withdrawal_takes_a_reason_and_ends_the_question(people, asked):
    with pytest.raises(Unfit, match="why"):
        services.need_move(actor=people.focal, need=asked, step="withdraw")
    services.need_move(actor=people.focal, need=asked, step="withdraw", reason="Found at home")
    assert not any("/needs/" in task.url for task in tasks_of(people.coordinator, today())[0])


def test_the_record_says_how_it_stood_before(people, asked):
    before = timezone.now()
    services.need_approve(actor=people.coordinator, need=asked, approved=True)
    assert next(as_of(Need, before, [asked.pk])).state == "identified"
    assert [one.state for one in selectors.needs_as_of(people.focal, today())] == ["approved"]
    assert selectors.needs_as_of(people.focal, days(-2)) == []
    assert selectors.needs_as_of(people.other, today() + timedelta(days=1)) == []
