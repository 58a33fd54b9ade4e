"""Which entries an item met: a lead, never a ground; and what hangs on it: floods, clearances, reopenings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.intake.models import Item


class Tier(models.TextChoices):
    """How near an item came."""

    EXACT = "exact", pgettext_lazy("how near", "The very same bytes or address")
    SAME = "same", pgettext_lazy("how near", "The same picture, video or text, changed a little")
    LOOK = "look", pgettext_lazy("how near", "Perhaps: somebody should look")


class Met(Record):
    """An item met an entry. It counts while the entry is in force and its bank is asked."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="met")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="met")
    tier = models.CharField(max_length=16, choices=Tier)
    distance = models.PositiveSmallIntegerField(default=0)
    way = models.CharField(max_length=64, blank=True)
    part = models.CharField(max_length=64, blank=True)
    from_ms = models.PositiveIntegerField(null=True, blank=True)
    to_ms = models.PositiveIntegerField(null=True, blank=True)

    dictionary = describe(
        "Entries of banks that items met",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "entry": "The entry",
            "tier": "The very same, the same but changed, or perhaps",
            "distance": "How many of 256 bits differ; of a text, how many of a hundred letters",
            "way": "Which part of the item met it, and how it was turned",
            "part": "Which part of the entry was met",
            "from_ms": "Where in the video it begins",
            "to_ms": "Where it ends",
        },
    )

    class Meta:
        ordering = ["distance", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "entry"], name="met_once"),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="met_tier"),
        ]
        indexes = [models.Index(fields=["entry", "created_at"], name="met_of_entry")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.entry_id}"


class Asked(Record):
    """Up to which entry an item was asked for: what came in force later is asked of it again."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="asked")
    upto = models.PositiveBigIntegerField()

    dictionary = describe(
        "Up to which state of the banks items were asked for",
        basis="public_task",
        retention="content",
        fields={"item": "The item", "upto": "The state of the banks, by its number"},
    )

    class Meta:
        indexes = [models.Index(fields=["upto"], name="asked_upto")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.upto}"


class Flood(Record):
    """So many alike in a short time that a person looks at the source first. Until then they are held back."""

    class Alike(models.TextChoices):
        """What those of a flood have in common."""

        ENTRY = "entry", pgettext_lazy("of a flood", "They meet the same entry of a bank")
        HOST = "host", pgettext_lazy("of a flood", "They stand at the same host")
        SOURCE = "source", pgettext_lazy("of a flood", "They come from the same system or file")

    reference = models.CharField(max_length=16, unique=True)
    alike = models.CharField(max_length=16, choices=Alike)
    about = models.CharField(max_length=253)
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="floods")
    state = models.CharField(max_length=16, default="held")
    held = models.PositiveIntegerField(default=0)
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Items that were held back because many alike came at once",
        basis="public_task",
        retention="content",
        fields={
            "reference": "How people cite it here",
            "alike": "What they have in common: an entry, a host, or the system or file that reported them",
            "about": "Which host, system or file it is; of an entry its number",
            "entry": "The entry",
            "state": "Held back, let through or closed",
            "held": "How many were held back",
            "decided_by": personal("Who looked at the source and decided"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(alike__in=["entry", "host", "source"]), name="flood_alike"),
            models.UniqueConstraint(fields=["alike", "about"], condition=Q(state="held"), name="flood_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="held") | Q(decided_by__isnull=False, decided_at__isnull=False, reason__isnull=False),
                name="flood_decided_by_somebody",
            ),
            sealed_check("reason"),
        ]
        indexes = [models.Index(fields=["alike", "about", "decided_at"], name="flood_about")]

    def __str__(self) -> str:
        return self.reference


class HeldBack(Record):
    """An item of a flood."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="held_back")
    flood = models.ForeignKey(Flood, models.PROTECT, related_name="items")

    dictionary = describe(
        "Which items were held back with which flood",
        basis="public_task",
        retention="content",
        fields={"item": "The item", "flood": "The flood"},
    )

    def __str__(self) -> str:
        return f"{self.flood_id} {self.item_id}"


class Clearance(Record):
    """An adviser who didn't read the item says why something may go out about it though it met what is protected."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="clearances")
    of = models.JSONField(default=list)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = somebody()
    reason = SealedTextField()

    dictionary = describe(
        "Advisers' clearances of items that met what is protected",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "of": "What was cleared: ids of entries and of protected sources",
            "by": personal("The adviser"),
            "on_behalf_of": personal("Whom they stood in for"),
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [sealed_check("reason")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.by_id}"


class Reopening(Record):
    """A closed item met an entry that came in force later. Whether it is opened again, a person says."""

    reference = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="reopenings")
    met = models.ForeignKey(Met, models.PROTECT, related_name="reopenings")
    state = models.CharField(max_length=16, default="proposed")
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Closed items that met what came in force later",
        basis="public_task",
        retention="content",
        fields={
            "reference": "How people cite it here",
            "item": "The item",
            "met": "The first entry that it met since",
            "state": "Proposed, opened again, or left closed",
            "decided_by": personal("Who decided"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = [F("created_at").desc(), "id"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(state="proposed"), name="reopening_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(state="proposed")
                | Q(decided_by__isnull=False, decided_at__isnull=False, reason__isnull=False),
                name="reopening_decided_by_somebody",
            ),
            sealed_check("reason"),
        ]

    def __str__(self) -> str:
        return self.reference
