"""Entries of the calendar, what was done about them, feeds and reminders of people, packs for a successor."""

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from zotim.core.access.secrets import ADDRESS_FIELDS, Address
from zotim.core.dictionary import describe, personal
from zotim.core.documents.made import MadeFile
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.columns import choices, classification_field, known
from zotim.vocabulary import Classification, Language, LineOfEffort


class EntryKind(models.TextChoices):
    """What an entry of the centre is."""

    PLENARY = "plenary"
    VISIT = "visit"
    REPORT = "report"
    MINISTERIAL = "ministerial"
    REVIEW = "review"
    MEETING = "meeting"
    OTHER = "other"


class Duty(Revisioned):
    """An entry: what is due on a day, or again every so many months, as the centre entered it.

    What of any room is due on one day, of an entry too, is a due day (:class:`~zotim.core.access.due_days.DueDay`).
    """

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    kind = models.CharField(max_length=16, choices=EntryKind.choices)
    asked_by = models.CharField(max_length=200, blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="duties")
    line_of_effort = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    first_on = models.DateField()
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    verified = models.BooleanField(default=False)
    classification = classification_field()

    dictionary = describe(
        "Entries of the calendar, which the centre makes",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What is due, in up to three languages",
            "kind": "A plenary, visit, report, ministerial, review or meeting",
            "asked_by": "The body outside that it is for",
            "lead": "The body that owes it; empty for the centre",
            "line_of_effort": "Line of effort, where one is meant",
            "first_on": "The first day on which it is due",
            "every_months": "Every how many months again; empty for once",
            "until_on": "The last day that counts; empty for open",
            "source": "Where the day comes from",
            "verified": "Whether somebody saw the day in an official source",
            "classification": "How far it may travel",
        },
    )

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            known("classification", Classification),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="duty_kind_known"),
            models.CheckConstraint(
                condition=Q(line_of_effort="") | Q(line_of_effort__in=list(LineOfEffort)), name="duty_line_known"
            ),
            models.CheckConstraint(
                condition=Q(every_months=None) | Q(every_months__gte=1), name="duty_recurs_by_months"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("first_on")), name="duty_ends_after_first"
            ),
            models.CheckConstraint(condition=Q(verified=False) | ~Q(source=""), name="duty_verified_in_a_source"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class DutyMet(Record):
    """That one day of an entry was met. Only added to."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="met")
    day = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Which days of which entries were met",
        basis="public_task",
        retention="register",
        fields={
            "duty": "The entry",
            "day": "The day on which it was due",
            "note": "What was done, or where it is shown",
            "by": personal("Who said so"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "day"], name="duty_met_once")]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.day}"


class Feed(Address):
    """A right to read one's own calendar by its address alone, for a time."""

    user = models.ForeignKey(User, models.PROTECT, related_name="feeds")

    dictionary = describe(
        "Addresses by which people read their calendar elsewhere",
        basis="public_task",
        retention="account",
        fields={
            "user": personal("Whose calendar it is"),
            **ADDRESS_FIELDS,
            "used_at": personal("When it was fetched last"),
        },
    )

    def __str__(self) -> str:
        return f"{self.user_id}"


class ReminderWish(Record):
    """How many days before a due day of one kind a person wants to be told. What is overdue they can't switch off."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    before = models.JSONField(default=list)

    dictionary = describe(
        "When people want to be reminded",
        basis="public_task",
        retention="account",
        fields={
            "user": personal("Who"),
            "kind": "Of which kind of due day",
            "before": personal("So many days before; an empty list for none"),
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="reminder_wish_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class DutyReminder(Record):
    """That a person was reminded of a due day for one step. Unique, so that it happens once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    object_type = models.CharField(max_length=80)
    object_id = models.UUIDField()
    due_on = models.DateField()
    step = models.SmallIntegerField()

    dictionary = describe(
        "Who was reminded of what is due",
        basis="public_task",
        retention="technical",
        fields={
            "user": personal("Who was told"),
            "kind": "Which kind of due day",
            "object_type": "The kind of record that is due",
            "object_id": "The record",
            "due_on": "The day on which it is due",
            "step": "Days from that day: negative before it",
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "object_type", "object_id", "due_on", "step"], name="duty_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.step}"

    @property
    def subject(self) -> models.Model | None:
        """The record that is due, if it is still there; the call, of questions of one."""
        found = apps.get_model(self.object_type)._default_manager.filter(pk=self.object_id).first()
        return getattr(found, "call", found)


class Handover(Revisioned):
    """A pack for a body's next focal point; and who took the work over."""

    reference = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="handovers")
    leaving = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    classification = classification_field()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="made")
    successor = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    handed_at = models.DateTimeField(null=True, blank=True)
    passed = models.JSONField(default=dict)

    dictionary = describe(
        "Packs for the next focal point of a body",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "organisation": "Whose work it is",
            "leaving": personal("Who leaves, if somebody does"),
            "classification": "The highest of what it holds",
            "made_by": personal("Who made it"),
            "state": "Made, or handed over",
            "successor": personal("Who took over"),
            "handed_at": "When",
            "passed": "How many notices, feeds, deputies and links passed or ended",
        },
    )

    class Meta:
        constraints = [
            known("classification", Classification),
            models.CheckConstraint(
                condition=Q(state="made", successor=None, handed_at=None)
                | Q(state="handed", successor__isnull=False, handed_at__isnull=False),
                name="handover_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class HandoverContent(Record):
    """What a pack says, frozen when it was made. The database refuses every change."""

    handover = models.OneToOneField(Handover, models.PROTECT, related_name="content")
    papers = models.JSONField()

    dictionary = describe(
        "What a handover pack says, frozen",
        basis="public_task",
        retention="register",
        fields={
            "handover": "The pack",
            "papers": personal("What stood in the register then, and the words for the successor, in each language"),
        },
    )

    def __str__(self) -> str:
        return f"{self.handover_id}"


class HandoverFile(MadeFile):
    """One file of a pack."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="files")
    made_from = "handover"

    dictionary = describe(
        "Files of handover packs",
        basis="public_task",
        retention="register",
        fields={"handover": "The pack", "language": "Its language", "format": "PDF, DOCX or JSON", "file": "The file"},
    )

    class Meta:
        constraints = [
            known("language", Language),
            models.CheckConstraint(condition=Q(format__in=["pdf", "docx", "json"]), name="handover_file_format_known"),
            models.UniqueConstraint(fields=["handover", "language", "format"], name="handover_file_once"),
        ]
