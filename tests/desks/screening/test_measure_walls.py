"""What belongs to a freeze is there for officers of finance alone, in PostgreSQL itself."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests import worlds
from tests.desks.screening import law, made, measured
from tests.desks.screening.test_holds import place  # noqa: F401 (a fixture)
from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.walls import walled
from zotim.core.audit.services import System
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.retention.disposal import carry_on
from zotim.core.retention.services import run_decide, run_propose
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.measures import redress, services
from zotim.desks.screening.measures.models import Asset, Freeze, FreezeReview, Notice, Permitted, Withheld

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's"),
]
PARTS = (Asset, Permitted, Notice, Withheld, FreezeReview)


def with_its_parts(place) -> Freeze:  # noqa: F811
    """A freeze, and a row of each kind that belongs to one."""
    law.confirmed(place.keeper, place.other_keeper, "humanitarian", "national")
    freeze, today = measured.frozen(place.one, place.two, place.national), timezone.localdate()
    one = {"actor": place.one, "freeze": freeze}
    sum_of = {"amount": Decimal(10), "currency": "EUR"}
    asset = services.asset_add(**one, kind="cash", what="Para", hands="Banka", **sum_of)
    services.asset_value(**one, asset=asset, added=Decimal(1), added_on=today)
    services.permitted_record(**one, what="Barna", paid_on=today, **sum_of)
    notice = services.notice_make(**one, language="sq", told_reasons="Emri dhe data")
    services.notice_give(actor=place.one, notice=notice, given_on=today, given_how="hand")
    services.withheld_add(**one, kind="report", dated_on=today, text="Raport")
    services.freeze_review(**one, reason="Lista e thotë ende")
    return freeze


def test_it_is_there_for_officers_of_finance_and_the_named_program_and_nobody_else(place, as_web_role):  # noqa: F811
    nobody = Actor(None, place.one.posts)
    with as_web_role():
        freeze = with_its_parts(place)
        asked = [
            (place.one, "finance", 1), (place.one, "travel", 0), (worlds.actor("travel_officer"), "finance", 0),
            (place.keeper, "finance", 0), (VISITOR, "finance", 0), (nobody, "finance", 0),
            (System("figures"), "finance", 1), (System("figures"), "travel", 0),
        ]  # fmt: skip
        for who, channel, number in asked:
            with in_channels(who, channel):
                assert [model.objects.count() for model in PARTS] == [number] * 5, (who, channel)
        with walled(worlds.actor("records_officer"), "retention"):
            assert not any(model.objects.exists() for model in PARTS)
        assert not any(model.objects.exists() for model in PARTS)
        today = timezone.localdate()
        assert FIGURES["screening.freezes.sum_eur"].compute(Period(today, today)) == 11
        assert {place.one.user_id, place.two.user_id} <= set(redress.took_part(freeze))


def test_nothing_of_it_is_changed_that_isnt_to_change_and_nothing_goes_but_by_the_worker(place, as_web_role):  # noqa: F811
    with as_web_role():
        with_its_parts(place)
        for statement in (
            "UPDATE screening_asset SET what = what", "UPDATE screening_notice SET content = content",
            "UPDATE screening_withheld SET text = text", "DELETE FROM screening_notice",
            "DELETE FROM screening_withheld", "DELETE FROM screening_asset",
        ):  # fmt: skip
            refused = pytest.raises(DatabaseError)
            with refused, transaction.atomic(), made.inside(place.one), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_freeze_that_is_over_long_enough_goes_with_all_of_it(place, as_web_role, as_worker):  # noqa: F811
    freeze = with_its_parts(place)
    long_ago = timezone.now() - timedelta(days=4000)
    services.end_decide(
        actor=place.two, ended=True,
        freeze=services.end_propose(actor=place.one, freeze=freeze, because="court", reason="Gjykata"),
    )  # fmt: skip
    Freeze.objects.filter(pk=freeze.pk).update(over_at=long_ago)
    with as_web_role():
        run = run_propose(actor=worlds.actor("records_officer"), rule="screening.freeze.over")
        run_decide(actor=worlds.actor("records_officer"), run=run, approved=True)
    with as_worker():
        carry_on()
    with made.everywhere():
        assert not any(model.objects.exists() for model in (*PARTS, Freeze))
