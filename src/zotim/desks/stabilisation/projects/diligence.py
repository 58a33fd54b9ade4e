"""Writes about due diligence: one person answers a question, another clears the answer."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.desks.stabilisation.places.policy import OFFICERS
from zotim.desks.stabilisation.projects.models import Diligence, Finding, Project
from zotim.desks.stabilisation.projects.questions import questions
from zotim.desks.stabilisation.projects.services import lock
from zotim.desks.stabilisation.projects.states import CLEAR, DILIGENCE


@transaction.atomic
def diligence_answer(*, actor: Actor, project: Project, question: str, finding: str, answer: str) -> Diligence:
    """Answer a question: a proposal, until somebody else clears it. Raises :class:`Unfit` for a question that isn't
    asked, one of which an answer waits, and an answer that says nothing."""
    lock(project)
    allow(actor, "stabilisation.diligence.answer", project)
    if question not in questions():
        raise Unfit(_("This question isn't asked."), "question")
    if project.diligence.filter(question=question, state="entered").exists():
        raise Unfit(_("An answer to it waits for the second person."), "answer")
    made = with_reference(
        lambda reference: Diligence.objects.create(
            reference=reference, project=project, question=question, finding=finding, answer=said(answer, "answer"),
            **done_by(actor, "entered"),
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CLEAR, obj=made)
    record(actor, "stabilisation.diligence.answered", made)
    others = holders(*OFFICERS, organisation=project.lead) - actor.people
    notify(others, "stabilisation.diligence.answered", made)
    return made


def diligence_decide(*, actor: Actor, diligence: Diligence, cleared: bool, comment: str = "") -> Diligence:
    """Clear an answer as the second person, or return it; what it answers anew isn't used any more. Raises
    :class:`Unfit` for a risk that isn't lessened, else as :func:`~zotim.core.approvals.confirming.decide`."""
    if cleared and diligence.finding == Finding.OPEN:
        raise Unfit(_("A risk that isn't lessened can't be cleared. Return it."), "decision")
    earlier = Diligence.objects.filter(
        project=diligence.project_id, question=diligence.question, state="confirmed"
    ).exclude(pk=diligence.pk)
    return decide(DILIGENCE, actor=actor, row=diligence, confirmed=cleared, comment=comment, instead=earlier)


def diligence_end(*, actor: Actor, diligence: Diligence) -> Diligence:
    """Use it no more: the question is open again. Raises WrongState."""
    return close(DILIGENCE, actor=actor, row=diligence)
