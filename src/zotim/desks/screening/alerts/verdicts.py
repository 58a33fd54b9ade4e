"""What a person says of an alert, for many at once where their evidence is the same, and what becomes of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by, undone
from zotim.core.audit.services import System, record
from zotim.core.clocks.holidays import own_calendar
from zotim.core.clocks.lengths import due_at, months
from zotim.core.clocks.registry import zone
from zotim.core.clocks.services import start
from zotim.core.sealing.services import unseal
from zotim.desks.screening.alerts.clocks import CONTESTED
from zotim.desks.screening.alerts.models import WAITING, Alert, Pair, PastVerdict, Verdict
from zotim.desks.screening.alerts.sealed import TEXTS
from zotim.desks.screening.alerts.services import locked, refuse_taken
from zotim.desks.screening.alerts.states import ALERT, DECIDE
from zotim.desks.screening.asking.channels import in_channels, inside

REMEMBERED, CLEARED = months(12), months(60)
"""How long a pair that was told apart is remembered, if neither side changes before, and a clearance: proposals."""
NOBODY = {"taken_by_id": None, "taken_at": None}


def alert_decide(*, actor: Actor, pk: UUID, verdict: str, reason: str, cleared: bool = False) -> Alert:
    """Say of one alert whether they are the same; as :func:`alerts_decide`."""
    return alerts_decide(actor=actor, pks=[pk], verdict=verdict, reason=reason, cleared=cleared)[0]


@transaction.atomic
@inside
def alerts_decide(
    *, actor: Actor, pks: Iterable[UUID], verdict: str, reason: str, cleared: bool = False
) -> list[Alert]:  # fmt: skip
    """Say of alerts whose evidence is the same on both sides whether they are the same, with one reason.

    *Not the same* is remembered until either side changes or the term ends; *cleared* says that it is a clearance after
    a complaint. *Can't tell* gives as its reason what is missing. Raises Unfit without a reason, where evidence differs
    or somebody else is at one of them; NeedsAnotherPerson for who decided what is contested, deputies included;
    WrongState where a verdict stands. Then nothing is written.
    """
    verdict = Verdict(verdict)
    if not reason.strip():
        missing = verdict is Verdict.UNKNOWN
        raise Unfit(_("Say what is missing.") if missing else _("Say why."), "reason")
    found = [locked(actor, pk) for pk in sorted(set(pks))]
    if any(evidence(one) != evidence(found[0]) for one in found):
        raise Unfit(_("The evidence isn't the same: decide on each by itself."))
    for one in found:
        allow(actor, DECIDE, one)
        refuse_taken(actor, one)
        refuse_own(actor, DECIDE, one, decided_before(one))
        _decide(actor, one, verdict, reason.strip())
    if verdict is Verdict.APART:
        _remember(actor, found[0], cleared)
    return found


@transaction.atomic
@inside
def alert_contest(*, actor: Actor, pk: UUID, objection: str) -> Alert:
    """Contest a verdict, with what speaks against it: somebody who didn't give it decides anew.

    A pair that rests on it isn't remembered any more. Raises Unfit without an objection, WrongState where there is no
    verdict to contest.
    """
    if not objection.strip():
        raise Unfit(_("Say what speaks against the verdict."), "objection")
    alert = locked(actor, pk)
    allow(actor, "screening.alert.contest", alert)
    _contest(actor, alert, objection.strip())
    return alert


def _contest(actor: Actor, alert: Alert, objection: str) -> None:
    now = timezone.now()
    due = CONTESTED.due_at(now)
    sooner = now < alert.due_at < due  # what still waits, such as a flight, waits no longer for it
    due = alert.due_at if sooner else due
    step = ALERT.move(
        alert, "contest", due_at=due,
        objection=TEXTS.put(alert, "objection", objection), **done_by(actor, "contested"),
    )  # fmt: skip
    if sooner:
        start(actor=actor, code=CONTESTED.code, obj=alert, due_at=due)
    record(actor, step.event, alert)
    for pair in Pair.objects.filter(alert__in=Alert.objects.filter(**evidence(alert)), ended_at=None):
        _end(actor, pair)


@transaction.atomic
def alert_contradict(*, actor: Actor, channel: str, pk: UUID, objection: str) -> None:
    """Contest the verdict *the same* with what another body found, if it stands: somebody else decides anew.

    For a room above, which has seen to it that *actor* may say so: they are no officer of the channel.
    """
    with in_channels(System("alerts"), channel):
        alert = Alert.objects.select_related("listed").select_for_update(of=("self",)).get(pk=pk, channel=channel)
        if alert.state == "same":
            _contest(actor, alert, objection)


@transaction.atomic
def alert_clear(*, actor: Actor, alert: Alert, reason: str) -> Alert:
    """Tell them apart after a complaint, whatever was said before: the pair is a clearance, remembered for longer.

    Whatever rests on the same evidence and is said to be the same is told apart with it. For redress, which has seen to
    it that *actor* took no part. Raises Unfit without a reason.
    """
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    with in_channels(System("redress"), alert.channel):
        alike = Q(pk=alert.pk) | Q(**evidence(alert), verdict=Verdict.SAME)
        rows = Alert.objects.select_related("listed").select_for_update(of=("self",)).filter(alike)
        held = {one.pk: one for one in rows.order_by("pk")}
        for one in held.values():
            if one.state not in WAITING:
                _contest(actor, one, reason.strip())
            _decide(actor, one, Verdict.APART, reason.strip())
        _remember(actor, held[alert.pk], cleared=True)
    return held[alert.pk]


def decided_before(alert: Alert) -> frozenset[UUID]:
    """Who may not decide it again: those behind a verdict on it that was contested."""
    contested = [*alert.past.exclude(contested_by=None), *([alert] if alert.contested_by_id else [])]
    return frozenset().union(*(behind(one, "decided") for one in contested))


def evidence(alert: Alert) -> dict[str, Any]:
    """What is the same for alerts of the same evidence on both sides: who was asked for, and what a list says of whom.

    As a filter of alerts; what rests on one of them rests on all.
    """
    return {
        "channel": alert.channel, "identity": alert.identity, "digest": alert.digest,
        "listed__source_id": alert.listed.source_id, "listed__listed_id": alert.listed.listed_id,
    }  # fmt: skip


def told_apart(alert: Alert) -> bool:
    """Whether somebody has said of the same evidence, on this alert or another, that they aren't the same, and it is
    remembered still."""
    same = {name.removeprefix("listed__"): value for name, value in evidence(alert).items()}
    return Pair.objects.filter(**same, ended_at=None, until__gt=timezone.now()).exists()


def _decide(actor: Actor, alert: Alert, verdict: Verdict, reason: str) -> None:
    _keep_past(alert)
    step = ALERT.move(
        alert, verdict.value, verdict=verdict.value, decided_at=timezone.now(),
        reason=TEXTS.put(alert, "reason", reason), objection=None,
        **done_by(actor, "decided"), **undone("contested"), **NOBODY,
    )  # fmt: skip
    record(actor, step.event, alert)


def _keep_past(alert: Alert) -> None:
    """What was said of it before, if anything, as a row of its own, sealed for its new place."""
    if alert.decided_by_id is None or alert.decided_at is None:
        return
    past = PastVerdict(
        channel=alert.channel, alert=alert, verdict=alert.verdict, decided_by_id=alert.decided_by_id,
        decided_for_id=alert.decided_for_id, decided_at=alert.decided_at, contested_by_id=alert.contested_by_id,
        contested_for_id=alert.contested_for_id,
    )  # fmt: skip
    for field in ("reason", "objection"):
        token = getattr(alert, field)
        if token is not None:
            setattr(past, field, TEXTS.put(past, field, unseal(token, TEXTS.place(alert, field))))
    past.save(force_insert=True)


def _remember(actor: Actor, alert: Alert, cleared: bool) -> None:
    """Remember that they aren't the same, from now on for the whole term."""
    key = {
        "channel": alert.channel, "identity": alert.identity, "source_id": alert.listed.source_id,
        "listed_id": alert.listed.listed_id,
    }  # fmt: skip
    for pair in Pair.objects.filter(**key, ended_at=None):
        _end(actor, pair)
    pair = Pair.objects.create(
        **key, digest=alert.digest, alert=alert, decided_by_id=actor.person_id, cleared=cleared,
        until=due_at(timezone.now(), CLEARED if cleared else REMEMBERED, zone(), own_calendar()),
    )  # fmt: skip
    record(actor, "screening.pair.remembered", pair, details={"alert": str(alert.pk)})


def _end(actor: Actor, pair: Pair) -> None:
    Pair.objects.filter(pk=pair.pk, ended_at=None).update(ended_at=timezone.now())
    record(actor, "screening.pair.ended", pair, details={"alert": str(pair.alert_id)})
