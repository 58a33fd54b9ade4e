"""Who holds a billet from when until when, and how long a tour of a mission lasts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.people.models import Nominee

TOUR_DAYS, HANDOVER_DAYS, REST_TIMES = 183, 7, 2
"""What counts where nobody entered the rule of a mission: half a year, a week, twice the tour at home. A proposal."""
LONGEST = 1_000
"""Days of a tour at most."""


class TourEnd(models.TextChoices):
    """Why a tour ended early, or wasn't begun. A closed list: no sentence about anybody, and nothing of health."""

    MISSION = "mission", pgettext_lazy("end of a tour", "the mission asked for it")
    BODY = "body", pgettext_lazy("end of a tour", "our body decided it")
    GROUND = "ground", pgettext_lazy("end of a tour", "a ground of the mission ended")
    BILLET = "billet", pgettext_lazy("end of a tour", "the billet was given up")
    PERSON = "person", pgettext_lazy("end of a tour", "they asked for it, or can't go")


class Terms(Revisioned):
    """How long a tour of a mission lasts, how many days two are there at once, and how long somebody then stays at
    home."""

    mission = models.OneToOneField(Mission, models.PROTECT, related_name="terms")
    tour_days = models.PositiveSmallIntegerField(default=TOUR_DAYS)
    handover_days = models.PositiveSmallIntegerField(default=HANDOVER_DAYS)
    rest_times = models.PositiveSmallIntegerField(default=REST_TIMES)
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)

    dictionary = describe(
        "How long a tour of a mission lasts, with its handover and the rest after it",
        basis="public_task",
        retention="deployment",
        fields={
            "mission": "Of which mission",
            "tour_days": "Days of a tour",
            "handover_days": "Days on which who comes and who goes are both there",
            "rest_times": "How many times the length of the tour somebody then stays at home at least",
            "source": "Which rule says so",
            "certain": "Whether somebody saw that in the official text",
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(tour_days__gte=1, tour_days__lte=LONGEST, handover_days__lt=F("tour_days")),
                name="terms_handover_shorter_than_a_tour",
            ),
            models.CheckConstraint(condition=Q(certain=False) | ~Q(source=""), name="terms_seen_somewhere"),
        ]

    def __str__(self) -> str:
        return str(self.mission)


class Tour(Record):
    """Somebody holds a billet from one day to another, and arrives some days before."""

    reference = models.CharField(max_length=16, unique=True)
    billet = models.ForeignKey(Billet, models.PROTECT, related_name="tours")
    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="tours")
    arrives_on = models.DateField()
    from_on = models.DateField()
    until_on = models.DateField()
    back_on = models.DateField(null=True, blank=True)
    decompressed_on = models.DateField(null=True, blank=True)
    debriefed_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=16, choices=TourEnd, blank=True)
    state = models.CharField(max_length=16, default="proposed")

    dictionary = describe(
        "Who holds which billet of a mission when",
        basis="public_task",
        retention="nominee",
        fields={
            "reference": "How people cite it",
            "billet": "Which billet",
            "nominee": personal("Who holds it"),
            "arrives_on": personal("The day on which they arrive"),
            "from_on": personal("The first day on which they hold it"),
            "until_on": personal("The last day on which they hold it"),
            "back_on": personal("The day on which they were back"),
            "decompressed_on": personal("The day on which the days of decompression were over"),
            "debriefed_on": personal("The day on which they were debriefed"),
            "ended_why": personal("Why it ended early or wasn't begun, from a closed list with nothing of health"),
            "state": personal("From proposed to debriefed, or called off"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_why__in=["", *TourEnd.values]), name="tour_ended_why_known"),
            models.CheckConstraint(
                condition=Q(arrives_on__lte=F("from_on")) & Q(arrives_on__lte=F("until_on")), name="tour_arrives_first"
            ),
            models.CheckConstraint(
                condition=Q(from_on__lte=F("until_on")) | ~Q(ended_why=""), name="tour_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["returned", "debriefed"], back_on__isnull=False)
                | (~Q(state__in=["returned", "debriefed"]) & Q(back_on=None)),
                name="tour_back_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(ended_why=""), name="tour_called_off_for"),
            models.CheckConstraint(
                condition=Q(state="debriefed", debriefed_on__isnull=False, decompressed_on__isnull=False)
                | (~Q(state="debriefed") & Q(debriefed_on=None, decompressed_on=None)),
                name="tour_debriefed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def mission(self) -> Mission:
        """Of which mission the billet is."""
        return self.billet.mission

    @property
    def span(self) -> Span:
        """The days on which the billet is held; none where they came back before they took over."""
        return Span(self.from_on, self.until_on)

    @property
    def away(self) -> Span:
        """All days from the arrival on."""
        return Span(self.arrives_on, self.until_on)
