"""Which article of one's own law meets which obligation, and how often courts and prosecutors apply it."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.instruments import Provision
from zotim.register.models.obligations import Obligation


class Coverage(Revisioned):
    """A provision of a national act meets an obligation, fully or partly. Counts once a second person confirms it."""

    class Extent(models.TextChoices):
        FULLY = "fully"
        PARTLY = "partly"

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="covers")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="coverage")
    extent = models.CharField(max_length=8, choices=Extent.choices)
    note = TranslatedField()
    assessed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="proposed")

    dictionary = describe(
        "Which article of a national act meets which obligation",
        basis="public_task",
        retention="register",
        fields={
            "provision": "The article of the law or strategy",
            "obligation": "The obligation",
            "extent": "Fully or partly",
            "note": "Why, and what is missing, in up to three languages",
            "assessed_by": personal("Who assessed it"),
            "state": "Proposed, confirmed or returned by a second person",
        },
    )

    class Meta:
        verbose_name_plural = "coverage"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(extent__in=["fully", "partly"]), name="coverage_extent_known"),
            models.UniqueConstraint(
                fields=["provision", "obligation"], condition=~Q(state="returned"), name="coverage_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provision_id} {self.extent}"


class ApplicationFigure(Revisioned):
    """How often an article was applied in a period: a total, never about one person."""

    class Kind(models.TextChoices):
        INVESTIGATIONS = "investigations"
        CHARGES = "charges"
        CONVICTIONS = "convictions"
        ACQUITTALS = "acquittals"

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="figures")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    first = models.DateField()
    last = models.DateField()
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField()
    breakdown = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=500)
    supplied_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "How often articles were applied, as totals of courts and prosecutors",
        basis="public_task",
        retention="register",
        fields={
            "provision": "The article",
            "kind": "Investigations, charges, convictions or acquittals",
            "first": "First day of the period",
            "last": "Last day of the period",
            "body": "The court or prosecutor's office that counted",
            "count": "How many in all; shown as a band",
            "breakdown": "The same by one or more characters, no cell below the threshold",
            "source": "Where the figure stands",
            "supplied_by": personal("Who supplied it"),
        },
    )

    class Meta:
        ordering = ["kind", "-first"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["investigations", "charges", "convictions", "acquittals"]),
                name="application_kind_known",
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="application_ends_after_start"),
            models.UniqueConstraint(fields=["provision", "kind", "body", "first"], name="application_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first}/{self.last}"
