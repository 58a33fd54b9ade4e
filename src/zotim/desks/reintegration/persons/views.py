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
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.persons import selectors, services
from zotim.desks.reintegration.persons.forms import AskForm, EndForm, FamilyForm, GuardianForm, PersonForm
from zotim.desks.reintegration.persons.states import INQUIRY


@page("reintegration.person.enter")
@inside_page()
def person_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter whom a case is about, or put it right."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.person.enter", found)
    form = PersonForm(request.POST or None, initial=_known(request, found))
    return form_step(
        request, form, lambda: services.person_enter(actor=request.actor, case=found, **form.values()),
        done=_("What identifies the person is sealed, apart from the case."), heading=_("Whom the case is about"),
        submit=_("Seal it"), **_of(found),
    )  # fmt: skip


def _of(found: Case) -> dict[str, Any]:
    """What a page about a case says of it, and where it leads back."""
    return {"about": found, "back_url": reverse("case", args=[found.pk])}


def _known(request: Request, found: Case) -> dict[str, Any]:
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
    allow(request.actor, "reintegration.identity.view", found)
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
    return form_step(
        request, form,
        lambda: services.guardian_enter(actor=request.actor, case=found, **form.cleaned_data),
        done=_("On record who may act for the child."), heading=_("Who may act for the child"), submit=_("Enter"),
        **_of(found),
    )  # fmt: skip


@page("reintegration.guardian.end")
@inside_page()
def guardian_end(request: Request, pk: UUID, guardian: UUID) -> HttpResponse:
    """Say until when somebody may act for a child."""
    found = cases.case(request.actor, pk)
    one = selectors.guardian(request.actor, found, guardian)
    form = EndForm(request.POST or None, initial={"ends_on": timezone.localdate()})
    return form_step(
        request, form, lambda: services.guardian_end(actor=request.actor, guardian=one, **form.cleaned_data),
        done=_("On record until when they may act for the child."),
        heading=_("They may act for the child no longer"), submit=_("End it"), **_of(found),
    )  # fmt: skip


@page("reintegration.family.join")
@inside_page()
def family_join(request: Request, pk: UUID) -> HttpResponse:
    """Put the case into the family of another that one supervises."""
    found = cases.case(request.actor, pk)
    form = FamilyForm(request.POST or None)

    def work() -> None:
        data = dict(form.cleaned_data)
        other = selectors.supervised(request.actor, data.pop("other"))
        if other is None:
            raise Unfit(_("No other case that you supervise has this number."), "other")
        services.family_join(actor=request.actor, case=found, other=other, **data)

    return form_step(
        request, form, work, done=_("The two are one family. Each keeps a file of its own."),
        heading=_("Put into a family"), submit=_("Put into the family"), **_of(found),
    )  # fmt: skip


@page("reintegration.family.leave")
@inside_page()
def family_leave(request: Request, pk: UUID) -> HttpResponse:
    """Take the case out of its family."""
    found = cases.case(request.actor, pk)
    if not selectors.family_of(request.actor, found):
        messages.error(request, _("This case is in no family."))
        return redirect("case", pk=found.pk)
    heading = _("Take out of the family")
    says = [_("That it belonged there until today stays on record."), _("No file is opened or closed by it.")]
    return confirm_step(
        request, lambda: services.family_leave(actor=request.actor, case=found),
        done=_("The case is in no family any more."), heading=heading, submit=heading, consequences=says, **_of(found),
    )  # fmt: skip


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
    return confirm_step(
        request, lambda: services.inquiry_decide(actor=request.actor, inquiry=found, step=step), done=_("On record."),
        heading=str(chosen.label), submit=str(chosen.label), back_url=reverse("person_inquiries"),
        consequences=[_("Whoever asked sees nothing of it here, whichever you choose.")],
    )  # fmt: skip
