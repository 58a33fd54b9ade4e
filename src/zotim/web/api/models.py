"""Tokens by which another system of an organisation reads."""

from django.db import models
from django.db.models import F, Q

from zotim.core.access.secrets import SECRET_FIELDS, Secret
from zotim.core.dictionary import describe
from zotim.core.people.models import Organisation


class ApiToken(Secret):
    """A right to read for a system of an organisation, for a time."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    starts_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Rights of other systems to read",
        basis="none",
        retention="account",
        fields={
            "organisation": "For which body it reads",
            "name": "Which of its systems; no person's name",
            "scopes": "What it may read",
            **SECRET_FIELDS,
            "starts_at": "From when",
            "last_used_on": "The last day on which it was used",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("starts_at")), name="api_token_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.name}"
