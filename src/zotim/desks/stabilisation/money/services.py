"""Every write about money: what we say, what counterparts say, what a person found, rates of the day."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import allow, visible
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive
from zotim.core.records import with_reference
from zotim.core.revisions.models import Revisioned
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import Machine
from zotim.desks.stabilisation.money.models import (
    Comparison,
    Flow,
    FlowStep,
    Nature,
    Rate,
    Reconciliation,
    Statement,
)
from zotim.desks.stabilisation.money.states import FLOW, RATE, RECONCILIATION, STATEMENT
from zotim.desks.stabilisation.money.sums import EURO
from zotim.desks.stabilisation.projects.models import Partner, Project
from zotim.desks.stabilisation.projects.policy import pays
from zotim.desks.stabilisation.projects.services import lock
from zotim.register.measures.models import currencies
from zotim.vocabulary import Classification

ORDER = list(FlowStep)


def _fits(on: date, amount: Decimal, currency: str, step: str) -> None:
    if amount <= 0:
        raise Unfit(_("The sum is more than nothing."), "amount")
    if currency not in currencies():
        raise Unfit(_("This isn't the ISO 4217 code of a currency in use."), "currency")
    if step in (FlowStep.DISBURSEMENT, FlowStep.EXPENDITURE) and on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet: what is paid later isn't paid."), "on")


@transaction.atomic
def flow_add(
    *, actor: Actor, project: Project, step: str, on: date, amount: Decimal, currency: str, counterpart: str,
    shown_by: str, nature: str = Nature.MONEY, method: str = "", partner: Partner | None = None,
    follows: Flow | None = None, out_of: Flow | None = None, data: bytes | None = None, name: str = "",
) -> Flow:  # fmt: skip
    """Enter a movement as we say it; *data* and *name* are the file that shows it.

    Raises :class:`Unfit` for a sum that isn't above nothing, an unknown currency, a payment of a day that hasn't come,
    what isn't money and has no method, a partner of another project, what follows no movement of the step before it of
    the same project, and what isn't out of one of the whole (:func:`_out_of`); Refused for the file.
    """
    lock(project)
    allow(actor, "stabilisation.flow.add", project)
    _fits(on, amount, currency, step)
    if nature != Nature.MONEY and not method.strip():
        raise Unfit(_("Say how it was valued."), "method")
    if partner and (partner.project_id != project.pk or partner.state != "partner"):
        raise Unfit(_("Choose a partner of this project."), "partner")
    if follows:
        _follows(project, step, on, follows)
    if out_of:
        _out_of(project, step, nature, amount, currency, out_of)
    file = None
    if data is not None:
        file = file_receive(actor=actor, data=data, name=name, classification=Classification.INTERNAL)
    flow = with_reference(
        lambda reference: Flow.objects.create(
            reference=reference, project=project, step=step, on=on, amount=amount, currency=currency, nature=nature,
            method=method.strip() if nature != Nature.MONEY else "", counterpart=counterpart.strip(), partner=partner,
            shown_by=shown_by.strip(), follows=follows, out_of=out_of, evidence=file,
        )
    )  # fmt: skip
    keep_revision(flow, actor)
    record(actor, "stabilisation.flow.added", flow, details={"project": str(project.pk)})
    return flow


def _follows(project: Project, step: str, on: date, before: Flow) -> None:
    if before.project_id != project.pk or before.state != "stated":
        raise Unfit(_("Choose a movement of this project."), "follows")
    if ORDER.index(FlowStep(before.step)) + 1 != ORDER.index(FlowStep(step)):
        raise Unfit(_("It isn't of the step before this one."), "follows")
    if on < before.on:
        raise Unfit(_("It comes before what it follows."), "on")


def _out_of(project: Project, step: str, nature: str, amount: Decimal, currency: str, whole: Flow) -> None:
    """That a movement of a part can be out of one of its whole: both of the same step, nature and currency, and all
    parts no more than the whole."""
    if not project.part_of_id or whole.project_id != project.part_of_id or whole.state != "stated":
        raise Unfit(_("Choose a movement of the project of which this one is a part."), "out_of")
    if (whole.step, whole.nature, whole.currency) != (step, nature, currency):
        raise Unfit(_("It isn't of the same step and currency."), "out_of")
    lock(whole.project)
    taken = whole.shares.filter(state="stated").aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    if taken + amount > whole.amount:
        raise Unfit(_("So much isn't left of it."), "amount")


R = TypeVar("R", bound=Revisioned)


def _withdraw(actor: Actor, machine: Machine, row: R, reason: str) -> R:
    transition = machine.move(row, "withdraw", why_withdrawn=said(reason))
    keep_revision(row, actor)
    record(actor, transition.event, row)
    return row


@transaction.atomic
def flow_withdraw(*, actor: Actor, flow: Flow, reason: str) -> Flow:
    """Withdraw what was entered wrongly; it is in no sum any more. Raises WrongState; :class:`Unfit` without a reason,
    and while another one follows it, is out of it, or is laid beside it."""
    lock(flow.project)
    allow(actor, "stabilisation.flow.withdraw", flow)
    stated = {"state": "stated"}
    if flow.followers.filter(**stated).exists() or flow.shares.filter(**stated).exists():
        raise Unfit(_("Another movement follows it or is out of it. Withdraw that one first."))
    if flow.reconciliations.filter(**stated).exists():
        raise Unfit(_("It is laid beside what the counterpart says. Withdraw that first."))
    return _withdraw(actor, FLOW, flow, reason)


def evidence_open(*, actor: Actor, flow: Flow) -> Opened:
    """The file that shows it. Raises NoFile where there is none."""
    return file_open(actor=actor, action="stabilisation.flow.download", of=flow, file=flow.evidence)


@transaction.atomic
def statement_add(
    *, actor: Actor, project: Project, step: str, on: date, amount: Decimal, currency: str, said_in: str,
    counterpart: str = "", partner: Partner | None = None,
) -> Statement:  # fmt: skip
    """Enter what a counterpart says; a partner's focal point says it for their own body, and for no other. Raises
    :class:`Unfit` as :func:`flow_add`, for a partner of another project or body, and where nobody is said to say it."""
    lock(project)
    allow(actor, "stabilisation.statement.add", project)
    _fits(on, amount, currency, step)
    seen = Partner.objects.filter(visible(Partner, actor), project=project)
    if not (seen.filter(pk=partner.pk).exists() if partner else pays(actor, project)):
        raise Unfit(_("Choose a partner of this project.") if partner else _("Say who says it."), "partner")
    counterpart = partner.name if partner else counterpart.strip()
    if not counterpart:
        raise Unfit(_("Say who says it."), "counterpart")
    made = with_reference(
        lambda reference: Statement.objects.create(
            reference=reference, project=project, step=step, on=on, amount=amount, currency=currency,
            counterpart=counterpart, partner=partner, said_in=said_in.strip(),
        )
    )  # fmt: skip
    keep_revision(made, actor)
    record(actor, "stabilisation.statement.added", made, details={"project": str(project.pk)})
    return made


@transaction.atomic
def statement_withdraw(*, actor: Actor, statement: Statement, reason: str) -> Statement:
    """Withdraw what was entered wrongly. Raises WrongState; :class:`Unfit` without a reason, and while it is laid
    beside what we say."""
    lock(statement.project)
    allow(actor, "stabilisation.statement.withdraw", statement)
    if statement.reconciliations.filter(state="stated").exists():
        raise Unfit(_("It is laid beside what we say. Whoever pays withdraws that first."))
    return _withdraw(actor, STATEMENT, statement, reason)


@transaction.atomic
def reconcile(
    *, actor: Actor, flow: Flow | None = None, statement: Statement | None = None, note: str = ""
) -> Reconciliation:
    """Lay beside each other what we say and what the counterpart says; with one side alone, say that it is missing on
    the other. A person does it; whether they match is worked out from step, amount and currency.

    Raises :class:`Unfit` for sides of two projects, what was withdrawn, and what is settled already.
    """
    side: Any = flow or statement
    if side is None:
        raise ValueError("a reconciliation has a side")
    lock(side.project)
    person_may(actor, "stabilisation.reconciliation.add", side)
    if flow and statement and flow.project_id != statement.project_id:
        raise Unfit(_("Choose what is said of the same project."), "statement")
    for one in (flow, statement):
        if one:
            one.refresh_from_db(fields=["state"])
            if one.state != "stated":
                raise Unfit(_("It was withdrawn."), "statement")
    try:
        with transaction.atomic():
            made = with_reference(
                lambda reference: Reconciliation.objects.create(
                    reference=reference, flow=flow, statement=statement, verdict=verdict(flow, statement),
                    note=note.strip(),
                )
            )  # fmt: skip
    except IntegrityError as error:
        raise Unfit(_("This is settled already. Withdraw that first."), "statement") from error
    keep_revision(made, actor)
    record(actor, "stabilisation.reconciliation.added", made)
    return made


def verdict(flow: Flow | None, statement: Statement | None) -> Comparison:
    """How two sides stand to each other."""
    if flow is None:
        return Comparison.NOT_HERE
    if statement is None:
        return Comparison.NOT_THERE
    same = (flow.step, flow.amount, flow.currency) == (statement.step, statement.amount, statement.currency)
    return Comparison.MATCHED if same else Comparison.DIFFERS


@transaction.atomic
def reconciliation_withdraw(*, actor: Actor, reconciliation: Reconciliation, reason: str) -> Reconciliation:
    """Withdraw it: both sides are open again. Raises WrongState, :class:`Unfit` without a reason."""
    person_may(actor, "stabilisation.reconciliation.withdraw", reconciliation)
    return _withdraw(actor, RECONCILIATION, reconciliation, reason)


@transaction.atomic
def rate_add(*, actor: Actor, currency: str, on: date, per_euro: Decimal, source: str) -> Rate:
    """Enter a rate of the day. Raises :class:`Unfit` for the euro, an unknown currency, a day that hasn't come, what
    isn't above nothing, and a day that has one already."""
    allow(actor, "stabilisation.rate.add")
    if currency == EURO or currency not in currencies():
        raise Unfit(_("Choose another currency in use than the euro."), "currency")
    if on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "on")
    if per_euro <= 0:
        raise Unfit(_("A rate is more than nothing."), "per_euro")
    if Rate.objects.filter(currency=currency, on=on, state="stated").exists():
        raise Unfit(_("This day has a rate already. Withdraw it first."), "on")
    made = with_reference(
        lambda reference: Rate.objects.create(
            reference=reference, currency=currency, on=on, per_euro=per_euro, source=source.strip()
        )
    )  # fmt: skip
    keep_revision(made, actor)
    record(actor, "stabilisation.rate.added", made)
    return made


@transaction.atomic
def rate_withdraw(*, actor: Actor, rate: Rate, reason: str) -> Rate:
    """Withdraw what was entered wrongly; sums that took it are worked out anew. Raises WrongState, :class:`Unfit`
    without a reason."""
    allow(actor, "stabilisation.rate.withdraw", rate)
    return _withdraw(actor, RATE, rate, reason)
