"""Pages of forms: all of them, one with its fields, and its comparison with the official text by two people."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import approval_of
from zotim.core.ui.bases import BasisDecisionForm
from zotim.core.ui.deciding import decision
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.content.law import inputs, selectors, services
from zotim.desks.content.law.states import CHECK


@page("content.formcheck.list")
def form_list(request: Request) -> HttpResponse:
    """Every form, and whether it is a draft."""
    return render(request, "content/law_forms.html", {"forms": selectors.forms(request.actor)})


def _compared(request: Request, code: str) -> selectors.Compared:
    found = next((one for one in selectors.forms(request.actor) if one.form.code == code), None)
    if found is None:
        raise Http404
    return found


@page("content.formcheck.view")
def form_of(request: Request, code: str) -> HttpResponse:
    """A form with its fields."""
    found = _compared(request, code)
    open_to_all = found.check is None or found.check.state not in USABLE
    context = {"compared": found, "may_check": open_to_all and may(request.actor, "content.formcheck.enter")}
    return render(request, "content/law_form.html", context)


@page("content.formcheck.enter")
def check_enter(request: Request, code: str) -> HttpResponse:
    """Say, as the first of two, that a form was compared."""
    found = _compared(request, code)
    form = inputs.CheckForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.check_enter(actor=request.actor, form=found.form, **form.cleaned_data),
        done=_("On record. A second person compares it too."),
        heading=pgettext("heading", "Compare a form with the official text"),
        submit=_("I have compared every field"), back_url=reverse("content_form", args=[code]),
    )  # fmt: skip


@page("content.formcheck.view")
def check(request: Request, pk: UUID) -> HttpResponse:
    """A comparison, and the second person's decision on it."""
    found = selectors.check(request.actor, pk)

    def decide(form: BasisDecisionForm) -> None:
        services.check_decide(
            actor=request.actor, check=found, confirmed=form.accepted, comment=form.cleaned_data["comment"]
        )

    done = _("It is confirmed. What is made with this form isn't a draft any more.")
    form, answer = decision(
        request, CHECK, found, BasisDecisionForm, decide, done=done, back=reverse("form_check", args=[pk])
    )
    if answer:
        return answer
    approval = approval_of(CHECK.confirm, found)
    context = {
        "check": found,
        "compared": _compared(request, found.code),
        "form": form,
        "may_end": found.state in USABLE and may(request.actor, CHECK.end, found),
        "comment": approval.comment if approval and found.state == "returned" else "",
    }
    return render(request, "content/law_check.html", context)


@page("content.formcheck.end")
def check_end(request: Request, pk: UUID) -> HttpResponse:
    """Make a form a draft again; asks once."""
    found = selectors.check(request.actor, pk)
    allow(request.actor, CHECK.end, found)
    return confirm_step(
        request, lambda: services.check_end(actor=request.actor, check=found), done=_("It is a draft again."),
        heading=pgettext("heading", "Make a form a draft again"), submit=_("Make it a draft again"),
        back_url=reverse("form_check", args=[pk]),
        consequences=[_("What is made with it says again that nobody has verified it.")],
    )  # fmt: skip
