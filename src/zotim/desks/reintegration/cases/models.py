"""Cases of people who come back and of their families: who works on them, and what is written in confidence."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import apart, somebody
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


OPEN = ("referred", "screening", "reception", "assessment", "planning", "active", "transition", "closure_asked")
"""States in which somebody works on a case. One on hold comes back to the one that it had."""
ENDED = ("closed", "withdrawn", "transferred", "declined")
"""States in which a case is only read, no grant opens anything, and the time until it goes runs."""

CONFIDENTIAL = frozenset({Domain.PSYCH.value, Domain.JUSTICE_INTERFACE.value})
"""Domains that not even the assigned workers and the supervisor see without a grant that names them."""


class Case(Record):
    """One person's case. The number says nothing; that a case exists is itself a secret."""

    class Track(models.TextChoices):
        """By which bodies it goes; their stages stand in ``tracks.py``."""

        HOME = "home", _("In a municipality")
        SENTENCE = "sentence", _("Adult with a sentence: prison, probation, municipality")

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="referred")
    opened_on = models.DateField(default=timezone.localdate)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    track = models.CharField(max_length=12, choices=Track.choices, default=Track.HOME)
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    retention_class = models.CharField(max_length=40, default="case")
    state_since = models.DateTimeField(default=timezone.now)
    held_from = models.CharField(max_length=16, blank=True, default="")
    held_until = models.DateField(null=True, blank=True)
    closing_by = somebody()
    closing_for = somebody()
    closed_by = somebody()
    closed_for = somebody()
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
            "track": personal("By which bodies the case goes"),
            "municipality": personal(
                "Which body helps: the municipality where the person lives, a prison or probation"
            ),
            "retention_class": "How long the file is kept after it is closed",
            "state_since": personal("Since when it is in its state"),
            "held_from": "Of a case on hold: where it was, and comes back to",
            "held_until": personal("Of a case on hold: the last day of it"),
            "closing_by": personal("Who asked to close it"),
            "closing_for": personal("Whom they stood in for"),
            "closed_by": personal("Who ended it, the closing by another than who asked"),
            "closed_for": personal("Whom they stood in for"),
            "closed_at": personal("When the case ended: closed, withdrawn, transferred or declined"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="on_hold", held_from__in=OPEN, held_until__isnull=False)
                | (~Q(state="on_hold") & Q(held_from="", held_until=None)),
                name="case_hold_is_whole",
            ),
            models.CheckConstraint(condition=Q(track__in=["home", "sentence"]), name="case_track"),
            models.CheckConstraint(
                condition=~Q(state="closure_asked") | ~Q(closing_by=None), name="case_closing_is_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | apart("closing", "closed"), name="case_is_closed_by_another"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def ended(self) -> bool:
        """Whether it is only read any more."""
        return self.state in ENDED


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


class Turn(Record):
    """Why a case took a step: each that takes a reason leaves one. The reason is sealed under the case's key."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="turns")
    step = models.CharField(max_length=24)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = SealedTextField()

    dictionary = describe(
        "Why a case was held, ended, closed or opened again",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "step": personal("Which step it took"),
            "author": personal("Who took it"),
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [sealed_check("reason")]
        indexes = [models.Index(fields=["case", "created_at"], name="turn_by_case")]

    def __str__(self) -> str:
        return self.step


class Flag(Record):
    """What whoever meets the person has to know at once: a need, or a danger to them. Never what they might do.

    Its kind says in which part of the case it stands, and so who sees it.
    """

    class Kind(models.TextChoices):
        MEDICINE = "medicine", _("Takes medicine")
        ALLERGY = "allergy", _("Has an allergy")
        INTERPRETER = "interpreter", _("Needs an interpreter")
        NO_CONTACT = "no_contact", _("No contact with somebody")
        NOT_ALONE = "not_alone", _("Not to be left alone with somebody")
        WAY_OUT = "way_out", _("Needs a way out of the house")

    case = models.ForeignKey(Case, models.PROTECT, related_name="flags")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    domain = models.CharField(max_length=24, choices=Domain.choices)
    reason = SealedTextField()
    put_up_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Needs of a person and dangers to them, which whoever meets them has to know",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "kind": personal("Which need or danger, of a fixed list", special=True),
            "domain": personal("Which part of the case it belongs to"),
            "reason": personal("What it is about, and why", special=True, sealed=True),
            "put_up_by": personal("Who put it up"),
            "ends_on": personal("The last day on which it is shown"),
            "ended_at": personal("When it was taken down before that"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["medicine", "allergy"], domain="health")
                | Q(kind="interpreter", domain="social_family")
                | Q(kind__in=["no_contact", "not_alone", "way_out"], domain="safety_care"),
                name="flag_of_the_list",
            ),
            sealed_check("reason"),
        ]
        indexes = [models.Index(fields=["case", "ends_on"], name="flag_by_end")]

    def __str__(self) -> str:
        return self.kind


FLAG_DOMAINS = {
    Flag.Kind.MEDICINE: Domain.HEALTH,
    Flag.Kind.ALLERGY: Domain.HEALTH,
    Flag.Kind.INTERPRETER: Domain.SOCIAL_FAMILY,
    Flag.Kind.NO_CONTACT: Domain.SAFETY_CARE,
    Flag.Kind.NOT_ALONE: Domain.SAFETY_CARE,
    Flag.Kind.WAY_OUT: Domain.SAFETY_CARE,
}
"""In which part of the case each kind of flag stands."""
