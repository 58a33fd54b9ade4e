"""What has to be done before somebody goes, by mission; and that it was done for a tour, or waived, by two people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, USABLE, Confirmed, two_people
from zotim.core.dictionary import Field, describe, personal
from zotim.core.evidence.models import File
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.tours.models import Tour
from zotim.register.models.columns import known

MOST_DAYS = 730
"""Days before the arrival by which something is due, at most."""


class ChecklistGroup(models.TextChoices):
    """What an item is about."""

    LEGAL = "legal", pgettext_lazy("checklist", "legal")
    MEDICAL = "medical", pgettext_lazy("checklist", "medical")
    DENTAL = "dental", pgettext_lazy("checklist", "dental")
    VACCINATION = "vaccination", pgettext_lazy("checklist", "vaccination")
    PSYCHOLOGICAL = "psychological", pgettext_lazy("checklist", "psychological")
    CLEARANCE = "clearance", pgettext_lazy("checklist", "clearance")
    PASSPORT = "passport", pgettext_lazy("checklist", "passport and visa")
    LANGUAGE = "language", pgettext_lazy("checklist", "language")
    TRAINING = "training", pgettext_lazy("checklist", "training")
    INDUCTION = "induction", pgettext_lazy("checklist", "induction")
    KIT = "kit", pgettext_lazy("checklist", "kit")
    PAY = "pay", pgettext_lazy("checklist", "pay and allowances")
    TRAVEL = "travel", pgettext_lazy("checklist", "travel and handover")


OF_HEALTH = frozenset(
    {ChecklistGroup.MEDICAL, ChecklistGroup.DENTAL, ChecklistGroup.VACCINATION, ChecklistGroup.PSYCHOLOGICAL}
)
"""Groups of which nothing is kept but that it is done: no document, and no reason."""


class WaivedWhy(models.TextChoices):
    """Why an item is waived. A closed list: no sentence about anybody."""

    MISSION = "mission", pgettext_lazy("waiver", "the mission doesn't ask for it")
    THERE = "there", pgettext_lazy("waiver", "it is done there")
    BEFORE = "before", pgettext_lazy("waiver", "done for an earlier tour")
    URGENT = "urgent", pgettext_lazy("waiver", "there is no time, and the body answers for it")


class ChecklistItem(Revisioned):
    """Something that has to be done before each tour of a mission, so many days before the arrival."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="items")
    title = TranslatedField()
    group = models.CharField(max_length=16, choices=ChecklistGroup)
    days_before = models.PositiveSmallIntegerField()
    owner = models.CharField(max_length=120)
    blocking = models.BooleanField(default=True)
    state = models.CharField(max_length=16, default="used")

    dictionary = describe(
        "What has to be done before each tour of a mission",
        basis="public_task",
        retention="deployment",
        fields={
            "mission": "Of which mission",
            "title": "What has to be done, in three languages",
            "group": "What it is about, from a closed list",
            "days_before": "By how many days before the arrival",
            "owner": "Which unit or office sees to it",
            "blocking": "Whether nobody sets out without it",
            "state": "In use, or not any more",
        },
    )

    class Meta:
        constraints = [
            known("group", ChecklistGroup),
            models.CheckConstraint(condition=Q(days_before__lte=MOST_DAYS), name="checklistitem_within_two_years"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class ItemCheck(Confirmed):
    """That an item was done for a tour, or is waived. It counts once another person has confirmed it."""

    tour = models.ForeignKey(Tour, models.PROTECT, related_name="checks")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    document = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    waived_why = models.CharField(max_length=16, choices=WaivedWhy, blank=True)

    dictionary = describe(
        "What was done before a tour, or waived, each by two people",
        basis="public_task",
        retention="nominee",
        fields=CONFIRMED_FIELDS
        | {
            "tour": personal("Before which tour"),
            "item": Field("Which item of the checklist"),
            "document": personal("Number of the document that shows it; never of anything about health"),
            "file": personal("A file that shows it; never of anything about health"),
            "waived_why": personal("Why it is waived, from a closed list; empty: it was done"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(waived_why__in=["", *WaivedWhy.values]), name="itemcheck_why_known"),
            models.CheckConstraint(condition=Q(document="") | Q(waived_why=""), name="itemcheck_done_or_waived"),
            models.CheckConstraint(condition=Q(file=None) | ~Q(document=""), name="itemcheck_file_of_a_document"),
            models.UniqueConstraint(
                fields=["tour", "item"], condition=Q(state__in=USABLE), name="itemcheck_one_at_a_time"
            ),
            *two_people("itemcheck"),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def title(self) -> object:
        """What was to be done."""
        return self.item.title
