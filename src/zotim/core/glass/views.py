"""Pages of emergencies. Each is worked behind the wall, as the one who asks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.glass import selectors, services
from zotim.core.glass.forms import BreakForm, ReviewForm
from zotim.core.glass.policy import kind_for, may_break, may_break_now
from zotim.core.glass.tables import BreakingTable
from zotim.core.ui.pages import confirm_step, form_step

STEPS = ("glass.breaking.end", "glass.breaking.review")


@page("glass.breaking.list")
@inside_page()
def breaking_list(request: Request) -> HttpResponse:
    """The emergencies that one may see."""
    table = BreakingTable(request, selectors.breakings(request.actor))
    return render(request, "glass/list.html", {"table": table, "may_break": may_break_now(request.actor)})


@page("glass.breaking.view")
@inside_page()
def breaking(request: Request, pk: UUID) -> HttpResponse:
    """One emergency: who, which parts, why, until when; its words for who may read them."""
    found = selectors.breaking(request.actor, pk)
    may = open_actions(request.actor, STEPS, found)
    context = {
        "breaking": found,
        "parts": selectors.parts_of(found),
        "said": selectors.said(request.actor, found),
        "opened": selectors.record_of(request.actor, found),
        "holds": any(one.pk == found.pk for one in selectors.open_now(request.actor, found.subject_type)),
        "address": selectors.address_of(found),
        "due": selectors.review_due([found]).get(found.pk),
        "may_end": "glass.breaking.end" in may and found.state == "open",
        "may_review": "glass.breaking.review" in may and selectors.is_over(found),
    }
    return render(request, "glass/breaking.html", context)


@page("glass.breaking.break")
@inside_page()
def glass_break(request: Request) -> HttpResponse:
    """Open parts of a record for some hours."""
    may_break(request.actor)
    entry = kind_for(request.actor)
    form = BreakForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.glass_break(actor=request.actor, kind=entry.label, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(
                request, _("The parts that you chose are open to you, to read. This is told and reviewed.")
            )
            return redirect(entry.page(made.subject_id))
    context = {
        "form": form, "heading": _("Open a record in an emergency"), "submit": _("Open it now"),
        "back_url": reverse("glass_breakings"),
    }  # fmt: skip
    return render(request, "glass/break.html", context)


@page("glass.breaking.end")
@inside_page()
def glass_end(request: Request, pk: UUID) -> HttpResponse:
    """End an emergency before its time is over."""
    found = selectors.breaking(request.actor, pk)
    allow(request.actor, "glass.breaking.end", found)
    return confirm_step(
        request, lambda: services.glass_end(actor=request.actor, breaking=found), done=_("The emergency is over."),
        heading=_("End the emergency"), submit=_("End the emergency"), about=found,
        back_url=reverse("glass_breaking", args=[found.pk]),
        consequences=[_("From the next page on, what it opened is closed to you."), _("Somebody else reviews it.")],
    )  # fmt: skip


@page("glass.breaking.review")
@inside_page()
def glass_review(request: Request, pk: UUID) -> HttpResponse:
    """Say whether it was an emergency."""
    found = selectors.breaking(request.actor, pk)
    allow(request.actor, "glass.breaking.review", found)
    form = ReviewForm(request.POST or None)
    return form_step(
        request, form, lambda: services.glass_review(actor=request.actor, breaking=found, **form.cleaned_data),
        done=_("The review is on record."), heading=_("Review the emergency"), submit=_("Put the review on record"),
        about=found, back_url=reverse("glass_breaking", args=[found.pk]),
    )  # fmt: skip
