"""What the public was shown: a version of the extract, and its content, which never changes."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField


class Extract(Revisioned):
    """One version of what the public sees. One person proposes it, another releases it; it can be withdrawn."""

    reference = models.CharField(max_length=16, unique=True)
    number = models.PositiveIntegerField()
    as_of = models.DateTimeField()
    state = models.CharField(max_length=16, default="proposed")
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = TranslatedField(blank=True)

    dictionary = describe(
        "Versions of what the public sees of the register",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it here",
            "number": "Its version, as the public cites it",
            "as_of": "The moment whose state it shows",
            "state": "Proposed, returned, released or withdrawn",
            "proposed_by": personal("Who proposed it"),
            "released_at": "Since when the public sees it",
            "withdrawn_at": "When it was withdrawn",
            "why_withdrawn": "Why, as the public is told, in up to three languages",
        },
    )

    class Meta:
        ordering = ["-number", "-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(state="returned"), name="extract_number_once"),
            models.UniqueConstraint(fields=["state"], condition=Q(state="proposed"), name="extract_proposed_once"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "returned"], released_at=None)
                | Q(state__in=["released", "withdrawn"], released_at__isnull=False),
                name="extract_released_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False, why_withdrawn__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at=None)),
                name="extract_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.number})"


class ExtractContent(Record):
    """What a version says. Only added to."""

    extract = models.OneToOneField(Extract, models.PROTECT, related_name="content")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    withheld = models.JSONField(default=dict)

    dictionary = describe(
        "What a version of the public extract says, frozen",
        basis="public_task",
        retention="register",
        fields={
            "extract": "The version",
            "content": "Everything that the public sees, as its file says it",
            "sha256": "Hash of that file",
            "withheld": "How many records stayed inside, by kind and classification; for the second person alone",
        },
    )

    def __str__(self) -> str:
        return self.sha256
