"""A hold at once, and what becomes of it: another person confirms or lifts it, or its clock runs out."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_lapse, approval_request, asked, overdue
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.alerts.verdicts import evidence, told_apart
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.bases.models import SIDES, LegalStep
from zotim.desks.screening.bases.services import in_force
from zotim.desks.screening.lists.models import ListBasis, Listed, Source
from zotim.desks.screening.lists.services import source_hold
from zotim.desks.screening.measures.clocks import CONFIRM
from zotim.desks.screening.measures.models import LIVE, Asset, Because, Freeze, Withheld
from zotim.desks.screening.measures.sealed import TEXTS, asked_for
from zotim.desks.screening.measures.services.persons import officers
from zotim.desks.screening.measures.states import DECIDE, FREEZE

HOLD = "screening.freeze.hold"
LAPSES = {
    ListBasis.UN: Approval.Silence.STANDS,
    ListBasis.NATIONAL: Approval.Silence.LAPSES,
    ListBasis.FOREIGN: Approval.Silence.LAPSES,
}
"""What becomes of a hold that nobody confirms, by what its list rests on."""


def why_not(actor: Actor, alert: Alert) -> str:
    """Why *actor* can't place a hold on an alert, in words; empty when they can.

    What rests on another alert of the same evidence counts as if it rested on this one.
    """
    if alert.channel != Channel.FINANCE or alert.state != "same":
        return _("A hold rests on an alert of finance on which somebody said that they are the same.")
    if alert.listed.source.basis not in SIDES:
        return _("This list is for information only: nobody is held on it.")
    if not _listed_now(alert.listed):
        return _("The list doesn't name them any more.")
    if alert.listed.source.basis == ListBasis.FOREIGN and not _decided_here(alert.listed.source):
        return _("This state has not decided on it: what another state asks for is no ground by itself.")
    if told_apart(alert):
        return _("On the same evidence somebody said that they aren't the same, and that stands.")
    earlier = Freeze.objects.filter(alert__in=Alert.objects.filter(**evidence(alert)))
    if earlier.filter(state__in=LIVE).exists():
        return _("They are held or frozen on the same evidence already.")
    if any(_again(actor, alert, one) for one in earlier.filter(because__in=[Because.LIFTED, Because.LAPSED])):
        return _("A hold on the same evidence was lifted or has lapsed. Who placed it can't hold again, and somebody "
                 "else has to say anew that they are the same.")  # fmt: skip
    return ""


def _again(actor: Actor, alert: Alert, over: Freeze) -> bool:
    """Whether a hold would only be the one that is *over* once more: by the same person, or on no new verdict of
    somebody else. Else one person could hold for ever, whatever the second says."""
    first = behind(over, "held")
    said_anew = alert.decided_at and over.over_at and alert.decided_at > over.over_at
    return bool(first & (actor.people | behind(alert, "decided"))) or not said_anew


def _listed_now(entry: Listed) -> bool:
    """Whether the list still holds the id, whatever it says of it now."""
    return Listed.objects.filter(source=entry.source_id, listed_id=entry.listed_id, until=None).exists()


def _decided_here(source: Source) -> bool:
    """Whether its entries are there only because two people of this state listed them (the room of the national list):
    a file has no such decision behind it."""
    return source.decided_here


@transaction.atomic
@inside
def freeze_hold(*, actor: Actor, alert: Alert, reason: str, language: str) -> Freeze:
    """Hold somebody's assets at once, as one person, until another confirms or lifts it. The list stands still until
    that is done.

    Raises Unfit for an alert on which none can be placed, and while no legal basis is confirmed.
    """
    person_may(actor, HOLD, alert)
    source_hold(alert.listed.source_id)
    alert = Alert.objects.select_for_update(of=("self",)).select_related("listed__source", "question").get(pk=alert.pk)
    if refused := why_not(actor, alert):
        raise Unfit(refused)
    basis, now = alert.listed.source.basis, timezone.now()
    rests_on, due = in_force(LegalStep.FREEZE, basis), CONFIRM.due_at(now)
    freeze = Freeze(
        pk=uuid7(), basis=basis, alert=alert, listed=alert.listed, rests_on=rests_on, language=language,
        held_at=now, confirm_by=due, **done_by(actor, "held"),
    )  # fmt: skip
    key_make(freeze.pk)
    freeze.reason = TEXTS.put(freeze, "reason", said(reason))
    freeze.identity = TEXTS.put(freeze, "identity", asked_for(alert))
    save_new(freeze)
    approval_request(actor=actor, action=DECIDE, obj=freeze, due_at=due, silence=LAPSES[ListBasis(basis)])
    record(actor, "screening.freeze.held", freeze, details={"alert": str(alert.pk)})
    notify(officers(but=actor), "screening.freeze.held", freeze)
    return freeze


@transaction.atomic
@inside
def freeze_decide(*, actor: Actor, freeze: Freeze, confirmed: bool, reason: str) -> Freeze:
    """Confirm somebody else's hold, or lift it, with a reason.

    Raises NeedsAnotherPerson for who placed it, deputies included; Unfit for a confirmation of what doesn't stand any
    more: another verdict, no entry, no legal basis in force, a term that is over; WrongState when it was decided
    meanwhile.
    """
    person_may(actor, DECIDE, freeze)
    reason = said(reason)
    source_hold(freeze.listed.source_id)
    verdict = Alert.objects.select_for_update().values_list("state", flat=True).get(pk=freeze.alert_id)
    if confirmed:
        _confirmable(freeze, verdict)
    comment = "" if confirmed else _("The reason is sealed with the record.")
    approval_decide(actor=actor, approval=asked(DECIDE, freeze), approved=confirmed, comment=comment)
    now = timezone.now()
    over = {} if confirmed else {"because": Because.LIFTED, "over_at": now}
    step = FREEZE.move(
        freeze, "confirm" if confirmed else "lift", decided_at=now,
        decision=TEXTS.put(freeze, "decision", reason), **done_by(actor, "decided"), **over,
    )  # fmt: skip
    record(actor, step.event, freeze)
    notify({freeze.held_by_id} - actor.people, step.event, freeze)
    return freeze


def _confirmable(freeze: Freeze, verdict: str) -> None:
    if verdict != "same":
        raise Unfit(_("Nobody says any more that they are the same. Lift the hold."))
    if not _listed_now(freeze.listed):
        raise Unfit(_("The list doesn't name them any more. Lift the hold."))
    if LAPSES[ListBasis(freeze.basis)] == Approval.Silence.LAPSES and freeze.confirm_by <= timezone.now():
        raise Unfit(_("Its time has passed: it can't be confirmed any more."))
    in_force(LegalStep.FREEZE, freeze.basis)


def holds_look(*, actor: Who, now: datetime | None = None) -> int:
    """See to holds whose clock has run out: those on a list of the UN stand, the others lapse; of each everybody in
    finance is told once. Answers how many. It confirms nothing."""
    now = now or timezone.now()
    late = list(overdue(now).filter(action=DECIDE).values_list("object_id", flat=True))
    found = Freeze.objects.filter(pk__in=late, state="held", escalated_at=None)
    for freeze in found:
        with transaction.atomic():
            _run_out(actor, freeze, now)
    return len(found)


def _run_out(actor: Who, freeze: Freeze, now: datetime) -> None:
    approval = asked(DECIDE, freeze)
    if approval.silence == Approval.Silence.LAPSES:
        approval_lapse(actor=actor, approval=approval, at=now)
        step = FREEZE.move(freeze, "lapse", because=Because.LAPSED, over_at=now, escalated_at=now)
        record(actor, step.event, freeze)
        notify(officers(), step.event, freeze)
    elif Freeze.objects.filter(pk=freeze.pk, state="held", escalated_at=None).update(escalated_at=now):
        record(actor, "screening.freeze.escalated", freeze)
        notify(officers(), "screening.freeze.escalated", freeze)


def holds_late(now: datetime | None = None) -> bool:
    """Whether a hold's clock has run out and nobody was told yet."""
    return Freeze.objects.filter(state="held", escalated_at=None, confirm_by__lte=now or timezone.now()).exists()


# What a freeze covers, and what nobody may learn


def _live(freeze: Freeze) -> None:
    freeze.state = Freeze.objects.values_list("state", flat=True).get(pk=freeze.pk)
    if freeze.state not in LIVE:
        raise Unfit(_("It is over: nothing is added to it."))


@transaction.atomic
@inside
def asset_add(
    *, actor: Actor, freeze: Freeze, kind: str, what: str, hands: str, owners: str = "",
    amount: Decimal | None = None, currency: str = "",
) -> Asset:  # fmt: skip
    """Say what a freeze covers: *what* it is, in whose *hands*, which other *owners*, how much.

    Raises Unfit when it is over, or an amount has no currency.
    """
    person_may(actor, "screening.asset.add", freeze)
    _live(freeze)
    if (amount is None) != (not currency):
        raise Unfit(_("An amount and its currency belong together."), "amount")
    asset = Asset(freeze=freeze, kind=kind, amount=amount, currency=currency, put_in_by_id=actor.person_id)
    said_of = {"what": said(what, "what"), "hands": said(hands, "hands"), "owners": owners.strip()}
    asset.what = TEXTS.put(asset, "what", said_of)
    asset.save(force_insert=True)
    record(actor, "screening.asset.added", asset, details={"freeze": str(freeze.pk)})
    return asset


@transaction.atomic
@inside
def asset_value(*, actor: Actor, freeze: Freeze, asset: Asset, added: Decimal, added_on: date) -> Asset:
    """Say how much interest or other value has come to an asset up to a day: it is frozen with it.

    Raises Unfit when the freeze is over, for an asset that can't be counted, and for less than nothing.
    """
    person_may(actor, "screening.asset.add", freeze)
    _live(freeze)
    if asset.amount is None or added < 0:
        raise Unfit(_("Only what is counted in a currency grows."), "added")
    Asset.objects.filter(pk=asset.pk, freeze=freeze).update(added=added, added_on=added_on)
    asset.added, asset.added_on = added, added_on
    record(actor, "screening.asset.grown", asset, details={"freeze": str(freeze.pk)})
    return asset


@transaction.atomic
@inside
def withheld_add(
    *, actor: Actor, freeze: Freeze, kind: str, dated_on: date, text: str, number: str = ""
) -> Withheld:  # fmt: skip
    """Put in a report, an analysis or a request of another body, of which the person must not learn."""
    person_may(actor, "screening.withheld.add", freeze)
    row = Withheld(freeze=freeze, kind=kind, number=number, dated_on=dated_on, put_in_by_id=actor.person_id)
    row.text = TEXTS.put(row, "text", said(text, "text"))
    row.save(force_insert=True)
    record(actor, "screening.withheld.added", row, details={"freeze": str(freeze.pk)})
    return row
