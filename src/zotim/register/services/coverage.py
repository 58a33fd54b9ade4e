"""Which article meets which obligation, and how often courts and prosecutors apply it."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.figures.registry import Period
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.models import ApplicationFigure, Coverage, Obligation, Provision
from zotim.register.policy import CENTRE, may_supply


@transaction.atomic
def coverage_propose(
    *, actor: Actor, obligation: Obligation, provision: Provision, extent: str, note: Translated
) -> Coverage:
    """Say that an article of a national act meets an obligation, and ask a second person.

    Raises :class:`Unfit` for an article of an instrument that isn't national, and for a pair that is assessed already.
    """
    allow(actor, "register.coverage.propose", obligation)
    allow(actor, "register.instrument.view", provision.instrument)
    if not provision.instrument.national:
        raise Unfit(_("Only a state's own law, decision or strategy meets an obligation."), "provision")
    if Coverage.objects.filter(provision=provision, obligation=obligation).exclude(state="returned").exists():
        raise Unfit(_("This article is assessed against this obligation already."), "provision")
    coverage = Coverage.objects.create(
        provision=provision,
        obligation=obligation,
        extent=extent,
        note=note.attributed(actor.person_id),
        assessed_by_id=actor.person_id,
    )
    approval_request(actor=actor, action="register.coverage.confirm", obj=coverage)
    notify(holders(*CENTRE) - actor.people, "register.coverage.proposed", obligation)
    keep_revision(coverage, actor)
    record(actor, "register.coverage.proposed", coverage, details={"obligation": str(obligation.pk)})
    return coverage


@transaction.atomic
def coverage_confirm(*, actor: Actor, coverage: Coverage, confirmed: bool, comment: str = "") -> Coverage:
    """Confirm or return a coverage that somebody else assessed. Raises ValueError for a return without a reason."""
    allow(actor, "register.coverage.confirm", coverage)
    approval_decide(
        actor=actor, approval=asked("register.coverage.confirm", coverage), approved=confirmed, comment=comment
    )
    transition = states.COVERAGE.move(coverage, "confirm" if confirmed else "return")
    if not confirmed:
        notify([coverage.assessed_by_id], "register.coverage.returned", coverage.obligation)
    keep_revision(coverage, actor, why="" if confirmed else comment)  # a confirmed one is seen outside the centre
    record(actor, transition.event, coverage)
    return coverage


@transaction.atomic
def application_supply(
    *,
    actor: Actor,
    provision: Provision,
    kind: str,
    period: Period,
    body: Organisation,
    count: int,
    source: str,
    breakdown: Mapping[str, Mapping[str, int]] | None = None,
) -> ApplicationFigure:
    """Supply how often an article was applied in a period that is over: a total, and the same by sex, by age and so on.

    The centre for the court or prosecutor's office that counted, or that office's own focal point. Raises Denied for
    another body, :class:`Unfit` for a cell below the threshold, cells that don't add up, a period that isn't over, or
    one that overlaps another of the same series (two that overlap could be subtracted); ValueError for what isn't
    national.
    """
    allow(actor, "register.application.supply", None)
    allow(actor, "register.instrument.view", provision.instrument)
    if not Organisation.objects.filter(may_supply(actor), pk=body.pk).exists():
        raise Denied("register.application.supply", provision)
    if not provision.instrument.national:
        raise ValueError("only a state's own law is applied by its courts")
    if period.last >= timezone.localdate():
        raise Unfit(_("The period isn't over yet."), "last")
    for name, cells in (breakdown or {}).items():
        if any(number < settings.ZOTIM_K for number in cells.values()):
            message = _("“%(name)s” has a number below %(k)s, which tells of single people. Put small ones together.")
            raise Unfit(message % {"name": name, "k": settings.ZOTIM_K}, "breakdown")
        if sum(cells.values()) != count:
            raise Unfit(_("The numbers of “%(name)s” don't add up to the total.") % {"name": name}, "breakdown")
    series = ApplicationFigure.objects.filter(provision=provision, kind=kind, body=body)
    if series.filter(first__lte=period.last, last__gte=period.first).exists():
        raise Unfit(_("The period overlaps one that this body supplied already."), "first")
    figure = ApplicationFigure.objects.create(
        provision=provision,
        kind=kind,
        first=period.first,
        last=period.last,
        body=body,
        count=count,
        breakdown={name: dict(cells) for name, cells in (breakdown or {}).items()},
        source=source,
        supplied_by_id=actor.person_id,
    )
    keep_revision(figure, actor)
    record(actor, "register.application.supplied", figure, details={"provision": str(provision.pk)})
    return figure
