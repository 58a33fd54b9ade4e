"""Services that somebody offers and what room they have; referrals to one of them; what the provider wrote back."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.models import Codes
from zotim.core.approvals.two import somebody
from zotim.core.dictionary import Field, describe, personal
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.core.texts import TranslatedField
from zotim.desks.reintegration.cases.models import Case, Domain

OPEN = ("sent", "accepted", "in_service")
"""States in which the provider sees a referral."""


class Service(Record):
    """What a body offers to people who come back, where, in which languages, and how many it can take. One person of
    the body keeps the entry and receives what is referred."""

    reference = models.CharField(max_length=16, unique=True)
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    focal_point = models.ForeignKey(User, models.PROTECT, related_name="+")
    title = TranslatedField()
    domain = models.CharField(max_length=24, choices=Domain.choices)
    municipality = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    languages = Codes(max_length=80, blank=True)
    contact = models.CharField(max_length=200)
    places = models.PositiveSmallIntegerField()
    places_on = models.DateField(default=timezone.localdate)
    state = models.CharField(max_length=8, default="offered")

    dictionary = describe(
        "What bodies offer to people who come back, where, and how many they can take",
        basis="child_protection",
        retention="lists",
        fields={
            "reference": Field("How people cite it here"),
            "provider": Field("The body that offers it"),
            "focal_point": personal("Who keeps the entry and receives what is referred"),
            "title": Field("What is offered, in up to three languages"),
            "domain": Field("To which part of a case it belongs"),
            "municipality": Field("Where; empty for the whole country"),
            "languages": Field("In which languages"),
            "contact": Field("How the office is reached"),
            "places": Field("How many more people it can take"),
            "places_on": Field("On which day that was so"),
            "state": Field("Whether it is offered now"),
        },
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(domain__in=Domain.values), name="service_domain")]

    def __str__(self) -> str:
        return str(self.title)


class Referral(Record):
    """One need of one person, given to one receiver at one provider, with a packet that never changes.

    It rests on a row as a grant does: consent, an article, a measure or a decision. While that row doesn't hold, the
    provider sees nothing.
    """

    class Declined(models.TextChoices):
        """Why a provider declines: of a list, so that nothing of the person is written outside its part."""

        NO_ROOM = "no_room", _("No room")
        NOT_OURS = "not_ours", _("It isn't what this service does")
        LANGUAGE = "language", _("Nobody speaks the language")
        OTHER = "other", _("Another reason: call us")

    reference = models.CharField(max_length=16, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(User, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    domains = Codes(max_length=400)
    purpose = models.CharField(max_length=40)
    basis_type = models.CharField(max_length=60)
    basis_id = models.UUIDField()
    packet = SealedTextField()
    state = models.CharField(max_length=12, default="drafted")
    declined_for = models.CharField(max_length=12, choices=Declined.choices, blank=True, default="")
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = somebody()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Referrals of one need to one provider, with what was sent",
        basis="child_protection",
        retention="case",
        fields={
            "reference": "How both sides cite it; random, and not the number of the case",
            "case": personal("The case"),
            "service": personal("To which service"),
            "provider": personal("The body that offers it"),
            "receiver": personal("The one person there who receives it"),
            "domain": personal("In which part of the case the need is"),
            "domains": personal("To which parts of the case what is sent belongs"),
            "purpose": personal("What for"),
            "basis_type": personal("On what kind of row it rests"),
            "basis_id": personal("On which row"),
            "packet": personal(
                "The need in a few words and the chosen fields, as sent", special=True, sealed=True
            ),
            "state": personal("How far it is"),
            "declined_for": personal("Why the provider declined, of a list"),
            "drafted_by": personal("Who drafted it"),
            "drafted_for": personal("Whom they stood in for"),
            "sent_at": personal("When it was sent"),
            "answered_at": personal("When the provider answered"),
            "ended_at": personal("When it ended, in whatever way"),
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="referral_domain"),
            models.CheckConstraint(condition=~Q(domains=""), name="referral_names_a_part"),
            models.CheckConstraint(
                condition=Q(state="declined") & ~Q(declined_for="") | ~Q(state="declined") & Q(declined_for=""),
                name="referral_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", *OPEN], ended_at=None)
                | (~Q(state__in=["drafted", *OPEN]) & Q(ended_at__isnull=False)),
                name="referral_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "cancelled"]) | Q(sent_at__isnull=False), name="referral_was_sent"
            ),
            sealed_check("packet"),
        ]
        indexes = [
            models.Index(fields=["case", "state"], name="referral_of_a_case"),
            models.Index(fields=["receiver", "state"], name="referral_by_receiver"),
        ]

    def __str__(self) -> str:
        return self.reference


class Reply(Record):
    """What a provider reports of a referral: how it goes, or how it ended. It stands in the referral's part of the
    case, is seen as the notes of that part are, and is never changed."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", _("How it goes")
        END = "end", _("How it ended")

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="replies")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    domain = models.CharField(max_length=24, choices=Domain.choices)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    body = SealedTextField()

    dictionary = describe(
        "What providers report of their referrals",
        basis="child_protection",
        retention="case",
        fields={
            "referral": personal("The referral"),
            "case": personal("The case behind it"),
            "domain": personal("Which part of the case it belongs to"),
            "author": personal("Who wrote it"),
            "kind": personal("Whether it tells how it goes, or how it ended"),
            "body": personal("What was written", special=True, sealed=True),
        },
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["progress", "end"]), name="reply_kind"),
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="reply_domain"),
            sealed_check("body"),
        ]
        indexes = [models.Index(fields=["case", "domain"], name="reply_by_domain")]

    def __str__(self) -> str:
        return self.kind
