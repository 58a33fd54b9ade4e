"""A ministry with a commitment and a measure that are due, an agency beside it, and the people around them."""

from datetime import date, timedelta

import pytest

from tests import worlds
from zotim.core.access.actor import actor_of
from zotim.core.texts import Translated
from zotim.register.duties.services import entries
from zotim.register.measures.services import measure_add
from zotim.register.models import Commitment, Measure

TODAY = date(2026, 11, 26)


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


class World:
    def __init__(self):
        worlds.demo_installation()
        self.ministry, self.agency = worlds.body("Ministria"), worlds.body("Agjencia", "agency")
        self.centre = worlds.centre()
        self.user = worlds.user("focal_point", self.ministry)
        self.officer_user = worlds.user("focal_point", self.agency)
        self.analyst_user = worlds.user("analyst", self.centre)
        self.coordinator_user = worlds.user("coordinator", self.centre)

    # Anew each time: what ended since has ended.
    @property
    def focal(self):
        return actor_of(self.user)

    @property
    def officer(self):
        return actor_of(self.officer_user)

    @property
    def analyst(self):
        return actor_of(self.analyst_user)

    @property
    def coordinator(self):
        return actor_of(self.coordinator_user)

    def commitment(self, days=10, lead=None, classification="internal", title=None) -> Commitment:
        made = worlds.commitment(self.analyst, lead or self.ministry)
        texts = Translated.of("en", title or "Sending six soldiers", sq="Dërgimi", ar="إرسال")
        values = {"due_on": on(days), "late_from": on(days + 1), "classification": classification, "title": texts}
        Commitment.objects.filter(pk=made.pk).update(**values)
        made.refresh_from_db()
        return made

    def measure(self, of, days=5) -> Measure:
        return measure_add(
            actor=self.analyst, commitment=of, title=Translated.of("en", "Training"), lead=of.lead,
            starts_on=on(-100), due_on=on(days),
        )  # fmt: skip

    def entry(self, days=3, **facts):
        facts = {"kind": "plenary", "first_on": on(days), "classification": "internal"} | facts
        return entries.duty_add(actor=self.analyst, title=Translated.of("en", "Plenary (made up)"), **facts)


@pytest.fixture
def world():
    return World()
