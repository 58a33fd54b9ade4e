"""Which entries an item met: a lead for a reader, never a ground."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe
from zotim.core.records import Record
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.intake.models import Item


class Tier(models.TextChoices):
    """How near an item came."""

    EXACT = "exact", pgettext_lazy("how near", "The very same bytes or address")
    SAME = "same", pgettext_lazy("how near", "The same picture, video or text, changed a little")
    LOOK = "look", pgettext_lazy("how near", "Perhaps: somebody should look")


class Met(Record):
    """An item met an entry."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="met")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="met")
    tier = models.CharField(max_length=16, choices=Tier)
    distance = models.PositiveSmallIntegerField(default=0)
    way = models.CharField(max_length=64, blank=True)
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
            "way": "Which part of one met which of the other, and how it was turned",
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

    def __str__(self) -> str:
        return f"{self.item_id} {self.entry_id}"
