"""By which law the desk acts, and with whom: legal bases of each way of acting, platforms and how they are reached."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.texts import TranslatedField


class Way(models.TextChoices):
    """A way of acting on an item: to whom something goes out."""

    REFERRAL = "referral", pgettext_lazy("way of acting", "Referral under the platform's terms")
    NATIONAL = "national", pgettext_lazy("way of acting", "Order under the law of this state")
    EU = "eu", pgettext_lazy("way of acting", "Order under Regulation (EU) 2021/784")
    POLICE = "police", pgettext_lazy("way of acting", "Police: a threat to life")
    PROSECUTOR = "prosecutor", pgettext_lazy("way of acting", "Prosecutor")
    PROTECTION = "protection", pgettext_lazy("way of acting", "Child protection or counselling")


ORDERS = (Way.NATIONAL, Way.EU)
TO_PLATFORMS = (Way.REFERRAL, *ORDERS)
"""Ways that lead to a platform; the others lead to an authority of this state."""


class ActingBasis(Record):
    """By which article a way of acting is taken here, who decides, and where one appeals. Until one is confirmed by
    another person than who entered it, the way is off."""

    reference = models.CharField(max_length=16, unique=True)
    way = models.CharField(max_length=16, choices=Way)
    state = models.CharField(max_length=16, default="entered")
    act = TranslatedField()
    article = TranslatedField()
    body = TranslatedField()
    write_to = TranslatedField()
    court = TranslatedField()
    legal_aid = TranslatedField()
    appeal_days = models.PositiveSmallIntegerField()
    seen_in = models.CharField(max_length=300)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = somebody()
    confirmed_by = somebody()
    confirmed_for = somebody()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Articles by which something may go out, each confirmed by two people",
        basis="public_task",
        retention="content_law",
        fields={
            "reference": "How people cite it here",
            "way": "The way of acting that rests on it",
            "state": "Entered (a proposal), confirmed, returned or ended",
            "act": "The law, in up to three languages",
            "article": "Its article, in up to three languages",
            "body": "The body that decides, in up to three languages",
            "write_to": "How one writes to that body, in up to three languages",
            "court": "The court or body to which one may appeal, in up to three languages",
            "legal_aid": "Where legal aid is found, in up to three languages",
            "appeal_days": "Within how many days",
            "seen_in": "The official text in which it was seen",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
            "confirmed_by": personal("Who compared it with the official text"),
            "confirmed_for": personal("Whom they stood in for"),
            "confirmed_at": "When",
        },
    )

    class Meta:
        ordering = ["way", "-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="acting_basis_way"),
            models.CheckConstraint(condition=apart("entered", "confirmed"), name="acting_basis_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="acting_basis_confirmed_by_somebody",
            ),
            models.UniqueConstraint(fields=["way"], condition=Q(state="confirmed"), name="acting_basis_one_in_force"),
        ]

    def __str__(self) -> str:
        return self.reference


class Platform(Record):
    """A service that hosts content, and to which something may be sent. Of its users nothing is known here."""

    reference = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=200, unique=True)
    hosts = models.JSONField(default=list)
    country = models.CharField(max_length=2, blank=True)
    representative = models.CharField(max_length=300, blank=True)
    languages = models.JSONField(default=list)
    terms = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=16, default="listed")

    dictionary = describe(
        "Services to which referrals and orders may be sent",
        basis="public_task",
        retention="content_law",
        fields={
            "reference": "How people cite it here",
            "name": "Its name",
            "hosts": "Hosts of its addresses, by which an item is known to be there",
            "country": "Where its main establishment is",
            "representative": "Its legal representative, if it has one: a body",
            "languages": "Languages in which it takes orders",
            "terms": "Where its terms stand",
            "state": "Listed, or ended",
        },
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("Platform")

    def __str__(self) -> str:
        return self.name
