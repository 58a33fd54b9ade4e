"""What was promised, what is done about it, what shows it, and what is said about it."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.texts import TranslatedField
from zotim.vocabulary import ClaimAction, Classification, DatePrecision, Language, LineOfEffort


def _choices(enum: type) -> list[tuple[str, str]]:
    """Codes only: labels are translated where they are shown (``core.ui``)."""
    return [(code, code) for code in enum]  # type: ignore[attr-defined]


def _known(field: str, enum: type) -> models.CheckConstraint:
    """A constraint that the database itself enforces: the column holds one of the enum's codes."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": list(enum)}), name=f"%(class)s_{field}_known")  # type: ignore[call-overload]


def _classification() -> "models.CharField[str, str]":
    return models.CharField(max_length=16, choices=_choices(Classification), default=Classification.INTERNAL)


class Document(Record):
    """A statement, resolution, law or letter, read word for word. Its text never changes."""

    reference = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2, choices=_choices(Language))
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    dated_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)
    classification = _classification()
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Texts in which something was promised",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "Its heading",
            "language": "Language of the text",
            "text": "The text, unchanged; offsets of passages count its code points",
            "sha256": "Hash of the text in UTF-8",
            "dated_on": "The day it bears",
            "source": "Where it was published",
            "classification": "How far it may travel",
            "file": "The file it was read from",
            "received_by": personal("Who put it in"),
        },
    )

    class Meta:
        constraints = [_known("language", Language), _known("classification", Classification)]

    def __str__(self) -> str:
        return self.title


class Suggestion(Record):
    """One claim that the engine found in a document. A person accepts, edits or rejects it; it decides nothing."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    actor = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=16, choices=_choices(ClaimAction))
    line_of_effort = models.CharField(max_length=24, choices=_choices(LineOfEffort))
    also = models.CharField(max_length=24, choices=_choices(LineOfEffort), blank=True)
    object = models.CharField(max_length=500, blank=True)
    quantity = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=8, choices=_choices(DatePrecision), blank=True)
    partner = models.CharField(max_length=200, blank=True)
    instrument = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=80)
    state = models.CharField(max_length=16, default="open")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "What the claims engine found, and what a person made of it",
        basis="public_task",
        retention="register",
        fields={
            "document": "Where it was found",
            "start": "First code point of the passage",
            "end": "Code point after the passage",
            "actor": "Who promises, as the text says",
            "action": "Promise, done, support and so on",
            "line_of_effort": "Line of effort",
            "also": "A second line, where two are right",
            "object": "What is promised, in the words of the text",
            "quantity": "How many, if the text says so",
            "unit": "Of what",
            "due_on": "Until when, if the text says so",
            "due_precision": "How exactly the text says so",
            "partner": "With or for whom",
            "instrument": "Under which resolution, treaty or law",
            "rule": "The rule of the engine that found it",
            "state": "Open, accepted, edited or rejected",
            "decided_by": personal("Who decided"),
            "decided_at": "When",
            "reason": "Why it was rejected",
        },
    )

    class Meta:
        ordering = ["start"]
        constraints = [
            _known("action", ClaimAction),
            _known("line_of_effort", LineOfEffort),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="suggestion_has_a_passage"),
        ]

    def __str__(self) -> str:
        return self.object or self.rule


class Commitment(Record):
    """What was promised: one actor, one action, one object, from one passage of a document."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    action = models.CharField(max_length=16, choices=_choices(ClaimAction))
    line_of_effort = models.CharField(max_length=24, choices=_choices(LineOfEffort), db_index=True)
    also = models.CharField(max_length=24, choices=_choices(LineOfEffort), blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="commitments")
    quantity = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = models.CharField(max_length=8, choices=_choices(DatePrecision), blank=True)
    partner = models.CharField(max_length=200, blank=True)
    instrument = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="commitments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    classification = _classification()
    state = models.CharField(max_length=16, default="active")

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
        },
    )

    class Meta:
        constraints = [
            _known("action", ClaimAction),
            _known("line_of_effort", LineOfEffort),
            _known("classification", Classification),
            models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="commitment_has_a_passage"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def passage(self) -> str:
        """The words in which it was promised."""
        return self.document.text[self.start : self.end]


class Measure(Record):
    """What is done about commitments. An activity of the action plan is a measure: there is one plan."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    commitments = models.ManyToManyField(Commitment, related_name="measures")
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="measures")
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=16, default="planned")
    classification = _classification()

    dictionary = describe(
        "What is done about commitments",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What is done, in three languages",
            "commitments": "The commitments it serves",
            "lead": "The body that does it",
            "starts_on": "From when",
            "due_on": "Until when",
            "state": "Planned, under way, completed, or given up",
            "classification": "How far it may travel",
        },
    )

    class Meta:
        constraints = [
            _known("classification", Classification),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=models.F("starts_on")), name="measure_due_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Evidence(Record):
    """What shows that a measure is done: a file, reviewed by a second person."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    dated_on = models.DateField()
    state = models.CharField(max_length=16, default="submitted")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = _classification()

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
        constraints = [_known("classification", Classification)]

    def __str__(self) -> str:
        return str(self.title)


class StatusAssessment(Record):
    """What a commitment's status is said to be, and what the evidence shows. Only added to."""

    class Status(models.TextChoices):
        NOT_BEGUN = "not_begun"
        UNDER_WAY = "under_way"
        DONE = "done"

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="assessments")
    claimed = models.CharField(max_length=16, choices=Status.choices)
    assessed = models.CharField(max_length=16, choices=Status.choices)
    reason = TranslatedField()
    evidence = models.ManyToManyField(Evidence, related_name="assessments")
    assessed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="proposed")

    dictionary = describe(
        "What is said about a commitment, apart from what evidence shows",
        basis="public_task",
        retention="register",
        fields={
            "commitment": "The commitment",
            "claimed": "What is said",
            "assessed": "What the evidence shows",
            "reason": "Why, in three languages",
            "evidence": "The reviewed evidence it rests on",
            "assessed_by": personal("Who assessed"),
            "state": "Proposed, confirmed or returned by a second person",
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(claimed__in=["not_begun", "under_way", "done"]), name="claimed_known"),
            models.CheckConstraint(condition=Q(assessed__in=["not_begun", "under_way", "done"]), name="assessed_known"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.assessed}"


class Report(Record):
    """A report as of a day, frozen: each sentence with its evidence, and the hash of each file made from it."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    as_of = models.DateTimeField()
    content = models.JSONField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = _classification()

    dictionary = describe(
        "Reports as they were made",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "Its title in three languages",
            "as_of": "The moment whose state it tells",
            "content": "Its sentences and evidence in each language",
            "made_by": personal("Who made it"),
            "classification": "The highest of what it holds",
        },
    )

    def __str__(self) -> str:
        return str(self.title)


class ReportFile(Record):
    """One file made from a report, kept as it was given out: one for each language and format."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "DOCX"
        JSON = "json", "JSON"

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    language = models.CharField(max_length=2, choices=_choices(Language))
    format = models.CharField(max_length=4, choices=Format, default=Format.PDF)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    dictionary = describe(
        "Files made from reports",
        basis="public_task",
        retention="register",
        fields={"report": "The report", "language": "Its language", "format": "PDF, DOCX or JSON", "file": "The file"},
    )

    class Meta:
        constraints = [
            _known("language", Language),
            models.CheckConstraint(condition=Q(format__in=["pdf", "docx", "json"]), name="report_file_format_known"),
            models.UniqueConstraint(fields=["report", "language", "format"], name="report_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.report.reference} {self.language}"

    @property
    def name(self) -> str:
        """What the file is called when it is taken away."""
        return f"{self.report.reference}-{self.language}.{self.format}"

    @property
    def content_type(self) -> str:
        """Its type for a browser. JSON is kept as the text that it is."""
        return "application/json" if self.format == self.Format.JSON else self.file.content_type
