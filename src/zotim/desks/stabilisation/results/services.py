"""Every write about results: indicators, targets, measurements, visits, reports of partners."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.desks.stabilisation.projects.services import lock
from zotim.desks.stabilisation.results.models import (
    PARTS,
    GrantReport,
    Indicator,
    Measurement,
    Target,
    Visit,
    Visitor,
)
from zotim.desks.stabilisation.results.states import CONFIRM, MEASUREMENT, REPORT
from zotim.vocabulary import Classification


def _came(day: date, field: str) -> None:
    if day > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), field)


@transaction.atomic
def indicator_add(
    *, actor: Actor, project: Project, title: Translated, unit: str, source: str, people: bool = False,
    baseline: Decimal | None = None, baseline_on: date | None = None,
) -> Indicator:  # fmt: skip
    """Say what shows that a project reaches what it is for. Raises :class:`Unfit` for a share in a pooled fund, and a
    baseline without its day."""
    lock(project)
    allow(actor, "stabilisation.indicator.add", project)
    if not project.attributable:
        raise Unfit(_("A share in a pooled fund has no result of its own: its money can't be followed."))
    if (baseline is None) != (baseline_on is None):
        raise Unfit(_("A baseline has a number and a day."), "baseline_on" if baseline_on is None else "baseline")
    made = with_reference(
        lambda reference: Indicator.objects.create(
            reference=reference, project=project, title=title.attributed(actor.person_id), unit=unit.strip(),
            source=source.strip(), people=people, baseline=baseline, baseline_on=baseline_on,
        )
    )  # fmt: skip
    keep_revision(made, actor)
    record(actor, "stabilisation.indicator.added", made)
    return made


@transaction.atomic
def target_add(*, actor: Actor, indicator: Indicator, from_on: date, until_on: date, value: Decimal) -> Target:
    """Say what is to be reached in a period. Raises :class:`Unfit` for days out of order and a period that overlaps
    another: what is measured would be counted twice."""
    lock(indicator.project)
    allow(actor, "stabilisation.target.add", indicator)
    in_order(from_on, until_on, "until_on")
    if indicator.targets.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise Unfit(_("This period overlaps another: what is measured would be counted twice."), "from_on")
    made = Target.objects.create(indicator=indicator, from_on=from_on, until_on=until_on, value=value)
    record(actor, "stabilisation.target.added", made, details={"indicator": str(indicator.pk)})
    return made


@transaction.atomic
def measurement_add(
    *, actor: Actor, target: Target, on: date, value: Decimal, shown_by: str, parts: dict[str, int] | None = None
) -> Measurement:
    """Enter what was measured: a proposal, until another person of the body that pays confirms it.

    Raises :class:`Unfit` for a day that hasn't come or lies before the period, what isn't a whole number of people or
    is below nothing, parts of what isn't people, and parts that aren't the whole together.
    """
    project = target.indicator.project
    lock(project)
    allow(actor, "stabilisation.measurement.add", target.indicator)
    _came(on, "on")
    if on < target.from_on:
        raise Unfit(_("The period begins later."), "on")
    if value < 0:
        raise Unfit(_("It isn't below nothing."), "value")
    if target.measurements.filter(state="entered").exists():
        raise Unfit(_("What was measured before waits for the second person."), "value")
    made = with_reference(
        lambda reference: Measurement.objects.create(
            reference=reference, target=target, on=on, value=value, shown_by=shown_by.strip(),
            parts=_parted(target.indicator, value, parts or {}), **done_by(actor, "entered"),
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CONFIRM, obj=made)
    record(actor, "stabilisation.measurement.added", made)
    notify(holders(*OFFICERS, organisation=project.lead) - actor.people, "stabilisation.measurement.added", made)
    return made


def _parted(indicator: Indicator, value: Decimal, parts: dict[str, int]) -> dict[str, int]:
    if not indicator.people:
        if parts:
            raise Unfit(_("Only people are told apart."))
        return {}
    if value != value.to_integral_value():
        raise Unfit(_("A number of people is a whole number."), "value")
    if parts and sum(parts.values()) != value:
        raise Unfit(_("Women, men, girls and boys together aren't this number."), "value")
    return {name: parts[name] for name in PARTS if name in parts}


def measurement_decide(*, actor: Actor, measurement: Measurement, confirmed: bool, comment: str = "") -> Measurement:
    """Confirm it as the second person, or return it; what was measured before in the same period isn't used any more.
    Raises as :func:`~zotim.core.approvals.confirming.decide`."""
    earlier = Measurement.objects.filter(target=measurement.target_id, state="confirmed").exclude(pk=measurement.pk)
    return decide(MEASUREMENT, actor=actor, row=measurement, confirmed=confirmed, comment=comment, instead=earlier)


def measurement_end(*, actor: Actor, measurement: Measurement) -> Measurement:
    """Use it no more. Raises WrongState."""
    return close(MEASUREMENT, actor=actor, row=measurement)


@transaction.atomic
def visit_add(
    *, actor: Actor, project: Project, by: str, on: date, found: str, body: str = "", to_do: str = ""
) -> Visit:
    """Put a visit on record; a correction is a new one. Raises :class:`Unfit` for a day that hasn't come, a third party
    that isn't named, and a share in a pooled fund."""
    lock(project)
    allow(actor, "stabilisation.visit.add", project)
    _came(on, "on")
    if not project.attributable:
        raise Unfit(_("A share in a pooled fund stands nowhere: its money can't be followed."))
    if by == Visitor.THIRD and not body.strip():
        raise Unfit(_("Say which body."), "body")
    made = with_reference(
        lambda reference: Visit.objects.create(
            reference=reference, project=project, by=by, body=body.strip(), on=on, found=said(found, "found"),
            to_do=to_do.strip(),
        )
    )  # fmt: skip
    keep_revision(made, actor)
    record(actor, "stabilisation.visit.added", made)
    return made


@transaction.atomic
def report_add(*, actor: Actor, partner: Partner, from_on: date, until_on: date, due_on: date) -> GrantReport:
    """Ask a partner for a report. Raises :class:`Unfit` for who isn't a partner any more, days out of order, a day that
    comes before the end of what it is on, and a period of which one is asked already."""
    lock(partner.project)
    allow(actor, "stabilisation.grantreport.add", partner)
    in_order(from_on, until_on, "until_on")
    in_order(until_on, due_on, "due_on")
    if partner.state != "partner":
        raise Unfit(_("Choose a partner of this project."), "partner")
    if partner.reports.filter(from_on=from_on, until_on=until_on).exclude(state="waived").exists():
        raise Unfit(_("A report on this period is asked for already."), "from_on")
    made = with_reference(
        lambda reference: GrantReport.objects.create(
            reference=reference, partner=partner, owes=partner.organisation or partner.project.lead, from_on=from_on,
            until_on=until_on, due_on=due_on,
        )
    )  # fmt: skip
    keep_revision(made, actor)
    record(actor, "stabilisation.grantreport.added", made)
    return made


def _move(actor: Actor, report: GrantReport, step: str, **values: Any) -> GrantReport:
    transition = REPORT.move(report, step, **values)
    keep_revision(report, actor)
    record(actor, transition.event, report)
    return report


@transaction.atomic
def report_send(
    *, actor: Actor, report: GrantReport, received_on: date, text: str, data: bytes | None = None, name: str = ""
) -> GrantReport:
    """Hand it in; *received_on* is kept from the first time. Raises WrongState; :class:`Unfit` for a day that hasn't
    come and a report that says nothing; Refused for the file."""
    lock(report.project)
    allow(actor, "stabilisation.grantreport.send", report)
    _came(received_on, "received_on")
    values: dict[str, Any] = {"text": said(text, "text"), "received_on": report.received_on or received_on}
    if data is not None:
        file = file_receive(actor=actor, data=data, name=name, classification=Classification.INTERNAL)
        values["file_id"] = file.pk
    _move(actor, report, "send", **values)
    officers = holders(*OFFICERS, organisation=report.project.lead) - actor.people
    notify(officers, "stabilisation.grantreport.sent", report)
    return report


@transaction.atomic
def report_decide(*, actor: Actor, report: GrantReport, accepted: bool, reason: str = "") -> GrantReport:
    """Accept it, or return it with the reason. Raises WrongState, :class:`Unfit` for a return without one."""
    lock(report.project)
    allow(actor, "stabilisation.grantreport.decide", report)
    if accepted:
        return _move(actor, report, "accept")
    _move(actor, report, "return", reason=said(reason, "comment"))
    if report.partner.organisation:
        theirs = holders("focal_point", organisation=report.partner.organisation)
        notify(theirs - actor.people, "stabilisation.grantreport.returned", report)
    return report


@transaction.atomic
def report_waive(*, actor: Actor, report: GrantReport, reason: str) -> GrantReport:
    """Say that it isn't due any more. Raises WrongState, :class:`Unfit` without a reason."""
    lock(report.project)
    allow(actor, "stabilisation.grantreport.waive", report)
    return _move(actor, report, "waive", reason=said(reason))


def report_open(*, actor: Actor, report: GrantReport) -> Opened:
    """The report itself. Raises NoFile where there is none."""
    return file_open(actor=actor, action="stabilisation.grantreport.download", of=report, file=report.file)
