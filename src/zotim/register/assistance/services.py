"""Every write about assistance: needs, what was pledged and given, and which is meant for which."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.approvals.services import approval_decide, approval_drop, approval_of, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.disclosures.services import disclose
from zotim.core.evidence.services import Opened, file_open, file_receive
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register.assistance import disclosures, papers
from zotim.register.assistance.models import Assistance, Direction, Need, NeedMatch
from zotim.register.assistance.selectors import for_donors
from zotim.register.assistance.states import ASSISTANCE, NEED
from zotim.register.models import Measure, Obligation
from zotim.register.policy import may_be_given, unmerged
from zotim.vocabulary import Classification

APPROVE = "register.need.approve"
CURRENCY = re.compile("[A-Z]{3}")


def _money(amount: Decimal | None, currency: str) -> None:
    """An amount has a currency (ISO 4217), and a currency an amount. Raises :class:`Unfit`."""
    if (amount is None) != (not currency):
        raise Unfit(_("Say how much, and in which currency."), "amount" if amount is None else "currency")
    if currency and not CURRENCY.fullmatch(currency):
        raise Unfit(_("A currency has three capital letters, such as EUR."), "currency")


@transaction.atomic
def need_add(
    *,
    actor: Actor,
    title: Translated,
    lead: Organisation,
    kind: str,
    since: date,
    obligation: Obligation | None = None,
    measure: Measure | None = None,
    amount: Decimal | None = None,
    currency: str = "",
) -> Need:
    """Put in what a body lacks, and ask a coordinator to stand behind it.

    Raises :class:`Unfit` for a body that the actor can't speak for, a need that is for nothing, an amount without a
    currency, and a day that hasn't come.
    """
    allow(actor, "register.need.add")
    if not Organisation.objects.filter(may_be_given(actor, since), pk=lead.pk).exists():
        raise Unfit(_("You can't put in a need of this body."), "lead")
    if obligation is None and measure is None:
        raise Unfit(_("Say for which obligation or measure."), "obligation")
    for action, target in (("register.obligation.view", obligation), ("register.measure.move", measure)):
        if target is not None:
            allow(actor, action, target)
    if since > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "since")
    _money(amount, currency)
    need = with_reference(
        lambda reference: Need.objects.create(
            reference=reference,
            title=title.attributed(actor.person_id),
            lead=lead,
            kind=kind,
            since=since,
            obligation=obligation,
            measure=measure,
            amount=amount,
            currency=currency,
            put_in_by_id=actor.person_id,
        )
    )
    approval_request(actor=actor, action=APPROVE, obj=need)
    keep_revision(need, actor)
    record(actor, "register.need.added", need, details={"lead": str(lead.pk)})
    return need


@transaction.atomic
def need_approve(*, actor: Actor, need: Need, approved: bool, comment: str = "") -> Need:
    """Stand behind a need that somebody else put in, or return it, which withdraws it with the reason.

    Raises NeedsAnotherPerson for whoever put it in, ValueError for a return without a reason, WrongState.
    """
    allow(actor, APPROVE, need)
    approval_decide(actor=actor, approval=asked(APPROVE, need), approved=approved, comment=comment)
    if approved:
        transition = NEED.move(need, "approve")
        record(actor, transition.event, need)
    else:
        NEED.move(need, "withdraw", why_withdrawn=comment)
        record(actor, "register.need.returned", need)
    keep_revision(need, actor)
    return need


@transaction.atomic
def need_release(*, actor: Actor, need: Need) -> Need:
    """Release a need, so that donors may be asked: public from now on.

    Raises :class:`Unfit` for one that nobody approved or that ended. Doing it again changes nothing.
    """
    allow(actor, "register.need.release", need)
    if need.state in ("identified", "met", "withdrawn"):
        raise Unfit(_("Only a need that was approved and is still open is released."))
    if need.classification == Classification.PUBLIC:
        return need
    need.classification = Classification.PUBLIC
    need.save(update_fields=["classification"])
    keep_revision(need, actor)
    record(actor, "register.need.released", need)
    return need


@transaction.atomic
def need_move(*, actor: Actor, need: Need, step: str, reason: str = "") -> Need:
    """Say that help has begun, that it is met, or withdraw it. Raises WrongState with what is missing.

    Raises :class:`Unfit` for a withdrawal without a reason, KeyError for a step that is taken elsewhere.
    """
    allow(actor, "register.need.move", need)
    if step not in ("begin", "meet", "withdraw"):
        raise KeyError(step)
    if step == "withdraw":
        if not reason.strip():
            raise Unfit(_("Say why."), "reason")
        transition = NEED.move(need, step, why_withdrawn=reason)
        approval = approval_of(APPROVE, need)
        if approval and approval.state == "pending":
            approval_drop(actor=actor, approval=approval)
    else:
        transition = NEED.move(need, step)
    keep_revision(need, actor)
    record(actor, transition.event, need)
    return need


@transaction.atomic
def need_match(*, actor: Actor, need: Need, assistance: Assistance) -> NeedMatch:
    """Say that an offer is meant for a need. A person decides it; the first match says that help was offered.

    Raises :class:`Unfit` for help that we give, that won't come, or that is matched already; and for a need that
    nobody approved or that ended.
    """
    allow(actor, "register.need.match", need)
    allow(actor, "register.assistance.view", assistance)
    if need.state not in ("approved", "offered", "under_way"):
        raise Unfit(_("Only a need that was approved and is still open is matched."), "assistance")
    if assistance.direction != Direction.RECEIVED or assistance.state == "withdrawn":
        raise Unfit(_("Only help that we get, and that still comes, meets a need of ours."), "assistance")
    if need.matches.filter(assistance=assistance).exists():
        raise Unfit(_("This is matched already."), "assistance")
    match = NeedMatch.objects.create(need=need, assistance=assistance, matched_by_id=actor.person_id)
    record(actor, "register.need.matched", need, details={"assistance": str(assistance.pk)})
    if need.state == "approved":
        transition = NEED.move(need, "offer")
        record(actor, transition.event, need)
    keep_revision(match, actor)
    keep_revision(need, actor)
    return match


@transaction.atomic
def need_unmatch(*, actor: Actor, match: NeedMatch) -> Need:
    """Take a match back. A need that had no other one has no donor again.

    Raises :class:`Unfit` once the help has begun: what happened stays.
    """
    need = match.need
    allow(actor, "register.need.match", need)
    if need.state != "offered" or match.assistance.state in ("under_way", "delivered"):
        raise Unfit(_("The help has begun; the match stays."))
    details = {"assistance": str(match.assistance_id)}
    match.delete()
    record(actor, "register.need.unmatched", need, details=details)
    _without_donor(actor, need)
    return need


def _without_donor(actor: Actor, need: Need) -> None:
    """A need whose offers are all gone waits for a donor again."""
    if need.state == "offered" and not need.matches.exclude(assistance__state="withdrawn").exists():
        transition = NEED.move(need, "unoffer")
        record(actor, transition.event, need)
        keep_revision(need, actor)


@transaction.atomic
def assistance_add(*, actor: Actor, title: Translated, **fields: Any) -> Assistance:
    """Put in assistance that was pledged, to us or by us.

    *fields* are direction, partner, kind, instrument, lead, forum, obligation, commitment, amount, currency,
    pledged_on, ends_on, source, certain and classification. Raises :class:`Unfit` for what doesn't fit together.
    """
    allow(actor, "register.assistance.add")
    _money(fields.get("amount"), fields.get("currency", ""))
    if fields.get("certain") and not fields.get("source"):
        raise Unfit(_("Say where it was seen."), "source")
    in_order(fields.get("pledged_on"), fields.get("ends_on"), "ends_on")
    if fields.get("commitment") and fields["direction"] != Direction.GIVEN:
        raise Unfit(_("Only what we give keeps a commitment of ours."), "commitment")
    if not unmerged(actor, fields.get("commitment")):
        raise Unfit(_("This commitment was merged into another. Choose that one."), "commitment")
    one = with_reference(
        lambda reference: Assistance.objects.create(
            reference=reference, title=title.attributed(actor.person_id), **fields
        )
    )
    keep_revision(one, actor)
    record(actor, "register.assistance.added", one)
    return one


@transaction.atomic
def assistance_move(*, actor: Actor, assistance: Assistance, step: str) -> Assistance:
    """Say that it has begun, or that it won't come; needs that had no other offer then wait for a donor again."""
    allow(actor, "register.assistance.move", assistance)
    if step not in ("begin", "withdraw"):
        raise KeyError(step)
    transition = ASSISTANCE.move(assistance, step)
    keep_revision(assistance, actor)
    record(actor, transition.event, assistance)
    for match in assistance.matches.select_related("need") if step == "withdraw" else ():
        _without_donor(actor, match.need)
    return assistance


@transaction.atomic
def assistance_deliver(
    *,
    actor: Actor,
    assistance: Assistance,
    on: date,
    data: bytes,
    name: str,
    delivered: Decimal | None = None,
    result: Translated | None = None,
) -> Assistance:
    """Say that it was delivered, on which day, how much of it, and what shows that. Raises Refused for the file.

    Raises :class:`Unfit` for a day that hasn't come, and for an amount of a pledge that named no currency or money
    without an amount.
    """
    allow(actor, "register.assistance.move", assistance)
    if on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "on")
    if (delivered is not None) != bool(assistance.currency):
        message = _("Say how much was given.") if assistance.currency else _("The pledge names no currency.")
        raise Unfit(message, "delivered")
    file = file_receive(actor=actor, data=data, name=name, classification=Classification(assistance.classification))
    transition = ASSISTANCE.move(
        assistance,
        "deliver",
        delivered=delivered,
        delivered_on=on,
        evidence_id=file.pk,
        result=result.attributed(actor.person_id) if result else None,
    )
    keep_revision(assistance, actor)
    record(actor, transition.event, assistance)
    return assistance


def evidence_open(*, actor: Actor, assistance: Assistance) -> Opened:
    """The file that shows it. Raises NoFile where there is none."""
    return file_open(actor=actor, action="register.assistance.download", of=assistance, file=assistance.evidence)


@transaction.atomic
def needs_give(*, actor: Actor, needs: Sequence[Need], recipient: str, form: str, language: str) -> bytes:
    """The list of needs for a donor as DOCX, XLSX or PDF, written down as a disclosure before it is handed over.

    Raises :class:`Unfit` for an empty list, and for a need that isn't released or has a donor.
    """
    allow(actor, "register.need.give")
    open_ones = {one.pk for one in for_donors(actor)}
    if not needs or any(need.pk not in open_ones for need in needs):
        raise Unfit(_("Choose needs that were released and have no donor."), "needs")
    if not recipient.strip():
        raise Unfit(_("Say for whom the list is."), "recipient")
    data = papers.donor_list(needs, recipient, form, language)
    disclose(
        actor=actor,
        kind=disclosures.NEEDS,
        recipient=recipient,
        purpose=disclosures.PURPOSE,
        basis=disclosures.BASIS,
        objects=list(needs),
        payload_hash=hashlib.sha256(data).hexdigest(),
    )
    record(actor, "register.needs.given", details={"needs": len(needs), "form": form})
    return data
