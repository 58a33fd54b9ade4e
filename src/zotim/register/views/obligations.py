"""Obligations on the page: the list, one with all that answers it, and the paragraph shown in the official text."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.people.models import Organisation
from zotim.core.ui.forms import DecisionForm, ReasonForm
from zotim.core.ui.pages import confirm_page, form_page
from zotim.register import services, states
from zotim.register.forms.obligations import (
    CoverageForm,
    ObligationForm,
    RelateForm,
    ServeForm,
    VerificationForm,
)
from zotim.register.history import happenings
from zotim.register.models import Obligation
from zotim.register.selectors import library, parts
from zotim.register.tables import ObligationTable


@page("register.obligation.list")
def obligation_list(request: Request) -> HttpResponse:
    """Every obligation that the actor may see."""
    table = ObligationTable(request, library.obligations(request.actor))
    if table.wants_export:
        return table.export("obligations")
    context = {
        "table": table,
        "may_gaps": may(request.actor, "register.obligation.gaps"),
        "may_export": may(request.actor, "register.library.export"),
    }
    return render(request, "register/obligations.html", context)


@page("register.obligation.view")
def obligation(request: Request, pk: UUID) -> HttpResponse:
    """One obligation: its paragraph and mark, how it stands to others, and what answers it."""
    found, actor = library.obligation(request.actor, pk), request.actor
    commitments, measures = library.commitments_of(actor, found), library.measures_of(actor, found)
    body = _body(request)
    if body is not None:
        commitments, measures = commitments.filter(lead=body), measures.filter(lead=body)
    verifications = library.verifications_of(actor, found)
    coverage = library.coverage_of(actor, found)
    context = {
        "obligation": found,
        "state": states.OBLIGATION.state(found),
        "next_report": library.next_report(found),
        "links": library.links_of(actor, found),
        "body": body,
        "commitments": [(one, may(actor, "register.obligation.serve", one)) for one in commitments],
        "measures": [(one, may(actor, "register.obligation.serve", one)) for one in measures],
        "coverage": [(one, may_second(actor, "register.coverage.confirm", one)) for one in coverage],
        "verifications": [(one, may_second(actor, "register.verification.confirm", one)) for one in verifications],
        "doubts": library.doubts_of(actor, found),
        "shown": next((one for one in verifications if one.state == "confirmed"), None),
        "happenings": happenings(actor, found, library.all_about(actor, found), timezone.now()),
        "may_change": may(actor, "register.obligation.change", found),
        "may_verify": found.state != "verified" and may(actor, "register.verification.propose", found),
        "may_doubt": found.state != "unverified" and may(actor, "register.verification.doubt", found),
        "may_cover": may(actor, "register.coverage.propose", found),
        "may_see_verifications": may(actor, "register.verification.confirm"),
    }
    return render(request, "register/obligation.html", context)


def _body(request: Request) -> Organisation | None:
    """The body that the address narrows to, if there is one."""
    try:
        wanted = UUID(request.GET.get("body", ""))
    except ValueError:
        return None
    return parts.body(wanted)


def _about(request: Request, form: Any, heading: str, submit: str, found: Obligation) -> HttpResponse:
    back = reverse("obligation", args=[found.pk])
    return form_page(request, form, heading, submit, about=found, back_url=back)


@page("register.obligation.add")
def obligation_add(request: Request, pk: UUID) -> HttpResponse:
    """Put an obligation of an instrument on record."""
    instrument = library.instrument(request.actor, pk)
    form = ObligationForm(
        request.POST or None, initial={"original": request.LANGUAGE_CODE, "source": instrument.source}
    )
    if request.method == "POST" and form.is_valid():
        made = services.obligation_add(actor=request.actor, instrument=instrument, summary=form.title, **form.values())
        messages.success(request, _("The obligation is on record. Its paragraph is to be verified."))
        return redirect("obligation", pk=made.pk)
    back = reverse("instrument", args=[instrument.pk])
    heading, submit = _("Add an obligation"), _("Add the obligation")
    return form_page(request, form, heading, submit, about=instrument, back_url=back)


@page("register.obligation.change")
def obligation_change(request: Request, pk: UUID) -> HttpResponse:
    """Correct an obligation."""
    found = library.obligation(request.actor, pk)
    form = ObligationForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.obligation_change(actor=request.actor, obligation=found, summary=form.title, **form.values())
        messages.success(request, _("The change is on record."))
        return redirect("obligation", pk=found.pk)
    return _about(request, form, _("Change the obligation"), _("Keep the change"), found)


@page("register.obligation.change")
def obligation_relate(request: Request, pk: UUID) -> HttpResponse:
    """Say how an obligation stands to another."""
    found = library.obligation(request.actor, pk)
    form = RelateForm(request.POST or None, actor=request.actor, obligation=found)
    if request.method == "POST" and form.is_valid():
        services.obligation_relate(actor=request.actor, obligation=found, **form.cleaned_data)
        messages.success(request, _("It is on record how the two stand to each other."))
        return redirect("obligation", pk=found.pk)
    return _about(request, form, _("How it stands to another"), _("Put it on record"), found)


@page("register.obligation.change")
def obligation_unrelate(request: Request, pk: UUID, link: UUID) -> HttpResponse:
    """Take away a link that was a mistake."""
    found = library.obligation(request.actor, pk)
    stance = next((one for one in library.links_of(request.actor, found) if one.link.pk == link), None)
    if stance is None:
        raise Http404
    if request.method == "POST":
        services.obligation_unrelate(actor=request.actor, link=stance.link)
        messages.success(request, _("The link is taken away."))
        return redirect("obligation", pk=found.pk)
    return confirm_page(
        request,
        _("Take away the link to %(other)s?") % {"other": stance.other.cited},
        _("Take it away"),
        back_url=reverse("obligation", args=[found.pk]),
        consequences=[_("The two obligations no longer stand to each other. That they did stays in the log.")],
    )


@page("register.obligation.serve")
def obligation_serve(request: Request, pk: UUID) -> HttpResponse:
    """Say that a commitment or measure answers an obligation."""
    found = library.obligation(request.actor, pk)
    form = ServeForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        services.obligation_serve(actor=request.actor, obligation=found, by=form.cleaned_data["reference"])
        messages.success(request, _("It is on record that this answers the obligation."))
        return redirect("obligation", pk=found.pk)
    return _about(request, form, _("What answers it"), _("Put it on record"), found)


@page("register.obligation.serve")
def obligation_unserve(request: Request, pk: UUID, record: UUID) -> HttpResponse:
    """Say that a commitment or measure doesn't answer an obligation after all."""
    found = library.obligation(request.actor, pk)
    by = (
        library.commitments_of(request.actor, found).filter(pk=record).first()
        or library.measures_of(request.actor, found).filter(pk=record).first()
    )
    if by is None:
        raise Http404
    if request.method == "POST":
        services.obligation_serve(actor=request.actor, obligation=found, by=by, serves=False)
        messages.success(request, _("The link is taken away."))
        return redirect("obligation", pk=found.pk)
    return confirm_page(
        request,
        _("“%(title)s” doesn't answer this obligation?") % {"title": by.title},
        _("Take it away"),
        back_url=reverse("obligation", args=[found.pk]),
        consequences=[_("The link is taken away. Earlier states of the obligation keep it.")],
    )


@page("register.verification.propose")
def verification_propose(request: Request, pk: UUID) -> HttpResponse:
    """Show the paragraph in the official text, and ask a second person."""
    found = library.obligation(request.actor, pk)
    filled = {"number": found.provision.number if found.provision else ""}
    form = VerificationForm(request.POST or None, request.FILES or None, actor=request.actor, initial=filled)
    if request.method == "POST" and form.is_valid():
        try:
            services.verification_propose(actor=request.actor, obligation=found, **form.values())
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The passage is on record. A second person will confirm it."))
            return redirect("obligation", pk=found.pk)
    return _about(request, form, _("Show the paragraph in the official text"), _("Send to a second person"), found)


@page("register.verification.confirm")
def verification_confirm(request: Request, pk: UUID, verification: UUID) -> HttpResponse:
    """A second person confirms or returns a paragraph that somebody showed."""
    found = library.obligation(request.actor, pk)
    one = parts.verification(request.actor, found, verification)
    form = DecisionForm(request.POST or None, accept=_("Confirm"))
    if request.method == "POST" and form.is_valid():
        try:
            services.verification_confirm(
                actor=request.actor,
                verification=one,
                confirmed=form.accepted,
                comment=form.cleaned_data["comment"],
            )
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("obligation", pk=found.pk)
    return render(request, "register/verification.html", {"obligation": found, "verification": one, "form": form})


@page("register.verification.download")
def verification_file(request: Request, pk: UUID, verification: UUID) -> HttpResponse:
    """The official text that was sent as a file, always as a download."""
    found = library.obligation(request.actor, pk)
    one = parts.verification(request.actor, found, verification)
    return download(services.verification_open(actor=request.actor, verification=one))


@page("register.verification.doubt")
def verification_doubt(request: Request, pk: UUID) -> HttpResponse:
    """Put a paragraph back to be verified."""
    found = library.obligation(request.actor, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.verification_doubt(actor=request.actor, obligation=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("The paragraph is to be verified again."))
        return redirect("obligation", pk=found.pk)
    return _about(request, form, _("Doubt the paragraph"), _("Put it back to be verified"), found)


@page("register.coverage.propose")
def coverage_propose(request: Request, pk: UUID) -> HttpResponse:
    """Say which article of a law or strategy meets an obligation, and ask a second person."""
    found = library.obligation(request.actor, pk)
    start = {"original": request.LANGUAGE_CODE}
    form = CoverageForm(request.POST or None, actor=request.actor, obligation=found, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.coverage_propose(
                actor=request.actor, obligation=found, provision=data["provision"], extent=data["extent"],
                note=form.title,
            )  # fmt: skip
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The coverage waits for a second person."))
            return redirect("obligation", pk=found.pk)
    return _about(request, form, _("Which article meets it"), _("Send to a second person"), found)


@page("register.coverage.confirm")
def coverage_confirm(request: Request, pk: UUID, coverage: UUID) -> HttpResponse:
    """A second person confirms or returns a coverage."""
    found = library.obligation(request.actor, pk)
    one = parts.coverage(request.actor, found, coverage)
    form = DecisionForm(request.POST or None, accept=_("Confirm"))
    if request.method == "POST" and form.is_valid():
        services.coverage_confirm(
            actor=request.actor,
            coverage=one,
            confirmed=form.accepted,
            comment=form.cleaned_data["comment"],
        )
        messages.success(request, _("Your decision is on record."))
        return redirect("obligation", pk=found.pk)
    return render(request, "register/coverage.html", {"obligation": found, "coverage": one, "form": form})
