"""To whom a measure can be given, from when, and who sees it then."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from zotim.core.access.policy import visible
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.register import selectors
from zotim.register.measures.services import measure_add
from zotim.register.models import Commitment, Measure

pytestmark = pytest.mark.django_db
WHY = Translated.of("sq", "Stërvitja", en="Training")
ON = date(2026, 11, 16)


@pytest.fixture
def coordinator():
    return worlds.actor("coordinator")


@pytest.fixture
def ministry():
    return worlds.body()


def give(actor, to, lead, starts_on=ON, due_on=None):
    return measure_add(actor=actor, commitment=to, title=WHY, lead=lead, starts_on=starts_on, due_on=due_on)


def test_a_measure_doesnt_end_before_it_starts(coordinator, ministry):
    with pytest.raises(ValueError, match="before the start"):
        give(coordinator, worlds.commitment(coordinator, ministry), ministry, due_on=date(2026, 11, 15))


def test_a_focal_point_sees_what_they_gave_to_a_unit_of_their_body_and_what_a_unit_does_elsewhere(
    coordinator, ministry
):
    unit, stranger = worlds.body("Njësi", "agency"), worlds.body("Tjetër")
    Organisation.objects.filter(pk=unit.pk).update(parent=ministry)
    own, elsewhere = worlds.commitment(coordinator, ministry), worlds.commitment(coordinator, stranger)
    focal = worlds.actor("focal_point", ministry)
    given = [give(focal, own, unit), give(coordinator, elsewhere, unit)]
    hidden = give(coordinator, elsewhere, stranger)
    Commitment.objects.update(classification="internal")
    Measure.objects.update(classification="internal")
    assert set(Measure.objects.filter(visible(Measure, focal))) == set(given)
    assert set(selectors.commitments(focal)) == {own, elsewhere}
    assert set(Measure.objects.filter(visible(Measure, worlds.actor("focal_point", stranger)))) == {hidden}
    other = worlds.actor("focal_point", unit)  # a unit sees its own part, not its whole body's
    assert set(Measure.objects.filter(visible(Measure, other))) == set(given)


@pytest.mark.parametrize("kind", ["court", "oversight", "international", "partner_state"])
def test_a_measure_isnt_given_to_those_who_judge_or_to_another_state(coordinator, ministry, kind):
    with pytest.raises(ValueError, match="given to this body"):
        give(coordinator, worlds.commitment(coordinator, ministry), worlds.body("Tjetër", kind))


def test_a_measure_isnt_given_to_a_body_that_has_ended_by_then(coordinator, ministry):
    one = worlds.commitment(coordinator, ministry)
    ended = worlds.body("E mbyllur")
    Organisation.objects.filter(pk=ended.pk).update(ends_on=date(2026, 11, 15))
    with pytest.raises(ValueError, match="given to this body"):
        give(coordinator, one, ended)
    assert give(coordinator, one, ended, starts_on=date(2026, 11, 15)).lead == ended


def test_a_focal_point_gives_measures_to_their_own_body_and_its_units_and_the_centre_to_any(coordinator, ministry):
    focal, one = worlds.actor("focal_point", ministry), worlds.commitment(coordinator, ministry)
    unit, other = worlds.body("Drejtoria", "agency"), worlds.body("Tjetër")
    Organisation.objects.filter(pk=unit.pk).update(parent=ministry)
    assert give(focal, one, ministry).lead == ministry
    assert give(focal, one, unit).lead == unit
    with pytest.raises(ValueError, match="given to this body"):
        give(focal, one, other)
    assert give(coordinator, one, other).lead == other


def test_a_body_that_has_ended_by_the_first_day_is_refused_beside_its_field(coordinator, ministry):
    one, ending = worlds.commitment(coordinator, ministry), worlds.body("Mbyllet")
    today = timezone.localdate()
    Organisation.objects.filter(pk=ending.pk).update(ends_on=today + timedelta(days=10))
    client = Client()
    client.force_login(worlds.user("analyst"), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.cookies["django_language"] = "en"
    worlds.demo_installation()
    begins = (today + timedelta(days=30)).isoformat()
    words = {"original": "en", "title_en": "Training", "lead": str(ending.pk), "starts_on": begins}
    page = client.post(reverse("measure_add", args=[one.pk]), words)
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"lead"}
    assert not Measure.objects.exists()
