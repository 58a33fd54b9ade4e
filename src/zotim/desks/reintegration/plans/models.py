"""Plans of a case: versions that never change, goals in the person's own words, what is done for them, how far they
are."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.assessment.models import Need
from zotim.desks.reintegration.cases.models import Case, Domain

PEOPLE = ("drafted_by", "drafted_for", "submitted_by", "submitted_for", "approved_by", "approved_for")


class Plan(Record):
    """One version of a case's plan. It says nothing itself: its goals do, each in its domain."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="drafted")
    review_on = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    submitted_by = somebody()
    submitted_for = somebody()
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = somebody()
    approved_for = somebody()
    approved_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Versions of the plan by which a person is helped, each approved by another than who made it",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "version": "Which version it is",
            "state": personal("A draft, submitted, approved, returned, superseded, completed or dropped"),
            "review_on": personal("By when it is looked at again"),
            "drafted_by": personal("Who drafted it"),
            "drafted_for": personal("Whom they stood in for"),
            "submitted_by": personal("Who submitted it"),
            "submitted_for": personal("Whom they stood in for"),
            "submitted_at": personal("When"),
            "approved_by": personal("Who approved it, as another than who drafted or submitted it"),
            "approved_for": personal("Whom they stood in for"),
            "approved_at": personal("When"),
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="plan_version"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state__in=["drafted", "submitted"]), name="plan_is_made_once"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(state="approved"), name="plan_holds_once"),
            models.CheckConstraint(condition=apart(("drafted", "submitted"), "approved"), name="plan_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "approved", "returned", "superseded", "completed"])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False, review_on__isnull=False),
                name="plan_is_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "superseded", "completed"])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="plan_is_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)


class Goal(Record):
    """What the person wants to reach, in their own words, in one domain. It is never changed: a draft leaves it out and
    takes another."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="+")
    follows = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="+")
    details = SealedTextField()
    until = models.DateField()
    left_out_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Goals of a plan, each in one domain",
        basis="child_protection",
        retention="case",
        fields={
            "plan": personal("The version of the plan"),
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "need": personal("The need that it answers"),
            "follows": personal("The same goal in an earlier version"),
            "details": personal(
                "The goal in the person's words, what one would see, where one begins",
                special=True, sealed=True, told=True,
            ),
            "until": personal("Until when"),
            "left_out_at": personal("When the draft left it out"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="goal_domain"),
            sealed_check("details"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="goal_by_domain")]

    def __str__(self) -> str:
        return self.domain


class PlannedAction(Record):
    """What a body does for a goal, by when. What it costs, and who pays, is sealed with it."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    due_on = models.DateField()
    details = SealedTextField()
    left_out_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = somebody()
    done_for = somebody()

    dictionary = describe(
        "What bodies do for the goals of a plan",
        basis="child_protection",
        retention="case",
        fields={
            "goal": personal("The goal"),
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "owner": personal("Which body does it"),
            "due_on": personal("By when"),
            "details": personal(
                "What is done, what it costs and who pays", special=True, sealed=True, told=True
            ),
            "left_out_at": personal("When the draft left it out"),
            "done_at": personal("When somebody said that it is done"),
            "done_by": personal("Who said so"),
            "done_for": personal("Whom they stood in for"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="planned_action_domain"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="planned_action_done_by_somebody",
            ),
            sealed_check("details"),
        ]
        indexes = [models.Index(fields=["case", "due_on"], name="planned_action_by_day")]

    def __str__(self) -> str:
        return self.domain


class Attainment(Record):
    """How far one goal is, as somebody saw it on a day. It is of that goal only: nothing is added up."""

    class Far(models.IntegerChoices):
        NO_NEARER = 0, _("No nearer than at the beginning")
        BEGUN = 1, _("A first step")
        HALF = 2, _("Half way")
        NEARLY = 3, _("Nearly there")
        REACHED = 4, _("Reached")

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="attainments")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    far = models.PositiveSmallIntegerField(choices=Far.choices)
    seen_on = models.DateField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    words = SealedTextField()

    dictionary = describe(
        "How far a goal of a plan is, as it was seen on a day",
        basis="child_protection",
        retention="case",
        fields={
            "goal": personal("The goal"),
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "far": personal("How far, 0 to 4, of this goal only"),
            "seen_on": personal("On which day it was seen"),
            "said_by": personal("Who said so"),
            "words": personal("What was seen", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="attainment_domain"),
            models.CheckConstraint(condition=Q(far__range=(0, 4)), name="attainment_far"),
            sealed_check("words"),
        ]
        indexes = [models.Index(fields=["goal", "seen_on"], name="attainment_by_goal")]

    def __str__(self) -> str:
        return str(self.far)
