"""Money from the pledge to what was spent, what counterparts say of it, and rates of the day."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe
from zotim.core.evidence.models import File
from zotim.core.revisions.models import Revisioned
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.register.measures.models import a_currency
from zotim.register.models.columns import known


class FlowStep(models.TextChoices):
    """Where money is on its way. In this order."""

    PLEDGE = "pledge", pgettext_lazy("money", "pledge")
    COMMITMENT = "commitment", pgettext_lazy("money", "commitment")
    DISBURSEMENT = "disbursement", pgettext_lazy("money", "disbursement")
    EXPENDITURE = "expenditure", pgettext_lazy("money", "expenditure")


class Nature(models.TextChoices):
    """What flows."""

    MONEY = "money", pgettext_lazy("flow", "money")
    KIND = "kind", pgettext_lazy("flow", "in kind")
    SECONDMENT = "secondment", pgettext_lazy("flow", "somebody's secondment")


class Comparison(models.TextChoices):
    """How what we say and what the counterpart says stand to each other."""

    MATCHED = "matched", pgettext_lazy("reconciliation", "matched")
    DIFFERS = "differs", pgettext_lazy("reconciliation", "differs")
    NOT_THERE = "not_there", pgettext_lazy("reconciliation", "missing with them")
    NOT_HERE = "not_here", pgettext_lazy("reconciliation", "missing with us")


BOTH_SIDES = (Comparison.MATCHED, Comparison.DIFFERS)


def _amount() -> models.DecimalField:
    return models.DecimalField(max_digits=18, decimal_places=2, validators=[MinValueValidator(0)])


class Said(Revisioned):
    """A movement of money as one side says it. It is never changed: it is withdrawn and said anew."""

    reference = models.CharField(max_length=16, unique=True)
    step = models.CharField(max_length=16, choices=FlowStep)
    on = models.DateField()
    amount = _amount()
    currency = models.CharField(max_length=3, validators=[a_currency])
    why_withdrawn = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="stated")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference


SAID_FIELDS = {
    "reference": "How people cite it",
    "step": "Pledge, commitment, disbursement or expenditure",
    "on": "The day of the movement",
    "amount": "How much, in units of the currency",
    "currency": "ISO 4217 code",
    "why_withdrawn": "Why it was withdrawn",
    "state": "Stated or withdrawn",
}


class Flow(Said):
    """One movement of money, in kind or of somebody's time, as we say it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="flows")
    nature = models.CharField(max_length=16, choices=Nature, default=Nature.MONEY)
    method = models.CharField(max_length=300, blank=True)
    counterpart = models.CharField(max_length=200)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="flows")
    shown_by = models.CharField(max_length=300)
    evidence = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    out_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="shares")

    dictionary = describe(
        "Pledges, commitments, disbursements and expenditures of projects",
        basis="public_task",
        retention="stabilisation",
        fields=SAID_FIELDS
        | {
            "project": "Of which project, or share in a pooled fund",
            "nature": "Money, in kind, or somebody's secondment",
            "method": "How what isn't money was valued",
            "counterpart": "With whom: a body",
            "partner": "The partner of the project that this is: its focal points see it",
            "shown_by": "Where it stands: number and day of the document",
            "evidence": "The file that shows it",
            "follows": "The movement of the step before that it carries out",
            "out_of": "The movement of the whole out of which this one of a part comes: it is counted there",
        },
    )

    class Meta:
        constraints = [
            known("step", FlowStep),
            known("nature", Nature),
            models.CheckConstraint(condition=Q(amount__gt=0), name="flow_of_something"),
            models.CheckConstraint(condition=Q(nature=Nature.MONEY) | ~Q(method=""), name="flow_valued_by_a_method"),
            models.CheckConstraint(condition=Q(out_of=None) | ~Q(out_of=F("pk")), name="flow_not_out_of_itself"),
            models.CheckConstraint(condition=~Q(state="withdrawn") | ~Q(why_withdrawn=""), name="flow_withdrawn_why"),
        ]
        indexes = [models.Index(fields=["project", "state", "step"], name="flow_of_project")]


class Statement(Said):
    """What the counterpart says of a movement, kept as it said it."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="statements")
    counterpart = models.CharField(max_length=200)
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="statements")
    said_in = models.CharField(max_length=300)

    dictionary = describe(
        "What counterparts say of money",
        basis="public_task",
        retention="stabilisation",
        fields=SAID_FIELDS
        | {
            "project": "Of which project",
            "counterpart": "Who says it: a body",
            "partner": "The partner of the project that this is",
            "said_in": "Where it stands: letter, report, file",
        },
    )

    class Meta:
        constraints = [
            known("step", FlowStep),
            models.CheckConstraint(condition=Q(amount__gt=0), name="statement_of_something"),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(why_withdrawn=""), name="statement_withdrawn_why"
            ),
        ]


class Reconciliation(Revisioned):
    """What a person found when they laid beside each other what we say and what the counterpart says."""

    reference = models.CharField(max_length=16, unique=True)
    flow = models.ForeignKey(Flow, models.PROTECT, null=True, blank=True, related_name="reconciliations")
    statement = models.ForeignKey(Statement, models.PROTECT, null=True, blank=True, related_name="reconciliations")
    verdict = models.CharField(max_length=16, choices=Comparison)
    note = models.CharField(max_length=500, blank=True)
    why_withdrawn = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="stated")

    dictionary = describe(
        "What was laid beside each other, by a person",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "flow": "What we say",
            "statement": "What the counterpart says",
            "verdict": "Matched, differs, missing with them, missing with us",
            "note": "What explains it",
            "why_withdrawn": "Why it was withdrawn",
            "state": "Stated or withdrawn",
        },
    )

    class Meta:
        constraints = [
            known("verdict", Comparison),
            models.CheckConstraint(
                condition=Q(verdict__in=BOTH_SIDES, flow__isnull=False, statement__isnull=False)
                | Q(verdict=Comparison.NOT_THERE, flow__isnull=False, statement=None)
                | Q(verdict=Comparison.NOT_HERE, flow=None, statement__isnull=False),
                name="reconciliation_has_its_sides",
            ),
            models.UniqueConstraint(
                fields=["flow"], condition=Q(state="stated", flow__isnull=False), name="flow_reconciled_once"
            ),
            models.UniqueConstraint(
                fields=["statement"], condition=Q(state="stated", statement__isnull=False),
                name="statement_reconciled_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(why_withdrawn=""), name="reconciliation_withdrawn_why"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    @property
    def project(self) -> Project:
        """Of which project: a reconciliation has a side."""
        side: Any = self.flow or self.statement
        return side.project


class Rate(Revisioned):
    """How much of a currency one euro was on a day, and who said so."""

    reference = models.CharField(max_length=16, unique=True)
    currency = models.CharField(max_length=3, validators=[a_currency])
    on = models.DateField()
    per_euro = models.DecimalField(max_digits=18, decimal_places=6)
    source = models.CharField(max_length=200)
    why_withdrawn = models.TextField(blank=True)
    state = models.CharField(max_length=16, default="stated")

    dictionary = describe(
        "Rates of exchange, each of a day with its source",
        basis="public_task",
        retention="stabilisation",
        fields={
            "reference": "How people cite it",
            "currency": "ISO 4217 code",
            "on": "Of which day",
            "per_euro": "How much of it one euro was",
            "source": "Who said so: a central bank, with the table",
            "why_withdrawn": "Why it was withdrawn",
            "state": "Stated or withdrawn",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(per_euro__gt=0), name="rate_above_nothing"),
            models.CheckConstraint(condition=~Q(currency="EUR"), name="rate_of_another_currency"),
            models.CheckConstraint(condition=~Q(state="withdrawn") | ~Q(why_withdrawn=""), name="rate_withdrawn_why"),
            models.UniqueConstraint(fields=["currency", "on"], condition=Q(state="stated"), name="rate_once_for_a_day"),
        ]

    def __str__(self) -> str:
        return _("%(currency)s for one euro") % {"currency": self.currency}
