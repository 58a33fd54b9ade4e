"""Cases of people who come back and of their families: who works on them, and what is written in confidence."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, Spell, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check


class Domain(models.TextChoices):
    """Parts of a case, each the business of a profession. Nobody sees all because they see one."""

    SAFETY_CARE = "safety_care", _("Safety and care")
    HEALTH = "health", _("Health")
    PSYCH = "psych", _("Psychological help")
    SOCIAL_FAMILY = "social_family", _("Family and social ties")
    EDUCATION = "education", _("Education")
    LEGAL_DOCUMENTS = "legal_documents", _("Papers and legal status")
    HOUSING = "housing", _("Housing")
    LIVELIHOOD = "livelihood", _("Work and income")
    FAITH_COUNSELLING = "faith_counselling", _("Counselling by a religious community, if wished")
    COMMUNITY = "community", _("Neighbourhood and community")
    JUSTICE_INTERFACE = "justice_interface", _("Contact with justice")


CONFIDENTIAL = frozenset({Domain.PSYCH.value, Domain.JUSTICE_INTERFACE.value})
"""Domains that not even the assigned workers and the supervisor see without a grant that names them."""


class Case(Record):
    """One person's case. The number says nothing; that a case exists is itself a secret."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="referred")
    opened_on = models.DateField(default=timezone.localdate)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    retention_class = models.CharField(max_length=40, default="case")
    closed_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Cases of people who come back and of their families, one for each person",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "Number of the case; random, so that it counts nothing",
            "state": "How far the work is",
            "opened_on": personal("When the case was opened"),
            "opened_by": personal("Who opened it"),
            "municipality": personal("Where the person lives, and which municipality helps"),
            "retention_class": "How long the file is kept after it is closed",
            "closed_at": personal("When the case was closed"),
        },
    )

    def __str__(self) -> str:
        return self.reference


class Assignment(Record):
    """Who works on a case, as what, and until when."""

    class Part(models.TextChoices):
        MANAGER = "manager", _("Case manager")
        CHILD_PROTECTION = "child_protection", _("Child-protection worker")
        SUPERVISOR = "supervisor", _("Supervisor")

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    user = models.ForeignKey(User, models.PROTECT, related_name="case_assignments")
    part = models.CharField(max_length=20, choices=Part.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = Spell.as_manager()

    dictionary = describe(
        "Who works on a case, as what and until when",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "user": personal("Who works on it"),
            "part": personal("As what"),
            "starts_at": personal("From when"),
            "ends_at": personal("Until when; empty for open"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="assignment_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(part__in=["manager", "child_protection", "supervisor"]), name="assignment_part"
            ),
        ]
        indexes = [models.Index(fields=["user", "ends_at"], name="assignment_by_user")]

    def __str__(self) -> str:
        return self.part


class Note(Record):
    """What somebody wrote about a case, in one domain. The text is encrypted under the case's own key."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    body = SealedTextField()

    dictionary = describe(
        "What professionals write about a case, domain by domain",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "domain": personal("Which part of the case it belongs to"),
            "author": personal("Who wrote it"),
            "body": personal("What was written", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="note_domain"),
            sealed_check("body"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="note_by_domain")]

    def __str__(self) -> str:
        return self.domain
