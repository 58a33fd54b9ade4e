"""Every write about a measure: what it is, how far it is, whom it serves, its money, its obstacles."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.measures.models import BudgetLine, Obstacle, currencies
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.policy import CENTRE, may_be_given
from zotim.register.services.leads import lead_told
from zotim.register.services.standing import stand_anew


def _held(measure: Measure) -> Measure:
    """The row itself, locked: of two people who change it at once the second sees what the first did."""
    return Measure.objects.select_for_update(no_key=True).get(pk=measure.pk)


def _served(measure: Measure) -> list[UUID]:
    return list(measure.commitments.values_list("pk", flat=True))


@transaction.atomic
def measure_add(
    *,
    actor: Actor,
    commitment: Commitment,
    title: Translated,
    lead: Organisation,
    starts_on: date,
    due_on: date | None = None,
) -> Measure:
    """Add a measure to a commitment, as planned.

    Raises :class:`Unfit` for an end before the start, for a body that the actor can't give it to
    (:func:`zotim.register.policy.may_be_given`), and for a commitment that has ended, meanwhile too.
    """
    allow(actor, "register.measure.add", commitment)
    in_order(starts_on, due_on, "due_on")
    if Commitment.objects.select_for_update(no_key=True).get(pk=commitment.pk).state != "active":
        raise Unfit(_("Nothing is added to a commitment that has ended."))
    if not Organisation.objects.filter(may_be_given(actor, starts_on), pk=lead.pk).exists():
        raise Unfit(_("A measure can't be given to this body from this day on."), "lead")
    measure = with_reference(
        lambda reference: Measure.objects.create(
            reference=reference,
            title=title.attributed(actor.person_id),
            lead=lead,
            starts_on=starts_on,
            due_on=due_on,
            classification=commitment.classification,
        )
    )
    measure.commitments.add(commitment)
    stand_anew([commitment.pk])
    keep_revision(measure, actor)
    record(actor, "register.measure.added", measure, details={"commitment": str(commitment.pk)})
    lead_told(actor, measure, lead.pk)
    return measure


@transaction.atomic
def measure_move(*, actor: Actor, measure: Measure, step: str) -> Measure:
    """Say how far a measure is: *step* is a transition of its state table."""
    allow(actor, "register.measure.move", measure)
    transition = states.MEASURE.move(measure, step)
    stand_anew(_served(measure))
    keep_revision(measure, actor)
    record(actor, transition.event, measure)
    return measure


@transaction.atomic
def measure_change(
    *,
    actor: Actor,
    measure: Measure,
    title: Translated,
    starts_on: date,
    due_on: date | None,
    support: Iterable[Organisation],
    lead: Organisation | None = None,
    classification: str = "",
) -> Measure:
    """Change a measure; *lead* and *classification* stay unless given.

    Who leads it, how far it may travel, and a day that is set already are the centre's to change: no body moves its
    own deadline. Raises :class:`Unfit` for that, for an end before the start, and for a body that can't do it.
    """
    allow(actor, "register.measure.change", measure)
    one = _held(measure)
    lead, classification = lead or one.lead, classification or one.classification
    in_order(starts_on, due_on, "due_on")
    if not actor.roles & CENTRE:
        if (lead.pk, classification) != (one.lead_id, one.classification):
            raise Unfit(_("Who leads a measure, and how far it may travel, is decided at the centre."))
        if one.due_on and due_on != one.due_on:
            raise Unfit(_("The day is set: ask the centre to change it."), "due_on")
    if lead.pk != one.lead_id and not Organisation.objects.filter(may_be_given(actor, starts_on), pk=lead.pk).exists():
        raise Unfit(_("A measure can't be given to this body."), "lead")
    helping = list(support)
    if lead in helping:
        raise Unfit(_("The body that does it doesn't stand among those that help it."), "support")
    one.title, one.starts_on, one.due_on = title.attributed(actor.person_id), starts_on, due_on
    before, one.lead, one.classification = one.lead_id, lead, classification
    one.save(update_fields=["title", "starts_on", "due_on", "lead", "classification"])
    one.support.set(helping)
    stand_anew(_served(one))
    keep_revision(one, actor)
    record(actor, "register.measure.changed", one)
    lead_told(actor, one, lead.pk, before)
    return one


@transaction.atomic
def measure_serve(*, actor: Actor, measure: Measure, commitment: Commitment, serves: bool = True) -> Measure:
    """Say that a measure serves a commitment, or that it doesn't after all.

    It takes the right to change both: another measure changes where a commitment stands. Raises :class:`Unfit` for a
    commitment that has ended, for the last one, and where an assessment rests on the measure's evidence.
    """
    allow(actor, "register.measure.serve", measure)
    allow(actor, "register.measure.add", commitment)
    one, there = _held(measure), measure.commitments.filter(pk=commitment.pk).exists()
    if serves == there:
        return one
    if serves:
        if commitment.state != "active":
            raise Unfit(_("Nothing is added to a commitment that has ended."), "reference")
        one.commitments.add(commitment)
    else:
        if one.commitments.count() == 1:
            raise Unfit(_("A measure serves at least one commitment: add another one first."))
        if StatusAssessment.objects.filter(commitment=commitment, evidence__measure=one).exists():
            raise Unfit(_("An assessment of this commitment rests on evidence of the measure: the link stays."))
        one.commitments.remove(commitment)
    stand_anew([commitment.pk])
    keep_revision(one, actor)
    verb = "register.measure.served" if serves else "register.measure.unserved"
    record(actor, verb, one, details={"commitment": str(commitment.pk)})
    return one


@transaction.atomic
def budget_add(*, actor: Actor, measure: Measure, **fields: Any) -> BudgetLine:
    """Say what a measure costs and who pays. *fields* are amount, currency, source, source_name, starts_on, ends_on.

    Raises :class:`Unfit` for a sum that isn't above nothing, a currency that isn't in use, a source without its name,
    and a period that ends before it starts.
    """
    allow(actor, "register.budget.change", measure)
    _fits(**fields)
    line = BudgetLine.objects.create(measure=measure, **fields)
    keep_revision(line, actor)
    record(actor, "register.budget.added", line, details={"measure": str(measure.pk)})
    return line


@transaction.atomic
def budget_change(*, actor: Actor, line: BudgetLine, **fields: Any) -> BudgetLine:
    """Correct a line; *fields* as in :func:`budget_add`. Raises :class:`Unfit` for one that was struck out."""
    allow(actor, "register.budget.change", line.measure)
    if line.struck:
        raise Unfit(_("This line was struck out."))
    _fits(**fields)
    for name, value in fields.items():
        setattr(line, name, value)
    line.save(update_fields=[*fields])
    keep_revision(line, actor)
    record(actor, "register.budget.changed", line, details={"measure": str(line.measure_id)})
    return line


@transaction.atomic
def budget_strike(*, actor: Actor, line: BudgetLine) -> BudgetLine:
    """Strike a line out: it counts no more, and stays readable. Doing it again changes nothing."""
    allow(actor, "register.budget.change", line.measure)
    if not line.struck:
        line.struck = True
        line.save(update_fields=["struck"])
        keep_revision(line, actor)
        record(actor, "register.budget.struck", line, details={"measure": str(line.measure_id)})
    return line


def _fits(
    *, amount: Decimal, currency: str, source: str, starts_on: date, ends_on: date, source_name: str = ""
) -> None:
    if amount <= 0:
        raise Unfit(_("The sum is more than nothing."), "amount")
    if currency not in currencies():
        raise Unfit(_("This isn't the ISO 4217 code of a currency in use."), "currency")
    if source != BudgetLine.Source.OWN and not source_name.strip():
        raise Unfit(_("Say who pays."), "source_name")
    in_order(starts_on, ends_on, "ends_on")


@transaction.atomic
def obstacle_tell(*, actor: Actor, measure: Measure, title: Translated, since: date, remover: Organisation) -> Obstacle:
    """Say what stands in the way of a measure, since when, and which body can take it away; that body is told.

    The measure is blocked as long as it is there, and so are the commitments that it serves. Raises :class:`Unfit` for
    a day that hasn't come, and for a measure that is over.
    """
    allow(actor, "register.obstacle.tell", measure)
    if since > timezone.localdate():
        raise Unfit(_("That day hasn't come yet."), "since")
    if measure.state not in ("planned", "under_way"):
        raise Unfit(_("The measure is over: nothing stands in its way any more."))
    obstacle = Obstacle.objects.create(
        measure=measure, title=title.attributed(actor.person_id), since=since, remover=remover
    )
    keep_revision(obstacle, actor)
    block_anew(actor, measure)
    told = holders("focal_point", organisation=remover) - actor.people
    notify(told, "register.obstacle.told", measure)
    stopped = holders("focal_point", organisation=measure.lead) - actor.people - told
    notify(stopped, "register.measure.blocked", measure)
    record(actor, "register.obstacle.told", obstacle, details={"measure": str(measure.pk)})
    return obstacle


@transaction.atomic
def obstacle_remove(*, actor: Actor, obstacle: Obstacle, removed_on: date) -> Obstacle:
    """Say that an obstacle is gone, since a day. Raises :class:`Unfit` for a day before it began or that hasn't come,
    and for one that is gone already."""
    allow(actor, "register.obstacle.tell", obstacle.measure)
    if not obstacle.since <= removed_on <= timezone.localdate():
        raise Unfit(_("The day lies between the one on which it began and today."), "removed_on")
    if not Obstacle.objects.filter(pk=obstacle.pk, removed_on=None).update(removed_on=removed_on):
        raise Unfit(_("Somebody said already that it is gone."))
    obstacle.removed_on = removed_on
    keep_revision(obstacle, actor)
    block_anew(actor, obstacle.measure)
    record(actor, "register.obstacle.removed", obstacle, details={"measure": str(obstacle.measure_id)})
    return obstacle


def block_anew(actor: Actor, measure: Measure) -> None:
    """Write down since when something stands in a measure's way, after its obstacles changed; for services, inside
    their transaction. It is part of the measure's states, so that it can be read as of any day."""
    one = _held(measure)
    since = one.obstacles.filter(removed_on=None).aggregate(first=Min("since"))["first"]
    if since != one.blocked_since:
        one.blocked_since = measure.blocked_since = since
        one.save(update_fields=["blocked_since"])
        keep_revision(one, actor)
    stand_anew(_served(one))
