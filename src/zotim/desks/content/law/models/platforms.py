"""With whom the desk deals: platforms, how each is reached, and what it was told beforehand. Of their users nothing is
known here."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.confirming import CONFIRMED_FIELDS, Confirmed, two_people
from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import Field, describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record


class Platform(Record):
    """A service that hosts content, and to which something may be sent."""

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

    @property
    def title(self) -> str:
        """What stands above a form about it."""
        return self.name


class Means(models.TextChoices):
    """How a contact point is reached."""

    MAIL = "mail", pgettext_lazy("contact point", "E-mail")
    API = "api", pgettext_lazy("contact point", "It fetches what is for it")
    FORM = "form", pgettext_lazy("contact point", "Its own form")


class Takes(models.TextChoices):
    """What a contact point is for."""

    ORDERS = "orders", pgettext_lazy("contact point", "Orders")
    REFERRALS = "referrals", pgettext_lazy("contact point", "Referrals")
    BOTH = "both", pgettext_lazy("contact point", "Orders and referrals")


class ContactPoint(Record):
    """Where a platform takes what is sent to it: an address of the service, not of a person."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="contacts")
    means = models.CharField(max_length=8, choices=Means)
    takes = models.CharField(max_length=12, choices=Takes)
    address = models.CharField(max_length=500)
    languages = models.JSONField(default=list)
    hours = models.CharField(max_length=200, blank=True)
    certificate = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_for = somebody()
    verified_on = models.DateField(null=True, blank=True)
    verified_by = somebody()
    verified_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Where platforms take referrals and orders",
        basis="public_task",
        retention="content_law",
        fields={
            "platform": "The platform",
            "means": "By mail, by fetching, or by a form of its own",
            "takes": "Orders, referrals or both",
            "address": "The address: of the service, not of a person",
            "languages": "Languages in which it takes them",
            "hours": "When somebody is there",
            "certificate": "SHA-256 of the certificate by which it is known",
            "added_by": personal("Who added it"),
            "added_for": personal("Whom they stood in for"),
            "verified_on": "When somebody last asked whether it is right",
            "verified_by": personal("Who asked"),
            "verified_for": personal("Whom they stood in for"),
            "ended_at": "Since when it isn't used any more",
        },
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(means__in=Means.values), name="contact_point_means"),
            models.CheckConstraint(condition=Q(takes__in=Takes.values), name="contact_point_takes"),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(verified_by__isnull=False), name="contact_point_verified_by"
            ),
            models.CheckConstraint(condition=apart("added", "verified"), name="contact_point_verified_by_another"),
        ]

    def __str__(self) -> str:
        return self.address


class FirstNotice(Record):
    """That a platform was told how orders are sent and by when they are carried out, before its first one. The moment
    is that at which it was put down: nothing is dated back."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="first_notices")
    contact = models.ForeignKey(ContactPoint, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_for = somebody()

    dictionary = describe(
        "What platforms were told before their first order",
        basis="public_task",
        retention="content_law",
        fields={
            "platform": "The platform",
            "contact": "Where it was sent",
            "language": "In which language",
            "sent_at": "When it was sent",
            "sent_by": personal("Who sent it"),
            "sent_for": personal("Whom they stood in for"),
        },
    )

    class Meta:
        ordering = ["sent_at"]

    def __str__(self) -> str:
        return str(self.platform)


class NoticeWaiver(Confirmed):
    """That in an emergency an order may go to a platform before the twelve hours are over: a reason and two people."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="waivers")
    reason = models.CharField(max_length=500)

    dictionary = describe(
        "Emergencies in which a platform gets an order without the notice before it",
        basis="public_task",
        retention="content_law",
        fields=CONFIRMED_FIELDS
        | {"platform": Field("The platform"), "reason": Field("Why it can't wait; it names nobody")},
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            *two_people("notice_waiver"),
            models.UniqueConstraint(
                fields=["platform"], condition=Q(state="confirmed"), name="notice_waiver_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return str(self.platform)
