"""What the agency counts: list delay, who was in time, returns and sums, requests."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests import worlds
from tests.desks.screening import supervised
from zotim.core.figures.registry import FIGURES, Period
from zotim.desks.screening.agency.models import ChangeNotice, NameAnswer
from zotim.desks.screening.agency.services import entities, named
from zotim.desks.screening.agency.services.returns import Line, notice_acknowledge, return_give
from zotim.desks.screening.lists.models import Version

pytestmark = pytest.mark.django_db
OTHER = Period(timezone.localdate() - timedelta(days=900), timezone.localdate() - timedelta(days=800))


def value(code, period=None):
    today = timezone.localdate()
    month = Period(today - timedelta(days=20), today + timedelta(days=10))
    return FIGURES[f"screening.{code}"].compute(period or month)


def test_list_delay_is_the_median_and_the_worst_from_publication_to_effect(listed):
    supervised.change(listed)
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    for days, one in zip((3, 1), Version.objects.order_by("number"), strict=True):
        Version.objects.filter(pk=one.pk).update(published_on=noon.date() - timedelta(days=days), in_force_at=noon)
    assert value("lists.delay") == pytest.approx((24 + 12 + 72 + 12) / 2, abs=1)
    assert value("lists.worst_delay") == pytest.approx(84, abs=1)
    assert value("lists.delay", OTHER) is None


@pytest.fixture
def three(listed, officer):
    """Three entities: one returned nothing in time, one froze something after its time, one says nothing."""
    for name in ("Banka A", "Banka B", "Noteri"):
        supervised.entity(officer, name=name)
    supervised.announced(listed)
    first, second, third = ChangeNotice.objects.filter(change__version__number=2).order_by("entity__name")
    links = [supervised.link(one, officer)[0] for one in (first, second, third)]
    notice_acknowledge(link=links[0], said_by="Ana")
    return_give(link=links[0], said_by="Ana", kind="nil")
    return_give(link=links[1], said_by="Ben", kind="freeze", lines=[Line("2", "x", Decimal("5"), "EUR")])
    day = timezone.now() - timedelta(days=5)
    rows = ChangeNotice.objects.filter(pk__in=[first.pk, second.pk, third.pk])
    rows.update(told_at=day)
    rows.filter(pk=first.pk).update(acknowledged_at=day + timedelta(hours=1), returned_at=day + timedelta(hours=71))
    rows.filter(pk=second.pk).update(acknowledged_at=day + timedelta(hours=25), returned_at=day + timedelta(hours=73))
    return links


def test_who_was_in_time_is_a_share_of_all_who_had_to(three):
    assert value("notices.acknowledged") == Decimal(1) / 3
    assert value("notices.returned") == Decimal(1) / 3
    assert value("notices.told", OTHER) is None


def test_the_last_return_counts_with_its_sum(three):
    counted = ("returns.all", "returns.freeze", "returns.sum_eur", "returns.sum_usd")
    assert [value(code) for code in counted] == [2, 1, 5, 0]
    return_give(link=three[1], said_by="Ben", kind="freeze", lines=[Line("2", "x", Decimal("7.50"), "EUR")])
    assert value("returns.sum_eur") == Decimal("7.50")
    return_give(link=three[1], said_by="Ben", kind="nil")
    assert [value(code) for code in counted] == [2, 0, 0, 0]


def test_requests_count_when_they_are_let_out_and_answers_when_they_come(officer):
    bank = supervised.entity(officer)
    code = entities.entity_code_make(actor=officer, entity=bank)
    request = supervised.asked(officer, bank)
    assert value("name_requests.out") == 0
    supervised.let_out(worlds.actor("finance_officer"), request)
    link, _secret = named.name_link_make(
        actor=officer, answer=NameAnswer.objects.select_related("entity", "request").get()
    )
    named.name_answer(link=link, code=code, answer="no", said_by="Ana")
    assert [value(f"name_requests.{code}") for code in ("out", "answers", "known")] == [1, 1, 0]
