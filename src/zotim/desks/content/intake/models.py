"""What was reported: items, each one piece of content, reports of them, where they stand, their fingerprints."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import SECRET_FIELDS, Secret
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.guards import append_only
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.retention.registry import disposed
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.vocabulary import Language


class ItemKind(models.TextChoices):
    """What a piece of content is."""

    PICTURE = "picture", pgettext_lazy("kind of item", "Picture")
    VIDEO = "video", pgettext_lazy("kind of item", "Video")
    TEXT = "text", pgettext_lazy("kind of item", "Text")
    LINK = "link", pgettext_lazy("kind of item", "Link")


class Urgency(models.IntegerChoices):
    """What can't wait stands first."""

    LIFE = 1, pgettext_lazy("urgency", "A life is in danger")
    RECRUITED = 2, pgettext_lazy("urgency", "A child or person is being recruited")
    CRISIS = 3, pgettext_lazy("urgency", "A crisis that was declared")
    USUAL = 4, pgettext_lazy("urgency", "No particular urgency")


class Scan(models.TextChoices):
    """What the virus scanner said."""

    CLEAN = "clean", pgettext_lazy("virus scanner", "Nothing found")
    FOUND = "found", pgettext_lazy("virus scanner", "Something found")


WAITING = ("open", "taken", "second", "adviser")
"""States in which a person is to read it: those of the queue."""
IN_QUEUE = ~Q(state="received") & ~Q(state="held") & ~Q(state="agreed") & ~Q(state="closed")
"""The same as a filter, in words in which SQLite knows its indexes again."""


class Item(Record):
    """One piece of content: what is the same is one item, by its bytes, its folded text or its canonical address."""

    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=ItemKind)
    state = models.CharField(max_length=16, default="received")
    moved_at = models.DateTimeField()
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.USUAL)
    language = models.CharField(max_length=2, blank=True)
    due_at = models.DateTimeField()
    same = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    stored = models.CharField(max_length=64, blank=True)
    warning = models.CharField(max_length=32, blank=True)
    scan = models.CharField(max_length=16, choices=Scan, blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    text = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Pieces of content that were reported. No account, no person",
        basis="public_task",
        retention="content",
        fields={
            "reference": "How people cite it here",
            "kind": "Picture, video, text or link",
            "state": "Received, held back, open, taken, read once, with the adviser, agreed or closed",
            "moved_at": "When it last went from one state to another",
            "urgency": "What can't wait: a life in danger, somebody being recruited, a crisis",
            "language": "The language of what it says, if there is one",
            "due_at": "Until when it is to be read",
            "same": "Keyed hash of what it is, by which the same is known again",
            "media_type": "Type found in the bytes",
            "size": "Bytes",
            "stored": "Name of the encrypted file, if it has bytes",
            "warning": "What is odd about its bytes: something else is hidden in them",
            "scan": "What the virus scanner said of its bytes, if it was asked",
            "taken_by": personal("Who reads it now"),
            "taken_at": "Since when",
            "text": personal("The text itself", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["urgency", "due_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ItemKind.values), name="item_kind"),
            # A span, not a list: Django's introspection of SQLite stumbles over a list of single digits.
            models.CheckConstraint(
                condition=Q(urgency__gte=min(Urgency), urgency__lte=max(Urgency)), name="item_urgency"
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None, taken_at=None) | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="item_taken_since",
            ),
            models.CheckConstraint(condition=Q(scan="") | Q(scan__in=Scan.values), name="item_scan"),
            sealed_check("text"),
        ]
        indexes = [
            models.Index(fields=["state", "moved_at", "id"], name="item_by_state"),
            models.Index(fields=["urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue"),
            models.Index(fields=["state", "urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue_by_state"),
            models.Index(fields=["kind", "urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue_by_kind"),
            models.Index(
                fields=["language", "urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue_by_language"
            ),
            models.Index(
                fields=["language", "state", "urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue_in_state"
            ),
            models.Index(
                fields=["language", "kind", "urgency", "due_at", "id"], condition=IN_QUEUE, name="item_queue_of_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Location(Record):
    """Where an item stands. The address may hold a handle: it is sealed with the item and ends with it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="locations")
    host = models.CharField(max_length=253)
    known = models.CharField(max_length=64)
    warning = models.CharField(max_length=32, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    there_at = models.DateTimeField(null=True, blank=True)
    address = SealedTextField()

    dictionary = describe(
        "Addresses at which an item was seen",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "host": "The host: by it the platform is known",
            "known": "Keyed hash of the canonical address, by which it is known again",
            "warning": "What is odd about it: letters of several scripts, one that looks like another host",
            "gone_at": "When it was seen that nothing is there any more",
            "there_at": "When it was seen last that it is there",
            "address": personal("The address, canonical", sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "known"], name="location_once"),
            sealed_check("address"),
        ]
        indexes = [models.Index(fields=["known"], name="location_known")]

    def __str__(self) -> str:
        return self.host


class Channel(models.TextChoices):
    """On which way a report came."""

    FORM = "form", pgettext_lazy("way of a report", "Public form")
    SYSTEM = "system", pgettext_lazy("way of a report", "Another system")
    FILE = "file", pgettext_lazy("way of a report", "A file")
    MAIL = "mail", pgettext_lazy("way of a report", "A mail")
    OFFICER = "officer", pgettext_lazy("way of a report", "An officer")


class Marking(models.TextChoices):
    """To whom it may be passed on, as whoever sent it says (Traffic Light Protocol 2.0)."""

    CLEAR = "clear", "TLP:CLEAR"
    GREEN = "green", "TLP:GREEN"
    AMBER = "amber", "TLP:AMBER"
    STRICT = "amber+strict", "TLP:AMBER+STRICT"
    RED = "red", "TLP:RED"


class Report(Record):
    """Somebody saw an item. Who they are is known only if they said so, sealed under the report's own key."""

    reference = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="reports")
    channel = models.CharField(max_length=16, choices=Channel)
    source = models.CharField(max_length=100, blank=True)
    said_source = models.CharField(max_length=100, blank=True)
    marking = models.CharField(max_length=16, choices=Marking, blank=True)
    language = models.CharField(max_length=2)
    life = models.BooleanField(default=False)
    recruited = models.BooleanField(default=False)
    seen_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_in_by = somebody()
    taken_in_for = somebody()
    told = SealedTextField(null=True, blank=True)
    contact = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Reports of content, by the public, other systems and officers",
        basis="public_task",
        retention="content",
        fields={
            "reference": "How whoever reported cites it",
            "item": "What it is about",
            "channel": "Form, another system, file, mail or officer",
            "source": "Which body's system, or which file: never a person",
            "said_source": "From where whoever sent it says that it comes: their word",
            "marking": "To whom it may be passed on, as whoever sent it says",
            "language": "The language in which whoever reported is answered",
            "life": "They say that a life is in danger",
            "recruited": "They say that a child or person is being recruited",
            "seen_on": "When they saw it",
            "answered_at": "When they were told what became of it",
            "taken_in_by": personal("The officer who put it in"),
            "taken_in_for": personal("Whom they stood in for"),
            "told": personal("What they wrote", special=True, sealed=True),
            "contact": personal("How they want to be answered", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="report_channel"),
            models.CheckConstraint(condition=Q(language__in=list(Language)), name="report_language"),
            models.CheckConstraint(condition=Q(marking="") | Q(marking__in=Marking.values), name="report_marking"),
            sealed_check("told"),
            sealed_check("contact"),
        ]

    def __str__(self) -> str:
        return self.reference


class PrintKind(models.TextChoices):
    """What a fingerprint is of."""

    PDQ = "pdq", pgettext_lazy("kind of fingerprint", "Picture (PDQ)")
    FRAMES = "frames", pgettext_lazy("kind of fingerprint", "Video, picture by picture (PDQ)")
    TEXT = "text", pgettext_lazy("kind of fingerprint", "Text")
    SHA256 = "sha256", pgettext_lazy("kind of fingerprint", "The very bytes (SHA-256)")
    ADDRESS = "address", pgettext_lazy("kind of fingerprint", "Address")


CUT_SHORT = "cut_short"
"""The trouble of a video of which only the beginning could be read: up to *at_ms*."""


class ItemPrint(Record):
    """A fingerprint of an item, or that it can't be made: too plain, cut short, too large."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="prints")
    kind = models.CharField(max_length=16, choices=PrintKind)
    way = models.CharField(max_length=64, blank=True)
    asked = models.BooleanField(default=True)
    kept = models.BooleanField(default=True)
    value = models.BinaryField(max_length=64, null=True)
    quality = models.PositiveSmallIntegerField(null=True, blank=True)
    at_ms = models.PositiveIntegerField(null=True, blank=True)
    trouble = models.CharField(max_length=32, blank=True)

    dictionary = describe(
        "Fingerprints of items",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "kind": "Of the picture, a picture of the video, the bytes, the address",
            "way": "Whole, without its border, turned, or a part",
            "asked": "It is asked for in this way",
            "kept": "It would be kept in a bank in this way",
            "value": "The bits",
            "quality": "0 to 100; below 50 it is too plain",
            "at_ms": "Where in the video, in thousandths of a second",
            "trouble": "Why there is none, in one word",
        },
    )

    class Meta:
        ordering = ["kind", F("at_ms").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PrintKind.values), name="item_print_kind"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) & ~Q(trouble="") | Q(value__isnull=False), name="item_print_or_trouble"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id}"


class ReportCode(Secret):
    """What is kept of the code by which whoever reported sees whether it was decided."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="code")

    dictionary = describe(
        "Codes by which whoever reported sees whether it was decided",
        basis="public_task",
        retention="content",
        fields={**SECRET_FIELDS, "report": "The report"},
    )

    def __str__(self) -> str:
        return str(self.report_id)


class InHand(models.TextChoices):
    """What was done with the bytes of an item."""

    RECEIVED = "received", pgettext_lazy("custody", "Received")
    FETCHED = "fetched", pgettext_lazy("custody", "Fetched")
    HASHED = "hashed", pgettext_lazy("custody", "Fingerprints made")
    SCANNED = "scanned", pgettext_lazy("custody", "Scanned for viruses")
    OPENED = "opened", pgettext_lazy("custody", "Looked at")
    EXPORTED = "exported", pgettext_lazy("custody", "Handed out")
    PRESERVED = "preserved", pgettext_lazy("custody", "Preserved as evidence")


class Custody(Record):
    """What was done with the bytes of an item: by whom, when, and that they were the same before and after."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="custody")
    what = models.CharField(max_length=16, choices=InHand)
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="+")
    done_by = somebody()
    done_for = somebody()
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)

    dictionary = describe(
        "Who had the bytes of an item in hand",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "what": "Received, fetched, looked at, and the like",
            "report": "The report with which they came",
            "done_by": personal("Who did it; nobody, where it was the public or the system"),
            "done_for": personal("Whom they stood in for"),
            "before": "SHA-256 before",
            "after": "SHA-256 after",
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(what__in=InHand.values), name="custody_what")]

    def __str__(self) -> str:
        return f"{self.what} {self.item_id}"


append_only("content.Custody", disposed("OLD.item_id"))


class Fetch(Record):
    """An officer asked to fetch what stands at an address, and why; what became of it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="fetches")
    location = models.ForeignKey(Location, models.PROTECT, related_name="fetches")
    asked_by = somebody()
    asked_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=16, blank=True)
    reason = SealedTextField()

    dictionary = describe(
        "Addresses that an officer had fetched",
        basis="public_task",
        retention="content",
        fields={
            "item": "The item",
            "location": "The address",
            "asked_by": personal("Who asked for it"),
            "asked_for": personal("Whom they stood in for"),
            "ended_at": "When it was fetched, or given up",
            "trouble": "Why nothing was fetched, in one word",
            "reason": personal("Why it was asked for", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(asked_by__isnull=False), name="fetch_asked_by_somebody"),
            sealed_check("reason"),
        ]

    def __str__(self) -> str:
        return str(self.location_id)
