"""What an obliged entity has on file: customers, sealed; files that were put in; rounds after lists changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.asking.models import Generation, Question
from zotim.desks.screening.lists.models import ListKind

CHANNEL = "finance"


class Delivery(Record):
    """A file of customers or of payments. It goes as soon as it was worked through; counts stay."""

    class Holds(models.TextChoices):
        """What is in it."""

        CUSTOMERS = "customers", pgettext_lazy("what a file holds", "Customers")
        PAYMENTS = "payments", pgettext_lazy("what a file holds", "Payments")

    reference = models.CharField(max_length=16, unique=True)
    holds = models.CharField(max_length=16, choices=Holds)
    state = models.CharField(max_length=16, default="waiting")
    whole = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    taken_by = somebody()
    taken_for = somebody()
    system = models.CharField(max_length=100, blank=True)
    read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    alerts = models.PositiveIntegerField(default=0)
    problems = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=list, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    decided_by = somebody()
    decided_for = somebody()
    content = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Files of customers and payments that were put in: what was counted in them, never who",
        basis="legal_duty",
        retention="delivery",
        fields={
            "reference": "How people cite it here",
            "holds": "Customers or payments",
            "state": "Waiting, done, held back, let through, refused",
            "whole": "Whether it says that it holds every customer, so that who isn't in it has gone",
            "sha256": "Hash of the file",
            "size": "Bytes",
            "taken_by": personal("Who put it in; nobody, where another system sent it"),
            "taken_for": personal("Whom they stood in for"),
            "system": "Which other system sent it, by the name of its token",
            "read": "How many rows or payments of it are done",
            "added": "How many customers are new",
            "changed": "How many say something else than before",
            "gone": "How many have gone, or would go while it is held back",
            "asked": "How many questions were put to the lists",
            "alerts": "How many alerts were raised",
            "problems": "How many things in it couldn't be read",
            "told": "The first of these, each with its line and field, without what stood there",
            "ended_at": "When it was worked through",
            "decided_by": personal("Who said what becomes of those who aren't in it"),
            "decided_for": personal("Whom they stood in for"),
            "content": personal("The file, until it is worked through; then it goes with its key", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(holds="customers") | Q(whole=False), name="delivery_whole_of_customers"),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at=None)
                | (~Q(state="waiting") & Q(ended_at__isnull=False, content=None)),
                name="delivery_kept_no_longer_than_worked",
            ),
            models.CheckConstraint(condition=apart("taken", "decided"), name="delivery_decided_by_another"),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=False, system="") | Q(taken_by=None) & ~Q(system=""),
                name="delivery_of_a_person_or_a_system",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("content"),
        ]
        indexes = [models.Index(fields=["sha256"], name="delivery_by_hash")]

    def __str__(self) -> str:
        return self.reference


class Customer(Record):
    """A customer of this entity. Who it is stands sealed under a key of its own; it is found by keyed hashes."""

    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=ListKind, blank=True)
    number = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    identity = models.CharField(max_length=64)
    generation = models.ForeignKey(Generation, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    delivery = models.ForeignKey(Delivery, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed = SealedTextField()

    dictionary = describe(
        "Customers of an obliged entity, matched against the lists as long as they are customers",
        basis="legal_duty",
        retention="customer",
        fields={
            "reference": "How people cite it here",
            "kind": personal("Person, organisation, vessel or aircraft; empty: the file doesn't say"),
            "number": personal("Keyed hash of the number that the entity gives them"),
            "digest": personal("Keyed hash of the record: another one when anything in it changed"),
            "identity": personal("Keyed hash of what is compared: by it remembered pairs are known again"),
            "generation": "The index that they were asked of last; none: they are to be asked of all lists",
            "asked_at": "When they were last asked of all lists",
            "changed_at": "Since when the record says what it says",
            "ended_on": "The day on which they were no customer any more",
            "delivery": "The last file that held them",
            "sealed": personal("Number, names, dates, countries, documents and gender", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["", *ListKind.values]), name="customer_kind"),
            sealed_check("sealed"),
        ]
        indexes = [
            models.Index(fields=["generation", "id"], condition=Q(ended_on=None), name="customer_behind"),
            models.Index(fields=["identity"], name="customer_by_identity"),
        ]

    def __str__(self) -> str:
        return self.reference


class CustomerName(Record):
    """A name of a customer as a code, so that somebody is found who knows it, and nobody reads it here."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="names")
    code = models.CharField(max_length=64, db_index=True)

    dictionary = describe(
        "Names of customers as keyed hashes",
        basis="legal_duty",
        retention="customer",
        fields={
            "customer": personal("The customer"),
            "code": personal("Keyed hash of the parts of a name, in any order"),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["customer", "code"], name="customer_name_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Met(Record):
    """From where a question with an alert came: which customer, or which payment of which file."""

    question = models.OneToOneField(Question, models.CASCADE, related_name="met")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, blank=True, related_name="met")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, related_name="met")
    payment = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "From where a question with an alert came",
        basis="legal_duty",
        retention="alert",
        fields={
            "question": personal("The question"),
            "customer": personal("The customer, if it is one"),
            "delivery": "The file of payments, if it is a payment",
            "payment": personal("Which one of it: its ids, amount, day, the part they have", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer__isnull=False, delivery=None, payment=None)
                | Q(customer=None, delivery__isnull=False, payment__isnull=False),
                name="met_customer_or_payment",
            ),
            sealed_check("payment"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Round(Record):
    """After lists changed: everybody on file was asked of what changed. One for each index that brought something."""

    generation = models.OneToOneField(Generation, models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField()
    asked = models.PositiveIntegerField(default=0)
    alerts = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "How customers on file were asked of what changed in the lists",
        basis="none",
        retention="technical",
        fields={
            "generation": "The index with what changed",
            "entries": "How many entries were new or changed; of all lists, for whoever was to be asked of all",
            "asked": "How many customers were asked",
            "alerts": "How many alerts were raised",
            "unread": "How many customers couldn't be read, and so weren't asked",
            "ended_at": "When all were asked",
        },
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.generation_id)
