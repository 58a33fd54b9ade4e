"""Reports as they were made, their templates, and what bodies say of the sentences about them before they are final."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.documents.made import MadeFile
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.texts import Translated, TranslatedField
from zotim.register.models.assessments import StatusAssessment
from zotim.register.models.columns import choices, classification_field, known
from zotim.register.models.commitments import Evidence
from zotim.vocabulary import Language


class Report(Record):
    """A report as of a day, frozen: each sentence with its evidence, and the hash of each file made from it."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    as_of = models.DateTimeField()
    content = models.JSONField()
    about = models.JSONField(default=dict, blank=True)
    template = models.CharField(max_length=40, default="general")
    template_version = models.PositiveSmallIntegerField(default=0)
    template_sha256 = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = classification_field()
    state = models.CharField(max_length=16, default="draft")

    dictionary = describe(
        "Reports as they were made",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "Its title in three languages",
            "as_of": "The moment whose state it tells",
            "content": "Its sentences and evidence in each language",
            "about": "Which bodies each sentence is about",
            "template": "The template that it was made from",
            "template_version": "Which version of it; 0 for one that comes with Zotim",
            "template_sha256": "Hash of the template's file",
            "made_by": personal("Who made it"),
            "classification": "The highest of what it holds",
            "state": "Draft, out for comment, waiting for its release, final or withdrawn",
        },
    )

    class Meta:
        # Beside a content of many pages the state can't be read without reading through it.
        indexes = [models.Index(fields=["state", "created_at"], name="report_by_state")]

    def __str__(self) -> str:
        return str(self.title)


class ReportFile(MadeFile):
    """One file made from a report."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    made_from = "report"

    dictionary = describe(
        "Files made from reports",
        basis="public_task",
        retention="register",
        fields={
            "report": "The report",
            "language": "Its language",
            "format": "PDF, DOCX, XLSX or JSON",
            "file": "The file",
        },
    )

    class Meta:
        constraints = [
            known("language", Language),
            models.CheckConstraint(
                condition=Q(format__in=["pdf", "docx", "xlsx", "json"]), name="report_file_format_known"
            ),
            models.UniqueConstraint(fields=["report", "language", "format"], name="report_file_once"),
        ]


class ReportTemplate(Record):
    """A template that a coordinator added; a second one under its key is a new version. Only added to."""

    key = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Templates of reports that were added here",
        basis="public_task",
        retention="register",
        fields={
            "key": "How reports name it",
            "version": "Which version of it",
            "text": "The template, as TOML",
            "sha256": "Hash of the text in UTF-8",
            "added_by": personal("Who added it"),
        },
    )

    class Meta:
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="report_template_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class Hearing(Record):
    """A body is given the sentences about it, of a report or an assessment, before that is final, and comments."""

    reference = models.CharField(max_length=16, unique=True)
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="hearings")
    assessment = models.ForeignKey(StatusAssessment, models.PROTECT, null=True, blank=True, related_name="hearings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="hearings")
    sentences = models.JSONField()
    due_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="asked")
    given_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What bodies were asked to comment on before it was final",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "report": "The report, or",
            "assessment": "the assessment that the sentences are of",
            "organisation": "The body that they are about",
            "sentences": "The sentences in each language, with the references of what shows them",
            "due_on": "The last day for comments",
            "asked_by": personal("Who asked"),
            "state": "Asked, given, answered, silent or withdrawn",
            "given_at": "When the body gave its comments",
            "answered_at": "When the centre had answered them",
        },
    )

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="hearing_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(report=None, assessment__isnull=False) | Q(report__isnull=False, assessment=None),
                name="hearing_on_one_thing",
            ),
            models.UniqueConstraint(fields=["report", "organisation"], name="hearing_once_on_a_report"),
            models.UniqueConstraint(fields=["assessment", "organisation"], name="hearing_once_on_an_assessment"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def title(self) -> Translated:
        """What it is about: the report, or the commitment that was assessed."""
        if self.report:
            return self.report.title
        return self.assessment.commitment.title  # type: ignore[union-attr]


class Comment(Record):
    """What a body says of one sentence about it, and what the centre answers."""

    class Position(models.TextChoices):
        AGREE = "agree"
        CORRECT = "correct"
        DISSENT = "dissent"

    class Outcome(models.TextChoices):
        STANDS = "stands"
        WITHDRAWN = "withdrawn"

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="comments")
    sentence = models.CharField(max_length=120)
    position = models.CharField(max_length=8, choices=Position.choices)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=choices(Language))
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answer_language = models.CharField(max_length=2, choices=choices(Language), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What bodies say of sentences about them, and what is answered",
        basis="public_task",
        retention="register",
        fields={
            "hearing": "Where it was said",
            "sentence": "The id of the sentence",
            "position": "Agrees, corrects or dissents",
            "text": "Why, in the body's own words",
            "language": "The language of these words",
            "evidence": "What shows that a correction is right",
            "by": personal("Who wrote it for the body"),
            "outcome": "Whether the sentence stands or is withdrawn",
            "answer": "Why, in the centre's words",
            "answer_language": "The language of the answer",
            "answered_by": personal("Who answered for the centre"),
            "taken_back_at": "When the body let it go after the answer",
        },
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            known("language", Language),
            models.CheckConstraint(
                condition=Q(position__in=["agree", "correct", "dissent"]), name="comment_position_known"
            ),
            models.CheckConstraint(condition=Q(outcome__in=["", "stands", "withdrawn"]), name="comment_outcome_known"),
            models.UniqueConstraint(fields=["hearing", "sentence"], name="comment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.sentence}"
