"""What belongs to a dispatch: what was said of it on the way, letters; and holds, which keep one from leaving."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import SECRET_FIELDS, Secret
from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.retention.models import Hold as KeptForever
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.content.dispatch.models.dispatches import Dispatch, How
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
    """What the other side is told: by mail, fetched by its system or handed over. What goes out itself stands here only
    as a mail. A mail leaves before its row says so: twice rather than never."""

    class About(models.TextChoices):
        DISPATCH = "dispatch", pgettext_lazy("letter", "What goes out itself")
        CLARIFIED = "clarified", pgettext_lazy("letter", "What was asked, clarified")
        WITHDRAWN = "withdrawn", pgettext_lazy("letter", "That it is withdrawn")
        IN_PART = "in_part", pgettext_lazy("letter", "What is put right in it")
        PUBLISHER = "publisher", pgettext_lazy("letter", "The notice to who published it")

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="letters")
    about = models.CharField(max_length=16, choices=About)
    note = models.ForeignKey(DispatchNote, models.PROTECT, null=True, blank=True, related_name="letters")
    how = models.CharField(max_length=16, choices=How)
    address = models.EmailField(blank=True)
    queued_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What platforms and authorities are told about what went out",
        basis="public_task",
        retention="content_dispatch",
        fields={
            "dispatch": "What goes out",
            "about": "The dispatch itself, a clarification, that it is withdrawn or put right, who published it",
            "note": "What was said here, which it tells",
            "how": "By mail, fetched by the other's system, or handed over",
            "address": "The mail address of a body, from the directory; empty where it isn't a mail",
            "queued_by": personal("Who had it sent"),
            "tried_at": "When it was tried last",
            "tries": "How often",
            "sent_at": "When it left, was fetched or handed over",
            "received_at": "When it was received, as the other side says",
            "dropped_at": "When it fell away unsent",
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispatch", "about"], condition=Q(note=None, sent_at=None, dropped_at=None),
                name="letter_waits_once",
            ),
            models.CheckConstraint(condition=Q(how__in=How.values), name="letter_how"),
            models.CheckConstraint(condition=~Q(how=How.MAIL) | ~Q(address=""), name="letter_mail_has_an_address"),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(sent_at__isnull=False), name="letter_received_sent"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["created_at"], condition=Q(sent_at=None, dropped_at=None), name="letter_waits")]

    def __str__(self) -> str:
        return self.about


class Hold(Record):
    """Until a moment an item isn't touched, because a named body asks so for its investigation; or it is kept as
    evidence for the prosecutor. It ends by itself, and two people prolong it."""

    class Kind(models.TextChoices):
        UNTOUCHED = "untouched", pgettext_lazy("hold for an investigation", "It isn't to be touched")
        EVIDENCE = "evidence", pgettext_lazy("hold for an investigation", "It is kept as evidence")

    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.UNTOUCHED)
    item = models.ForeignKey(Item, models.PROTECT, related_name="holds")
    body = models.CharField(max_length=200)
    until = models.DateTimeField()
    kept = models.ForeignKey(KeptForever, models.PROTECT, null=True, blank=True, related_name="+")
    asked_until = models.DateTimeField(null=True, blank=True)
    asked_by = somebody()
    asked_for = somebody()
    asked_why = SealedTextField(null=True, blank=True)
    prolonged_by = somebody()
    prolonged_for = somebody()
    prolonged_at = models.DateTimeField(null=True, blank=True)
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
            "kind": "Not to be touched, or kept as evidence",
            "body": "The body that asks",
            "until": "Until when; it ends by itself",
            "kept": "The hold on the record itself, of what is kept as evidence",
            "asked_until": "Until when somebody asks to prolong it, while nobody has decided",
            "asked_by": personal("Who asked last to prolong it"),
            "asked_for": personal("Whom they stood in for"),
            "asked_why": personal("Why it is to be prolonged", special=True, sealed=True),
            "prolonged_by": personal("Who, as another person, prolonged it last"),
            "prolonged_for": personal("Whom they stood in for"),
            "prolonged_at": "When",
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
            models.CheckConstraint(condition=Q(kind__in=("untouched", "evidence")), name="hold_kind"),
            models.CheckConstraint(condition=apart("asked", "prolonged"), name="hold_prolonged_by_two"),
            sealed_check("reason"),
            sealed_check("asked_why"),
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
