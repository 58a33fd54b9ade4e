"""What protects readers: what was uncovered, a day's limit, their languages, conflicts of interest."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.intake.models import Item


class Shown(models.TextChoices):
    """How far something is uncovered."""

    TEXT = "text", pgettext_lazy("uncovered", "The text")
    GREY = "grey", pgettext_lazy("uncovered", "Clear, in grey")
    COLOUR = "colour", pgettext_lazy("uncovered", "Clear, in colour")


PICTURES = (Shown.GREY, Shown.COLOUR)
"""What counts towards a day's limit."""


class Exposure(Record):
    """Something was uncovered before a reader's eyes. For the reader's own protection: nobody else is shown it."""

    reader = models.ForeignKey(User, models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, models.PROTECT, related_name="exposures")
    shown = models.CharField(max_length=16, choices=Shown)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What was uncovered before readers' eyes, for their own protection",
        basis="public_task",
        retention="content",
        fields={
            "reader": personal("The reader, who alone is shown it"),
            "item": "The item",
            "shown": "The text, or the picture in grey or colour",
            "ended_at": "When it was covered again, or what came next began",
        },
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(shown__in=Shown.values), name="exposure_shown"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("created_at")), name="exposure_in_order"
            ),
        ]
        indexes = [models.Index(fields=["reader", "created_at"], name="exposure_of_reader")]

    def __str__(self) -> str:
        return self.shown


class GoingOn(Record):
    """A reader who has come to the day's limit wants to go on; a colleague says whether that is well."""

    reader = models.ForeignKey(User, models.PROTECT, related_name="+")
    day = models.DateField()
    answered_by = somebody()
    answered_for = somebody()
    answered_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True, blank=True)

    dictionary = describe(
        "Readers who asked a colleague whether they may go on after the day's limit",
        basis="public_task",
        retention="content",
        fields={
            "reader": personal("Who asked"),
            "day": "For which day",
            "answered_by": personal("The colleague"),
            "answered_for": personal("Whom the colleague stood in for"),
            "answered_at": "When",
            "agreed": "Whether they go on",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(answered_by=None) | ~Q(answered_by=F("reader")))
                & (Q(answered_for=None) | ~Q(answered_for=F("reader"))),
                name="going_on_takes_a_colleague",
            ),
            models.CheckConstraint(
                condition=Q(agreed=None) | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="going_on_answered_by_somebody",
            ),
            models.UniqueConstraint(fields=["reader", "day"], condition=Q(agreed=None), name="going_on_asked_once"),
        ]

    def __str__(self) -> str:
        return str(self.day)


class Languages(Record):
    """Which languages somebody reads: items in these are what their queue shows first."""

    reader = models.OneToOneField(User, models.PROTECT, related_name="+")
    codes = models.JSONField(default=list)

    dictionary = describe(
        "Languages that readers read",
        basis="public_task",
        retention="account",
        fields={"reader": personal("The reader"), "codes": personal("Codes of the languages")},
    )

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return ", ".join(self.codes)


class Conflict(Record):
    """Somebody has an interest in an item: while it stands, the item doesn't exist for them."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="conflicts")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = somebody()
    until = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField()

    dictionary = describe(
        "Who is kept from an item because they have an interest in it",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "person": personal("Who is kept from it"),
            "by": personal("Who said so: they themselves, or a keeper"),
            "on_behalf_of": personal("Whom they stood in for"),
            "until": "The last day on which it stands; none: for good",
            "ended_at": "When it was ended before",
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], condition=Q(ended_at=None), name="conflict_once"),
            sealed_check("reason"),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="conflict_of_person")]

    def __str__(self) -> str:
        return str(self.item_id)
