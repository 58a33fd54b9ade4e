"""A freeze is looked at again: each time is a row with a reason and the day of the next, and home asks for it."""

import contextlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.desks.screening import made, measured
from tests.desks.screening.test_holds import Place, place  # noqa: F401 (a fixture)
from zotim.core.access.refusals import Unfit
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import User
from zotim.core.ui.show import day
from zotim.desks.screening.measures import redress, selectors, services, tasks
from zotim.desks.screening.measures.models import Freeze, FreezeReview
from zotim.desks.screening.measures.sealed import TEXTS

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def freeze(place: Place) -> Freeze:  # noqa: F811
    return measured.frozen(place.one, place.two, place.national)


def looked(place, freeze, **more):  # noqa: F811
    return services.freeze_review(actor=place.one, freeze=freeze, reason="Lista e thotë ende", **more)


def test_a_review_is_a_row_that_stays_and_its_clock_counts_anew(place, freeze):  # noqa: F811
    review = looked(place, freeze)
    assert (review.looked_by_id, review.next_on) == (place.one.user_id, services.latest())
    assert TEXTS.text(place.one, review, "reason") == "Lista e thotë ende"
    assert "Lista" not in (TEXTS.text(place.one, freeze, "decision") or "")
    runs = ClockRun.objects.filter(object_id=freeze.pk, code="screening.freeze.review")
    assert sorted(run.state for run in runs) == ["running", "stopped"]
    for change in (lambda rows: rows.update(next_on=timezone.localdate()), lambda rows: rows.delete()):
        with (
            contextlib.suppress(DatabaseError),
            made.everywhere(),
            transaction.atomic(),
        ):  # refused, or not there for it
            change(FreezeReview.objects.filter(pk=review.pk))
    with made.everywhere():
        assert FreezeReview.objects.get(pk=review.pk).next_on == services.latest()


def test_the_next_one_is_on_a_day_to_come_and_within_its_clock(place, freeze):  # noqa: F811
    for wrong in (timezone.localdate(), services.latest() + DAY):
        with pytest.raises(Unfit):
            looked(place, freeze, next_on=wrong)
    with pytest.raises(Unfit):
        services.freeze_review(actor=place.one, freeze=freeze, reason=" ")
    held = measured.hold(place.one, place.national, number=1)
    with pytest.raises(Unfit):
        looked(place, held)
    assert not FreezeReview.objects.exists()


def test_home_asks_for_the_next_one_on_its_day_and_not_after_a_newer_one(place, freeze):  # noqa: F811
    today = timezone.localdate()
    looked(place, freeze, next_on=today + DAY)

    def waits(day):
        return [one.due_on for one in tasks.measures(place.two, day) if "looked at again" in str(one.why)]

    assert waits(today) == []
    assert waits(today + DAY) == [today + DAY]
    looked(place, freeze)
    assert waits(today + DAY) == []
    ClockRun.objects.filter(object_id=freeze.pk, code="screening.freeze.review", state="running").update(
        started_at=timezone.now() - 2 * DAY, due_at=timezone.now() - DAY
    )
    assert waits(today) == [services.latest()]


def test_the_page_shows_who_looked_why_it_stays_and_until_when(place, freeze, client):  # noqa: F811
    client.force_login(User.objects.get(pk=place.one.user_id))
    soon = timezone.localdate() + DAY
    client.post(
        reverse("freeze_review", args=[freeze.pk]), {"reason": "Asgjë nuk ka ndryshuar", "next_on": soon.isoformat()}
    )
    page = client.get(reverse("freeze", args=[freeze.pk])).content.decode()
    for words in ("Looked at again", "Asgjë nuk ka ndryshuar", str(day(soon))):
        assert words in page


def test_who_looked_again_took_part_in_it(place, freeze):  # noqa: F811
    third = made.worlds.actor("finance_officer")
    services.freeze_review(actor=third, freeze=freeze, reason="po")
    assert third.user_id in set(redress.took_part(freeze))
    with made.inside(place.one):
        assert [one.said for one in selectors.reviews(place.one, freeze)] == ["po"]
