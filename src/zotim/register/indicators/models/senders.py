"""Other installations, and the figures that came from them as signed files."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.figures.registry import Shape
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.indicators.periods import Frequency
from zotim.register.models.columns import classification_field, known


class Sender(Revisioned):
    """A key of another installation: entered by one person, heard and confirmed by another."""

    reference = models.CharField(max_length=32, unique=True)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.QUARTER)
    ceiling = classification_field()
    state = models.CharField(max_length=16, default="proposed")
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Keys of other installations whose figures are taken in",
        basis="public_task",
        retention="register",
        fields={
            "reference": "Its name for people",
            "body": "The body that runs the installation",
            "origin": "How the installation names itself in its files",
            "key": "Its public key, 64 hexadecimal digits",
            "fingerprint": "Hash of the key, as it is read out on the telephone",
            "frequency": "The shape of its periods",
            "ceiling": "Up to which mark its files are taken in",
            "state": "Proposed, confirmed, returned or revoked",
            "reason": "Why it was returned or revoked",
            "entered_by": personal("Who entered it"),
        },
    )

    class Meta:
        ordering = ["origin", "created_at"]
        constraints = [
            known("frequency", Frequency),
            models.UniqueConstraint(
                fields=["fingerprint"], condition=~Q(state="returned"), name="sender_key_entered_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "confirmed"]) | ~Q(reason=""), name="sender_ended_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.origin


class FigureFile(Record):
    """A file of figures as it was taken in, word for word."""

    sender = models.ForeignKey(Sender, models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.TextField()
    made_at = models.DateTimeField()
    first = models.DateField()
    last = models.DateField()
    catalogue = models.CharField(max_length=64)
    classification = classification_field()
    received_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "Signed files of figures from other installations",
        basis="public_task",
        retention="register",
        fields={
            "sender": "Whose key signed it",
            "sha256": "Hash of the file",
            "content": "The file, word for word: figures and bands, nothing about single people",
            "made_at": "When the sender made it",
            "first": "First day of the period",
            "last": "Last day of the period",
            "catalogue": "Hash of the sender's definitions",
            "classification": "How far it may travel",
            "received_by": personal("Who took it in; nobody where the machine's own command did"),
        },
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="figure_file_ends_after_start"),
            models.UniqueConstraint(fields=["sender", "first", "made_at"], name="figure_file_made_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"


class ReceivedFigure(Record):
    """A figure of another installation in a period. Where *low* is empty, nothing may be told of it."""

    file = models.ForeignKey(FigureFile, models.PROTECT, related_name="figures")
    code = models.CharField(max_length=64)
    label = TranslatedField()
    definition = TranslatedField()
    unit = TranslatedField()
    shape = models.CharField(max_length=8, choices=[(shape.value, shape.value) for shape in Shape])
    is_personal = models.BooleanField()
    low = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=24, decimal_places=4, null=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    reason = models.CharField(max_length=500, blank=True)

    dictionary = describe(
        "Figures of other installations",
        basis="public_task",
        retention="register",
        fields={
            "file": "The file that it came in",
            "code": "Which figure, by the sender's code",
            "label": "What it is called",
            "definition": "What exactly is counted",
            "unit": "What one of it is",
            "shape": "A count, a sum, a median or a ratio",
            "is_personal": "Whether it is about people, so that it is a band",
            "low": "The value, or the beginning of its band",
            "high": "The value, or the end of its band",
            "corrects": "The figure that it corrects",
            "reason": "Why, in the sender's words",
        },
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["file", "code"], name="received_figure_once"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__isnull=False, high__gte=F("low")),
                name="received_figure_from_to",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="received_figure_corrected_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.code
