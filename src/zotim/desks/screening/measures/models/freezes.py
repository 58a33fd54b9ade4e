"""A hold, the freeze that another person made of it, and what it covers."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.bases.models import SIDES, LegalBasis
from zotim.desks.screening.lists.models import ListBasis, Listed
from zotim.vocabulary import LANGUAGE_NAMES, Language

LIVE = ("held", "frozen", "partly")
"""States in which something may not be moved."""
LANGUAGES = [(code.value, LANGUAGE_NAMES[code]) for code in Language]


class Because(models.TextChoices):
    """Why a hold or a freeze is over."""

    LIFTED = "lifted", pgettext_lazy("end of a freeze", "The second person lifted it")
    LAPSED = "lapsed", pgettext_lazy("end of a freeze", "Nobody confirmed it in time")
    DELISTED = "delisted", pgettext_lazy("end of a freeze", "The list doesn't name them any more")
    MISTAKEN = "mistaken", pgettext_lazy("end of a freeze", "Mistaken identity")
    COURT = "court", pgettext_lazy("end of a freeze", "A court ordered it")
    DEATH = "death", pgettext_lazy("end of a freeze", "Death")


class Freeze(Record):
    """Somebody's assets may not be moved: held by one person at once, frozen when another one confirmed it."""

    reference = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=16, default="held")
    basis = models.CharField(max_length=16, choices=ListBasis)
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="freezes")
    listed = models.ForeignKey(Listed, models.PROTECT, related_name="+")
    rests_on = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    held_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    held_for = somebody()
    held_at = models.DateTimeField()
    confirm_by = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=16, choices=Because, blank=True)
    ending_by = somebody()
    ending_for = somebody()
    closed_by = somebody()
    closed_for = somebody()
    because = models.CharField(max_length=16, choices=Because, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    identity = SealedTextField()
    reason = SealedTextField()
    decision = SealedTextField(null=True, blank=True)
    end_reason = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Provisional holds and freezes: of whom, since when, by which two people, and how they ended",
        basis="legal_duty",
        retention="freeze",
        fields={
            "reference": "How people cite it here",
            "state": "Held, frozen, partly released, lifted or ended",
            "basis": "On what the list rests: it says what becomes of a hold that nobody confirms",
            "alert": personal("The alert on which a person said that they are the same"),
            "listed": personal("The entry, as the list said it then"),
            "rests_on": "The article by which it was held, confirmed by two people before",
            "language": personal("The language in which the person is told"),
            "held_by": personal("Who placed the hold"),
            "held_for": personal("Whom they stood in for"),
            "held_at": "When",
            "confirm_by": "Until when another person confirms or lifts it",
            "escalated_at": "When everybody was told that nobody had",
            "decided_by": personal("Who confirmed or lifted it: never who placed it"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "ending": personal("Why it is to end, if somebody proposed that"),
            "ending_by": personal("Who proposed the end"),
            "ending_for": personal("Whom they stood in for"),
            "closed_by": personal("Who decided on the end: never who proposed it"),
            "closed_for": personal("Whom they stood in for"),
            "because": personal("Why it is over"),
            "over_at": "Since when it is over",
            "identity": personal("Names, dates and documents of who was asked for", sealed=True, told=True),
            "reason": personal("Why it was held", sealed=True),
            "decision": personal("Why it was confirmed or lifted", sealed=True),
            "end_reason": personal("Why it is to end", sealed=True),
        },
    )

    class Meta:
        ordering = ["-held_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(basis__in=SIDES), name="freeze_basis"),
            models.CheckConstraint(condition=apart("held", "decided"), name="freeze_takes_two_people"),
            models.CheckConstraint(condition=apart("ending", "closed"), name="freeze_ends_by_two_people"),
            models.CheckConstraint(
                condition=Q(state="held", decided_by=None, decided_at=None)
                | (
                    Q(state__in=["frozen", "partly", "ended"], decided_by__isnull=False, decided_at__isnull=False)
                    & Q(decision__isnull=False)
                )
                | Q(state="lifted", because="lifted", decided_by__isnull=False)
                | Q(state="lifted", because="lapsed", decided_by=None, basis__in=["national", "foreign"])
                | Q(state="lifted", because="delisted", decided_by=None),
                name="freeze_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, because="", over_at=None, closed_by=None)
                | (Q(state__in=["lifted", "ended"], over_at__isnull=False) & ~Q(because="")),
                name="freeze_over_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended")
                | Q(because="delisted", closed_by=None)
                | Q(closed_by__isnull=False, ending_by__isnull=False, end_reason__isnull=False),
                name="freeze_ended_by_somebody",
            ),
            models.UniqueConstraint(fields=["alert"], condition=Q(state__in=LIVE), name="freeze_once"),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("identity"),
            sealed_check("reason"),
            sealed_check("decision"),
            sealed_check("end_reason"),
        ]
        indexes = [models.Index(fields=["confirm_by"], condition=Q(state="held"), name="freeze_to_confirm")]

    def __str__(self) -> str:
        return self.reference


class Asset(Record):
    """One thing that a freeze covers: what it is, in whose hands, how much, and what was added since."""

    class Kind(models.TextChoices):
        """What an asset is."""

        ACCOUNT = "account", pgettext_lazy("asset", "Account")
        PAYMENT = "payment", pgettext_lazy("asset", "Payment that is held")
        CASH = "cash", pgettext_lazy("asset", "Cash")
        SHARES = "shares", pgettext_lazy("asset", "Shares or bonds")
        PROPERTY = "property", pgettext_lazy("asset", "Land or building")
        VEHICLE = "vehicle", pgettext_lazy("asset", "Vehicle or vessel")
        OTHER = "other", pgettext_lazy("asset", "Something else")

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="assets")
    kind = models.CharField(max_length=16, choices=Kind)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    added = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    added_on = models.DateField(null=True, blank=True)
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    what = SealedTextField()

    dictionary = describe(
        "What a freeze covers",
        basis="legal_duty",
        retention="freeze",
        fields={
            "freeze": personal("The freeze"),
            "kind": personal("Account, payment, cash, shares, land, vehicle or something else"),
            "amount": personal("How much, if it can be counted"),
            "currency": "In which currency (ISO 4217)",
            "added": personal("Interest and other value that came to it since, and is frozen with it"),
            "added_on": "The day up to which that was counted",
            "put_in_by": personal("Who put it in"),
            "what": personal("What it is, in whose hands, and who owns it too", sealed=True, told=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None, currency="", added=0) | (Q(amount__gte=0, added__gte=0) & ~Q(currency="")),
                name="asset_amount_in_a_currency",
            ),
            sealed_check("what"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def total(self) -> Decimal | None:
        """The amount with what was added; None where it can't be counted."""
        return None if self.amount is None else self.amount + self.added
