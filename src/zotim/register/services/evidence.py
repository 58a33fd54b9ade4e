"""What shows that a measure is done: put in by one, reviewed by another."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.evidence.services import Opened, file_open, file_receive, has_opened
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.models import Evidence, Measure
from zotim.register.policy import CENTRE
from zotim.vocabulary import Classification


@transaction.atomic
def evidence_submit(
    *, actor: Actor, measure: Measure, title: Translated, data: bytes, name: str, dated_on: date
) -> Evidence:
    """Put in a file as evidence for a measure, and ask a second person to review it. Raises Refused for the file."""
    allow(actor, "register.evidence.submit", measure)
    file = file_receive(actor=actor, data=data, name=name, classification=Classification(measure.classification))
    evidence = with_reference(
        lambda reference: Evidence.objects.create(
            reference=reference,
            title=title.attributed(actor.person_id),
            measure=measure,
            file=file,
            dated_on=dated_on,
            submitted_by_id=actor.person_id,
            classification=measure.classification,
        )
    )
    approval_request(actor=actor, action="register.evidence.review", obj=evidence)
    notify(holders(*CENTRE) - actor.people, "register.evidence.submitted", evidence)
    keep_revision(evidence, actor)
    record(actor, "register.evidence.submitted", evidence, details={"measure": str(measure.pk)})
    return evidence


def evidence_open(*, actor: Actor, evidence: Evidence) -> Opened:
    """The file, and a note of who opened it."""
    return file_open(actor=actor, action="register.evidence.download", of=evidence, file=evidence.file, judged=True)


@transaction.atomic
def evidence_review(*, actor: Actor, evidence: Evidence, accepted: bool, comment: str = "") -> Evidence:
    """Review evidence that somebody else put in.

    Raises NeedsAnotherPerson for the one who did, :class:`Unfit` for who accepts without having opened the file,
    ValueError for a return without a reason.
    """
    allow(actor, "register.evidence.review", evidence)
    approval_decide(
        actor=actor, approval=asked("register.evidence.review", evidence), approved=accepted, comment=comment
    )
    if accepted and not has_opened(actor, evidence.file):
        raise Unfit(_("Open the file first: whoever accepts evidence has looked at it."))
    transition = states.EVIDENCE.move(evidence, "accept" if accepted else "return")
    if not accepted:
        notify([evidence.submitted_by_id], "register.evidence.returned", evidence)
    keep_revision(evidence, actor)
    record(actor, transition.event, evidence)
    return evidence
