"""Plans of rotations: what was asked, what the engine found, and the tours of which each consists. A plan changes no
tour before a person accepts it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import Field, describe, personal
from zotim.core.records import Record
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours.models import LONGEST, Tour
from zotim.register.models.columns import known

LONGEST_PLAN = 1_830
"""Days that a plan covers at most: five years."""


class Standing(models.TextChoices):
    """What becomes of tours that stand. Those that have begun stay in any case."""

    FIXED = "fixed", _("All that stand stay as they are")
    PROPOSED = "proposed", _("Proposed ones may change; agreed ones stay")
    AGREED = "agreed", _("Proposed and agreed ones may change")


class Verdict(models.TextChoices):
    """What is known of a plan."""

    PROVEN = "proven", pgettext_lazy("plan of rotations", "proven")
    WITHIN = "within", pgettext_lazy("plan of rotations", "cover is proven, cost isn't")
    NOT_PROVEN = "not_proven", pgettext_lazy("plan of rotations", "not proven")


class Change(models.TextChoices):
    """What a plan does with a tour."""

    KEPT = "kept", pgettext_lazy("plan of rotations", "stays")
    MOVED = "moved", pgettext_lazy("plan of rotations", "other days")
    NEW = "new", pgettext_lazy("plan of rotations", "new")
    DROPPED = "dropped", pgettext_lazy("plan of rotations", "called off")


class Plan(Record):
    """A plan of who holds the accepted billets of a mission when; or, with *copy_of*, what would be if something were
    otherwise, which nobody can accept."""

    reference = models.CharField(max_length=16, unique=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="plans")
    # A plan and its what-ifs go at once.
    copy_of = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="copies")
    from_on = models.DateField()
    until_on = models.DateField()
    standing = models.CharField(max_length=16, choices=Standing, default=Standing.FIXED)
    tour_days = models.PositiveSmallIntegerField()
    handover_days = models.PositiveSmallIntegerField()
    rest_times = models.PositiveSmallIntegerField()
    fewer = models.PositiveSmallIntegerField(default=0)
    asked_by = somebody()
    asked_for = somebody()
    planned_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=Verdict, blank=True)
    solver = models.BooleanField(default=False)
    uncovered = models.PositiveIntegerField(default=0)
    uncovered_bound = models.PositiveIntegerField(default=0)
    cost = models.BigIntegerField(default=0)
    cost_bound = models.BigIntegerField(default=0)
    money = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    basis = models.JSONField(default=dict, blank=True)
    accepted_by = somebody()
    accepted_for = somebody()
    accepted_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=16, default="asked")

    dictionary = describe(
        "Plans of rotations that the engine proposed for a mission",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "mission": "For which mission",
            "copy_of": "Of which plan it says what would be if something were otherwise",
            "from_on": "The first day that is planned",
            "until_on": "The last day that is planned",
            "standing": "What becomes of tours that stand",
            "tour_days": "Days of a tour",
            "handover_days": "Days of handover",
            "rest_times": "How many times a tour the rest is",
            "fewer": "How many people fewer there are than on the list",
            "asked_by": personal("Who asked for it"),
            "asked_for": personal("Whom they stood in for"),
            "planned_at": "When it was worked out",
            "verdict": "Proven, within so much of it, or not proven",
            "solver": "Whether the solver was there; else it is the plain plan",
            "uncovered": "Days on which a billet is held by nobody",
            "uncovered_bound": "So many at least in any such plan",
            "cost": "By what the engine chose: prices, changes and handovers left out, weighed as its page says",
            "cost_bound": "So much at least in any plan that covers as many days",
            "money": "What its tours cost by the rates of the mission; empty: there were none in one currency",
            "currency": "In which currency",
            "reasons": "Without which demand fewer days would be uncovered; codes, nobody",
            "basis": "Hashes of what it was worked out from, to see that it changed",
            "accepted_by": personal("Who accepted it"),
            "accepted_for": personal("Whom they stood in for"),
            "accepted_at": "When it was accepted",
            "state": "Asked for, worked out, accepted or set aside",
        },
    )

    class Meta:
        constraints = [
            known("standing", Standing),
            models.CheckConstraint(condition=Q(verdict__in=["", *Verdict.values]), name="plan_verdict_known"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="plan_days_in_order"),
            models.CheckConstraint(
                condition=Q(tour_days__gte=1, tour_days__lte=LONGEST, handover_days__lt=F("tour_days")),
                name="plan_handover_shorter_than_a_tour",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(copy_of=None, accepted_at__isnull=False),
                name="plan_what_if_isnt_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ready", "accepted"]) | Q(planned_at__isnull=False),
                name="plan_worked_out_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def title(self) -> object:
        """What the mission is called."""
        return self.mission.title

    @property
    def span(self) -> Span:
        """The days that are planned."""
        return Span(self.from_on, self.until_on)

    @property
    def gap(self) -> float:
        """How far its cost may be from the least, in per cent of it."""
        return 0.0 if self.cost == self.cost_bound else 100 * (self.cost - self.cost_bound) / max(1, self.cost)


class PlannedTour(Record):
    """One tour of a plan. *tour* is the one that stands, or that came of it when the plan was accepted."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="planned")
    billet = models.ForeignKey(Billet, models.PROTECT, related_name="+")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="+")
    tour = models.ForeignKey(Tour, models.PROTECT, null=True, blank=True, related_name="+")
    arrives_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    change = models.CharField(max_length=16, choices=Change)

    dictionary = describe(
        "Tours of which a plan of rotations consists",
        basis="public_task",
        retention="nominee",
        fields={
            "plan": Field("Of which plan"),
            "billet": Field("Which billet"),
            "nominee": personal("Who would hold it"),
            "tour": personal("The tour that stands, or that came of it"),
            "arrives_on": personal("The day on which they would arrive"),
            "from_on": personal("The first day on which they would hold it"),
            "until_on": personal("The last day on which they would hold it"),
            "change": personal("Whether a tour stays, gets other days, is new or is called off"),
        },
    )

    class Meta:
        constraints = [
            known("change", Change),
            models.CheckConstraint(
                condition=Q(arrives_on__lte=F("from_on"), from_on__lte=F("until_on")), name="plannedtour_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(change=Change.NEW) | Q(tour__isnull=False), name="plannedtour_of_one_that_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.billet} {self.from_on}"

    @property
    def span(self) -> Span:
        """The days on which the billet would be held."""
        return Span(self.from_on, self.until_on)
