"""Entries of the centre: put in, changed, ended, met."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register.duties.models import Duty, DutyMet
from zotim.register.duties.selectors import days_of
from zotim.register.services.leads import lead_told


def _examine(first_on: date, until_on: date | None, verified: bool, source: str) -> None:
    in_order(first_on, until_on, "until_on")
    if verified and not source.strip():
        raise Unfit(_("Say in which official source the day was seen."), "source")


@transaction.atomic
def duty_add(*, actor: Actor, title: Translated, **facts: Any) -> Duty:
    """Add an entry. *facts*: kind, first_on, and maybe asked_by, lead, line_of_effort, every_months, until_on, source,
    verified, classification. Raises :class:`Unfit` for an end before the start and for *verified* without a source."""
    allow(actor, "register.duty.add")
    _examine(facts["first_on"], facts.get("until_on"), facts.get("verified", False), facts.get("source", ""))
    made = with_reference(
        lambda reference: Duty.objects.create(reference=reference, title=title.attributed(actor.person_id), **facts)
    )
    keep_revision(made, actor)
    record(actor, "register.duty.added", made)
    lead_told(actor, made, made.lead_id)
    return made


@transaction.atomic
def duty_change(*, actor: Actor, duty: Duty, title: Translated, **facts: Any) -> Duty:
    """Change an entry; its days from now on follow. An entry ends by its last day. Raises :class:`Unfit`."""
    allow(actor, "register.duty.change", duty)
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    before = duty.lead_id
    for name, value in {"title": title.attributed(actor.person_id), **facts}.items():
        setattr(duty, name, value)
    _examine(duty.first_on, duty.until_on, duty.verified, duty.source)
    duty.save()
    keep_revision(duty, actor)
    record(actor, "register.duty.changed", duty)
    lead_told(actor, duty, duty.lead_id, before)
    return duty


@transaction.atomic
def duty_meet(*, actor: Actor, duty: Duty, day: date, note: str = "") -> DutyMet:
    """Say that an entry was met for one of its days. Raises :class:`Unfit` for another day, or when it was said."""
    allow(actor, "register.duty.meet", duty)
    if day not in days_of(duty, day, day):
        raise Unfit(_("It isn't due on that day."), "day")
    try:
        with transaction.atomic():
            met = DutyMet.objects.create(duty=duty, day=day, note=note, by_id=actor.person_id)
    except IntegrityError:
        raise Unfit(_("Somebody said already that it was met on that day."), "day") from None
    record(actor, "register.duty.met", duty, details={"met": str(met.pk)})
    return met
