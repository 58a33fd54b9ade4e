"""What belongs to a dispatch: what was said of it on the way, letters; and holds, which keep one from leaving."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import SECRET_FIELDS, Secret
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.dispatch.models.dispatches import Dispatch
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import Platform


class NoteKind(models.TextChoices):
    """What was said of a dispatch."""

    RETURNED = "returned", pgettext_lazy("said of a dispatch", "Returned to whoever drafted it")
    DROPPED = "dropped", pgettext_lazy("said of a dispatch", "Dropped")
    REVIEWED = "reviewed", pgettext_lazy("said of a dispatch", "Looked at by a second person")
    FAILED = "failed", pgettext_lazy("said of a dispatch", "It didn't arrive")
    RECEIVED = "received", pgettext_lazy("said of a dispatch", "Receipt")
    QUESTION = "question", pgettext_lazy("said of a dispatch", "It can't be carried out, or more is asked")
    CLARIFYING = "clarifying", pgettext_lazy("said of a dispatch", "Clarification that hasn't left")
    CLARIFIED = "clarified", pgettext_lazy("said of a dispatch", "Clarified")
    CARRIED_OUT = "carried_out", pgettext_lazy("said of a dispatch", "Carried out")
    REFUSED = "not_carried_out", pgettext_lazy("said of a dispatch", "Not carried out")
    SCRUTINY = "scrutiny", pgettext_lazy("said of a dispatch", "Scrutiny was asked for")
    UPHELD = "upheld", pgettext_lazy("said of a dispatch", "It stands after scrutiny")
    WITHDRAWN = "withdrawn", pgettext_lazy("said of a dispatch", "Withdrawn")
    IN_PART = "in_part", pgettext_lazy("said of a dispatch", "Put right in part")
    COURT = "court", pgettext_lazy("said of a dispatch", "Outcome in court")
    GONE = "gone", pgettext_lazy("said of a dispatch", "Nothing is there any more")
    THERE = "there", pgettext_lazy("said of a dispatch", "It is still there")
    UNCLEAR = "unclear", pgettext_lazy("said of a dispatch", "Whether it is there can't be told")
    BACK = "back", pgettext_lazy("said of a dispatch", "It was reported again")


class DispatchNote(Record):
    """Something that was said of a dispatch, by somebody here or by the other side. Rows are added, never changed."""

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=16, choices=NoteKind)
    at = models.DateTimeField()
    by_system = models.BooleanField(default=False)
    noted_by = somebody()
    noted_for = somebody()
    said = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "What was said of what went out: receipts, answers, decisions",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "dispatch": "What went out",
            "kind": "Receipt, question, answer, scrutiny, withdrawal, look",
            "at": "When it happened, as far as is known here",
            "by_system": "Whether a system said it: the other's, or this one",
            "noted_by": personal("Who put it down here"),
            "noted_for": personal("Whom they stood in for"),
            "said": personal("What was said, field by field", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="dispatch_note_kind"),
            sealed_check("said"),
        ]

    def __str__(self) -> str:
        return self.kind


class Letter(Record):
    """A mail about a dispatch that is to leave. It leaves before its row says so: twice rather than never."""

    class About(models.TextChoices):
        DISPATCH = "dispatch", pgettext_lazy("letter", "What goes out itself")
        CLARIFIED = "clarified", pgettext_lazy("letter", "What was asked, clarified")
        WITHDRAWN = "withdrawn", pgettext_lazy("letter", "That it is withdrawn")
        IN_PART = "in_part", pgettext_lazy("letter", "What is put right in it")

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="letters")
    about = models.CharField(max_length=16, choices=About)
    address = models.EmailField()
    queued_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Mails to platforms and authorities about what goes out",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "dispatch": "What goes out",
            "about": "The dispatch itself, a clarification, that it is withdrawn or put right in part",
            "address": "The mail address of a body, from the directory",
            "queued_by": personal("Who had it sent"),
            "tried_at": "When it was tried last",
            "tries": "How often",
            "sent_at": "When it left",
            "dropped_at": "When it fell away unsent",
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispatch", "about"], condition=Q(sent_at=None, dropped_at=None), name="letter_waits_once"
            )
        ]
        indexes = [models.Index(fields=["created_at"], condition=Q(sent_at=None, dropped_at=None), name="letter_waits")]

    def __str__(self) -> str:
        return self.about


class Hold(Record):
    """A named body asks not to touch an item until a moment, for its investigation. It ends by itself."""

    reference = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="holds")
    body = models.CharField(max_length=200)
    until = models.DateTimeField()
    state = models.CharField(max_length=16, default="standing")
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    placed_for = somebody()
    ended_by = somebody()
    ended_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField()

    dictionary = describe(
        "Items that aren't to be touched for an investigation",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "reference": "How it is cited",
            "item": "The item",
            "body": "The body that asks",
            "until": "Until when; it ends by itself",
            "state": "Standing, lifted before, or over",
            "placed_by": personal("Who entered it"),
            "placed_for": personal("Whom they stood in for"),
            "ended_by": personal("Who lifted it"),
            "ended_for": personal("Whom they stood in for"),
            "ended_at": "When it ended",
            "reason": personal("Why, as the body says it", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("created_at")), name="hold_is_to_come"),
            models.CheckConstraint(
                condition=Q(state="standing", ended_at=None) | ~Q(state="standing") & Q(ended_at__isnull=False),
                name="hold_ended_when",
            ),
            sealed_check("reason"),
        ]
        indexes = [models.Index(fields=["item", "state"], name="hold_of_item")]

    def __str__(self) -> str:
        return self.reference


class PlatformKey(Secret):
    """By which a system of a platform fetches what is addressed to it, and answers."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="keys")
    name = models.CharField(max_length=80)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    used_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Keys of systems of platforms",
        basis="public_task",
        retention="content_law",
        fields={
            **SECRET_FIELDS,
            "platform": "The platform",
            "name": "Which of its systems; no person's name",
            "made_by": personal("Who made it"),
            "used_on": "The last day on which it was used",
        },
    )

    def __str__(self) -> str:
        return self.name
