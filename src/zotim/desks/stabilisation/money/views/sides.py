"""What counterparts say, and what is found when it is laid beside what we say."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.stabilisation.money import forms, selectors, services
from zotim.desks.stabilisation.money.models import Comparison
from zotim.desks.stabilisation.projects import selectors as projects


@page("stabilisation.statement.add")
def statement_add(request: Request, pk: UUID) -> HttpResponse:
    """Enter what a counterpart says; a partner's focal point says it for their own body."""
    actor, found = request.actor, projects.project(request.actor, pk)
    allow(actor, "stabilisation.statement.add", found)
    speaks = not projects.pays_for(actor, found)
    form = forms.StatementForm(request.POST or None, actor=actor, project=found, speaks=speaks)
    heading = _("Say what you received or spent") if speaks else _("Enter what a counterpart says")
    return form_step(
        request, form, lambda: services.statement_add(actor=actor, project=found, **form.cleaned_data),
        done=_("It is on record, as it was said."), heading=heading, submit=_("Put it on record"), about=found,
        back_url=reverse("project", args=[pk]),
    )  # fmt: skip


@page("stabilisation.statement.withdraw")
def statement_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw what was entered wrongly, with the reason."""
    found = selectors.statement(request.actor, pk)
    allow(request.actor, "stabilisation.statement.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form, lambda: services.statement_withdraw(actor=request.actor, statement=found, **form.cleaned_data),
        done=_("It is withdrawn."), heading=_("Withdraw what was said"), submit=_("Withdraw it"), about=found,
        back_url=reverse("project", args=[found.project_id]),
    )  # fmt: skip


@page("stabilisation.reconciliation.add")
def flow_reconcile(request: Request, pk: UUID) -> HttpResponse:
    """Lay a movement beside what the counterpart says, or say that it is missing with them."""
    found = selectors.flow(request.actor, pk)
    allow(request.actor, "stabilisation.reconciliation.add", found)
    form = forms.ReconcileForm(request.POST or None, actor=request.actor, project=found.project)
    words = {
        Comparison.MATCHED: _("The two match."),
        Comparison.DIFFERS: _("The two differ. By how much stands on the page."),
        Comparison.NOT_THERE: _("It is on record that it is missing with them."),
    }
    made: list[str] = []

    def work() -> None:
        made.append(services.reconcile(actor=request.actor, flow=found, **form.cleaned_data).verdict)

    return form_step(
        request, form, work, done=lambda: words[Comparison(made[0])],
        heading=_("Lay it beside what the counterpart says"),
        submit=_("Put it on record"), about=found, back_url=reverse("flow", args=[pk]),
    )  # fmt: skip


@page("stabilisation.reconciliation.add")
def statement_missing(request: Request, pk: UUID) -> HttpResponse:
    """Say that what a counterpart says is missing with us."""
    found = selectors.statement(request.actor, pk)
    allow(request.actor, "stabilisation.reconciliation.add", found)
    form = forms.NoteForm(request.POST or None)
    return form_step(
        request, form, lambda: services.reconcile(actor=request.actor, statement=found, **form.cleaned_data),
        done=_("It is on record that it is missing with us."), heading=_("It is missing with us"),
        submit=_("Put it on record"), about=found, back_url=reverse("project", args=[found.project_id]),
    )  # fmt: skip


@page("stabilisation.reconciliation.withdraw")
def reconciliation_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Withdraw it: both sides are open again."""
    found = selectors.reconciliation(request.actor, pk)
    allow(request.actor, "stabilisation.reconciliation.withdraw", found)
    if found.state != "stated":
        raise Http404
    form = ReasonForm(request.POST or None)
    back = reverse("flow", args=[found.flow.pk]) if found.flow else reverse("project", args=[found.project.pk])
    return form_step(
        request, form,
        lambda: services.reconciliation_withdraw(actor=request.actor, reconciliation=found, **form.cleaned_data),
        done=_("It is withdrawn. Both sides are open again."), heading=_("Take the two apart"),
        submit=_("Take them apart"), about=found, back_url=back,
    )  # fmt: skip
