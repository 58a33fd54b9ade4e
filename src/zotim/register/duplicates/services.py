"""Two records that say the same: one is merged into the other; and they are taken apart again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.revisions.services import history, keep_revision
from zotim.core.search.registry import index
from zotim.register.duplicates.carrying import Carried, Key, carry, carry_again, give_back
from zotim.register.duplicates.models import Merger
from zotim.register.duplicates.states import MERGER
from zotim.register.measures.services import block_anew
from zotim.register.models import Commitment, Evidence, Measure, StatusAssessment
from zotim.register.policy import CENTRE
from zotim.register.services.standing import stand_anew
from zotim.register.states import COMMITMENT
from zotim.vocabulary import Classification

Mergeable = Commitment | Measure
DECIDE = "register.duplicate.decide"


@transaction.atomic
def duplicate_merge(*, actor: Actor, one: Mergeable, into: Mergeable, reason: str) -> Merger:
    """Merge *one* into *into*, which says the same. Where an assessment moves along, a second person decides first.

    Raises :class:`Unfit` without a reason, for two of different kinds or the same record, for commitments that aren't
    active, for a measure that was given up, and while another merger of it waits.
    """
    allow(actor, "register.duplicate.merge", one)
    allow(actor, "register.duplicate.merge", into)
    if not reason.strip():
        raise Unfit(_("Say why they are the same."), "reason")
    one, into = _held(one, into)
    _fits(one, into)
    if Merger.objects.filter(**{_field(one): one}, state="proposed").exists():
        raise Unfit(_("A merger of this record waits for a second person already."))
    merger = Merger.objects.create(
        **{_field(one): one, f"into_{_field(one)}": into}, reason=reason.strip()[:500], asked_by_id=actor.person_id
    )
    if takes_two(one, into):
        approval_request(actor=actor, action=DECIDE, obj=merger)
        notify(holders(*CENTRE) - actor.people, "register.duplicate.asked", merger)
        record(actor, "register.duplicate.asked", merger, details={"one": str(one.pk), "into": str(into.pk)})
    else:
        _merge(actor, merger)
    return merger


@transaction.atomic
def duplicate_decide(*, actor: Actor, merger: Merger, approved: bool, comment: str = "") -> Merger:
    """Decide, as the second person, on a merger that touches what was assessed.

    Raises NeedsAnotherPerson for who asked, ValueError for a return without a reason, :class:`Unfit` where the records
    don't fit any more.
    """
    allow(actor, DECIDE, merger)
    approval_decide(actor=actor, approval=asked(DECIDE, merger), approved=approved, comment=comment)
    if approved:
        _merge(actor, merger)
    else:
        transition = MERGER.move(merger, "return")
        notify([merger.asked_by_id], "register.duplicate.returned", merger)
        record(actor, transition.event, merger)
    return merger


@transaction.atomic
def duplicate_undo(*, actor: Actor, merger: Merger) -> Merger:
    """Take two records apart again, exactly: what came along goes back, what was added since stays.

    One person may: each assessment goes back to what two people found it for. Raises :class:`Unfit` while the survivor
    is itself merged into another, and where an assessment made since rests on evidence that would go back; WrongState
    for one that isn't merged.
    """
    allow(actor, "register.duplicate.undo", merger)
    one, into = _held(merger.one, merger.into)
    if into.merged_into_id:
        raise Unfit(_("The record that stayed was merged into another itself: take that apart first."))
    merger.refresh_from_db(fields=["carried"])  # another one's end may have changed it, until the rows were locked
    transition = MERGER.move(merger, "undo", undone_at=timezone.now())
    _stands_alone(actor, one)
    done, lost = give_back(one, into, merger.carried)
    touched = done.touched
    for other in _others(into, merger):
        again = carry_again(other.one, into, other.carried, lost)
        other.carried = again.as_json()
        other.save(update_fields=["carried"])
        touched |= again.touched
    _keep(actor, one, into, touched)
    _assessed_on_their_own(one, into, merger)
    record(actor, transition.event, merger, details={"one": str(one.pk), "into": str(into.pk)})
    return merger


def takes_two(one: Mergeable, into: Mergeable) -> bool:
    """Whether an assessment of either, or that rests on either, was made: then one person alone could make something
    proven by merging it."""
    both = [one.pk, into.pk]
    live = StatusAssessment.objects.filter(state__in=("proposed", "confirmed"))
    if isinstance(one, Commitment):
        return live.filter(commitment__in=both).exists()
    return live.filter(evidence__measure__in=both).exists()


def hides(one: Mergeable, into: Mergeable) -> bool:
    """Whether the public sees *one* and wouldn't any more: what stays isn't public."""
    return one.classification == Classification.PUBLIC != into.classification


def _field(one: Mergeable) -> str:
    return "commitment" if isinstance(one, Commitment) else "measure"


def _held(one: Mergeable, into: Mergeable) -> tuple[Any, Any]:
    """Both rows, locked in the order of their keys."""
    if type(one) is not type(into) or one.pk == into.pk:
        raise Unfit(_("Choose another record of the same kind."), "reference")
    rows = type(one)._base_manager.filter(pk__in=[one.pk, into.pk]).order_by("pk").select_for_update(no_key=True)
    found = {row.pk: row for row in rows}
    return found[one.pk], found[into.pk]


def _fits(one: Mergeable, into: Mergeable) -> None:
    if one.merged_into_id or into.merged_into_id:
        raise Unfit(_("One of them was merged into another meanwhile."))
    if isinstance(one, Commitment):
        if {one.state, into.state} != {"active"}:
            raise Unfit(_("Only commitments that are active are merged."))
    elif "given_up" in (one.state, into.state):
        raise Unfit(_("A measure that was given up stays on record as that."))


def _merge(actor: Actor, merger: Merger) -> None:
    one, into = _held(merger.one, merger.into)
    _fits(one, into)
    carried = Carried()
    carry(one, into, carried)
    transition = MERGER.move(merger, "merge", merged_at=timezone.now(), carried=carried.as_json())
    if isinstance(one, Commitment):
        step = COMMITMENT.move(one, "merge", merged_into=into)
        record(actor, step.event, one, details={"into": str(into.pk)})
    else:
        type(one)._base_manager.filter(pk=one.pk).update(merged_into=into)
        one.merged_into = into
    _keep(actor, one, into, carried.touched)
    record(actor, transition.event, merger, details={"one": str(one.pk), "into": str(into.pk)})


def _stands_alone(actor: Actor, one: Any) -> None:
    if isinstance(one, Commitment):
        step = COMMITMENT.move(one, "take_apart", merged_into=None)
        record(actor, step.event, one)
    else:
        type(one)._base_manager.filter(pk=one.pk).update(merged_into=None)
        one.merged_into = None


def _others(into: Mergeable, but: Merger) -> Iterable[Merger]:
    rows = Merger.objects.filter(**{f"into_{_field(into)}": into}, state="merged").exclude(pk=but.pk)
    return rows.order_by("merged_at", "pk")


def _keep(actor: Actor, one: Any, into: Any, touched: set[Key]) -> None:
    """Where they stand, under which words they are found, and the states of all that changed."""
    if isinstance(one, Commitment):
        stand_anew([one.pk, into.pk])
    else:
        block_anew(actor, one)
        block_anew(actor, into)
    for changed in (one, into):
        changed.refresh_from_db()
        index(changed)
    own = {(one._meta.label_lower, str(one.pk))}
    for label, pk in sorted(touched | own):
        row = apps.get_model(label)._base_manager.filter(pk=pk).first()
        if row is not None and history(row).exists():
            keep_revision(row, actor)


def _assessed_on_their_own(one: Mergeable, into: Mergeable, merger: Merger) -> None:
    """No assessment that was made since, and counts, may be left resting on evidence of the other."""
    for commitment in _commitments(one) | _commitments(into):
        rows = StatusAssessment.objects.filter(commitment_id=commitment)
        newest = rows.filter(state="confirmed").order_by("-created_at", "-pk").first()
        counting = [*rows.filter(state="proposed"), *([newest] if newest else [])]
        for assessment in counting:
            if merger.merged_at and assessment.created_at < merger.merged_at:
                continue
            own = Evidence.objects.filter(measure__commitments=commitment).values("pk")
            if assessment.evidence.exclude(pk__in=own).exists():
                raise Unfit(_("An assessment made since rests on evidence that would go back. Assess it anew first."))


def _commitments(one: Mergeable) -> set[UUID]:
    if isinstance(one, Commitment):
        return {one.pk}
    return set(one.commitments.values_list("pk", flat=True))
