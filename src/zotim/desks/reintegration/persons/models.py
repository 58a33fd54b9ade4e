"""Who a case is about: sealed, in tables apart from the case; the family; who may act for a child; who asked."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.models import Codes
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.identifiers import uuid7
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.reintegration.cases.models import Case


class Sex(models.TextChoices):
    """As civil registration has it, or not known yet."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    UNKNOWN = "unknown", _("Not known yet")


class Script(models.TextChoices):
    """In which script a name is written."""

    LATIN = "latin", _("Latin script")
    ARABIC = "arabic", _("Arabic script")
    OTHER = "other", _("Another script")


class Person(Record):
    """What tells two files apart for whoever works on them, and what one needs to speak with somebody."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="person")
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    sex = models.CharField(max_length=8, choices=Sex.choices, default=Sex.UNKNOWN)
    languages = Codes(max_length=80, blank=True)
    interpreter = models.BooleanField(default=False)

    dictionary = describe(
        "Who a case is about, without a name",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "birth_year": personal("Year of birth"),
            "sex": personal("Sex, for services that need it"),
            "languages": personal("Languages that the person speaks"),
            "interpreter": personal("Whether an interpreter is needed"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2200)), name="person_birth_year"
            ),
            models.CheckConstraint(condition=Q(sex__in=Sex.values), name="person_sex"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def grown(self) -> bool | None:
        """Whether the person is of age for certain, by the year alone; None where nobody knows the year."""
        return None if self.birth_year is None else timezone.localdate().year - self.birth_year > GROWN


GROWN = 18


class Name(Record):
    """One name of the person, in one script. *code* finds it again by the exact name and day of birth, unread."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="names")
    script = models.CharField(max_length=8, choices=Script.choices)
    text = SealedTextField()
    code = models.CharField(max_length=64, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Names of whom a case is about",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "script": "In which script the name is written",
            "text": personal("The name", sealed=True, told=True),
            "code": personal("Keyed hash of name and day of birth, by which the blind search finds it"),
            "ended_at": "Since when it isn't the person's name any more, or was a mistake",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(script__in=Script.values), name="name_script"),
            models.UniqueConstraint(fields=["case", "code"], condition=Q(ended_at=None), name="name_once_in_a_case"),
            sealed_check("text"),
        ]

    def __str__(self) -> str:
        return self.script


class Identity(Record):
    """Day and place of birth, papers, address, telephone: sealed as one, for those who work on the case."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="identity")
    details = SealedTextField()

    dictionary = describe(
        "Day and place of birth, papers and address of whom a case is about",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The case"),
            "details": personal("Day and place of birth, papers, address, telephone", sealed=True, told=True),
        },
    )

    class Meta:
        constraints = [sealed_check("details")]

    def __str__(self) -> str:
        return str(self.pk)


class Guardian(Record):
    """Somebody who may act for a child, on what ground, from when to when."""

    class Basis(models.TextChoices):
        """What gives the right to act for a child."""

        BIRTH = "birth", _("Parent")
        COURT = "court", _("Decision of a court")
        EMERGENCY = "emergency", _("Emergency measure")
        DELEGATION = "delegation", _("Delegated by whoever holds the right")

    case = models.ForeignKey(Case, models.PROTECT, related_name="guardians")
    name = SealedTextField()
    basis = models.CharField(max_length=12, choices=Basis.choices)
    in_conflict = models.BooleanField(default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Who may act for a child, on what ground and until when",
        basis="child_protection",
        retention="case",
        fields={
            "case": personal("The child's case"),
            "name": personal("Who may act for the child", sealed=True),
            "basis": personal("What gives the right"),
            "in_conflict": personal("Whether their interest isn't the child's"),
            "starts_on": "From when",
            "ends_on": "Until when; empty for open",
            "entered_by": "Who entered it",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(basis__in=["birth", "court", "emergency", "delegation"]), name="guardian_basis"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="guardian_ends_after_start"
            ),
            sealed_check("name"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.basis


class Member(Record):
    """One person of a family, as what and until when. Seeing a family opens nobody's file."""

    class Relation(models.TextChoices):
        """What somebody is in the family."""

        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        CHILD = "child", _("Child")
        GRANDPARENT = "grandparent", _("Grandparent")
        OTHER = "other", _("Another relative")

    family = models.UUIDField(default=uuid7, db_index=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="families")
    reference = models.CharField(max_length=16)
    relation = models.CharField(max_length=12, choices=Relation.choices)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Who belongs to a family, as what and until when",
        basis="child_protection",
        retention="case",
        fields={
            "family": personal("Which family; an id that its members share"),
            "case": personal("The case of a member"),
            "reference": personal("Its number, for those who may not open it"),
            "relation": personal("What the member is in the family"),
            "starts_on": personal("From when"),
            "ends_on": personal("Until when; empty for open"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(relation__in=["mother", "father", "child", "grandparent", "other"]), name="member_relation"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="member_ends_after_start"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(ends_on=None), name="member_of_one_family_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.relation


class Inquiry(Record):
    """Somebody asked whether a person is known who is. Who asked never learns that there is a case."""

    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="inquiries")
    state = models.CharField(max_length=8, default="asked")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = somebody()
    decided_for = somebody()

    dictionary = describe(
        "Who asked whether a person is known, and whether somebody got in touch with them",
        basis="child_protection",
        retention="case",
        fields={
            "asked_by": personal("Who asked"),
            "asked_for": personal("Whom they stood in for"),
            "case": personal("The case that was found"),
            "state": "Whether somebody got in touch",
            "decided_at": "When that was decided",
            "decided_by": "Who decided it",
            "decided_for": "Whom they stood in for",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None) | Q(state__in=["told", "left"], decided_at__isnull=False),
                name="inquiry_decided_when_it_moved",
            ),
        ]
        indexes = [models.Index(fields=["case", "state"], name="inquiry_of_a_case")]

    def __str__(self) -> str:
        return self.state
