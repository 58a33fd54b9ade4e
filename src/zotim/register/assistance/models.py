"""What the state lacks, what others pledged and gave, what it pledged and gave itself."""

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.people.models import Organisation, User
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.columns import classification_field, known
from zotim.register.models.commitments import Commitment, Measure
from zotim.register.models.obligations import Obligation
from zotim.register.taking_part.models import Forum
from zotim.vocabulary import Classification


class AssistanceKind(models.TextChoices):
    """What sort of help it is."""

    TRAINING = "training"
    EQUIPMENT = "equipment"
    DRAFTING = "drafting"
    EXPERTISE = "expertise"
    MONEY = "money"


def amount_with_currency() -> models.CheckConstraint:
    """A constraint: an amount has a currency, and none is below zero."""
    without = Q(amount=None, currency="")
    return models.CheckConstraint(
        condition=without | (Q(amount__gte=0) & ~Q(currency="")), name="%(class)s_amount_in_a_currency"
    )


class Need(Revisioned):
    """What a body lacks to meet an obligation or to carry out a measure."""

    reference = models.CharField(max_length=16, unique=True)
    title = TranslatedField()
    kind = models.CharField(max_length=16, choices=AssistanceKind.choices)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="needs")
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, blank=True, related_name="needs")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="needs")
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    since = models.DateField()
    why_withdrawn = models.TextField(blank=True)
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    classification = classification_field()
    state = models.CharField(max_length=16, default="identified")

    dictionary = describe(
        "What bodies lack",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "title": "What is lacking, in three languages",
            "kind": "Training, equipment, legal drafting, expertise or money",
            "lead": "The body that lacks it",
            "obligation": "The obligation that it is for",
            "measure": "The measure that it is for",
            "amount": "How much money it would take",
            "currency": "In which currency (ISO 4217)",
            "since": "Since when it is lacking",
            "why_withdrawn": "Why it was withdrawn",
            "put_in_by": personal("Who put it in"),
            "classification": "Internal until it is released; then public",
            "state": "Identified, approved, offered, under way, met or withdrawn",
        },
    )

    class Meta:
        constraints = [
            known("kind", AssistanceKind),
            known("classification", Classification),
            amount_with_currency(),
            models.CheckConstraint(
                condition=Q(obligation__isnull=False) | Q(measure__isnull=False), name="need_is_for_something"
            ),
        ]
        indexes = [models.Index(fields=["state", "since"], name="need_by_state")]

    def __str__(self) -> str:
        return str(self.title)


class Direction(models.TextChoices):
    """Which way help goes."""

    GIVEN = "given"
    RECEIVED = "received"


class Assistance(Revisioned):
    """Help in one direction: pledged, then perhaps given. What was pledged and what was given are two amounts."""

    reference = models.CharField(max_length=16, unique=True)
    direction = models.CharField(max_length=16, choices=Direction.choices)
    partner = models.CharField(max_length=200)
    title = TranslatedField()
    kind = models.CharField(max_length=16, choices=AssistanceKind.choices)
    instrument = models.CharField(max_length=200, blank=True)
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="assistance")
    forum = models.ForeignKey(Forum, models.PROTECT, null=True, blank=True, related_name="assistance")
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, blank=True, related_name="assistance")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="assistance")
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    pledged_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    delivered = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    result = TranslatedField()
    source = models.CharField(max_length=500, blank=True)
    certain = models.BooleanField(default=False)
    classification = classification_field()
    state = models.CharField(max_length=16, default="pledged")

    dictionary = describe(
        "Help that the state gives and gets",
        basis="public_task",
        retention="register",
        fields={
            "reference": "How people cite it",
            "direction": "Whether the state gives it or gets it",
            "partner": "Who gets it or gives it: a state, fund or organisation",
            "title": "What it is, in three languages",
            "kind": "Training, equipment, legal drafting, expertise or money",
            "instrument": "The programme or agreement under which it is given",
            "lead": "Our body that gives or gets it",
            "forum": "The group abroad through which it goes",
            "obligation": "The obligation that it helps to meet",
            "commitment": "Our own commitment that it keeps",
            "amount": "How much was pledged",
            "currency": "In which currency (ISO 4217)",
            "pledged_on": "The day of the pledge",
            "ends_on": "Until when it is to be given",
            "delivered": "How much was given",
            "delivered_on": "The day on which it was given",
            "evidence": "The file that shows that it was given",
            "result": "What came of it, in three languages",
            "source": "Where the pledge stands",
            "certain": "Whether somebody saw it in an official text",
            "classification": "How far it may travel",
            "state": "Pledged, under way, delivered or withdrawn",
        },
    )

    class Meta:
        verbose_name_plural = "assistance"
        constraints = [
            known("direction", Direction),
            known("kind", AssistanceKind),
            known("classification", Classification),
            amount_with_currency(),
            models.CheckConstraint(condition=Q(certain=False) | ~Q(source=""), name="assistance_seen_somewhere"),
            models.CheckConstraint(
                condition=Q(delivered=None) | (Q(delivered__gte=0, state="delivered") & ~Q(currency="")),
                name="assistance_given_when_delivered",
            ),
            models.CheckConstraint(
                condition=(Q(state="delivered") & Q(delivered_on__isnull=False, evidence__isnull=False))
                | (~Q(state="delivered") & Q(delivered_on=None)),
                name="assistance_delivered_with_evidence",
            ),
            models.CheckConstraint(
                condition=Q(pledged_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("pledged_on")),
                name="assistance_ends_after_pledge",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class NeedMatch(Revisioned):
    """That an offer is meant for a need. Made by a person."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="matches")
    assistance = models.ForeignKey(Assistance, models.PROTECT, related_name="matches")
    matched_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "Which help is meant for which need",
        basis="public_task",
        retention="register",
        fields={"need": "The need", "assistance": "The help", "matched_by": personal("Who matched them")},
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "assistance"], name="need_matched_once")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.assistance_id}"
