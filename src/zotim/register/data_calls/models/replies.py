"""What the state replies to a data call: one text for each question, who cleared it, and what was sent, frozen."""

from django.db import models
from django.db.models import Q

from zotim.core.dictionary import describe, personal
from zotim.core.disclosures.models import Disclosure
from zotim.core.documents.made import MadeFile
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.texts import TranslatedField
from zotim.register.data_calls.models.calls import AnswerVersion, DataCall, Question
from zotim.register.models.columns import known
from zotim.vocabulary import Language


class Merged(Record):
    """The one answer to a question, made of what the bodies said. Only added to; the newest counts."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="merged")
    number = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    text = TranslatedField()
    versions = models.ManyToManyField(AnswerVersion, related_name="merged")
    dissent = models.JSONField(default=list, blank=True)
    dissent_note = models.TextField(blank=True)
    merged_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "The one answer to each question",
        basis="public_task",
        retention="register",
        fields={
            "question": "The question",
            "number": "1 for the first",
            "value": "The answer where it is a number, day, option, yes or no",
            "text": "The answer in words, in the languages of the reply",
            "versions": "The bodies' answers that it is made of",
            "dissent": "The bodies' answers that say otherwise: body, value, reference, kept by the system",
            "dissent_note": "What the coordinator says of it",
            "merged_by": personal("Who merged"),
        },
    )

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "merged"
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="merged_once")]

    def __str__(self) -> str:
        return f"{self.question} {self.number}"


class Reply(Record):
    """One version of the reply: on its way through clearance, or sent. What it says stands in its content."""

    reference = models.CharField(max_length=16, unique=True)
    call = models.ForeignKey(DataCall, models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="clearing")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    disclosure = models.OneToOneField(Disclosure, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "Replies to data calls, version by version",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "call": "The data call",
            "number": "1 for the first version",
            "made_by": personal("Who put it together, and signs for the desk"),
            "state": "In clearance, cleared, returned, sent or withdrawn",
            "sent_at": "When it was sent",
            "sent_by": personal("Who sent it"),
            "disclosure": "The record of its leaving",
        },
    )

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="reply_version_once"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False, sent_by__isnull=False, disclosure__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None, sent_by=None, disclosure=None)),
                name="reply_sent_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.number})"


class ReplyContent(Record):
    """What a reply says, frozen when it was put together. The database refuses every change."""

    reply = models.OneToOneField(Reply, models.PROTECT, related_name="content")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    dictionary = describe(
        "What a reply says, frozen",
        basis="public_task",
        retention="register",
        fields={
            "reply": "The reply",
            "content": "Its answers, and the paper of each language",
            "sha256": "Hash of the content as JSON",
        },
    )

    def __str__(self) -> str:
        return self.sha256


class ReplyFile(MadeFile):
    """One file of a reply."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="files")
    made_from = "reply"

    dictionary = describe(
        "Files made from replies",
        basis="public_task",
        retention="register",
        fields={"reply": "The reply", "language": "Its language", "format": "PDF, DOCX or XLSX", "file": "The file"},
    )

    class Meta:
        ordering = ["language", "format"]
        constraints = [
            known("language", Language),
            models.CheckConstraint(condition=Q(format__in=["pdf", "docx", "xlsx"]), name="reply_file_format_known"),
            models.UniqueConstraint(fields=["reply", "language", "format"], name="reply_file_once"),
        ]


class ClearanceStep(Record):
    """One step of a reply's clearance. Each is taken by another person; deputies count as those they stand in for."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=40)
    state = models.CharField(max_length=16, default="waiting")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Who clears a reply, step by step",
        basis="public_task",
        retention="register",
        fields={
            "reply": "The reply",
            "position": "0 for the desk, then in order",
            "role": "The role that takes this step; empty for the desk",
            "state": "Waiting for its turn, asked, cleared, returned or withdrawn",
            "decided_by": personal("Who took it"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
        },
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "position"], name="clearance_step_once"),
            models.UniqueConstraint(fields=["reply", "decided_by"], name="clearance_takes_different_people"),
            models.CheckConstraint(
                condition=Q(decided_for=None) | Q(decided_by__isnull=False), name="clearance_decided_for_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reply} {self.position}"
