"""What readers say of an item by the legal test, why it was closed or opened again, and samples."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import TO_HELP, Way


class Answer(models.TextChoices):
    """An answer to a question of the legal test."""

    YES = "yes", pgettext_lazy("legal test", "Yes")
    NO = "no", pgettext_lazy("legal test", "No")
    UNSURE = "unsure", pgettext_lazy("legal test", "Unsure")


class Category(models.TextChoices):
    """Regulation (EU) 2021/784, article 2(7), in our own short words."""

    INCITES = "incites", pgettext_lazy("category", "(a) incites to commit terrorist offences, or glorifies them")
    SOLICITS = "solicits", pgettext_lazy("category", "(b) solicits somebody to commit them or to contribute")
    JOINS = "joins", pgettext_lazy("category", "(c) solicits somebody to take part in a terrorist group")
    INSTRUCTS = "instructs", pgettext_lazy("category", "(d) instructs how to make or use weapons or other means")
    THREATENS = "threatens", pgettext_lazy("category", "(e) threatens to commit them")
    NONE = "none", pgettext_lazy("category", "None of them")


PURPOSES = ("education", "journalism", "art", "research", "countering", "polemic")
"""Purposes that the law protects (article 1(3)): each is asked by itself."""


class Reading(Record):
    """What one reader said of an item. A second one doesn't see it before they have said theirs."""

    class Part(models.TextChoices):
        FIRST = "first", pgettext_lazy("part of a reader", "First reader")
        SECOND = "second", pgettext_lazy("part of a reader", "Second reader")
        ADVISER = "adviser", pgettext_lazy("part of a reader", "Adviser")
        SAMPLE = "sample", pgettext_lazy("part of a reader", "Reader of a sample")

    item = models.ForeignKey(Item, models.PROTECT, related_name="readings")
    round = models.PositiveSmallIntegerField(default=1)
    part = models.CharField(max_length=16, choices=Part)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = somebody()
    public = models.CharField(max_length=16, choices=Answer)
    category = models.CharField(max_length=16, choices=Category)
    purposes = models.JSONField(default=dict)
    wanted = models.CharField(max_length=16, choices=Way, blank=True)
    where = SealedTextField(null=True, blank=True)
    reasons = SealedTextField()

    dictionary = describe(
        "What readers said of items, by the legal test",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "round": "How often it had been opened when it was read",
            "part": "First or second reader, adviser, or reader of a sample",
            "by": personal("Who read it"),
            "on_behalf_of": personal("Whom they stood in for"),
            "public": "Whether it is open to the public",
            "category": "Which category of the law, or none",
            "purposes": "Whether it serves each of the purposes that the law protects",
            "wanted": "The way of acting that the reader wants; none: nothing is to be done",
            "where": personal("Where in it: passage, place, seconds", special=True, sealed=True),
            "reasons": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(public__in=Answer.values), name="reading_public"),
            models.CheckConstraint(condition=Q(category__in=Category.values), name="reading_category"),
            models.CheckConstraint(
                condition=Q(wanted__in=["", *TO_HELP]) | Q(public="yes") & ~Q(category="none"),
                name="reading_wants_what_the_test_lets",
            ),
            models.CheckConstraint(condition=Q(part__in=["first", "second", "adviser", "sample"]), name="reading_part"),
            models.UniqueConstraint(fields=["item", "round", "by"], name="reading_once"),
            sealed_check("where"),
            sealed_check("reasons"),
        ]
        indexes = [models.Index(fields=["wanted", "item"], name="reading_wanted")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.part}"


class Turn(Record):
    """An item was closed without another reading, or opened again: why, and by whom. Each opening begins a round."""

    class What(models.TextChoices):
        CLOSED = "closed", pgettext_lazy("turn of an item", "Closed")
        FACTS = "facts", pgettext_lazy("turn of an item", "Opened again: new facts")
        BACK = "back", pgettext_lazy("turn of an item", "Opened again: it is back")
        COMPLAINT = "complaint", pgettext_lazy("turn of an item", "Opened again: a complaint")
        SAMPLE = "sample", pgettext_lazy("turn of an item", "Opened again: another reader says otherwise")

    item = models.ForeignKey(Item, models.PROTECT, related_name="turns")
    round = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=16, choices=What)
    by = somebody()
    on_behalf_of = somebody()
    reason = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Why items were closed or opened again",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "round": "The round that ended, or the one that begins",
            "what": "Closed; or opened again for new facts, because it is back, for a complaint, or by a sample",
            "by": personal("Who did it; nobody, where the program did"),
            "on_behalf_of": personal("Whom they stood in for"),
            "reason": personal("Why, in their words", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["closed", "facts", "back", "complaint", "sample"]), name="turn_what"
            ),
            models.UniqueConstraint(fields=["item", "round"], condition=~Q(what="closed"), name="turn_opens_once"),
            sealed_check("reason"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.what}"


class Sample(Record):
    """An item that one reader closed, drawn by the hash of that event in the log: another reads it again, blind."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="samples")
    round = models.PositiveSmallIntegerField()
    read_at = models.DateTimeField(null=True, blank=True)
    differs = models.BooleanField(null=True, blank=True)

    dictionary = describe(
        "Items that are read again, to see how far readers agree",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "round": "The round in which it was closed",
            "read_at": "When it was read again, or dropped because the item had been opened",
            "differs": "Whether the second reader said otherwise; open where nobody did read it",
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "round"], name="sample_once"),
            models.CheckConstraint(condition=Q(differs=None) | Q(read_at__isnull=False), name="sample_read_when"),
        ]
        indexes = [models.Index(fields=["created_at", "id"], condition=Q(read_at=None), name="sample_waits")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.round}"
