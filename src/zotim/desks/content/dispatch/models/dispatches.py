"""What goes out about an item: drafted by one, approved by another, answered, perhaps withdrawn."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import TO_PLATFORMS, ActingBasis, Platform, Way

ALONE = "sent_alone"
"""Sent to the police by one person, whose second look is still to come."""
REVIEWED = (
    "sent", "failed", "received", "questioned", "carried_out", "not_carried_out", "scrutiny", "final", "withdrawn",
)  # fmt: skip
LEFT = (ALONE, *REVIEWED)
"""States of what has left."""
OPEN = ("drafted", "asked", "approved", ALONE, "sent", "failed", "received", "questioned", "carried_out",
        "not_carried_out", "scrutiny")  # fmt: skip
"""States from which more is to come."""


class How(models.TextChoices):
    """How it left."""

    MAIL = "mail", pgettext_lazy("how something left", "By mail")
    SYSTEM = "system", pgettext_lazy("how something left", "Fetched from this system")
    HAND = "hand", pgettext_lazy("how something left", "Handed over")


class Dispatch(Record):
    """A referral, an order or a report to an authority, about one item."""

    reference = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="dispatches")
    way = models.CharField(max_length=16, choices=Way)
    basis = models.ForeignKey(ActingBasis, models.PROTECT, related_name="dispatches")
    platform = models.ForeignKey(Platform, models.PROTECT, null=True, blank=True, related_name="dispatches")
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=16, default="drafted")
    moved_at = models.DateTimeField()
    form = models.CharField(max_length=32)
    how = models.CharField(max_length=16, choices=How, blank=True)
    undisclosed = models.BooleanField(default=False)
    undisclosed_until = models.DateTimeField(null=True, blank=True)
    undisclosed_again = models.BooleanField(default=False)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    hands = models.JSONField(default=list)
    approved_by = somebody()
    approved_for = somebody()
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
    appeal_until = models.DateField(null=True, blank=True)
    values = SealedTextField()

    dictionary = describe(
        "Referrals, orders and reports to authorities about items",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "reference": "How it is cited, inside and outside",
            "item": "The item",
            "way": "Referral, order, police, prosecutor or protection",
            "basis": "The article on which it rests",
            "platform": "To which platform, where it goes to one",
            "body": "To which body of this state, where it goes to one that works here",
            "language": "In which language",
            "state": "From drafted to sent, carried out, final or withdrawn",
            "moved_at": "When it last went from one state to another",
            "form": "Code and version of the form",
            "how": "By mail, fetched by the other's system, or handed over",
            "undisclosed": "Whether it is wanted that whoever published it isn't told",
            "undisclosed_until": "Until when whoever published it isn't told",
            "undisclosed_again": "Whether that was extended, which is done once",
            "drafted_by": personal("Who drafted it"),
            "drafted_for": personal("Whom they stood in for"),
            "hands": personal("Everybody who wrote in it, and whom they stood in for"),
            "approved_by": personal("Who approved it; of a threat to life, who reviewed it"),
            "approved_for": personal("Whom they stood in for"),
            "approved_at": "When",
            "sent_at": "When it left",
            "received_at": "When it was received",
            "carried_out_at": "When it was carried out",
            "appeal_until": "The last day on which one may appeal",
            "values": personal("What stands in the form: addresses, a handle, reasons", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="dispatch_way"),
            models.CheckConstraint(condition=apart("drafted", "approved"), name="dispatch_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["drafted", "asked", ALONE]) | Q(approved_by=None, approved_at=None),
                name="dispatch_isnt_approved_before",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", *REVIEWED])
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="dispatch_leaves_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state=ALONE) | Q(way=Way.POLICE), name="dispatch_alone_to_the_police_only"
            ),
            models.CheckConstraint(condition=~Q(state__in=LEFT) | Q(sent_at__isnull=False), name="dispatch_left_when"),
            models.CheckConstraint(
                condition=Q(way__in=TO_PLATFORMS, platform__isnull=False, body=None)
                | ~Q(way__in=TO_PLATFORMS) & Q(platform=None),
                name="dispatch_to_one",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["received", "questioned", "carried_out", "scrutiny"])
                | Q(received_at__isnull=False),
                name="dispatch_received_when",
            ),
            sealed_check("values"),
        ]
        indexes = [
            models.Index(fields=["item", "state"], name="dispatch_of_item"),
            models.Index(fields=["state", "moved_at", "id"], name="dispatch_by_state"),
            models.Index(fields=["platform", "state"], name="dispatch_to_platform"),
        ]

    def __str__(self) -> str:
        return self.reference
