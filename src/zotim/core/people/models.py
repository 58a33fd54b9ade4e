"""Who is in the house: the installation, organisations, people with an account, their roles and deputies."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.core.texts import TranslatedField


class Installation(models.Model):
    """The one row that says what this installation is, and whether its data is made up."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = TranslatedField()
    demo = models.BooleanField(default=False)

    dictionary = describe(
        "What this installation is",
        basis="none",
        retention="technical",
        fields={
            "id": "Always 1",
            "name": "Name shown on pages and reports",
            "demo": "Whether all data here is made up; only then may people sign in by choosing a role",
        },
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="installation_is_one")]

    def __str__(self) -> str:
        return str(self.name)


class Organisation(Record):
    """A body that promises, works, reports or is worked with, for as long as it exists."""

    class Kind(models.TextChoices):
        COORDINATION_CENTRE = "coordination_centre", _("Coordination centre")
        MINISTRY = "ministry", _("Ministry")
        AGENCY = "agency", _("Agency")
        POLICE = "police", _("Police")
        PROSECUTION = "prosecution", _("Prosecution")
        COURT = "court", _("Court")
        PARLIAMENT = "parliament", _("Parliament")
        ARMED_FORCES = "armed_forces", _("Armed forces")
        MUNICIPALITY = "municipality", _("Municipality")
        PRISON = "prison", _("Prison")
        PROBATION = "probation", _("Probation service")
        SCHOOL = "school", _("School")
        HEALTH = "health", _("Health service")
        CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
        RELIGIOUS_COMMUNITY = "religious_community", _("Religious community")
        OVERSIGHT = "oversight", _("Oversight body")
        INTERNATIONAL = "international", _("International organisation")
        PARTNER_STATE = "partner_state", _("Partner state")
        OTHER = "other", _("Other")

    kind = models.CharField(max_length=32, choices=Kind.choices)
    name = TranslatedField()
    short_name = models.CharField(max_length=32, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="units")
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Bodies that promise, work, report or are worked with",
        basis="none",
        retention="register",
        fields={
            "kind": "What kind of body it is",
            "name": "Its name in three languages",
            "short_name": "The short form that people use",
            "parent": "The body it is a unit of",
            "predecessor": "The body whose work it took over",
            "starts_on": "Since when it exists",
            "ends_on": "Until when it existed",
            "source": "Where these facts stand",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="organisation_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class UserManager(BaseUserManager["User"]):
    """Makes accounts; none has a default password."""

    def create_user(self, email: str, *, name: str = "", password: str | None = None, **fields: Any) -> "User":
        """An account; without a password nobody can sign in with one until it is set by a one-time link."""
        user = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Record, AbstractBaseUser):
    """A person with an account. What they may do follows from memberships, never from the account itself."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="sq")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    dictionary = describe(
        "People with an account",
        basis="public_task",
        retention="account",
        fields={
            "email": personal("Address for sign-in and notices"),
            "name": personal("Name shown to colleagues and in the log"),
            "language": personal("Language of pages and mails"),
            "is_active": "Whether sign-in is possible",
            "password": personal("Argon2 hash"),
            "last_login": personal("Last sign-in"),
        },
    )

    def __str__(self) -> str:
        return self.name or self.email


class Spell(models.QuerySet[Any]):
    """Rows that hold from one moment until another."""

    def live(self, at: Any = None) -> "Spell":
        """Those that hold at *at* (default: now): started, and not ended."""
        at = at or timezone.now()
        return self.filter(Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at)))


class Membership(Record):
    """A person's role in an organisation, from one moment until another. It ends by itself."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    undertaking_signed_on = models.DateField(null=True, blank=True)

    objects = Spell.as_manager()

    dictionary = describe(
        "Who does what for which body, and until when",
        basis="public_task",
        retention="account",
        fields={
            "user": personal("The person"),
            "organisation": personal("For which body"),
            "role": personal("As what; roles are listed in the permission tables"),
            "starts_at": personal("From when"),
            "ends_at": personal("Until when; empty for open"),
            "undertaking_signed_on": personal("When the undertaking of confidentiality was signed"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="membership_ends_after_start"
            )
        ]
        indexes = [models.Index(fields=["user", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.role} · {self.organisation}"

    def live_at(self, at: datetime) -> bool:
        """Whether it holds at a moment, as :meth:`Spell.live` asks the database."""
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)


class Deputy(Record):
    """Somebody who stands in for somebody else for a while. The log names both."""

    user = models.ForeignKey(User, models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="deputises_for")
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()

    objects = Spell.as_manager()

    dictionary = describe(
        "Who stands in for whom, and until when",
        basis="public_task",
        retention="account",
        fields={
            "user": personal("The person who is away"),
            "deputy": personal("The person who stands in"),
            "starts_at": personal("From when"),
            "ends_at": personal("Until when"),
        },
    )

    class Meta:
        verbose_name_plural = "deputies"
        constraints = [
            models.CheckConstraint(condition=~Q(user=F("deputy")), name="deputy_is_somebody_else"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="deputy_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} → {self.user}"
