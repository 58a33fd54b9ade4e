"""What was pledged and what was given, both ways; and the list of needs that leaves for a donor."""

import hashlib
import io
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.taking_part import days, delivered, need, obligation, offer, text
from zotim.core.access.policy import Denied, NotVisible
from zotim.core.access.refusals import Unfit
from zotim.core.disclosures.models import Disclosure
from zotim.register.assistance import selectors, services
from zotim.register.assistance.models import Assistance

AMOUNTS = st.none() | st.integers(0, 10**6).map(Decimal)
MADE = st.builds(
    Assistance,
    direction=st.sampled_from(["given", "received"]),
    currency=st.sampled_from(["", "EUR", "USD", "ALL"]),
    state=st.sampled_from(["pledged", "under_way", "delivered", "withdrawn"]),
    amount=AMOUNTS,
    delivered=AMOUNTS,
)


@given(rows=st.lists(MADE, max_size=12))
def test_currencies_never_meet_and_a_pledge_is_never_counted_as_given(rows):
    found = selectors.sums(rows)
    assert len({(one.direction, one.currency) for one in found}) == len(found)
    for one in found:
        same = [row for row in rows if (row.direction, row.currency) == (one.direction, one.currency)]
        assert one.given == sum(row.delivered or 0 for row in same if row.state == "delivered")
        assert one.pledged == sum(row.amount or 0 for row in same if row.state in ("pledged", "under_way"))


@pytest.mark.django_db
class TestGiven:
    def test_a_delivery_says_how_much_of_the_pledge_was_given_and_what_shows_it(self, people):
        pledge = offer(
            people.foreign, people.centre, direction="given", kind="money", amount=Decimal(60000), currency="EUR"
        )
        with pytest.raises(Unfit, match="how much was given"):
            delivered(people.foreign, pledge)
        delivered(people.foreign, pledge, delivered=Decimal(45000), result=text("Three projects"))
        (line,) = selectors.sums(selectors.assistance(people.analyst))
        assert (line.currency, line.pledged, line.given) == ("EUR", 0, 45000)
        assert services.evidence_open(actor=people.analyst, assistance=pledge).data.startswith(b"%PDF")

    def test_the_database_itself_wants_evidence_of_a_delivery(self, people):
        pledge = offer(people.analyst, people.centre)
        with pytest.raises(IntegrityError), transaction.atomic():
            Assistance.objects.filter(pk=pledge.pk).update(state="delivered")

    def test_help_without_an_amount_is_delivered_without_one(self, people):
        pledge = offer(people.analyst, people.centre)
        with pytest.raises(Unfit, match="no currency"):
            delivered(people.analyst, pledge, delivered=Decimal(5))
        with pytest.raises(Unfit, match="hasn't come"):
            delivered(people.analyst, pledge, on=days(1))
        assert delivered(people.analyst, pledge).state == "delivered"

    def test_a_focal_point_sees_what_its_body_gives_or_gets(self, people):
        own = offer(people.analyst, people.ministry)
        assert list(selectors.assistance(people.focal)) == [own]
        with pytest.raises(NotVisible):
            selectors.one_assistance(people.other, own.pk)
        with pytest.raises(Denied):
            offer(people.focal, people.ministry)


@pytest.mark.django_db
class TestDonorList:
    def open_need(self, people, release=True, **fields):
        one = need(people.focal, people.ministry, obligation(people.analyst), **fields)
        services.need_approve(actor=people.coordinator, need=one, approved=True)
        return services.need_release(actor=people.coordinator, need=one) if release else one

    @pytest.mark.parametrize("form", ["docx", "xlsx", "pdf"])
    def test_it_leaves_through_the_one_port(self, people, form):
        one = self.open_need(people, amount=Decimal(12000), currency="EUR")
        data = services.needs_give(
            actor=people.analyst, needs=[one], recipient="A partner (made up)", form=form, language="en"
        )
        left = Disclosure.objects.get()
        assert left.payload_sha256 == hashlib.sha256(data).hexdigest()
        assert (left.recipient, left.purpose) == ("A partner (made up)", "assistance")
        if form == "xlsx":
            rows = list(load_workbook(io.BytesIO(data)).active.values)
            assert rows[1][0] == one.reference
            assert rows[1][5:7] == (12000, "EUR")

    def test_what_isnt_released_never_stands_in_it(self, people):
        hidden = self.open_need(people, release=False)
        with pytest.raises(Unfit, match="released"):
            services.needs_give(actor=people.analyst, needs=[hidden], recipient="X", form="pdf", language="en")
        assert not Disclosure.objects.exists()

    def test_what_has_a_donor_doesnt_stand_in_it(self, people):
        one = self.open_need(people)
        services.need_match(actor=people.analyst, need=one, assistance=offer(people.analyst, people.ministry))
        with pytest.raises(Unfit, match="no donor"):
            services.needs_give(actor=people.analyst, needs=[one], recipient="X", form="pdf", language="en")

    def test_a_focal_point_makes_none(self, people):
        one = self.open_need(people)
        with pytest.raises(Denied):
            services.needs_give(actor=people.focal, needs=[one], recipient="X", form="pdf", language="en")
