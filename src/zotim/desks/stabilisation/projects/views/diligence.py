"""Due diligence: answer a question, the page of an answer with the second person's decision, its end."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.stabilisation.projects import diligence as services
from zotim.desks.stabilisation.projects import forms, selectors
from zotim.desks.stabilisation.projects.models import Diligence, Finding
from zotim.desks.stabilisation.projects.questions import questions
from zotim.desks.stabilisation.projects.states import CLEAR, DILIGENCE


@page("stabilisation.diligence.answer")
def diligence_answer(request: Request, pk: UUID, question: str) -> HttpResponse:
    """Answer a question."""
    found = selectors.project(request.actor, pk)
    allow(request.actor, "stabilisation.diligence.answer", found)
    asked = questions().get(question)
    if asked is None:
        raise Http404
    form = forms.DiligenceForm(request.POST or None)
    made: list[Diligence] = []

    def work() -> None:
        made.append(
            services.diligence_answer(actor=request.actor, project=found, question=question, **form.cleaned_data)
        )

    return form_step(
        request, form, work, done=_("It is answered. A second person clears the answer or returns it."),
        heading=asked.text.in_language()[0], submit=_("Answer it"), about=found,
        back_url=reverse("project", args=[pk]), then=lambda: reverse("diligence", args=[made[0].pk]),
    )  # fmt: skip


@page("stabilisation.diligence.view")
def diligence(request: Request, pk: UUID) -> HttpResponse:
    """One answer, and the second person's decision on it."""
    found = selectors.diligence(request.actor, pk)

    def make(data: object) -> forms.ClearForm:
        return forms.ClearForm(data, open_risk=found.finding == Finding.OPEN)

    def decide(form: forms.ClearForm) -> None:
        services.diligence_decide(
            actor=request.actor, diligence=found, cleared=form.accepted, comment=form.cleaned_data["comment"]
        )

    form, answer = decision(
        request, DILIGENCE, found, make, decide, done=_("The answer is cleared."), back=reverse("diligence", args=[pk])
    )
    if answer:
        return answer
    approval = approval_of(CLEAR, found)
    context = {
        "diligence": found,
        "question": questions().get(found.question),
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, "stabilisation.diligence.end", found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "stabilisation/diligence.html", context)


@page("stabilisation.diligence.end")
def diligence_end(request: Request, pk: UUID) -> HttpResponse:
    """Use it no more; asks once."""
    found = selectors.diligence(request.actor, pk)
    allow(request.actor, "stabilisation.diligence.end", found)
    return confirm_step(
        request, lambda: services.diligence_end(actor=request.actor, diligence=found),
        done=_("It isn't used any more."), heading=_("Use an answer of due diligence no more"),
        submit=_("Use it no more"), about=found.project, back_url=reverse("diligence", args=[pk]),
        consequences=[_("The question is open again: work doesn't begin before it is answered and cleared.")],
    )  # fmt: skip
