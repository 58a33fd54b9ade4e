"""Tokens by which another system of an organisation reads."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe
from zotim.core.people.models import Organisation
from zotim.core.records import Record


class ApiToken(Record):
    """A right to read for a system of an organisation, for a time. Only the token's hash is kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    hash = models.CharField(max_length=64, unique=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Rights of other systems to read",
        basis="none",
        retention="account",
        fields={
            "organisation": "For which body it reads",
            "name": "Which of its systems; no person's name",
            "scopes": "What it may read",
            "hash": "SHA-256 of the token; the token itself is kept by nobody here",
            "starts_at": "From when",
            "ends_at": "Until when",
            "revoked_at": "When it was withdrawn",
            "last_used_on": "The last day on which it was used",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="api_token_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.name}"
