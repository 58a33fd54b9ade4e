"""A group before it lands: when, and for each person what has to be ready. It ends when each of them has a case."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check


class ReturnOperation(Record):
    """A group that comes back together, led by one supervisor. It has a key of its own, and opens nothing once each of
    them has a case."""

    reference = models.CharField(max_length=16, unique=True)
    lands_on = models.DateField()
    led_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default="planned")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = somebody()
    ended_for = somebody()

    dictionary = describe(
        "Groups of people before they come back, and until each of them has a case",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "Number of the operation; random, so that it counts nothing",
            "lands_on": "On which day they land",
            "led_by": personal("Who leads it"),
            "state": "Whether it is planned or ended",
            "ended_at": "When each of them had a case, or it was called off",
            "ended_by": personal("By whose step it ended"),
            "ended_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", ended_at=None) | Q(state="ended", ended_at__isnull=False),
                name="return_operation_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Traveller(Record):
    """One person of a group: who works for them, and sealed what has to be ready when they land."""

    class Press(models.TextChoices):
        """Whether those who may know were told to keep the press away."""

        OPEN = "open", _("Not yet said to those who may know")
        KEPT = "kept", _("Those who may know were told: no press, no pictures")

    class Interpreter(models.TextChoices):
        """Whether an interpreter is needed, and there."""

        UNKNOWN = "unknown", _("Not known yet")
        NOT_NEEDED = "not_needed", _("No interpreter is needed")
        THERE = "there", _("An interpreter is there")

    operation = models.ForeignKey(ReturnOperation, models.PROTECT, related_name="travellers")
    worker = models.ForeignKey(User, models.PROTECT, related_name="+")
    interpreter = models.CharField(max_length=12, choices=Interpreter.choices, default=Interpreter.UNKNOWN)
    press = models.CharField(max_length=8, choices=Press.choices, default=Press.OPEN)
    details = SealedTextField()
    case_key = models.UUIDField(null=True, blank=True, unique=True)

    dictionary = describe(
        "Who comes back with a group, and what has to be ready for them",
        basis="child_protection",
        retention="case",
        fields={
            "operation": personal("The operation"),
            "worker": personal("Who works for them"),
            "interpreter": personal("Whether an interpreter is needed, and there"),
            "press": "Whether it was said that no press comes",
            "details": personal(
                "How they are called, papers, urgent health, where they are received", special=True, sealed=True
            ),
            "case_key": personal("Their case, once it is open"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(interpreter__in=["unknown", "not_needed", "there"]), name="traveller_interpreter"
            ),
            models.CheckConstraint(condition=Q(press__in=["open", "kept"]), name="traveller_press"),
            sealed_check("details"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
