"""Assessments of a case, domain by domain, and the needs that they found."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.assessment.instruments import Instrument, instruments
from zotim.desks.reintegration.cases.models import Case, Domain


class Assessment(Record):
    """What one professional found in one domain, by the questions of one instrument. Signed, it never changes: a new
    one takes its place."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    instrument = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default="drafted")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    details = SealedTextField()
    heard = models.BooleanField(default=False)
    signed_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What professionals found in one domain of a case, by the questions of an instrument",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "instrument": "Which set of questions, and which version of it",
            "state": personal("A draft, signed or dropped"),
            "drafted_by": personal("Who made it"),
            "drafted_for": personal("Whom they stood in for"),
            "details": personal(
                "The answers, the needs, strengths and wishes, what the child says and who heard it or why nobody did",
                special=True, sealed=True,
            ),
            "heard": personal("Whether the child, or the person, was heard; where not, the sealed text says why"),
            "signed_at": personal("When it was signed"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="assessment_domain"),
            models.CheckConstraint(
                condition=Q(state="signed", signed_at__isnull=False) | (~Q(state="signed") & Q(signed_at=None)),
                name="assessment_is_signed",
            ),
            sealed_check("details"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="assessment_by_domain")]

    def __str__(self) -> str:
        return self.instrument

    @property
    def form(self) -> Instrument:
        """The version of the questions that it answers."""
        return instruments()[self.instrument]


class Need(Record):
    """One need that a signed assessment found. It never changes."""

    class Urgency(models.TextChoices):
        NOW = "now", _("Now")
        SOON = "soon", _("Soon")
        LATER = "later", _("Later")

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="needs")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    urgency = models.CharField(max_length=8, choices=Urgency.choices)
    text = SealedTextField()

    dictionary = describe(
        "Needs of a person that signed assessments found",
        basis="child_protection",
        retention="case",
        fields={
            "assessment": personal("The assessment that found it"),
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "urgency": personal("Now, soon or later"),
            "text": personal("What is needed", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="need_domain"),
            models.CheckConstraint(condition=Q(urgency__in=["now", "soon", "later"]), name="need_urgency"),
            sealed_check("text"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="need_by_domain")]

    def __str__(self) -> str:
        return self.urgency
