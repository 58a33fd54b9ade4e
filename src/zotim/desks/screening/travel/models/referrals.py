"""What border police are asked about a traveller, and what they answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.alerts.models import Alert
from zotim.vocabulary import LANGUAGE_NAMES, Language

LANGUAGES = [(code.value, LANGUAGE_NAMES[code]) for code in Language]


class Asks(models.TextChoices):
    """What border police are asked to do."""

    CHECK = "check", pgettext_lazy("asked of border police", "Check the document")
    ASK = "ask", pgettext_lazy("asked of border police", "Ask the traveller")
    NOTIFY = "notify", pgettext_lazy("asked of border police", "Tell us when they come")


class WhoTheyAre(models.TextChoices):
    """What border police found out about who it is."""

    SAME = "same", pgettext_lazy("found at the border", "It is the one of the entry")
    OTHER = "other", pgettext_lazy("found at the border", "It is somebody else")
    UNKNOWN = "unknown", pgettext_lazy("found at the border", "It couldn't be established")


class Outcome(models.TextChoices):
    """What border police decided, under their own law."""

    LET_THROUGH = "let_through", pgettext_lazy("decision of border police", "Let through")
    REFUSED = "refused", pgettext_lazy("decision of border police", "Refused entry or exit")
    HANDED_OVER = "handed_over", pgettext_lazy("decision of border police", "Handed over to another body")
    NOT_MET = "not_met", pgettext_lazy("decision of border police", "They didn't come")


TOLD = (Outcome.REFUSED, Outcome.HANDED_OVER)
"""Decisions that bear on somebody's rights: the answer names law, body, court, days and language of the notice."""
_NO_NOTICE = {"notice_law": "", "notice_body": "", "notice_court": "", "notice_days": None, "notice_language": ""}
_ANSWERED = {"answered_by__isnull": False, "answered_at__isnull": False, "found__isnull": False}


class Referral(Record):
    """A request to border police about one traveller of one alert, with its answer. They decide by their own law."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="drafted")
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="referrals")
    verdict = models.CharField(max_length=16)
    asks = models.CharField(max_length=16, choices=Asks)
    journey = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField()
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    seen_by = somebody()
    seen_for = somebody()
    sent_at = models.DateTimeField(null=True, blank=True)
    taken_by = somebody()
    taken_for = somebody()
    answered_by = somebody()
    answered_for = somebody()
    answered_at = models.DateTimeField(null=True, blank=True)
    who = models.CharField(max_length=16, choices=WhoTheyAre, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    notice_law = models.CharField(max_length=200, blank=True)
    notice_body = models.CharField(max_length=200, blank=True)
    notice_court = models.CharField(max_length=200, blank=True)
    notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    notice_language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)
    closed_by = somebody()
    closed_for = somebody()
    over_at = models.DateTimeField(null=True, blank=True)
    person = SealedTextField()
    request = SealedTextField()
    returned = SealedTextField(null=True, blank=True)
    found = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Requests to border police about travellers, and their answers",
        basis="public_task",
        retention="referral",
        fields={
            "reference": "How people cite it here",
            "state": "Drafted, withdrawn, sent, taken, answered or closed",
            "alert": personal("The alert that it rests on"),
            "verdict": personal("What was said of the alert then: the same, or that it can't be told"),
            "asks": "What is asked: check the document, ask the traveller, tell when they come",
            "journey": personal("Which flight, from where to where"),
            "due_at": "Until when an answer is wanted",
            "drafted_by": personal("Who decided on it"),
            "drafted_for": personal("Whom they stood in for"),
            "seen_by": personal("Who saw it as the second person before it was sent: never the first"),
            "seen_for": personal("Whom they stood in for"),
            "sent_at": "When it was sent",
            "taken_by": personal("Which officer of border police has it"),
            "taken_for": personal("Whom they stood in for"),
            "answered_by": personal("Who of border police answered"),
            "answered_for": personal("Whom they stood in for"),
            "answered_at": "When",
            "who": personal("Whether it is the one of the entry, says border police"),
            "outcome": personal("What border police decided"),
            "notice_law": "By which act and article they decided",
            "notice_body": "The body that decided",
            "notice_court": "To which court one may go",
            "notice_days": "Within how many days",
            "notice_language": personal("In which language the person was told"),
            "closed_by": personal("Who of the travel channel closed it"),
            "closed_for": personal("Whom they stood in for"),
            "over_at": "Since when it is over",
            "person": personal("Who it is, as far as border police need it", sealed=True),
            "request": personal("Why, and what is asked, in words of who decided on it", sealed=True),
            "returned": personal("Why it wasn't sent", sealed=True),
            "found": personal("What border police found", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=apart("drafted", "seen"), name="referral_takes_two_people"),
            models.CheckConstraint(condition=Q(asks__in=Asks.values), name="referral_asks"),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "withdrawn"], sent_at=None)
                | (Q(sent_at__isnull=False) & (Q(asks="notify") | Q(seen_by__isnull=False))),
                name="referral_seen_before_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "withdrawn", "sent", "taken"], answered_by=None, outcome="", who="")
                | (Q(state__in=["answered", "closed"], **_ANSWERED) & ~Q(outcome="") & ~Q(who="")),
                name="referral_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(outcome__in=TOLD, notice_days__gte=1) & ~Q(notice_law="") & ~Q(notice_body="")
                & ~Q(notice_court="") & ~Q(notice_language=""))
                | (~Q(outcome__in=TOLD) & Q(**_NO_NOTICE)),
                name="referral_refusal_names_its_notice",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["withdrawn", "closed"], over_at__isnull=False)
                | (~Q(state__in=["withdrawn", "closed"]) & Q(over_at=None)),
                name="referral_over",
            ),
            models.UniqueConstraint(
                fields=["alert"], condition=Q(over_at=None), name="referral_once"
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("person"),
            sealed_check("request"),
            sealed_check("returned"),
            sealed_check("found"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference
