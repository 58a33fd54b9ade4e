"""Entries that this state decides on: on which legal basis, who proposed, which two decided, what it rests on."""

from itertools import product

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.lists.models import ListBasis, ListKind, Source

SIDES = (ListBasis.NATIONAL, ListBasis.FOREIGN)
"""What a proposal rests on: a decision of this state, or another state's request. Each has deciders of its own."""


def apart(some: tuple[str, ...], others: tuple[str, ...]) -> Q:
    """That none of the people named in *some* is one of those named in *others*; an empty column is nobody."""
    every = Q()
    for one, other in product(some, others):
        every &= Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)})
    return every


class LegalBasis(Record):
    """An article by which somebody may be listed: a proposal until a second person saw it in the official text."""

    reference = models.CharField(max_length=16, unique=True)
    side = models.CharField(max_length=16, choices=ListBasis)
    state = models.CharField(max_length=16, default="entered")
    act = models.CharField(max_length=200)
    article = models.CharField(max_length=60)
    body = models.CharField(max_length=200)
    appeal_to = models.CharField(max_length=200)
    appeal_days = models.PositiveSmallIntegerField()
    seen_in = models.CharField(max_length=300)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verified_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "Articles by which somebody may be listed, each verified by two people",
        basis="public_task",
        retention="lists",
        fields={
            "reference": "How people cite it here",
            "side": "For decisions of this state, or for requests of other states",
            "state": "Entered (a proposal), verified, returned or ended",
            "act": "The law",
            "article": "The article",
            "body": "The body that decides under it",
            "appeal_to": "The court or body to which one may appeal",
            "appeal_days": "Within how many days",
            "seen_in": "The official text in which it was seen",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
            "verified_by": personal("Who compared it with the official text"),
            "verified_for": personal("Whom they stood in for"),
            "verified_at": "When it was verified",
        },
    )

    class Meta:
        ordering = ["act", "article", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=SIDES), name="basis_side"),
            models.CheckConstraint(
                condition=Q(state__in=["entered", "returned"]) | Q(state="ended") | Q(verified_by__isnull=False),
                name="basis_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=apart(("entered_by", "entered_for"), ("verified_by", "verified_for")),
                name="basis_takes_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.cited

    @property
    def cited(self) -> str:
        """The article as it is printed beside an entry."""
        return f"{self.act}, {self.article}"


class Proposal(Record):
    """Somebody is proposed for a list of this state. Who, and why, is sealed; what is listed is in the list."""

    reference = models.CharField(max_length=16, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    side = models.CharField(max_length=16, choices=ListBasis)
    legal_basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="proposals")
    requesting_state = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=16, choices=ListKind)
    state = models.CharField(max_length=16, default="drafted")
    moved_at = models.DateTimeField()
    review_on = models.DateField()
    listed_on = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    first_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    first_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    second_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    second_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    hands = models.JSONField(default=list)
    identity = SealedTextField()
    grounds = SealedTextField()

    dictionary = describe(
        "Proposals for the lists of this state: who, on which basis, who proposed and which two people decided",
        basis="public_task",
        retention="designation",
        fields={
            "reference": "How people cite it here; the id of the entry, once it is listed",
            "source": "The list for which it is proposed",
            "side": "A decision of this state, or a request of another one",
            "legal_basis": "The article on which it rests",
            "requesting_state": "The state that asks, if one does",
            "kind": "Person, organisation, vessel or aircraft",
            "state": "Drafted, proposed, returned, withdrawn, listed, under review or delisted",
            "moved_at": "When it last went from one state to another",
            "review_on": "The day by which two people look at it again",
            "listed_on": "The day of the listing",
            "drafted_by": personal("Who wrote it"),
            "drafted_for": personal("Whom they stood in for"),
            "proposed_by": personal("Who proposed it"),
            "proposed_for": personal("Whom they stood in for"),
            "first_by": personal("Who of the deciders spoke first, of what is in effect"),
            "first_for": personal("Whom they stood in for"),
            "second_by": personal("Who of them decided with the first"),
            "second_for": personal("Whom they stood in for"),
            "hands": personal("Everybody who wrote in it: none of them decides"),
            "identity": personal("Names, dates, countries and documents", sealed=True),
            "grounds": personal("Why: never published", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=SIDES), name="proposal_side"),
            models.CheckConstraint(
                condition=Q(side="national", requesting_state="") | (Q(side="foreign") & ~Q(requesting_state="")),
                name="proposal_requested_by_a_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "proposed", "returned", "withdrawn"], listed_on=None)
                | Q(
                    state__in=["listed", "under_review", "delisted"], listed_on__isnull=False,
                    proposed_by__isnull=False, first_by__isnull=False, second_by__isnull=False,
                ),
                name="proposal_listed_by_two",
            ),
            models.CheckConstraint(
                condition=apart(("first_by", "first_for"), ("second_by", "second_for")),
                name="proposal_takes_two_deciders",
            ),
            models.CheckConstraint(
                condition=apart(
                    ("drafted_by", "drafted_for", "proposed_by", "proposed_for"),
                    ("first_by", "first_for", "second_by", "second_for"),
                ),
                name="proposal_not_decided_by_its_author",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("identity"),
            sealed_check("grounds"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference


class ProposalEvidence(Record):
    """A file on which a proposal rests, sealed with it: its name says as much as what is in it."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="evidence")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = SealedTextField()
    content = SealedTextField()

    dictionary = describe(
        "Files on which proposals for the lists of this state rest",
        basis="public_task",
        retention="designation",
        fields={
            "proposal": "The proposal",
            "content_type": "Type found in the content",
            "size": "Bytes",
            "added_by": personal("Who put it in"),
            "name": personal("Its name", sealed=True),
            "content": personal("The file itself", sealed=True),
        },
    )

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [sealed_check("name"), sealed_check("content")]

    def __str__(self) -> str:
        return str(self.pk)


class ProposalOutcome(models.TextChoices):
    """What a decider says."""

    LIST = "list", pgettext_lazy("decision on a proposal", "List")
    RETURN = "return", pgettext_lazy("decision on a proposal", "Return")
    KEEP = "keep", pgettext_lazy("decision on a proposal", "Keep on the list")
    DELIST = "delist", pgettext_lazy("decision on a proposal", "Take off the list")


class Decision(Record):
    """What the first of two deciders said, and what became of it."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=16, choices=ProposalOutcome)
    state = models.CharField(max_length=16, default="waiting")
    review_on = models.DateField(null=True, blank=True)
    first_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    first_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    second_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    second_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = SealedTextField()
    answer = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "What two deciders said on a proposal",
        basis="public_task",
        retention="designation",
        fields={
            "proposal": "The proposal",
            "outcome": "List, return, keep or take off",
            "state": "Waiting for the second, carried out, not agreed, or dropped with the proposal",
            "review_on": "The day by which it is looked at again",
            "first_by": personal("Who spoke first"),
            "first_for": personal("Whom they stood in for"),
            "second_by": personal("Who answered"),
            "second_for": personal("Whom they stood in for"),
            "ended_at": "When it was answered",
            "reason": personal("Why, says the first", sealed=True),
            "answer": personal("Why, says the second", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(state="waiting"), name="decision_one_at_a_time"),
            models.CheckConstraint(
                condition=apart(("first_by", "first_for"), ("second_by", "second_for")), name="decision_takes_two"
            ),
            models.CheckConstraint(
                condition=~Q(state="carried") | Q(outcome="return") | Q(second_by__isnull=False),
                name="decision_carried_by_two",
            ),
            sealed_check("reason"),
            sealed_check("answer"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.outcome}"
