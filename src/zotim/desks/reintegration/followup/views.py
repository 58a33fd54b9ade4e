"""Pages about visits. A visit is entered behind the wall, as the one who was there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_write_in
from zotim.desks.reintegration.cases.purposes import ASKED, Acting, for_a_purpose
from zotim.desks.reintegration.followup import services
from zotim.desks.reintegration.followup.forms import VisitForm, questions


@page("reintegration.visit.enter")
@inside_page()
@for_a_purpose("reintegration.visit.enter", "write")
def visit_enter(request: Request, found: Case, acting: Acting) -> HttpResponse:
    """Enter a visit in a part that is open for writing, for what one acts for."""
    back = reverse("case", args=[found.pk])
    context = {"heading": _("Enter a visit"), "about": found, "back_url": back, "submit": "", **acting.context()}
    if acting.code is None:
        return render(request, "reintegration/form.html", context | {"form": None})
    form = VisitForm(request.POST or None, domains=may_write_in(request.actor, found))
    if request.method == "POST" and form.is_valid():
        try:
            services.visit_enter(actor=request.actor, case=found, **form.values)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The visit is sealed."))
            return redirect(f"{back}?{ASKED}={acting.code}")
    return render(request, "reintegration/form.html", context | {"form": form, "submit": _("Seal the visit")})


@page("reintegration.visit.form")
def visit_form(request: Request) -> HttpResponse:
    """The empty form, to be printed and filled in by hand. It is about nobody."""
    return render(request, "reintegration/visit_form.html", {"questions": questions()})
