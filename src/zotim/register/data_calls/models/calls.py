"""What others ask of the state: a data call, its questions, who answers which, and what they answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from zotim.core.access.secrets import ADDRESS_FIELDS, Address
from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.formats.answers import Kind
from zotim.register.models.columns import choices, classification_field, known
from zotim.vocabulary import Classification, Language


class DataCall(Revisioned):
    """A questionnaire that somebody outside sent, and that the state answers by a day."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    asked_by = models.CharField(max_length=300)
    recipient = models.CharField(max_length=300)
    due_on = models.DateField()
    language = models.CharField(max_length=2, choices=choices(Language))
    languages = models.JSONField(default=list)
    chain = models.JSONField(default=list)
    classification = classification_field()
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=16, default="draft")

    dictionary = describe(
        "Questionnaires that others sent",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What it is called, in three languages",
            "asked_by": "Who asks",
            "recipient": "To whom the reply goes",
            "due_on": "Until when the reply is due outside",
            "language": "The language in which it asks",
            "languages": "The languages in which the reply is sent",
            "chain": "The roles that clear a reply after the desk, in order",
            "classification": "The highest that a reply may hold",
            "file": "The questionnaire as it came",
            "made_by": personal("Who put it in"),
            "ended_at": "When it was withdrawn",
            "state": "In preparation, out, sent, or withdrawn",
        },
    )

    class Meta:
        constraints = [known("language", Language), known("classification", Classification)]

    def __str__(self) -> str:
        return str(self.title)


class Question(Record):
    """One question, as it was asked, with translations. Fixed once the call is out."""

    call = models.ForeignKey(DataCall, models.PROTECT, related_name="questions")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20)
    section = models.CharField(max_length=300, blank=True)
    section_texts = models.JSONField(default=dict, blank=True)
    text = TranslatedField()
    help = TranslatedField()
    kind = models.CharField(max_length=16, choices=choices(Kind))
    options = models.JSONField(default=list, blank=True)
    required = models.BooleanField(default=False)

    dictionary = describe(
        "Questions of a questionnaire",
        basis="public_task",
        retention="register",
        fields={
            "call": "The data call",
            "position": "Its place in the questionnaire",
            "number": "The number that it bears",
            "section": "The heading under which it stands, in the language of the questionnaire",
            "section_texts": "Translations of that heading, by language",
            "text": "The question, in its original language with translations",
            "help": "Explanation that came with it",
            "kind": "How it is answered: a text, number, day, choice, or yes or no",
            "options": "The answers of a choice: a code and its words by language",
            "required": "Whether the reply can't go without it",
        },
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            known("kind", Kind),
            models.UniqueConstraint(fields=["call", "position"], name="question_stands_once"),
            models.UniqueConstraint(fields=["call", "number"], name="question_number_once"),
        ]

    def __str__(self) -> str:
        return self.number

    def heading(self, language: str = "") -> str:
        """The section in *language* (default: the page's), else as it stands in the questionnaire."""
        return str(self.section_texts.get(language or (get_language() or "")[:2]) or self.section)

    def option_label(self, code: str, language: str) -> str:
        """The words of an option in *language*, else in the language of the questionnaire; the code where unknown."""
        for option in self.options:
            if option["code"] == code:
                texts = option["texts"]
                return str(texts.get(language) or texts.get(self.text.original) or next(iter(texts.values()), code))
        return code


class Portion(Revisioned):
    """The questions that one body was given, and until when it answers them."""

    call = models.ForeignKey(DataCall, models.PROTECT, related_name="portions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="portions")
    due_on = models.DateField()

    dictionary = describe(
        "Which body answers which questions, until when",
        basis="public_task",
        retention="register",
        fields={
            "call": "The data call",
            "organisation": "The body that answers",
            "due_on": "Until when it answers; earlier than the reply is due",
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "organisation"], name="portion_once_a_body")]
        indexes = [models.Index(fields=["due_on"], name="portion_by_day")]

    def __str__(self) -> str:
        return f"{self.call} · {self.organisation}"


class Answer(Record):
    """What one body answers to one question: its state; what was said stands in its versions."""

    reference = models.CharField(max_length=16, unique=True)
    portion = models.ForeignKey(Portion, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    state = models.CharField(max_length=16, default="asked")
    comment = models.TextField(blank=True)

    dictionary = describe(
        "Answers of bodies, and where each stands",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "portion": "The body's portion",
            "question": "The question",
            "state": "Asked, drafted, given, returned, merged into the reply, or cleared with it",
            "comment": "Why it was returned",
        },
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["portion", "question"], name="answer_once_a_body")]
        indexes = [models.Index(fields=["state", "portion"], name="answer_by_state")]

    def __str__(self) -> str:
        return self.reference


class ReturnLink(Address):
    """An address by which a body answers its portion with a spreadsheet, without an account. It ends by itself."""

    portion = models.ForeignKey(Portion, models.PROTECT, related_name="links")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Links by which a body answers without signing in",
        basis="public_task",
        retention="register",
        fields={"portion": "The only portion that it opens", "made_by": personal("Who made it"), **ADDRESS_FIELDS},
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.portion_id} {self.expires_at:%Y-%m-%d}"


class AnswerVersion(Record):
    """One version of an answer, word for word. Only added to; the newest counts."""

    class Way(models.TextChoices):
        """How it came."""

        PAGE = "page"
        SHEET = "sheet"

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    remark = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=choices(Language))
    sources = models.JSONField(default=list, blank=True)
    way = models.CharField(max_length=8, choices=choices(Way))
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey(ReturnLink, models.PROTECT, null=True, blank=True, related_name="versions")
    sheet_sha256 = models.CharField(max_length=64, blank=True)

    dictionary = describe(
        "What a body answered, version by version",
        basis="public_task",
        retention="register",
        fields={
            "answer": "The answer",
            "number": "1 for the first version",
            "value": "The answer: a text, number, day, option's code, yes or no",
            "remark": "What the body adds",
            "language": "The language of text and remark",
            "sources": "The records that it rests on: kind, id, reference",
            "way": "On the page, or by a spreadsheet",
            "by": personal("Who answered, signed in"),
            "link": "The link by which it came, where nobody signed in",
            "sheet_sha256": "Hash of the spreadsheet that it came in",
        },
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            known("language", Language),
            models.CheckConstraint(condition=Q(way__in=["page", "sheet"]), name="answer_version_way_known"),
            models.UniqueConstraint(fields=["answer", "number"], name="answer_version_once"),
            models.CheckConstraint(
                condition=Q(by__isnull=False, link=None) | Q(by=None, link__isnull=False),
                name="answer_version_came_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.number}"


class Reminder(Record):
    """That a body was reminded of its portion: by the worker on its day, or by a person. Only added to."""

    portion = models.ForeignKey(Portion, models.PROTECT, related_name="reminders")
    days = models.SmallIntegerField(null=True, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    told = models.PositiveIntegerField()

    dictionary = describe(
        "Reminders of what a body has still to answer",
        basis="public_task",
        retention="register",
        fields={
            "portion": "The portion",
            "days": "Days from the day it was due: negative before it; empty where a person asked",
            "asked_by": personal("Who asked for it; empty for the worker"),
            "told": "How many people got a notice",
        },
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["portion", "days"], name="reminder_once_a_day"),
            models.CheckConstraint(
                condition=Q(days=None, asked_by__isnull=False) | Q(days__isnull=False, asked_by=None),
                name="reminder_by_day_or_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.portion_id} {self.days}"
