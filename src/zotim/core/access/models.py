"""Grants: who may see or write which part of what, why, and until when. They end by themselves. And bars: who may see
nothing of a record, whatever else would let them."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record


class Codes(models.CharField):
    """A short list of codes in one column, kept as ``,education,health,`` so that both databases can look inside.

    In Python it is a sorted tuple. ``filter(domains__has=F("domain"))`` asks whether one code is in it.
    """

    _pyi_private_set_type: Iterable[str]  # type: ignore[assignment]  # how django-stubs learns a field's types
    _pyi_private_get_type: tuple[str, ...]  # type: ignore[assignment]

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        """The codes, sorted and each once."""
        if value is None:
            return ()
        return tuple(sorted({code for code in (value.split(",") if isinstance(value, str) else value) if code}))

    def get_prep_value(self, value: Any) -> str:
        """As it is stored. Raises ValueError for a code that holds a comma."""
        return joined(value.split(",") if isinstance(value, str) else value or ())

    def value_to_string(self, obj: models.Model) -> str:
        return joined(self.to_python(self.value_from_object(obj)))


def joined(codes: Iterable[str]) -> str:
    """Codes as the column holds them."""
    chosen = sorted({str(code) for code in codes if code})
    if any("," in code for code in chosen):
        raise ValueError("a code holds no comma")
    return f",{','.join(chosen)}," if chosen else ""


@Codes.register_lookup
class Has(models.Lookup):
    """Whether one code is in the list; the right-hand side may be a column of an outer query."""

    lookup_name = "has"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [str(value)]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """``strpos`` on PostgreSQL, ``instr`` on SQLite: exact, with nothing to escape."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        find = "strpos" if connection.vendor == "postgresql" else "instr"
        return f"{find}({left}, ',' || {right} || ',') > 0", [*left_params, *right_params]


class Grants(models.QuerySet["Grant"]):
    """Grants, with the one question that counts."""

    def live(self, at: Any = None) -> "Grants":
        """Those that hold at *at* (default: now): begun, not ended, not taken back."""
        at = at or timezone.now()
        return self.filter(Q(starts_at__lte=at, ends_at__gt=at) & (Q(revoked_at=None) | Q(revoked_at__gt=at)))


class Grant(Record):
    """Access of one person, or of one organisation's people, to some domains of one record, for a time."""

    class Level(models.TextChoices):
        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="grants", null=True, blank=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    domains = Codes(max_length=400)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.READ)
    purpose = models.CharField(max_length=40)
    basis_type = models.CharField(max_length=80)
    basis_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_for = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = Grants.as_manager()

    dictionary = describe(
        "Who may see or write which part of what, why and until when",
        basis="child_protection",
        retention="case",
        fields={
            "user": personal("Who receives it"),
            "organisation": "Or the organisation whose people receive it",
            "subject_type": "The kind of record that is opened",
            "subject_id": personal("The record that is opened; it may be a person's file"),
            "domains": personal("Which parts of it"),
            "level": "Whether it lets one read, or write too",
            "purpose": "What it is for",
            "basis_type": "The kind of record it rests on",
            "basis_id": "The record it rests on",
            "starts_at": "From when",
            "ends_at": "Until when; there is no grant without an end",
            "given_by": personal("Who gave it"),
            "given_for": personal("Whom the giver stood in for"),
            "revoked_at": "When it was taken back",
            "revoked_by": personal("Who took it back; empty when it ended with its case"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, organisation=None) | Q(user=None, organisation__isnull=False),
                name="grant_to_a_person_or_a_body",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="grant_ends_after_start"),
            models.CheckConstraint(condition=Q(level__in=["read", "write"]), name="grant_level"),
            models.CheckConstraint(condition=~Q(domains=""), name="grant_names_a_domain"),
            models.CheckConstraint(
                condition=Q(user=None) | (~Q(user=F("given_by")) & (Q(given_for=None) | ~Q(user=F("given_for")))),
                name="grant_not_to_oneself",
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="grant_by_subject"),
            models.Index(fields=["user", "ends_at"], name="grant_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {','.join(self.domains)}"


class Bars(models.QuerySet["Bar"]):
    """Bars, with the one question that counts."""

    def live(self, at: Any = None) -> "Bars":
        """Those that hold at *at* (default: now): begun, not ended, not lifted."""
        at = at or timezone.now()
        begun = Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at))
        return self.filter(begun & (Q(lifted_at=None) | Q(lifted_at__gt=at)))


class Bar(Record):
    """Somebody is kept from one record, in spite of whatever else would open it to them."""

    class Reason(models.TextChoices):
        OWN = "own", _("It is about themselves")
        RELATIVE = "relative", _("A relative, or of the same household")
        CLOSE = "close", _("A friend, or somebody they are at odds with")
        PARTY = "party", _("They have a part in a proceeding about it")
        OTHER = "other", _("Another conflict of interest")

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    reason = models.CharField(max_length=12, choices=Reason.choices)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    lifted_for = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = Bars.as_manager()

    dictionary = describe(
        "Who is kept from a record because of a conflict of interest, until when",
        basis="child_protection",
        retention="case",
        fields={
            "user": personal("Who is kept from it"),
            "subject_type": "The kind of record",
            "subject_id": personal("The record; it may be a person's file"),
            "reason": personal("Why, as a word of a list"),
            "starts_at": "From when",
            "ends_at": "Until when; empty for open",
            "entered_by": personal("Who entered it; never the barred"),
            "entered_for": personal("Whom that one stood in for"),
            "lifted_at": "When it was lifted before its end",
            "lifted_by": personal("Who lifted it; another than who entered it"),
            "lifted_for": personal("Whom that one stood in for"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="bar_in_order"),
            models.CheckConstraint(
                condition=Q(reason__in=["own", "relative", "close", "party", "other"]), name="bar_reason"
            ),
            models.CheckConstraint(
                condition=~Q(user=F("entered_by")) & (Q(entered_for=None) | ~Q(user=F("entered_for"))),
                name="bar_not_entered_by_the_barred",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None) | (~Q(lifted_by=F("user")) & ~Q(lifted_by=F("entered_by"))),
                name="bar_lifted_by_another",
            ),
        ]
        indexes = [models.Index(fields=["user", "subject_type"], name="bar_by_user")]

    def __str__(self) -> str:
        return self.reason
