"""What left the house: to whom, for what, on which ground, on whose decision. Only added to."""

from django.db import models
from django.db.models import Q

from zotim.core.approvals.models import Approval
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record


class Disclosure(Record):
    """Something was given to somebody outside. It holds ids and a hash, never what was given."""

    kind = models.CharField(max_length=64)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="disclosures")
    recipient = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    objects_given = models.JSONField(default=list)
    payload_sha256 = models.CharField(max_length=64)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    dictionary = describe(
        "What was given to somebody outside",
        basis="legal_duty",
        retention="audit",
        fields={
            "kind": "What kind of thing left",
            "organisation": "The body that received it",
            "recipient": personal("Who received it, where it is no body that we know"),
            "purpose": "What it was given for",
            "basis": "The ground on which it was given",
            "objects_given": personal("Kind and id of each record it is about"),
            "payload_sha256": "Hash of the very bytes that left",
            "approval": "The decision of a second person",
            "at": "When",
            "by": personal("Who gave it"),
            "on_behalf_of": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, recipient="") | (Q(organisation=None) & ~Q(recipient="")),
                name="disclosure_has_one_recipient",
            ),
            models.UniqueConstraint(fields=["approval"], name="disclosure_uses_an_approval_once"),
        ]
        indexes = [models.Index(fields=["kind", "at"], name="disclosure_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Wish(Record):
    """What an approval was asked for: whom it goes to and what for. It is good for that, and nothing else."""

    approval = models.OneToOneField(Approval, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=40)

    dictionary = describe(
        "What somebody asked leave to give to somebody outside",
        basis="legal_duty",
        retention="audit",
        fields={
            "approval": "The decision that was asked for",
            "organisation": "The body that is to receive it",
            "recipient": personal("Who is to receive it, where it is no body that we know"),
            "purpose": "What it is to be given for",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, recipient="") | (Q(organisation=None) & ~Q(recipient="")),
                name="wish_has_one_recipient",
            )
        ]

    def __str__(self) -> str:
        return self.purpose
