"""Every write about missions, mandates, billets and pledges."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.desks.deployments.missions.models import (
    RANKS,
    Billet,
    Mandate,
    Mission,
    Pledge,
    PledgeKind,
    QualificationKind,
    Route,
)
from zotim.desks.deployments.missions.policy import OFFICERS
from zotim.desks.deployments.missions.states import BILLET, CONFIRM, MANDATE, MISSION, PLEDGE
from zotim.register.beside import ask_before
from zotim.register.models import Commitment
from zotim.register.policy import unmerged


def lock(mission: Mission) -> None:
    """Load the mission as it stands now; nobody else changes it, or what hangs on it, before this transaction ends."""
    mission.refresh_from_db(from_queryset=Mission.objects.select_for_update())


@transaction.atomic
def mission_add(
    *, actor: Actor, title: Translated, lead: Organisation, led_by: str, host: str, from_on: date,
    until_on: date | None = None, route: str = Route.UNKNOWN, source: str = "", certain: bool = False,
) -> Mission:  # fmt: skip
    """Put a mission on record. Raises :class:`Unfit` for a body that the actor doesn't send people for, days out of
    order, and a route that was seen nowhere."""
    allow(actor, "deployments.mission.add")
    if lead.pk not in actor.organisations(*OFFICERS):
        raise Unfit(_("You don't send people for this body."), "lead")
    in_order(from_on, until_on, "until_on")
    _route(route, source, certain)
    mission = with_reference(
        lambda reference: Mission.objects.create(
            reference=reference, title=title.attributed(actor.person_id), lead=lead, led_by=led_by, host=host,
            from_on=from_on, until_on=until_on, route=route, source=source, certain=certain,
        )
    )  # fmt: skip
    keep_revision(mission, actor)
    record(actor, "deployments.mission.added", mission, details={"lead": str(lead.pk)})
    return mission


def _route(route: str, source: str, certain: bool) -> None:
    if route != Route.UNKNOWN and not source.strip():
        raise Unfit(_("Say where the law says so."), "source")
    if certain and not source.strip():
        raise Unfit(_("Say where it was seen."), "source")


@transaction.atomic
def mission_change(
    *, actor: Actor, mission: Mission, route: str, source: str = "", certain: bool = False,
    until_on: date | None = None,
) -> Mission:  # fmt: skip
    """Say which route it takes and until when it lasts. Raises :class:`Unfit` as above, and for an end before the last
    day of a billet."""
    lock(mission)
    allow(actor, "deployments.mission.change", mission)
    in_order(mission.from_on, until_on, "until_on")
    _route(route, source, certain)
    if until_on and mission.billets.exclude(state="withdrawn").filter(until_on__gt=until_on).exists():
        raise Unfit(_("A billet is held after this day. Withdraw it first."), "until_on")
    mission.route, mission.source, mission.certain, mission.until_on = route, source, certain, until_on
    mission.save(update_fields=["route", "source", "certain", "until_on"])
    keep_revision(mission, actor)
    record(actor, "deployments.mission.changed", mission)
    return mission


@transaction.atomic
def mission_move(*, actor: Actor, mission: Mission, step: str, reason: str = "") -> Mission:
    """Say that it has begun, or that it is over, with the reason. Raises WrongState with what is missing,
    :class:`Unfit` for an end without a reason."""
    lock(mission)
    allow(actor, "deployments.mission.move", mission)
    ask_before(actor, mission, step)
    values = {"reason": said(reason)} if step == "end" else {}
    transition = MISSION.move(mission, step, **values)
    keep_revision(mission, actor)
    record(actor, transition.event, mission)
    return mission


@transaction.atomic
def mandate_enter(
    *, actor: Actor, mission: Mission, kind: str, title: Translated, from_on: date, seen_in: str,
    until_on: date | None = None, ceiling: int | None = None, caveats: str = "",
) -> Mandate:  # fmt: skip
    """Enter a mandate: a proposal, until somebody else confirms it. Raises :class:`Unfit` for days out of order."""
    lock(mission)
    allow(actor, "deployments.mandate.enter", mission)
    in_order(from_on, until_on, "until_on")
    mandate = with_reference(
        lambda reference: Mandate.objects.create(
            reference=reference, mission=mission, kind=kind, title=title.attributed(actor.person_id),
            from_on=from_on, until_on=until_on, ceiling=ceiling, caveats=caveats, seen_in=seen_in,
            **done_by(actor, "entered"),
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CONFIRM, obj=mandate)
    record(actor, "deployments.mandate.entered", mandate)
    others = holders(*OFFICERS, organisation=mission.lead) - actor.people
    notify(others, "deployments.mandate.entered", mandate)
    return mandate


def mandate_decide(*, actor: Actor, mandate: Mandate, confirmed: bool, comment: str = "") -> Mandate:
    """Say that it stands so in the official text, or return it. Raises as
    :func:`~zotim.core.approvals.confirming.decide`."""
    return decide(MANDATE, actor=actor, row=mandate, confirmed=confirmed, comment=comment)


def mandate_end(*, actor: Actor, mandate: Mandate) -> Mandate:
    """Use it no more: from now on it counts for no day. Raises WrongState."""
    return close(MANDATE, actor=actor, row=mandate)


@transaction.atomic
def billet_add(
    *, actor: Actor, mission: Mission, code: str, title: Translated, rank_from: str, from_on: date, until_on: date,
    rank_to: str = "", pledge: Pledge | None = None, **fields: Any,
) -> Billet:  # fmt: skip
    """Offer a billet to a mission. *fields* are english, qualifications, clearance, place and
    critical.

    Raises :class:`Unfit` for a code that the mission has already, ranks and days out of order or outside the mission,
    a qualification that isn't on the closed list, and a pledge of another one.
    """
    lock(mission)
    allow(actor, "deployments.billet.add", mission)
    in_order(from_on, until_on, "until_on")
    if from_on < mission.from_on:
        raise Unfit(_("The mission begins later."), "from_on")
    if mission.until_on and until_on > mission.until_on:
        raise Unfit(_("The mission ends earlier."), "until_on")
    if rank_to and RANKS.index(rank_to) < RANKS.index(rank_from):
        raise Unfit(_("The highest rank is below the lowest."), "rank_to")
    if set(fields.get("qualifications", ())) - (set(QualificationKind) - {QualificationKind.ENGLISH}):
        raise Unfit(_("Choose qualifications of the list."), "qualifications")
    if pledge and (pledge.mission_id != mission.pk or pledge.state != "stated"):
        raise Unfit(_("Choose what was promised of this mission."), "pledge")
    try:
        billet = with_reference(
            lambda reference: Billet.objects.create(
                reference=reference, mission=mission, code=code.strip(), title=title.attributed(actor.person_id),
                rank_from=rank_from, rank_to=rank_to, from_on=from_on, until_on=until_on, pledge=pledge, **fields,
            )
        )  # fmt: skip
    except IntegrityError as error:
        if not mission.billets.exclude(state="withdrawn").filter(code=code.strip()).exists():
            raise
        raise Unfit(_("The mission has a billet of this code already."), "code") from error
    keep_revision(billet, actor)
    record(actor, "deployments.billet.added", billet)
    return billet


@transaction.atomic
def billet_move(*, actor: Actor, billet: Billet, step: str, reason: str) -> Billet:
    """Say that the mission accepted it, and where that stands; or withdraw it with the reason. Raises WrongState,
    :class:`Unfit` where nothing is said."""
    lock(billet.mission)
    allow(actor, "deployments.billet.move", billet)
    ask_before(actor, billet, step)
    transition = BILLET.move(billet, step, **{"accepted_in" if step == "accept" else "reason": said(reason)})
    keep_revision(billet, actor)
    record(actor, transition.event, billet)
    return billet


@transaction.atomic
def pledge_add(
    *, actor: Actor, mission: Mission, commitment: Commitment, kind: str, number: int, reason: str,
    from_on: date | None = None, until_on: date | None = None,
) -> Pledge:  # fmt: skip
    """Say what the number of a commitment is a number of.

    Raises :class:`Unfit` for places without days, days for what has none, and a commitment of which it is said already,
    that ended or was merged into another.
    """
    lock(mission)
    allow(actor, "deployments.pledge.add", mission)
    allow(actor, "register.commitment.view", commitment)
    reason = said(reason)
    in_order(from_on, until_on, "until_on")
    if (from_on is None) != (until_on is None):
        raise Unfit(_("Say from when until when."), "from_on" if from_on is None else "until_on")
    if kind in (PledgeKind.BILLETS, PledgeKind.ROTATION) and from_on is None:
        raise Unfit(_("Say from when until when."), "from_on")
    if kind == PledgeKind.PEOPLE and from_on:
        raise Unfit(_("People who go once aren't promised for days. Choose billets or a rotation."), "from_on")
    if commitment.state != "active" or not unmerged(actor, commitment):
        raise Unfit(_("Choose a commitment that is still active."), "commitment")
    if mission.pledges.filter(commitment=commitment, state="stated").exists():
        raise Unfit(_("This is said already. Take it back first."), "commitment")
    pledge = with_reference(
        lambda reference: Pledge.objects.create(
            reference=reference, mission=mission, commitment=commitment, kind=kind, number=number, from_on=from_on,
            until_on=until_on, reason=reason,
        )
    )  # fmt: skip
    keep_revision(pledge, actor)
    record(actor, "deployments.pledge.added", pledge, details={"commitment": str(commitment.pk)})
    return pledge


@transaction.atomic
def pledge_withdraw(*, actor: Actor, pledge: Pledge, reason: str) -> Pledge:
    """Take it back; its billets stay in the mission and are free again. Raises WrongState, :class:`Unfit` without a
    reason."""
    lock(pledge.mission)
    allow(actor, "deployments.pledge.withdraw", pledge)
    transition = PLEDGE.move(pledge, "withdraw", why_withdrawn=said(reason))
    for billet in pledge.billets.all():
        _tie(actor, billet, None)
    keep_revision(pledge, actor)
    record(actor, transition.event, pledge)
    return pledge


@transaction.atomic
def pledge_tie(*, actor: Actor, pledge: Pledge, billets: list[Billet]) -> Pledge:
    """Say which billets keep it: these and no others.

    Raises :class:`Unfit` for a pledge that was taken back, and billets of another mission, that were withdrawn or keep
    another pledge.
    """
    lock(pledge.mission)
    allow(actor, "deployments.pledge.tie", pledge)
    pledge.refresh_from_db(fields=["state"])
    billets = list(Billet.objects.filter(pk__in=[one.pk for one in billets]).order_by("pk"))
    if pledge.state != "stated":
        raise Unfit(_("It was taken back."), "billets")
    for one in billets:
        if one.mission_id != pledge.mission_id or one.state == "withdrawn" or one.pledge_id not in (None, pledge.pk):
            raise Unfit(_("Choose billets of this mission that keep nothing else."), "billets")
    wanted = {one.pk for one in billets}
    for one in pledge.billets.exclude(pk__in=wanted):
        _tie(actor, one, None)
    for one in billets:
        if one.pledge_id is None:
            _tie(actor, one, pledge)
    record(actor, "deployments.pledge.tied", pledge)
    return pledge


def _tie(actor: Actor, billet: Billet, pledge: Pledge | None) -> None:
    billet.pledge = pledge
    billet.save(update_fields=["pledge"])
    keep_revision(billet, actor)
