"""Complaints: what was said, who had a hand in it, what was decided, and what was done about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import SECRET_FIELDS, Secret
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.vocabulary import Language

BASIS, RETENTION = "legal_duty", "complaint"


class Complaint(Record):
    """What somebody says was done to them, and how far it is. What they wrote is sealed under a key of its own."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="received")
    about = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    subject_type = models.CharField(max_length=80, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    officer = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    sent_to = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    told = SealedTextField()
    review_told = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Complaints of people about what was done to them",
        basis=BASIS,
        retention=RETENTION,
        fields={
            "reference": "How it is cited; random, so that it counts nothing",
            "state": "How far it is",
            "about": "What it is about, as whoever complains says it: a code of the table",
            "language": "The language in which whoever complains is answered",
            "subject_type": "The kind of record that it is about, as an officer found it",
            "subject_id": personal("That record"),
            "body": "The body that deals with it",
            "officer": personal("The officer of that body who deals with it"),
            "sent_to": "The body elsewhere to which it was sent on",
            "closed_at": "When it was closed or sent on",
            "told": personal("Name, contact, what happened, and the reference cited", special=True, sealed=True),
            "review_told": personal("Why a review is asked for", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["body", "state"], name="complaint_by_body")]
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=[code.value for code in Language]), name="complaint_language"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "sent_on"]) | Q(body__isnull=False), name="complaint_has_a_body"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "admitted", "sent_on"]) | Q(officer__isnull=False),
                name="complaint_has_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id=None) | (~Q(subject_type="") & Q(subject_id__isnull=False)),
                name="complaint_subject_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="sent_on") & ~Q(sent_to="") | ~Q(state="sent_on") & Q(sent_to=""),
                name="complaint_sent_to_somebody",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("told"),
            sealed_check("review_told"),
        ]

    def __str__(self) -> str:
        return self.reference


class Receipt(Secret):
    """What is kept of the code by which whoever complained sees where it stands."""

    complaint = models.OneToOneField(Complaint, models.CASCADE, related_name="receipt")

    dictionary = describe(
        "Codes by which whoever complained sees where it stands",
        basis=BASIS,
        retention=RETENTION,
        fields={**SECRET_FIELDS, "complaint": "The complaint"},
    )

    def __str__(self) -> str:
        return str(self.complaint_id)


class Hand(Record):
    """Somebody who had a hand in it. No person stands behind two of one complaint: the database refuses it."""

    class Part(models.TextChoices):
        TOOK_PART = "took_part", _("took part in what is complained of")
        DECIDED = "decided", _("decided for the body")
        REVIEWED = "reviewed", _("decided in the review")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="hands")
    part = models.CharField(max_length=16, choices=Part)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "Who had a hand in a complaint: nobody has two",
        basis=BASIS,
        retention=RETENTION,
        fields={
            "complaint": "The complaint",
            "part": "Took part in what is complained of, decided, or reviewed",
            "user": personal("Who it was"),
            "on_behalf_of": personal("For whom they stood in"),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(part__in=["took_part", "decided", "reviewed"]), name="hand_part"),
            models.UniqueConstraint(
                fields=["complaint", "part"], condition=~Q(part="took_part"), name="hand_decides_once"
            ),
        ]

    def __str__(self) -> str:
        return self.part


class Decision(Record):
    """What was decided, and what it is to bring about: of the body, then perhaps of the reviewer."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", pgettext_lazy("complaint", "Upheld")
        IN_PART = "in_part", pgettext_lazy("complaint", "Upheld in part")
        NOT_UPHELD = "not_upheld", pgettext_lazy("complaint", "Not upheld")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="decisions")
    hand = models.OneToOneField(Hand, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=16, choices=Outcome)
    effect = models.CharField(max_length=64)
    reasons = SealedTextField()

    dictionary = describe(
        "What was decided on a complaint",
        basis=BASIS,
        retention=RETENTION,
        fields={
            "complaint": "The complaint",
            "hand": personal("Who decided, and whether in a review"),
            "outcome": "Upheld, in part, or not",
            "effect": "What it brings about: a code of the table",
            "reasons": personal("Why, as whoever complained is told", special=True, sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["upheld", "in_part", "not_upheld"]), name="decision_outcome"
            ),
            sealed_check("reasons"),
        ]

    def __str__(self) -> str:
        return self.outcome


class CarriedOut(Record):
    """That the effect of a decision was carried out: by whom, and what was done."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="carried_out")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="carried_out")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    note = SealedTextField()

    dictionary = describe(
        "What was done about a complaint",
        basis=BASIS,
        retention=RETENTION,
        fields={
            "complaint": "The complaint",
            "decision": "The decision whose effect it is",
            "user": personal("Who carried it out"),
            "on_behalf_of": personal("For whom they stood in"),
            "note": personal("What was done, as whoever complained is told", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [sealed_check("note")]

    def __str__(self) -> str:
        return str(self.decision_id)
