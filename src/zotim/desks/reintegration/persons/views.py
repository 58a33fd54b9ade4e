"""Pages about whom a case is about. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import Denied, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_page
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.views import confirm, form_page
from zotim.desks.reintegration.persons import selectors, services
from zotim.desks.reintegration.persons.forms import AskForm, EndForm, FamilyForm, GuardianForm, PersonForm
from zotim.desks.reintegration.persons.states import INQUIRY


@page("reintegration.person.enter")
@inside_page()
def person_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter whom a case is about, or put it right."""
    found = cases.case(request.actor, pk)
    if not may(request.actor, "reintegration.person.enter", found):
        raise Denied("reintegration.person.enter", found)
    form = PersonForm(request.POST or None, initial=_known(request, found))
    if request.method == "POST" and form.is_valid():
        try:
            services.person_enter(actor=request.actor, case=found, **form.values())
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("What identifies the person is sealed, apart from the case."))
            return redirect("case", pk=found.pk)
    return form_page(request, form, _("Whom the case is about"), _("Seal it"), found)


def _known(request: Request, found: Any) -> dict[str, Any]:
    """What was entered before, for the form."""
    person = selectors.person_of(request.actor, found)
    if person is None:
        return {}
    names = {one.name.script: one.text for one in selectors.names_of(request.actor, found)}
    known = {name: getattr(person, name) for name in ("birth_year", "sex", "languages", "interpreter")}
    return {**known, **names, **(selectors.identity_of(request.actor, found) or {})}


@page("reintegration.identity.view")
@inside_page()
def identity(request: Request, pk: UUID) -> HttpResponse:
    """Day and place of birth, papers, address: on a page of its own, so that it is seen when it is wanted."""
    found = cases.case(request.actor, pk)
    if not may(request.actor, "reintegration.identity.view", found):
        raise Denied("reintegration.identity.view", found)
    context = {
        "case": found,
        "names": selectors.names_of(request.actor, found),
        "known": selectors.identity_of(request.actor, found),
        "may_enter": open_actions(request.actor, ["reintegration.person.enter"], found),
    }
    return render(request, "reintegration/identity.html", context)


@page("reintegration.guardian.enter")
@inside_page()
def guardian_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter who may act for a child."""
    found = cases.case(request.actor, pk)
    form = GuardianForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            services.guardian_enter(actor=request.actor, case=found, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("On record who may act for the child."))
            return redirect("case", pk=found.pk)
    return form_page(request, form, _("Who may act for the child"), _("Enter"), found)


@page("reintegration.guardian.end")
@inside_page()
def guardian_end(request: Request, pk: UUID, guardian: UUID) -> HttpResponse:
    """Say until when somebody may act for a child."""
    found = cases.case(request.actor, pk)
    one = selectors.guardian(request.actor, found, guardian)
    form = EndForm(request.POST or None, initial={"ends_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            services.guardian_end(actor=request.actor, guardian=one, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("On record until when they may act for the child."))
            return redirect("case", pk=found.pk)
    return form_page(request, form, _("They may act for the child no longer"), _("End it"), found)


@page("reintegration.family.join")
@inside_page()
def family_join(request: Request, pk: UUID) -> HttpResponse:
    """Put the case into the family of another that one supervises."""
    found = cases.case(request.actor, pk)
    form = FamilyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        other = selectors.supervised(request.actor, data.pop("other"))
        if other is None:
            form.add_error("other", _("No other case that you supervise has this number."))
        else:
            try:
                services.family_join(actor=request.actor, case=found, other=other, **data)
            except Unfit as refused:
                refused.show_on(form)
            else:
                messages.success(request, _("The two are one family. Each keeps a file of its own."))
                return redirect("case", pk=found.pk)
    return form_page(request, form, _("Put into a family"), _("Put into the family"), found)


@page("reintegration.family.leave")
@inside_page()
def family_leave(request: Request, pk: UUID) -> HttpResponse:
    """Take the case out of its family."""
    found = cases.case(request.actor, pk)
    if request.method == "POST":
        try:
            services.family_leave(actor=request.actor, case=found)
        except Unfit as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, _("The case is in no family any more."))
        return redirect("case", pk=found.pk)
    consequences = [_("That it belonged there until today stays on record."), _("No file is opened or closed by it.")]
    return confirm(request, found, _("Take out of the family"), consequences)


@page("reintegration.person.ask")
@inside_page()
def person_ask(request: Request) -> HttpResponse:
    """Ask whether a person is known. The answer is always the same."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.person_ask(actor=request.actor, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(
                request, _("The Centre has been asked. If there is something to tell, it gets in touch with you.")
            )
            return redirect("person_ask")
    heading = _("Ask whether a person is known")
    context = {"form": form, "heading": heading, "submit": _("Ask the Centre"), "back_url": reverse("cases")}
    return render(request, "reintegration/ask.html", context)


@page("reintegration.inquiry.list")
@inside_page()
def inquiries(request: Request) -> HttpResponse:
    """Who asked about persons whose case one supervises, and whether somebody got in touch."""
    rows = list(selectors.inquiries(request.actor))
    context = {
        "waiting": [(one, INQUIRY.next_steps(one)) for one in rows if one.state == "asked"],
        "decided": [one for one in reversed(rows) if one.state != "asked"],
    }
    return render(request, "reintegration/inquiries.html", context)


@page("reintegration.inquiry.decide")
@inside_page()
def inquiry_decide(request: Request, pk: UUID, step: str) -> HttpResponse:
    """Say that one got in touch, or that nobody does."""
    found = selectors.inquiry(request.actor, pk)
    chosen = next((one for one in INQUIRY.next_steps(found) if one.name == step), None)
    if chosen is None:
        raise Http404
    if request.method == "POST":
        services.inquiry_decide(actor=request.actor, inquiry=found, step=step)
        messages.success(request, _("On record."))
        return redirect("person_inquiries")
    consequences = [_("Whoever asked sees nothing of it here, whichever you choose.")]
    back = reverse("person_inquiries")
    return confirm_page(request, str(chosen.label), str(chosen.label), consequences=consequences, back_url=back)
