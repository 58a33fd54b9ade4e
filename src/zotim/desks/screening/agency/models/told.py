"""What obliged entities are told of a list that changed, by which link, and what each returned."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import ADDRESS_FIELDS, Address
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.agency.models.entities import ObligedEntity
from zotim.desks.screening.lists.models import Listed, Version

WAITING = ("due", "told", "acknowledged")
"""States in which something is still to come: from us or from the entity."""


class ListChange(Record):
    """A version of a list took effect, and changed it: every entity that was obliged that day is told, once."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="+")
    told = models.PositiveIntegerField()

    dictionary = describe(
        "Changes of lists of which obliged entities are told",
        basis="none",
        retention="lists",
        fields={"version": "The version that took effect", "told": "How many entities were obliged then"},
    )

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return str(self.version)


class ChangeNotice(Record):
    """One change and one entity: told, acknowledged, returned."""

    reference = models.CharField(max_length=16, unique=True)
    change = models.ForeignKey(ListChange, models.PROTECT, related_name="notices")
    entity = models.ForeignKey(ObligedEntity, models.PROTECT, related_name="notices")
    state = models.CharField(max_length=16, default="due")
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    chased = models.PositiveSmallIntegerField(default=0)

    dictionary = describe(
        "What each obliged entity was told of a change, and how far it is with it",
        basis="legal_duty",
        retention="obliged",
        fields={
            "reference": "How people cite it here",
            "change": "The change",
            "entity": "Who is told",
            "state": "Due, told, acknowledged, returned or closed",
            "due_at": "Until when the next step is due",
            "told_at": "When it was told",
            "acknowledged_at": "When it said that it had read it",
            "acknowledged_by": personal("Who said so there"),
            "returned_at": "When its first return came",
            "tried_at": "When a mail to it was tried last",
            "chased": "How often it was reminded",
        },
    )

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["change", "entity"], name="change_notice_once"),
            models.CheckConstraint(condition=~Q(state="told") | Q(told_at__isnull=False), name="change_notice_told"),
            models.CheckConstraint(
                condition=~Q(state__in=["acknowledged", "returned"])
                | (Q(told_at__isnull=False, acknowledged_at__isnull=False) & ~Q(acknowledged_by="")),
                name="change_notice_acknowledged_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="returned", returned_at__isnull=False) | (~Q(state="returned") & Q(returned_at=None)),
                name="change_notice_returned",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="change_notice_due")]

    def __str__(self) -> str:
        return self.reference


class ChangeLink(Address):
    """An address by which an entity answers one notice."""

    notice = models.ForeignKey(ChangeNotice, models.PROTECT, related_name="links")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "Links by which an obliged entity answers a notice without signing in",
        basis="legal_duty",
        retention="obliged",
        fields={
            "notice": "The only notice that it opens",
            "made_by": personal("Who made it; nobody, where it was mailed"),
            **ADDRESS_FIELDS,
        },
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.expires_at:%Y-%m-%d}"


class ChangeReturn(Record):
    """What an entity found: nothing, or what it froze. A later one takes its place; all are kept."""

    class Kind(models.TextChoices):
        NIL = "nil", pgettext_lazy("return of an entity", "Nothing found")
        FREEZE = "freeze", pgettext_lazy("return of an entity", "Something was frozen")

    notice = models.ForeignKey(ChangeNotice, models.PROTECT, related_name="returns")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=Kind)
    said_by = models.CharField(max_length=200)

    dictionary = describe(
        "Returns of obliged entities: nothing found, or what was frozen",
        basis="legal_duty",
        retention="freeze",
        fields={
            "notice": "The notice that it answers",
            "number": "Counts the returns of a notice; the last one counts",
            "kind": "Nothing found, or something frozen",
            "said_by": personal("Who said so there"),
        },
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "number"], name="change_return_once"),
            models.CheckConstraint(condition=Q(kind__in=["nil", "freeze"]) & ~Q(said_by=""), name="change_return_said"),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.number}"


class ReturnedAsset(Record):
    """One thing that an entity froze, and under which entry."""

    of = models.ForeignKey(ChangeReturn, models.PROTECT, related_name="assets")
    listed = models.ForeignKey(Listed, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    what = SealedTextField()

    dictionary = describe(
        "What obliged entities say that they froze",
        basis="legal_duty",
        retention="freeze",
        fields={
            "of": "The return in which it stands",
            "listed": personal("The entry under which it was frozen"),
            "amount": personal("How much, if it can be counted"),
            "currency": "In which currency (ISO 4217)",
            "what": personal("What it is, and whose", sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | (Q(amount__gte=0) & ~Q(currency="")),
                name="returned_asset_in_a_currency",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("what"),
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.currency}"
