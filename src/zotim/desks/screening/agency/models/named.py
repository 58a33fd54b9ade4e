"""Requests about one name: the agency asks obliged entities whether they know somebody. Material of a suspicion.

Nobody whom it is about may learn of it: no record that can be told leads here, and ``told=False`` is asked by all
that makes a text for a person (:func:`zotim.core.dictionary.tellable`).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.access.secrets import ADDRESS_FIELDS, Address
from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.agency.models.entities import ObligedEntity


class NameRequest(Record):
    """Who is asked about, for what and on which basis: by one person, and let out by another."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="waits")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    content = SealedTextField()
    decision = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Requests about one name to obliged entities",
        basis="legal_duty",
        retention="suspicion",
        told=False,
        fields={
            "reference": "How people cite it here",
            "state": "Waits, out, over, refused or withdrawn",
            "asked_by": personal("Who asked"),
            "asked_for": personal("Whom they stood in for"),
            "decided_by": personal("Who let it out or refused it: never who asked"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "over_at": "Since when it is over",
            "content": personal("Who it is about, for what and on which basis", sealed=True),
            "decision": personal("Why it was let out or refused", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=apart("asked", "decided"), name="name_request_takes_two_people"),
            models.CheckConstraint(
                condition=Q(state__in=["waits", "withdrawn"], decided_by=None)
                | (
                    Q(state__in=["out", "over", "refused"], decided_by__isnull=False, decided_at__isnull=False)
                    & Q(decision__isnull=False)
                ),
                name="name_request_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waits", "out"], over_at=None)
                | Q(state__in=["over", "refused", "withdrawn"], over_at__isnull=False),
                name="name_request_over_since",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("content"),
            sealed_check("decision"),
        ]

    def __str__(self) -> str:
        return self.reference


class Answer(models.TextChoices):
    """Whether an entity knows somebody."""

    YES = "yes", pgettext_lazy("do you know them", "Yes")
    NO = "no", pgettext_lazy("do you know them", "No")
    UNKNOWN = "unknown", pgettext_lazy("do you know them", "It can't be told")


class Unreached(models.TextChoices):
    """Why an entity couldn't be asked."""

    CODE = "code", pgettext_lazy("why an entity couldn't be asked", "It has no access code")
    ADDRESS = "address", pgettext_lazy("why an entity couldn't be asked", "It has no e-mail address")
    MAIL = "mail", pgettext_lazy("why an entity couldn't be asked", "The mail to it couldn't be sent")


class NameAnswer(Record):
    """One request and one entity: whether it was asked, or why it couldn't be, and what it answered."""

    reference = models.CharField(max_length=16, unique=True)
    request = models.ForeignKey(NameRequest, models.PROTECT, related_name="+")
    entity = models.ForeignKey(ObligedEntity, models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default="due")
    unreached = models.CharField(max_length=16, choices=Unreached, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    chased = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=16, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    particulars = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "What obliged entities answered to requests about one name",
        basis="legal_duty",
        retention="suspicion",
        told=False,
        fields={
            "reference": "How people cite it here",
            "request": personal("The request"),
            "entity": "Who is asked",
            "state": "Due, not reached, asked, answered or closed",
            "unreached": "Why it couldn't be asked, while it isn't",
            "due_at": "Until when an answer is due",
            "tried_at": "When a mail to it was tried last",
            "chased": "How often it was reminded",
            "answer": personal("Yes, no, or it can't be told"),
            "answered_at": "When",
            "said_by": personal("Who said so there"),
            "particulars": personal("What they know", sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["request", "entity"], name="name_answer_once"),
            models.CheckConstraint(
                condition=(Q(state="answered", answer__in=Answer.values, answered_at__isnull=False) & ~Q(said_by=""))
                | (~Q(state="answered") & Q(answer="", answered_at=None)),
                name="name_answer_said_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="unreached", unreached__in=Unreached.values)
                | (~Q(state="unreached") & Q(unreached="")),
                name="name_answer_unreached_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["asked", "answered"]) | Q(due_at__isnull=False),
                name="name_answer_asked_by_a_day",
            ),
            sealed_check("particulars"),
        ]

    def __str__(self) -> str:
        return self.reference


class NameLink(Address):
    """An address by which an entity answers one request; it opens with the access code of the entity."""

    answer = models.ForeignKey(NameAnswer, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    dictionary = describe(
        "Links by which an obliged entity answers a request about one name",
        basis="legal_duty",
        retention="suspicion",
        told=False,
        fields={
            "answer": "The only request that it opens",
            "made_by": personal("Who made it; nobody, where it was mailed"),
            **ADDRESS_FIELDS,
        },
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.expires_at:%Y-%m-%d}"
