"""Instruments: their texts, provisions, who stands to them how, and the life of one's own laws and strategies."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.models import (
    Adherence,
    Document,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Opinion,
    Provision,
    ProvisionText,
)
from zotim.register.models.instruments import Commencement
from zotim.register.services.leads import lead_told
from zotim.register.services.reviews import reasoned

OPEN_TO_OPINIONS = ("drafting", "consultation", "under_revision")
"""States in which something is drafted or revised."""


@transaction.atomic
def instrument_add(*, actor: Actor, title: Translated, **fields: Any) -> Instrument:
    """Put an instrument on record. *fields* are symbol, kind, issuer, adopted_on, binding, lead, source, note and
    classification. A symbol stands for one instrument only."""
    allow(actor, "register.instrument.add")
    one = with_reference(
        lambda reference: Instrument.objects.create(
            reference=reference, title=title.attributed(actor.person_id), **fields
        )
    )
    keep_revision(one, actor)
    record(actor, "register.instrument.added", one)
    lead_told(actor, one, one.lead_id)
    return one


@transaction.atomic
def instrument_change(
    *, actor: Actor, instrument: Instrument, title: Translated, why: str = "", **fields: Any
) -> Instrument:
    """Correct what is known about an instrument; *fields* as in :func:`instrument_add`. *why* stands in its history."""
    allow(actor, "register.instrument.change", instrument)
    before = instrument.lead_id
    for name, value in {"title": title.attributed(actor.person_id), **fields}.items():
        setattr(instrument, name, value)
    instrument.save()
    keep_revision(instrument, actor, why=why)
    record(actor, "register.instrument.changed", instrument)
    lead_told(actor, instrument, instrument.lead_id, before)
    return instrument


@transaction.atomic
def version_add(
    *, actor: Actor, instrument: Instrument, language: str, document: Document | None = None, **fields: Any
) -> InstrumentVersion:
    """Add a text of an instrument: a document that was put in, or only where it is published.

    *fields* are in_force_from, in_force_to, authentic and source. The hash is that of the document's text.
    """
    allow(actor, "register.instrument.change", instrument)
    version = InstrumentVersion.objects.create(
        instrument=instrument,
        language=language,
        document=document,
        sha256=document.sha256 if document else "",
        **fields,
    )
    keep_revision(version, actor)
    record(actor, "register.instrument.changed", instrument, details={"version": str(version.pk)})
    return version


@transaction.atomic
def provision_add(
    *,
    actor: Actor,
    instrument: Instrument,
    number: str,
    parent: Provision | None = None,
    commencement: str = Commencement.UNKNOWN,
    commenced_on: date | None = None,
) -> Provision:
    """Add a provision. A day is given exactly when it commences on a day of its own.

    Raises ValueError for a parent of another instrument.
    """
    allow(actor, "register.instrument.change", instrument)
    if parent is not None and parent.instrument_id != instrument.pk:
        raise ValueError("a provision is part of one of the same instrument")
    provision = Provision.objects.create(
        instrument=instrument, number=number, parent=parent, commencement=commencement, commenced_on=commenced_on
    )
    keep_revision(provision, actor)
    record(actor, "register.instrument.changed", instrument, details={"provision": str(provision.pk)})
    return provision


@transaction.atomic
def provision_change(
    *,
    actor: Actor,
    provision: Provision,
    commencement: str,
    commenced_on: date | None = None,
    ended_on: date | None = None,
    why: str = "",
) -> Provision:
    """Say when a provision commences or ends, apart from the instrument as a whole. *why* stands in the history."""
    allow(actor, "register.instrument.change", provision.instrument)
    provision.commencement, provision.commenced_on, provision.ended_on = commencement, commenced_on, ended_on
    provision.save()
    keep_revision(provision, actor, why=why)
    record(actor, "register.instrument.changed", provision.instrument, details={"provision": str(provision.pk)})
    return provision


def place_text(actor: Actor, provision: Provision, document: Document, start: int, end: int) -> None:
    """Note where a provision's words stand, if *document* is a text of its instrument. For services."""
    for version in provision.instrument.versions.filter(document=document):
        text, _made = ProvisionText.objects.update_or_create(
            provision=provision, version=version, defaults={"start": start, "end": end}
        )
        keep_revision(text, actor)


@transaction.atomic
def adherence_add(
    *, actor: Actor, instrument: Instrument, subject: str, kind: str, reservations: Translated | None = None,
    **fields: Any,
) -> Adherence:  # fmt: skip
    """Say how a state stands to an instrument; *fields* are from_on, until_on, basis and source.

    Raises ValueError for a state that applies an instrument without being bound, when no act of its own is named.
    """
    allow(actor, "register.instrument.change", instrument)
    if kind == Adherence.Kind.APPLIES and not fields.get("basis"):
        raise ValueError("name the state's own act by which it applies the instrument")
    adherence = Adherence.objects.create(
        instrument=instrument,
        subject=subject,
        kind=kind,
        reservations=reservations.attributed(actor.person_id) if reservations else None,
        **fields,
    )
    keep_revision(adherence, actor)
    record(actor, "register.instrument.changed", instrument, details={"adherence": str(adherence.pk)})
    return adherence


@transaction.atomic
def instrument_move(
    *, actor: Actor, instrument: Instrument, step: str, on: date, until_on: date | None = None, note: str = ""
) -> Instrument:
    """Take a step in the life of a law or strategy, on the day on which it happened.

    *until_on* is the day that the step sets: the end of a consultation, entry into force, the next revision. Raises
    WrongState, and :class:`Unfit` for a day before the step.
    """
    allow(actor, "register.instrument.move", instrument)
    if until_on and until_on < on:
        raise Unfit(_("This day comes before the step."), "until_on")
    day = {"adopted_on": on} if step == "adopt" else {}
    transition = states.INSTRUMENT.move(instrument, step, **day)
    LifeStep.objects.create(
        instrument=instrument,
        step=step,
        target=transition.target,
        on=on,
        until_on=until_on,
        note=note,
        by_id=actor.person_id,
    )
    keep_revision(instrument, actor, why=note)
    record(actor, transition.event, instrument)
    return instrument


@transaction.atomic
def opinion_give(
    *, actor: Actor, instrument: Instrument, given_by: str, stance: str, text: Translated, given_on: date
) -> Opinion:
    """Put in what somebody said of a draft. It stays as it was said.

    Raises :class:`Unfit` when nothing is being drafted.
    """
    allow(actor, "register.opinion.give", instrument)
    if instrument.state not in OPEN_TO_OPINIONS:
        raise Unfit(_("Opinions are given on what is being drafted or revised."))
    opinion = Opinion.objects.create(
        instrument=instrument,
        given_by=given_by,
        stance=stance,
        text=text.attributed(actor.person_id),
        given_on=given_on,
        entered_by_id=actor.person_id,
    )
    keep_revision(opinion, actor)
    record(actor, "register.opinion.given", opinion, details={"instrument": str(instrument.pk)})
    return opinion


@transaction.atomic
def opinion_answer(*, actor: Actor, opinion: Opinion, taken_up: bool, answer: Translated | None = None) -> Opinion:
    """Say what became of an opinion. Raises ValueError when one isn't taken up and nobody says why."""
    allow(actor, "register.opinion.answer", opinion)
    if not taken_up:
        reasoned(str(answer or ""), "an opinion that isn't taken up")
    said = answer.attributed(actor.person_id) if answer else None
    transition = states.OPINION.move(opinion, "take_up" if taken_up else "pass_over", answer=said)
    keep_revision(opinion, actor)
    record(actor, transition.event, opinion)
    return opinion
