"""Texts that the state sponsored, co-sponsored or aligned with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import form_page
from zotim.register.history import happenings
from zotim.register.selectors import library
from zotim.register.taking_part import selectors, services
from zotim.register.taking_part.forms import SponsorshipForm, SponsorshipLinkForm
from zotim.register.taking_part.tables import SponsorshipTable


@page("register.sponsorship.list")
def sponsorship_list(request: Request) -> HttpResponse:
    """Co-sponsorships that the actor may see."""
    table = SponsorshipTable(request, selectors.sponsorships(request.actor))
    if table.wants_export:
        return table.export("co-sponsorships")
    context = {"table": table, "may_add": may(request.actor, "register.sponsorship.add")}
    return render(request, "register/sponsorships.html", context)


@page("register.sponsorship.view")
def sponsorship(request: Request, pk: UUID) -> HttpResponse:
    """One co-sponsorship, and what follows from it."""
    found = selectors.sponsorship(request.actor, pk)
    instruments = library.instruments(request.actor)
    shown = instruments.filter(pk=found.instrument.pk).first() if found.instrument else None
    context = {
        "sponsorship": found,
        "instrument": shown,
        "commitments": selectors.follows_from(request.actor, found),
        "happenings": happenings(request.actor, found, (), timezone.now()),
        "may_change": may(request.actor, "register.sponsorship.change", found),
    }
    return render(request, "register/sponsorship.html", context)


@page("register.sponsorship.add")
def sponsorship_add(request: Request) -> HttpResponse:
    """Put in a co-sponsorship."""
    forums = selectors.forums(request.actor, timezone.localdate())
    form = SponsorshipForm(request.POST or None, forums=forums)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.sponsorship_add(actor=request.actor, title=form.title, **form.beside)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The co-sponsorship is on record."))
            return redirect("sponsorship", pk=made.pk)
    heading, submit = _("Put in a co-sponsorship"), _("Put in the co-sponsorship")
    return form_page(request, form, heading, submit, back_url=reverse("sponsorships"))


@page("register.sponsorship.change")
def sponsorship_link(request: Request, pk: UUID) -> HttpResponse:
    """Say which text of the library it became, and which commitments of support follow."""
    found = selectors.sponsorship(request.actor, pk)
    form = SponsorshipLinkForm(
        request.POST or None,
        actor=request.actor,
        initial={"instrument": found.instrument_id, "commitments": [one.pk for one in found.commitments.all()]},
    )
    if request.method == "POST" and form.is_valid():
        services.sponsorship_link(actor=request.actor, sponsorship=found, **form.cleaned_data)
        messages.success(request, _("The change is on record."))
        return redirect("sponsorship", pk=found.pk)
    back = reverse("sponsorship", args=[found.pk])
    return form_page(request, form, _("What follows from it"), _("Put it on record"), about=found, back_url=back)
