"""What was promised, what is done about it, and what shows it."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation, User
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.columns import choices, classification_field, known
from zotim.register.models.statements import Document
from zotim.vocabulary import ClaimAction, Classification, DatePrecision, Glyph, LineOfEffort

SEEN = ("lead", "classification")
"""What limited sight asks of a measure."""
SIGHT = (*SEEN, "has_helpers")
"""What it asks of a commitment."""
NARROWED = ("state", "standing", "late_from", "due_on")
"""What the filters of the list ask of it beside that."""
PLANNED = ("merged_into", "state", "blocked_since")
"""The same of a measure."""


class Commitment(Revisioned):
    """What was promised: one actor, one action, one object, from one passage of a document."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    action = models.CharField(max_length=16, choices=choices(ClaimAction))
    line_of_effort = models.CharField(max_length=24, choices=choices(LineOfEffort), db_index=True)
    also = models.CharField(max_length=24, choices=choices(LineOfEffort), blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="commitments")
    quantity = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=8, choices=choices(DatePrecision), blank=True)
    partner = models.CharField(max_length=200, blank=True)
    instrument = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="commitments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    classification = classification_field()
    state = models.CharField(max_length=16, default="active")
    why_ended = TranslatedField(blank=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_here")
    standing = models.CharField(max_length=16, choices=choices(Glyph), default=Glyph.PROMISED, editable=False)
    late_from = models.DateField(null=True, editable=False)
    helpers = models.ManyToManyField(Organisation, related_name="helped", editable=False)

    has_helpers = models.BooleanField(default=False, editable=False)

    derived = frozenset({"standing", "late_from", "helpers", "has_helpers"})

    dictionary = describe(
        "What was promised",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What was promised, in three languages",
            "action": "Promise, done, support and so on",
            "line_of_effort": "Line of effort",
            "also": "A second line, where two are right",
            "lead": "The body that answers for it",
            "quantity": "How many",
            "unit": "Of what",
            "due_on": "Until when; the last day of the stated period",
            "due_precision": "How exactly that is stated",
            "partner": "With or for whom",
            "instrument": "Under which resolution, treaty or law",
            "document": "Where it was promised",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
            "classification": "How far it may travel",
            "state": "Active, or ended without being kept",
            "why_ended": "Why it lapsed or was superseded",
            "superseded_by": "The commitment that took its place",
            "merged_into": "The commitment that says the same, where its records are read now",
            "standing": "Where it stands as long as no day passes; computed from measures and assessments",
            "late_from": "The day from which it is late if nothing else happens; computed",
            "helpers": "Bodies that lead or support one of its measures but don't answer for it; computed, for sight",
            "has_helpers": "Whether there are any; computed, so that an index answers it",
        },
    )

    class Meta:
        constraints = [
            known("standing", Glyph),
            known("action", ClaimAction),
            known("line_of_effort", LineOfEffort),
            known("classification", Classification),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="commitment_has_a_passage"),
            models.CheckConstraint(
                condition=Q(superseded_by=None) | (Q(state="superseded") & ~Q(superseded_by=models.F("id"))),
                name="commitment_superseded_by_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) & ~Q(state="merged")
                | Q(merged_into__isnull=False, state="merged") & ~Q(merged_into=models.F("id")),
                name="commitment_merged_into_another",
            ),
        ]
        indexes = [
            # Counts by line and glyph, for the centre: so narrow that PostgreSQL keeps each value once.
            models.Index(fields=["state", "line_of_effort", "standing", "late_from"], name="commitment_tally"),
            # The same for limited sight, from the index alone.
            models.Index(
                fields=["state", "line_of_effort", "standing", "late_from", *SIGHT, "id"],
                name="commitment_counts",
            ),
            # Those that press most: blocked first, then by the day from which they are late.
            models.Index(fields=["state", "late_from", "standing", "due_on", "id", *SIGHT], name="commitment_pressing"),
            models.Index(fields=["state", "due_on"], name="commitment_due"),
            # The orders of the list, each with what limited sight and its filters ask, so that a far page is found
            # and counted without the rows.
            models.Index(fields=["created_at", "id", *SIGHT, *NARROWED, "line_of_effort"], name="commitment_newest"),
            models.Index(
                fields=["reference", "id", *SIGHT, *NARROWED, "line_of_effort"], name="commitment_by_reference"
            ),
            models.Index(
                fields=["due_on", "id", *SIGHT, *NARROWED[:-1], "line_of_effort", "created_at"],
                name="commitment_by_day",
            ),
            models.Index(fields=["line_of_effort", "id", *SIGHT, *NARROWED], name="commitment_by_line"),
            models.Index(
                fields=["lead", "id", *SIGHT[1:], *NARROWED, "line_of_effort", "created_at", "reference"],
                name="commitment_by_lead",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def last_day(self) -> date | None:
        """The last day on which it isn't late, if nothing else happens: its own, or that of a measure."""
        return self.late_from - timedelta(days=1) if self.late_from else None

    @property
    def passage(self) -> str:
        """The words in which it was promised."""
        return self.document.text[self.start : self.end]


class Measure(Revisioned):
    """What is done about commitments. An activity of the action plan is a measure: there is one plan."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    commitments = models.ManyToManyField(Commitment, related_name="measures")
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="measures")
    support = models.ManyToManyField(Organisation, related_name="supported_measures", blank=True)
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    blocked_since = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=16, default="planned")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_here")
    classification = classification_field()

    dictionary = describe(
        "What is done about commitments",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What is done, in three languages",
            "commitments": "The commitments it serves",
            "lead": "The body that does it",
            "support": "The bodies that help the one that does it",
            "starts_on": "From when",
            "due_on": "Until when",
            "blocked_since": "Since when something stands in its way: the oldest open obstacle; empty for nothing",
            "state": "Planned, under way, completed, or given up",
            "merged_into": "The measure that is the same, where its records are read now",
            "classification": "How far it may travel",
        },
    )

    class Meta:
        constraints = [
            known("classification", Classification),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=models.F("starts_on")), name="measure_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("id")), name="measure_merged_into_another"
            ),
        ]
        indexes = [
            models.Index(fields=["lead", "due_on"], name="measure_due_for_body"),
            # The orders of the list, with what limited sight and its filters ask, as those of commitments.
            models.Index(fields=["created_at", "id", *SEEN, *PLANNED, "due_on"], name="measure_newest"),
            models.Index(fields=["reference", "id", *SEEN, *PLANNED, "due_on"], name="measure_by_reference"),
            models.Index(fields=["due_on", "id", *SEEN, *PLANNED], name="measure_by_day"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Evidence(Revisioned):
    """What shows that a measure is done: a file, reviewed by a second person."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    dated_on = models.DateField()
    state = models.CharField(max_length=16, default="submitted")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = classification_field()

    dictionary = describe(
        "What shows that something was done",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What it shows, in three languages",
            "measure": "The measure it shows",
            "file": "The file itself",
            "dated_on": "The day it bears",
            "state": "Submitted, accepted or returned by a second person",
            "submitted_by": personal("Who put it in"),
            "classification": "How far it may travel",
        },
    )

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [known("classification", Classification)]
        indexes = [
            models.Index(fields=["state", "created_at"], name="evidence_by_state"),
            # The few that came back, whatever a database thinks that a state holds.
            models.Index(fields=["created_at"], name="evidence_returned", condition=Q(state="returned")),
        ]

    def __str__(self) -> str:
        return str(self.title)
