"""Every write about proposals: drafted, proposed, decided by two, reviewed, withdrawn; what is listed or delisted."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import (
    approval_decide,
    approval_drop,
    approval_request,
    asked,
    refuse_own,
)
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import Who, record
from zotim.core.evidence.content import content_type
from zotim.core.evidence.services import clean_name
from zotim.core.identifiers import uuid7
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.sealing.services import key_make
from zotim.core.sealing.texts import as_text
from zotim.core.states.machine import WrongState
from zotim.desks.screening.bases.models import LegalBasis, LegalStep
from zotim.desks.screening.bases.states import USABLE
from zotim.desks.screening.lists.models import Listed, Source
from zotim.desks.screening.lists.policy import DECIDERS, SCREENERS
from zotim.desks.screening.lists.services import version_publish
from zotim.desks.screening.national.endings import ENDINGS
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence
from zotim.desks.screening.national.policy import authors
from zotim.desks.screening.national.sealed import opened, sealed_texts
from zotim.desks.screening.national.states import DECIDE, DECISION, PROPOSAL, rests_on_law
from zotim.formats.lists import Listing, from_json, to_json

SEALED = "sealed"
"""What stands in the approval instead of the second decider's words, which are sealed with the proposal."""
AHEAD, NEAR = timedelta(days=30), "screening.proposal.near"
"""How long before its day a review is announced, a proposal; and the notice that does it."""
WRITTEN = ("drafted", "returned", "under_review")
"""States in which what a proposal says may be changed, as long as no decision on it is under way."""


def held(proposal: Proposal) -> Proposal:
    """The proposal as it stands now; nobody else writes in it, moves it or decides on it until the transaction ends."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("source", "legal_basis")
    return rows.get(pk=proposal.pk)


def stamp(proposal: Proposal) -> str:
    """What a proposal says, as a hash: another one as soon as it says something else or rests on another file."""
    pieces = sorted(str(pk) for pk in proposal.evidence.values_list("pk", flat=True))
    texts = (proposal.identity, proposal.grounds, proposal.told_reasons or "")
    return sha256("\n".join((*texts, *pieces)).encode()).hexdigest()


def read_again() -> str:
    """What a decider is told who read something else than the proposal says now."""
    return _("It doesn't say any more what you read: it was changed meanwhile. Read it again, then decide.")


@transaction.atomic
def proposal_draft(
    *, actor: Actor, legal_basis: LegalBasis, identity: Listing, grounds: str, review_on: date,
    requesting_state: str = "", told_reasons: str = "",
) -> Proposal:  # fmt: skip
    """Draft a proposal for the list that is decided on the side of its legal basis. *told_reasons* may be told to whom
    it is about, *grounds* never.

    Raises Unfit for a basis of another step or one that isn't used any more, a side that has no list, a state that asks
    where none may or none where one must, a name or kind that is missing, no grounds, and a day of review that isn't to
    come.
    """
    allow(actor, "screening.proposal.draft")
    if legal_basis.step != LegalStep.LISTING or legal_basis.state not in USABLE:
        raise Unfit(
            _("Nobody is proposed on this legal basis: it is one of another step, or isn't used any more."),
            "legal_basis",
        )
    source = Source.objects.filter(basis=legal_basis.side, decided_here=True, ended_on=None).first()
    if source is None:
        raise Unfit(_("No list that rests on this is decided on here yet. Whoever keeps the lists adds it."))
    _examine(legal_basis.side, requesting_state, identity, grounds, review_on)
    pk = uuid7()
    key_make(pk)
    texts = _texts(pk, identity, grounds, told_reasons)
    proposal = with_reference(
        lambda reference: Proposal.objects.create(
            pk=pk, reference=reference, source=source, side=legal_basis.side, legal_basis=legal_basis,
            requesting_state=requesting_state, kind=identity.kind, moved_at=timezone.now(), review_on=review_on,
            hands=_hands(actor), **done_by(actor, "drafted"), **texts,
        )
    )  # fmt: skip
    record(actor, "screening.proposal.drafted", proposal)
    return proposal


@transaction.atomic
def proposal_change(
    *, actor: Actor, proposal: Proposal, identity: Listing, grounds: str, review_on: date, requesting_state: str = "",
    told_reasons: str = "",
) -> Proposal:  # fmt: skip
    """Say something else. What a list says changes when two deciders keep the entry. Raises Unfit, as for a draft, and
    in a state in which nothing may be changed or while a decision is under way."""
    row = held(proposal)
    allow(actor, "screening.proposal.change", row)
    _examine(row.side, requesting_state, identity, grounds, review_on)
    _may_be_written(row)
    texts = _texts(row.pk, identity, grounds, told_reasons)
    values = {**texts, "review_on": review_on, "requesting_state": requesting_state, "kind": identity.kind}
    for name, value in (values | {"hands": _hands(actor, row)}).items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "hands"])
    record(actor, "screening.proposal.changed", row)
    return row


@transaction.atomic
def evidence_add(*, actor: Actor, proposal: Proposal, data: bytes, name: str) -> ProposalEvidence:
    """Put in a file on which a proposal rests. Raises Refused for a type that isn't taken in, Unfit as for a change."""
    row = held(proposal)
    allow(actor, "screening.proposal.change", row)
    _may_be_written(row)
    kind, pk = content_type(data, name), uuid7()
    piece = ProposalEvidence(pk=pk, proposal_id=row.pk)
    texts = sealed_texts(piece, name=clean_name(name, kind), content=as_text(data))
    made = ProposalEvidence.objects.create(
        pk=pk, proposal=row, content_type=kind, size=len(data), added_by_id=actor.person_id, **texts
    )
    row.hands = _hands(actor, row)
    row.save(update_fields=["hands"])
    record(actor, "screening.proposal.evidenced", row, details={"evidence": str(pk)})
    return made


@transaction.atomic
def proposal_propose(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Put a draft before the deciders. Raises WrongState."""
    row = held(proposal)
    allow(actor, "screening.proposal.propose", row)
    step = PROPOSAL.move(
        row, "propose", moved_at=timezone.now(), hands=_hands(actor, row), **done_by(actor, "proposed"),
    )  # fmt: skip
    record(actor, step.event, row)
    notify(_deciders(row), step.event, row)
    return row


@transaction.atomic
def proposal_withdraw(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Take a proposal back before anything is listed; a decision that waits falls away. Raises WrongState."""
    row = held(proposal)
    allow(actor, "screening.proposal.withdraw", row)
    for decision in row.decisions.filter(state="waiting"):
        approval_drop(actor=actor, approval=asked(DECIDE, decision))
        step = DECISION.move(decision, "drop", ended_at=timezone.now())
        record(actor, step.event, decision)
    step = PROPOSAL.move(row, "withdraw", moved_at=timezone.now())
    record(actor, step.event, row)
    return row


@transaction.atomic
def proposal_review(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Begin a review before its day: on a complaint, or because something changed. Raises WrongState."""
    row = held(proposal)
    allow(actor, "screening.proposal.review", row)
    return _review(actor, row)


@transaction.atomic
def review_for_complaint(*, actor: Actor, proposal: Proposal) -> Proposal:
    """The same because a complaint was upheld: for redress, which has seen to it who may. Raises WrongState."""
    return _review(actor, held(proposal))


def reviews_begin(*, actor: Who, today: date) -> int:
    """Begin each review whose day has come; answers how many. For the worker; may be done again."""
    begun = 0
    for proposal in Proposal.objects.filter(state="listed", review_on__lte=today).order_by("review_on", "pk"):
        with transaction.atomic():
            row = held(proposal)
            if row.state == "listed" and row.review_on <= today:  # unless somebody was quicker
                _review(actor, row)
                begun += 1
    return begun


def reviews_announce(*, today: date) -> int:
    """Tell the deciders once, and who proposed it, of each review that is near; answers how many. For the worker."""
    near = Proposal.objects.filter(state="listed", review_on__gt=today, review_on__lte=today + AHEAD)
    told = 0
    for proposal in near.order_by("review_on", "pk"):
        before = Notification.objects.filter(kind=NEAR, object_id=str(proposal.pk), created_at__gte=proposal.moved_at)
        if not before.exists():
            notify({*_deciders(proposal), proposal.proposed_by_id}, NEAR, proposal)
            told += 1
    return told


def _review(actor: Who, proposal: Proposal) -> Proposal:
    step = PROPOSAL.move(proposal, "review", moved_at=timezone.now())
    record(actor, step.event, proposal)
    notify({*_deciders(proposal), proposal.proposed_by_id}, step.event, proposal)
    return proposal


@transaction.atomic
def decision_make(
    *, actor: Actor, proposal: Proposal, outcome: str, reason: str, review_on: date | None = None,
    shown: str | None = None,
) -> Decision:  # fmt: skip
    """Say as the first of two what is to become of a proposal. A return takes effect at once; all else waits for a
    second decider. Listing and keeping name a day of review. *shown* is the :func:`stamp` of what the decider read.

    Raises NeedsAnotherPerson for who wrote it, Unfit without a reason, a day to come, or a confirmed basis, and while
    another decision waits; WrongState for what isn't open to it, and when it says something else than what was read.
    """
    proposal = held(proposal)
    _not_ones_own(actor, proposal)
    person_may(actor, DECIDE, proposal)
    if shown is not None and shown != stamp(proposal):
        raise WrongState(read_again(), transition=outcome, state=proposal.state)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    if outcome in ("list", "keep"):
        if review_on is None or review_on <= timezone.localdate():
            raise Unfit(_("Name a day that is to come."), "review_on")
        if not rests_on_law(proposal):
            raise Unfit(_("Its legal basis isn't confirmed. Until it is, nobody is listed under it."))
    if proposal.decisions.filter(state="waiting").exists():
        raise Unfit(_("Another decision on it waits for its second decider."))
    PROPOSAL.examine(proposal, outcome)
    pk = uuid7()
    decision = Decision.objects.create(
        pk=pk, proposal=proposal, outcome=outcome, review_on=review_on if outcome in ("list", "keep") else None,
        **done_by(actor, "first"), **sealed_texts(Decision(pk=pk, proposal_id=proposal.pk), reason=reason.strip()),
    )  # fmt: skip
    record(actor, "screening.decision.made", decision)
    if outcome == "return":
        step = DECISION.move(decision, "carry", ended_at=timezone.now())
        record(actor, step.event, decision)
        step = PROPOSAL.move(proposal, "return", moved_at=timezone.now())
        record(actor, step.event, proposal)
        notify([proposal.proposed_by_id], step.event, proposal)
        return decision
    approval_request(actor=actor, action=DECIDE, obj=decision)
    notify(_deciders(proposal) - actor.people, "screening.decision.made", proposal)
    return decision


@transaction.atomic
def decision_answer(*, actor: Actor, decision: Decision, agreed: bool, answer: str = "") -> Decision:
    """Agree with the first decider, and it takes effect, or don't, with a reason, and nothing changes.

    Raises NeedsAnotherPerson for who wrote the proposal or spoke first, deputies included; Unfit without a reason or
    when the legal basis isn't confirmed any more; WrongState when it was answered meanwhile.
    """
    proposal = held(decision.proposal)
    _not_ones_own(actor, proposal)
    person_may(actor, DECIDE, proposal)
    if not agreed and not answer.strip():
        raise Unfit(_("Say why."), "comment")
    if agreed and decision.outcome in ("list", "keep") and not rests_on_law(proposal):
        raise Unfit(_("Its legal basis isn't confirmed. Until it is, nobody is listed under it."))
    approval_decide(actor=actor, approval=asked(DECIDE, decision), approved=agreed, comment=SEALED)
    second = done_by(actor, "second")
    texts = sealed_texts(decision, answer=answer.strip()) if answer.strip() else {}
    step = DECISION.move(decision, "carry" if agreed else "return", ended_at=timezone.now(), **second, **texts)
    record(actor, step.event, decision)
    if not agreed:
        notify([decision.first_by_id], step.event, proposal)
        return decision
    both = {"first_by_id": decision.first_by_id, "first_for_id": decision.first_for_id, **second}
    if decision.outcome == "delist":
        _delist(actor, proposal, both)
    else:
        _list(actor, proposal, decision, both)
    return decision


def _list(actor: Actor, proposal: Proposal, decision: Decision, both: dict[str, Any]) -> None:
    """List it, or say anew what stands in the list: in force with this transaction."""
    values = {**both, "review_on": decision.review_on, "moved_at": timezone.now()}
    if decision.outcome == "list":
        values["listed_on"] = timezone.localdate()
    step = PROPOSAL.move(proposal, decision.outcome, **values)
    entered = published(proposal, from_json(opened(proposal, "identity"), proposal.source.code))
    version = version_publish(actor=actor, source=proposal.source, entered=entered)
    record(actor, step.event, proposal)
    if version.added or version.changed:
        entry = Listed.objects.get(source=proposal.source, until=None, listed_id=proposal.reference)
        notify(holders(*SCREENERS), "screening.listed.entered" if version.added else "screening.listed.changed", entry)
    notify([proposal.proposed_by_id], step.event, proposal)


def _delist(actor: Actor, proposal: Proposal, both: dict[str, Any]) -> None:
    """Take it off the list, and end what rests on the entry, all or nothing."""
    step = PROPOSAL.move(proposal, "delist", moved_at=timezone.now(), **both)
    version = version_publish(actor=actor, source=proposal.source, removed=proposal.reference)
    record(actor, step.event, proposal)
    entry = Listed.objects.select_related("source").get(until=version, listed_id=proposal.reference)
    for ending in ENDINGS:
        ending(actor, entry)
    notify(holders(*SCREENERS), "screening.listed.ended", entry)
    notify([proposal.proposed_by_id], step.event, proposal)


def published(proposal: Proposal, identity: Listing) -> Listing:
    """What the list says: identity, basis and day; nothing of the grounds, nor who asked."""
    return replace(
        identity, id=proposal.reference, programmes=(proposal.legal_basis.cited_as_entered,), remarks="",
        listed_on=(proposal.listed_on or timezone.localdate()).isoformat(),
    )  # fmt: skip


def _texts(pk: UUID, identity: Listing, grounds: str, told_reasons: str) -> dict[str, str | None]:
    """What of a proposal is sealed."""
    texts = {"identity": to_json(identity), "grounds": grounds.strip(), "told_reasons": told_reasons.strip()}
    return {"told_reasons": None, **sealed_texts(Proposal(pk=pk), **{name: one for name, one in texts.items() if one})}


def _examine(side: str, requesting_state: str, identity: Listing, grounds: str, review_on: date) -> None:
    if (side == "foreign") != bool(requesting_state):
        wrong = _("Name the state that asks.") if side == "foreign" else _("No other state asks for this.")
        raise Unfit(wrong, "requesting_state")
    if not identity.names:
        raise Unfit(_("Write at least one name."), "names")
    if not identity.kind:
        raise Unfit(_("Say what it is."), "kind")
    if not grounds.strip():
        raise Unfit(_("Say why."), "grounds")
    if review_on <= timezone.localdate():
        raise Unfit(_("Name a day that is to come."), "review_on")


def _may_be_written(proposal: Proposal) -> None:
    if proposal.state not in WRITTEN:
        raise Unfit(_("It can be changed while it is drafted, returned or under review."))
    if proposal.decisions.filter(state="waiting").exists():
        raise Unfit(_("A decision on it is under way."))


def _not_ones_own(actor: Actor, proposal: Proposal) -> None:
    refuse_own(actor, DECIDE, proposal, authors(proposal))


def _hands(actor: Actor, proposal: Proposal | None = None) -> list[str]:
    """Who wrote in it, with those whose hand this is."""
    return sorted(map(str, actor.people | (authors(proposal) if proposal else frozenset())))


def _deciders(proposal: Proposal) -> set[Any]:
    return holders(DECIDERS[proposal.side].code) - authors(proposal)
