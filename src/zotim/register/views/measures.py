"""What is done about a commitment."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import form_page
from zotim.register import selectors, services
from zotim.register.forms.measures import MeasureForm


@page("register.measure.add")
def measure_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a measure to a commitment."""
    found = selectors.commitment(request.actor, pk)
    allow(request.actor, "register.measure.add", found)
    form = MeasureForm(request.POST or None, actor=request.actor, initial={"lead": found.lead})
    if found.state != "active":
        raise Http404
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.measure_add(
                actor=request.actor, commitment=found, title=form.title,
                lead=data["lead"], starts_on=data["starts_on"], due_on=data["due_on"],
            )  # fmt: skip
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The measure is on record."))
            return redirect("commitment", pk=found.pk)
    back = reverse("commitment", args=[found.pk])
    return form_page(request, form, _("Add a measure"), _("Add the measure"), about=found, back_url=back)
