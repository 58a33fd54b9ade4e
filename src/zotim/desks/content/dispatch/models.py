"""What goes out about an item: drafted by one, approved by another, answered, perhaps withdrawn."""

from django.db import models
from django.db.models import Q

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import ActingBasis, Platform, Way

LEFT = ("sent", "received", "questioned", "carried_out", "not_carried_out", "scrutiny", "final", "withdrawn")
"""States of what has left."""


class Dispatch(Record):
    """A referral, an order or a report to an authority, about one item."""

    reference = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="dispatches")
    way = models.CharField(max_length=16, choices=Way)
    basis = models.ForeignKey(ActingBasis, models.PROTECT, related_name="dispatches")
    platform = models.ForeignKey(Platform, models.PROTECT, null=True, blank=True, related_name="dispatches")
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=16, default="drafted")
    moved_at = models.DateTimeField()
    form = models.CharField(max_length=32)
    undisclosed_until = models.DateTimeField(null=True, blank=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    approved_by = somebody()
    approved_for = somebody()
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)
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
            "language": "In which language",
            "state": "From drafted to sent, carried out, final or withdrawn",
            "moved_at": "When it last went from one state to another",
            "form": "Code and version of the form",
            "undisclosed_until": "Until when whoever published it isn't told",
            "drafted_by": personal("Who drafted it"),
            "drafted_for": personal("Whom they stood in for"),
            "approved_by": personal("Who approved it; of a threat to life, who reviewed it"),
            "approved_for": personal("Whom they stood in for"),
            "approved_at": "When",
            "sent_at": "When it left",
            "received_at": "When it was received",
            "carried_out_at": "When it was carried out",
            "values": personal("What stands in the form: addresses, a handle, reasons", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="dispatch_way"),
            models.CheckConstraint(condition=apart("drafted", "approved"), name="dispatch_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", *LEFT]) | Q(way=Way.POLICE) | Q(approved_by__isnull=False),
                name="dispatch_leaves_approved",
            ),
            models.CheckConstraint(condition=~Q(state__in=LEFT) | Q(sent_at__isnull=False), name="dispatch_left_when"),
            sealed_check("values"),
        ]

    def __str__(self) -> str:
        return self.reference
