"""Every write of a return operation. Each runs behind the wall as its actor."""

import unicodedata
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.persons import person_may
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.roles import fitting
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Membership, Organisation, User
from zotim.core.records import with_reference
from zotim.core.sealing.services import key_make
from zotim.desks.reintegration.cases.models import Case, Domain
from zotim.desks.reintegration.cases.policy import WORKERS
from zotim.desks.reintegration.cases.services import case_open, note_add
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller
from zotim.desks.reintegration.operations.sealed import TEXTS
from zotim.desks.reintegration.operations.states import OPERATION
from zotim.desks.reintegration.persons.models import Script
from zotim.desks.reintegration.persons.services import person_enter

DETAILS = ("name", "papers", "health", "place")
"""What is sealed of somebody: how they are called, papers, urgent health, where they are received."""
NOTES = {"papers": Domain.LEGAL_DOCUMENTS, "health": Domain.HEALTH, "place": Domain.HOUSING}
"""In which part of their case each of these stands as a note, once it is open."""


@transaction.atomic
@inside
def operation_open(*, actor: Actor, lands_on: date) -> ReturnOperation:
    """Begin an operation with a key of its own, led by the actor. Raises Unfit for a day that is over."""
    allow(actor, "reintegration.returnoperation.open")
    if lands_on < timezone.localdate():
        raise Unfit(_("They land today at the earliest."), "lands_on")
    made = with_reference(
        lambda reference: ReturnOperation.objects.create(
            reference=reference, lands_on=lands_on, led_by_id=holder_of(actor) or actor.person_id
        )
    )
    key_make(made.pk)
    record(actor, "reintegration.returnoperation.opened", made)
    return made


def _hold(operation: ReturnOperation) -> None:
    """Hold an operation until the transaction ends: nobody is entered while it ends. Who may not lead it holds nothing,
    and is refused by what follows."""
    ReturnOperation.objects.select_for_update().filter(pk=operation.pk).first()


@transaction.atomic
@inside
def traveller_enter(
    *, actor: Actor, operation: ReturnOperation, worker: User, details: Mapping[str, str], interpreter: str,
    press: str, traveller: Traveller | None = None,
) -> Traveller:  # fmt: skip
    """Enter somebody of the group, or put right what was entered: who works for them, and what has to be ready. What
    isn't known yet may be empty, but for a name. Who works for them is told. Raises Unfit."""
    _hold(operation)
    allow(actor, "reintegration.traveller.enter", operation)
    row = traveller or Traveller(operation=operation)
    if row.operation_id != operation.pk or row.case_key:
        raise Denied("reintegration.traveller.enter", row)
    if not details.get("name", "").strip():
        raise Unfit(_("A person has at least one name."), "name")
    if not Membership.objects.live().filter(fitting(WORKERS), user=worker, user__is_active=True).exists():
        raise Unfit(_("Choose somebody who works on cases."), "worker")
    if interpreter not in Traveller.Interpreter.values or press not in Traveller.Press.values:
        raise Unfit(_("Choose one of the list."), "interpreter")
    told = row.worker_id != worker.pk
    row.worker, row.interpreter, row.press = worker, interpreter, press
    texts = {name: details.get(name, "").strip() for name in DETAILS}
    row.details = TEXTS.put(row, "details", {name: text for name, text in texts.items() if text})
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["worker", "interpreter", "press", "details"])
    if told:
        notify([worker.pk], "reintegration.traveller.given", operation)
    record(actor, "reintegration.traveller.entered", row, details={"operation": str(operation.pk)})
    return row


def script_of(name: str) -> str:
    """In which script a name is written, as a case keeps it."""
    if any("ARABIC" in unicodedata.name(letter, "") for letter in name):
        return Script.ARABIC
    return Script.LATIN if any("LATIN" in unicodedata.name(letter, "") for letter in name) else Script.OTHER


@transaction.atomic
@inside
def traveller_open_case(*, actor: Actor, traveller: Traveller, municipality: Organisation) -> Case:
    """Open the case of somebody of the group, with their name, and with what was ready as notes, each in its part,
    under the key of the case. With the last one the operation ends, and opens nothing from then on. Raises Unfit,
    WrongState."""
    operation = traveller.operation
    _hold(operation)
    person_may(actor, "reintegration.traveller.open_case", traveller)
    if not Traveller.objects.filter(pk=traveller.pk, case_key=None).exists():
        raise Unfit(_("They have a case already."))
    values = TEXTS.values(actor, traveller, "details")
    if values is None:
        raise Unfit(_("What was entered can't be read. Enter it anew."))
    case = case_open(actor=actor, municipality=municipality, manager=traveller.worker)
    person_enter(
        actor=actor, case=case, names={script_of(values["name"]): values["name"]},
        interpreter=traveller.interpreter == Traveller.Interpreter.THERE,
    )  # fmt: skip
    for name, domain in NOTES.items():
        if values.get(name):
            note_add(actor=actor, case=case, domain=domain, text=values[name])
    Traveller.objects.filter(pk=traveller.pk).update(case_key=case.pk)
    record(actor, "reintegration.traveller.has_case", traveller, details={"case": str(case.pk)})
    if not Traveller.objects.filter(operation=operation, case_key=None).exists():
        _end(actor, operation)
    return case


@transaction.atomic
@inside
def operation_call_off(*, actor: Actor, operation: ReturnOperation) -> ReturnOperation:
    """End an operation that doesn't take place. Raises Unfit once one of the group has a case, WrongState."""
    _hold(operation)
    person_may(actor, "reintegration.returnoperation.lead", operation)
    if Traveller.objects.filter(operation=operation).exclude(case_key=None).exists():
        raise Unfit(_("One of them has a case: open those of the others too."))
    _end(actor, operation)
    return operation


def _end(actor: Actor, operation: ReturnOperation) -> None:
    step = OPERATION.move(operation, "end", ended_at=timezone.now(), **done_by(actor, "ended"))
    record(actor, step.event, operation)
