"""Who may be sent: by staff number, with the name sealed; qualifications, and fit or unfit, each until when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import Field, describe, personal
from zotim.core.people.models import Organisation
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.deployments.missions.models import HIGHEST_LEVEL, RANKS, Clearance, QualificationKind
from zotim.register.models.columns import known


class Aspect(models.TextChoices):
    """In which respect somebody is fit or unfit."""

    MEDICAL = "medical", pgettext_lazy("fitness", "medical")
    PSYCHOLOGICAL = "psychological", pgettext_lazy("fitness", "psychological")
    DENTAL = "dental", pgettext_lazy("fitness", "dental")


class Nominee(Record):
    """Somebody whom a body may send. Their name is sealed under a key of their own."""

    reference = models.CharField(max_length=16, unique=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    staff_number = models.CharField(max_length=40)
    name = SealedTextField()
    rank = models.CharField(max_length=5)
    available_from = models.DateField(null=True, blank=True)
    available_until = models.DateField(null=True, blank=True)
    last_return = models.DateField(null=True, blank=True)
    clearance = models.CharField(max_length=16, choices=Clearance, default=Clearance.NONE)
    clearance_until = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=16, default="listed")

    dictionary = describe(
        "People whom a body may send, by staff number",
        basis="public_task",
        retention="nominee",
        fields={
            "reference": "How people cite the entry",
            "lead": "The body that may send them",
            "staff_number": personal("Their staff number in that body"),
            "name": personal("Their name", sealed=True, told=True),
            "rank": personal("Their rank (NATO codes)"),
            "available_from": personal("The first day on which they can go; empty: nobody said it"),
            "available_until": personal("The last day on which they can be away; empty: no end was said"),
            "last_return": personal("The day on which they came back from their last tour"),
            "clearance": personal("Their security clearance"),
            "clearance_until": personal("Until when it holds"),
            "left_on": personal("The day on which they left the list"),
            "state": "On the list, or not any more",
        },
    )

    class Meta:
        constraints = [
            known("clearance", Clearance),
            models.CheckConstraint(condition=Q(rank__in=RANKS), name="nominee_rank_known"),
            models.CheckConstraint(
                condition=Q(available_until=None)
                | Q(available_from__isnull=False, available_until__gte=F("available_from")),
                name="nominee_available_in_order",
            ),
            models.CheckConstraint(
                condition=Q(clearance=Clearance.NONE, clearance_until=None)
                | (~Q(clearance=Clearance.NONE) & Q(clearance_until__isnull=False)),
                name="nominee_clearance_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state="listed", left_on=None) | Q(state="left", left_on__isnull=False),
                name="nominee_left_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["lead", "staff_number"], condition=Q(state="listed"), name="nominee_listed_once_in_a_body"
            ),
            sealed_check("name"),
        ]

    def __str__(self) -> str:
        return self.reference


class Qualification(Record):
    """What somebody is qualified in, since when and until when. One of a kind stands at a time."""

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="qualifications")
    kind = models.CharField(max_length=16, choices=QualificationKind)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "In what people who may be sent are qualified",
        basis="public_task",
        retention="nominee",
        fields={
            "nominee": personal("Whose it is"),
            "kind": personal("In what, from a closed list"),
            "level": personal("Level of English (STANAG 6001, 0 to 5)"),
            "issued_on": personal("The day on which it was issued"),
            "expires_on": personal("The last day on which it holds; empty: it doesn't end"),
            "ended_at": Field("Since when another one stands in its place, or it was a mistake"),
        },
    )

    class Meta:
        constraints = [
            known("kind", QualificationKind),
            models.CheckConstraint(
                condition=Q(kind=QualificationKind.ENGLISH, level__isnull=False, level__lte=HIGHEST_LEVEL)
                | (~Q(kind=QualificationKind.ENGLISH) & Q(level=None)),
                name="qualification_level_of_english",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=F("issued_on")), name="qualification_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["nominee", "kind"], condition=Q(ended_at=None), name="qualification_one_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Fitness(Record):
    """Whether somebody is fit in one respect, and until when. There is no column for more, and what was said before
    isn't kept."""

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="fitness")
    aspect = models.CharField(max_length=16, choices=Aspect)
    fit = models.BooleanField()
    until_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "Whether people who may be sent are fit, and until when",
        basis="public_task",
        retention="nominee",
        fields={
            "nominee": personal("Who it is about"),
            "aspect": personal("Medical, psychological or dental", special=True),
            "fit": personal("Fit or unfit, and nothing else", special=True),
            "until_on": personal("The last day on which that holds", special=True),
        },
    )

    class Meta:
        constraints = [
            known("aspect", Aspect),
            models.CheckConstraint(condition=Q(fit=False) | Q(until_on__isnull=False), name="fitness_fit_until_a_day"),
            models.UniqueConstraint(fields=["nominee", "aspect"], name="fitness_once_for_an_aspect"),
        ]

    def __str__(self) -> str:
        return self.aspect
