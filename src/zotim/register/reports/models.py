"""Reports as they were made, frozen."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.texts import TranslatedField
from zotim.register.models.columns import choices, classification_field, known
from zotim.vocabulary import Language


class Report(Record):
    """A report as of a day, frozen: each sentence with its evidence, and the hash of each file made from it."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    as_of = models.DateTimeField()
    content = models.JSONField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = classification_field()

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
    language = models.CharField(max_length=2, choices=choices(Language))
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
            known("language", Language),
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
