"""What was reached: indicators with targets and what was measured, visits, reports of partners."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.dictionary import Field, describe
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.register.models.columns import known


class Visitor(models.TextChoices):
    """Who visited."""

    OWN = "own", pgettext_lazy("visit", "our own officers")
    THIRD = "third", pgettext_lazy("visit", "a third party")


PARTS = ("women", "men", "girls", "boys")
"""Into which a number of people may be parted: a closed list. Nothing else is kept of them."""


def _number(**kwargs: Any) -> models.DecimalField:
    return models.DecimalField(max_digits=16, decimal_places=2, **kwargs)


class Indicator(Revisioned):
    """What shows that a project reaches what it is for."""

    reference = models.CharField(max_length=16, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="indicators")
    title = TranslatedField()
    unit = models.CharField(max_length=60)
    people = models.BooleanField(default=False)
    baseline = _number(null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    dictionary = describe(
        "What shows that projects reach what they are for",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "project": "Of which project",
            "title": "What is measured, in three languages",
            "unit": "In which unit",
            "people": "Whether it counts people: then it is told in bands",
            "baseline": "How it was before; empty: nobody knows",
            "baseline_on": "On which day",
            "source": "How it is measured, and by whom",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_on=None) | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="result_baseline_of_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


class Target(Record):
    """What is to be reached in a period."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    from_on = models.DateField()
    until_on = models.DateField()
    value = _number()

    dictionary = describe(
        "What is to be reached in a period",
        basis="public_task",
        retention="stabilisation",
        fields={
            "indicator": "Of what",
            "from_on": "The first day of the period",
            "until_on": "Its last day",
            "value": "How much",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="target_days_in_order"),
            models.UniqueConstraint(fields=["indicator", "from_on", "until_on"], name="target_once_for_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.from_on}/{self.until_on}"


class Measurement(Confirmed):
    """What was measured in a period; it counts once another person confirmed it."""

    reference = models.CharField(max_length=16, unique=True)
    target = models.ForeignKey(Target, models.PROTECT, related_name="measurements")
    on = models.DateField()
    value = _number()
    parts = models.JSONField(default=dict, blank=True)
    shown_by = models.CharField(max_length=300)

    dictionary = describe(
        "What was measured, confirmed by two people",
        basis="public_task",
        retention="stabilisation",
        fields=CONFIRMED_FIELDS
        | {
            "reference": Field("How people cite it"),
            "target": Field("Of which indicator and period"),
            "on": Field("The day of the measurement"),
            "value": Field("How much was reached in the period"),
            "parts": Field("Of people: how many women, men, girls, boys"),
            "shown_by": Field("Where it stands: list, report, protocol; names nobody"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="measurement_not_below_nothing"),
            models.UniqueConstraint(
                fields=["target"], condition=Q(state="confirmed"), name="measurement_confirmed_once"
            ),
            *two_people("measurement"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def project(self) -> Project:
        """Of which project."""
        return self.target.indicator.project


class Visit(Revisioned):
    """That somebody was there, and what they found."""

    reference = models.CharField(max_length=16, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="visits")
    by = models.CharField(max_length=16, choices=Visitor)
    body = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    found = models.TextField()
    to_do = models.TextField(blank=True)

    dictionary = describe(
        "Visits of projects, by our own officers or a third party",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "project": "Of which project",
            "by": "Our own officers, or a third party",
            "body": "Which body, if a third party",
            "on": "The day",
            "found": "What was found; names nobody",
            "to_do": "What is to be done",
        },
    )

    class Meta:
        constraints = [
            known("by", Visitor),
            models.CheckConstraint(condition=~Q(by=Visitor.THIRD) | ~Q(body=""), name="visit_of_a_named_third_party"),
        ]

    def __str__(self) -> str:
        return self.reference


class GrantReport(Revisioned):
    """A report that a partner owes on its grant, for a period, by a day."""

    reference = models.CharField(max_length=16, unique=True)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="reports")
    owes = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    due_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="due")

    dictionary = describe(
        "Reports that partners owe on their grants",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "partner": "Who owes it, on which project",
            "owes": "The body that is reminded: the partner's own, or else the one that pays",
            "from_on": "The first day of what it is on",
            "until_on": "The last day",
            "due_on": "By which day it is due",
            "received_on": "On which day it came first",
            "text": "What it says in short; names nobody",
            "file": "The report itself",
            "reason": "Why it was returned, or isn't due any more",
            "state": "Due, received, accepted, returned, or not due any more",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="grant_report_days_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=["due", "waived"]) | Q(received_on__isnull=False),
                name="grant_report_came_some_day",
            ),
            models.UniqueConstraint(
                fields=["partner", "from_on", "until_on"], condition=~Q(state="waived"), name="grant_report_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def project(self) -> Project:
        """On which project."""
        return self.partner.project
