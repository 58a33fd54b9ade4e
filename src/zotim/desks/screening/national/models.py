"""Entries that this state decides on: on which legal basis, who proposed, which two decided, what it rests on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.bases.models import DECIDED_HERE, LegalBasis
from zotim.desks.screening.lists.models import ListBasis, ListKind, Source


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
    drafted_for = somebody()
    proposed_by = somebody()
    proposed_for = somebody()
    first_by = somebody()
    first_for = somebody()
    second_by = somebody()
    second_for = somebody()
    hands = models.JSONField(default=list)
    identity = SealedTextField()
    grounds = SealedTextField()
    told_reasons = SealedTextField(null=True, blank=True)

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
            "identity": personal("Names, dates, countries and documents", sealed=True, told=True),
            "grounds": personal("Why: never published", sealed=True),
            "told_reasons": personal("Why, as they themselves may be told", sealed=True, told=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=DECIDED_HERE), name="proposal_side"),
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
            models.CheckConstraint(condition=apart("first", "second"), name="proposal_takes_two_deciders"),
            models.CheckConstraint(
                condition=apart(("drafted", "proposed"), ("first", "second")),
                name="proposal_not_decided_by_its_author",
            ),
            # Last: Django's introspection of SQLite can't read what stands behind its escape sign.
            sealed_check("identity"),
            sealed_check("grounds"),
            sealed_check("told_reasons"),
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
    first_for = somebody()
    second_by = somebody()
    second_for = somebody()
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
            models.CheckConstraint(condition=apart("first", "second"), name="decision_takes_two"),
            models.CheckConstraint(
                condition=~Q(state="carried") | Q(outcome="return") | Q(second_by__isnull=False),
                name="decision_carried_by_two",
            ),
            sealed_check("reason"),
            sealed_check("answer"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.outcome}"
