"""Obliged entities: whoever has to carry out what a list says, and is told of each change of one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.desks.screening.measures.models import LANGUAGES


class EntityKind(models.TextChoices):
    """What an obliged entity does."""

    BANK = "bank", pgettext_lazy("obliged entity", "Bank")
    PAYMENTS = "payments", pgettext_lazy("obliged entity", "Payments or electronic money")
    EXCHANGE = "exchange", pgettext_lazy("obliged entity", "Currency exchange")
    CRYPTO = "crypto", pgettext_lazy("obliged entity", "Crypto-assets")
    INSURANCE = "insurance", pgettext_lazy("obliged entity", "Insurance")
    SECURITIES = "securities", pgettext_lazy("obliged entity", "Securities and funds")
    NOTARY = "notary", pgettext_lazy("obliged entity", "Notary")
    LAWYER = "lawyer", pgettext_lazy("obliged entity", "Lawyer")
    ACCOUNTANT = "accountant", pgettext_lazy("obliged entity", "Accountant or auditor")
    PROPERTY = "property", pgettext_lazy("obliged entity", "Real estate")
    REGISTER = "register", pgettext_lazy("obliged entity", "Public register")
    OTHER = "other", pgettext_lazy("obliged entity", "Another one")


class ObligedEntity(Record):
    """A bank, a notary, an exchange. It has no account here: it answers by links. No customer of it is kept."""

    reference = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=EntityKind)
    contact = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Obliged entities: whoever has to carry out what a list says",
        basis="legal_duty",
        retention="obliged",
        fields={
            "reference": "How people cite it here",
            "name": "What it is called",
            "kind": "What it does",
            "contact": personal("Whom one writes to there: a person or an office"),
            "email": personal("The address to which links are mailed; empty: an officer hands them over"),
            "language": "In which it is written to",
            "since": "Since when it is obliged",
            "until": "The last day on which it is",
            "code_hash": "Keyed hash of its access code, without which no request about a name opens",
            "put_in_by": personal("Who put it in"),
        },
    )

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EntityKind.values), name="obliged_entity_kind"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="obliged_entity_for_a_while"
            ),
            models.UniqueConstraint(fields=["name"], condition=Q(until=None), name="obliged_entity_once"),
        ]

    def __str__(self) -> str:
        return self.name
