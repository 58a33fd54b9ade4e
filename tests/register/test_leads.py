"""Focal points are told what becomes their body's, and what isn't any more."""

from datetime import date

import pytest
from django.urls import reverse

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import about, for_you, notification_open
from zotim.core.texts import Translated
from zotim.register import services
from zotim.register.duties.services.entries import duty_add, duty_change
from zotim.register.measures.services import measure_add, measure_change
from zotim.register.models import Commitment
from zotim.register.services.leads import lead_told
from zotim.vocabulary import Classification

pytestmark = pytest.mark.django_db
TITLE = Translated.of("en", "Something")
FIRST = date(2026, 11, 16)


class Two:
    """Two bodies, each with a focal point, and somebody of the centre."""

    def __init__(self):
        self.mine, self.other = worlds.body("E para"), worlds.body("E dyta")
        self.one, self.two = worlds.user("focal_point", self.mine), worlds.user("focal_point", self.other)
        self.analyst = worlds.actor("analyst")

    def told(self, user):
        """What somebody was told, once each, as if they had opened it."""
        found = Notification.objects.filter(user=user, seen_at=None).order_by("pk")
        kinds = [one.kind for one in found]
        found.update(seen_at=found.first().created_at if found else None)
        return kinds


def test_a_new_commitment_tells_the_body_that_it_is_its_own():
    two = Two()
    worlds.commitment(two.analyst, two.mine)
    assert two.told(two.one) == ["register.commitment.given"]
    assert two.told(two.two) == []


def test_a_commitment_that_gets_another_lead_tells_both_bodies():
    two = Two()
    made = worlds.commitment(two.analyst, two.mine)
    two.told(two.one)
    services.commitment_change(actor=two.analyst, commitment=made, title=made.title, lead=two.mine)
    assert two.told(two.one) == []
    services.commitment_change(actor=two.analyst, commitment=made, title=made.title, lead=two.other)
    assert (two.told(two.one), two.told(two.two)) == (["register.commitment.taken"], ["register.commitment.given"])


def test_a_measure_an_instrument_and_an_entry_tell_the_same():
    two = Two()
    served = worlds.commitment(two.analyst, two.other)
    two.told(two.two)
    made = measure_add(actor=two.analyst, commitment=served, title=TITLE, lead=two.mine, starts_on=FIRST)
    assert two.told(two.one) == ["register.measure.given"]
    measure_change(
        actor=two.analyst, measure=made, title=TITLE, starts_on=FIRST, due_on=None, support=[], lead=two.other
    )
    assert (two.told(two.one), two.told(two.two)) == (["register.measure.taken"], ["register.measure.given"])
    law = services.instrument_add(actor=two.analyst, title=TITLE, kind="law", lead=two.mine)
    assert two.told(two.one) == ["register.instrument.given"]
    services.instrument_change(actor=two.analyst, instrument=law, title=TITLE, lead=None)
    assert two.told(two.one) == ["register.instrument.taken"]
    entry = duty_add(actor=two.analyst, title=TITLE, kind="other", first_on=FIRST, lead=two.mine)
    assert two.told(two.one) == ["register.duty.given"]
    duty_change(actor=two.analyst, duty=entry, title=TITLE, lead=two.other)
    assert (two.told(two.one), two.told(two.two)) == (["register.duty.taken"], ["register.duty.given"])


def test_who_gives_something_to_their_own_body_isnt_told_of_it():
    two = Two()
    served = worlds.commitment(two.analyst, two.mine)
    two.told(two.one)
    measure_add(actor=actor_of(two.one), commitment=served, title=TITLE, lead=two.mine, starts_on=FIRST)
    assert two.told(two.one) == []


def test_what_was_taken_is_named_by_its_reference_alone_and_leads_to_the_list():
    two = Two()
    made = worlds.commitment(two.analyst, two.mine)
    Commitment.objects.filter(pk=made.pk).update(classification=Classification.INTERNAL, lead=two.other)
    lead_told(two.analyst, made, two.other.pk, two.mine.pk)
    reader = actor_of(two.one)
    [notice] = for_you(reader).filter(kind="register.commitment.taken")
    assert about(reader, [notice])[notice.pk] == (made.reference, "")
    assert notification_open(actor=reader, notification=notice) == reverse("commitments")
