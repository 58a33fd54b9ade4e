"""A complaint on its way: to the body where it belongs, an officer who took no part, the record that it is about."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, Who, keyed, record
from zotim.core.people.models import Membership, Organisation
from zotim.core.redress.models import Complaint, Hand
from zotim.core.redress.policy import OFFICER
from zotim.core.redress.states import COMPLAINT, OPEN
from zotim.core.redress.subjects import SUBJECTS, took_part_in
from zotim.core.states.machine import WrongState


def held(complaint: Complaint) -> Complaint:
    """The complaint as it stands now; nobody else moves it or adds a hand until the transaction ends."""
    return Complaint.objects.select_for_update().get(pk=complaint.pk)


def somebody_at(body_id: UUID | None, complaint: Complaint) -> bool:
    """Whether somebody works on complaints at a body now who took no part in what this one is about."""
    part = complaint.hands.filter(part=Hand.Part.TOOK_PART).values("user_id")
    officers = Membership.objects.live().filter(organisation=body_id, role=OFFICER, user__is_active=True)
    return officers.exclude(user_id__in=part).exists()


def ask_who_took_part(complaint: Complaint) -> None:
    """Ask the desk, and keep who wasn't known yet. Held by the caller.

    Who decided already stays who decided; and to carry an effect out is no part in what is complained of.
    """
    known = {
        person
        for rows in (complaint.hands, complaint.carried_out)
        for pair in rows.values_list("user_id", "on_behalf_of_id")
        for person in pair
    }
    for person in sorted(took_part_in(complaint) - known, key=str):
        Hand.objects.create(complaint=complaint, part=Hand.Part.TOOK_PART, user_id=person)


@transaction.atomic
def examine(complaint: Complaint) -> Complaint:
    """Ask the desk who took part, and let that have its effect, whatever becomes of the step that asked.

    If its officer is one of them, it goes back to be taken by another; if nobody of the body is left, to where
    officers of every body see it.
    """
    row = held(complaint)
    ask_who_took_part(row)
    rule = System("redress")
    if row.state in ("admitted", "with_body") and not somebody_at(row.body_id, row):
        step = COMPLAINT.move(row, "bring_back", body=None, officer=None)
        record(rule, step.event, row)
    elif row.hands.filter(part=Hand.Part.TOOK_PART, user=row.officer_id).exists() and row.state == "with_body":
        _back(rule, row)
    return row


@transaction.atomic
def complaint_admit(*, actor: Actor, complaint: Complaint, body: Organisation) -> Complaint:
    """Admit it, to the body whose business it is. Raises Unfit for one where nobody works on complaints."""
    row = held(complaint)
    allow(actor, "redress.complaint.admit", row)
    if not somebody_at(body.pk, row):
        raise Unfit(_("Nobody works on complaints at this body."), "body")
    step = COMPLAINT.move(row, "admit", body=body)
    record(actor, step.event, row, details={"body": str(body.pk)})
    return row


@transaction.atomic
def complaint_send_on(*, actor: Actor, complaint: Complaint, to: str) -> Complaint:
    """Send it on to a body elsewhere, which whoever complained is told. Raises Unfit without a name."""
    row = held(complaint)
    allow(actor, "redress.complaint.send_on", row)
    if not to.strip():
        raise Unfit(_("Say to which body."), "to")
    step = COMPLAINT.move(row, "send_on", sent_to=to.strip(), closed_at=timezone.now())
    record(actor, step.event, row)
    return row


def complaint_tie(*, actor: Actor, complaint: Complaint, about: str, reference: str) -> Complaint:
    """Say which record it is about, found by its reference. Who took part in that sees nothing of it from then on.

    A try that finds none is on record, as a keyed hash of the reference. Raises Unfit, KeyError for an unknown kind.
    """
    allow(actor, "redress.complaint.tie", complaint)
    found = SUBJECTS[about].find(reference.strip())
    if found is None:
        details = {"terms": [keyed(reference)]}
        record(actor, "redress.complaint.tied", complaint, outcome="failed", details=details)
        raise Unfit(_("There is no such record."), "reference")
    with transaction.atomic():
        row = held(complaint)
        allow(actor, "redress.complaint.tie", row)
        if row.state not in OPEN:
            raise WrongState(_("It is decided already."), transition="tie", state=row.state)
        row.subject_type, row.subject_id = found._meta.label_lower, found.pk
        row.save(update_fields=["subject_type", "subject_id"])
        record(actor, "redress.complaint.tied", row, details={"subject": str(found.pk)})
        return examine(row)


def complaint_take(*, actor: Actor, complaint: Complaint) -> Complaint:
    """Take it, to work on it. Raises Denied for who took part in what is complained of."""
    examine(complaint)
    with transaction.atomic():
        row = held(complaint)
        allow(actor, "redress.complaint.take", row)
        step = COMPLAINT.move(row, "take", officer_id=actor.on_behalf_of_id or actor.person_id)
        record(actor, step.event, row)
    return row


@transaction.atomic
def complaint_give_back(*, actor: Actor, complaint: Complaint) -> Complaint:
    """Give it back, to be taken by somebody else of the body."""
    row = held(complaint)
    allow(actor, "redress.complaint.give_back", row)
    return _back(actor, row)


def _back(who: Who, row: Complaint) -> Complaint:
    step = COMPLAINT.move(row, "give_back", officer=None)
    record(who, step.event, row)
    return row
