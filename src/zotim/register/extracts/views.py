"""Extracts at the centre: propose what the public sees, look at it, decide as the second person, withdraw it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import may_second
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.pages import confirm_page, form_page
from zotim.core.ui.show import page_language
from zotim.register.extracts import selectors, services
from zotim.register.extracts.changes import changes
from zotim.register.extracts.content import MARKED
from zotim.register.extracts.forms import WithdrawForm
from zotim.register.extracts.models import Extract
from zotim.register.extracts.tables import ExtractTable
from zotim.vocabulary import Classification


@page("register.extract.list")
def extract_list(request: Request) -> HttpResponse:
    """All versions."""
    table = ExtractTable(request, selectors.extracts(request.actor))
    if table.wants_export:
        return table.export("extracts")
    context = {
        "table": table,
        "waiting": selectors.waiting(request.actor),
        "may_propose": may(request.actor, "register.extract.propose"),
    }
    return render(request, "register/extracts.html", context)


@page("register.extract.propose")
def extract_propose(request: Request) -> HttpResponse:
    """Freeze what the public would see now; while a version waits, that one is shown."""
    waiting = selectors.waiting(request.actor)
    if request.method != "POST" and waiting:
        return redirect("extract", pk=waiting.pk)
    if request.method == "POST":
        try:
            made = services.extract_propose(actor=request.actor)
        except Unfit as error:
            messages.error(request, error.message)
            return redirect("extract", pk=waiting.pk) if waiting else redirect("extracts")
        messages.success(request, _("It is frozen as it is now, and waits for a second person."))
        return redirect("extract", pk=made.pk)
    return confirm_page(
        request, pgettext("heading", "Propose what the public sees"), _("Freeze it and ask a second person"),
        back_url=reverse("extracts"),
        consequences=[
            _("Everything that is marked public is frozen as it is now."),
            _("You see what would appear, what changed since the last version, and how much stays inside."),
            _("Nothing appears before a second person has released it."),
        ],
    )  # fmt: skip


@page("register.extract.view")
def extract(request: Request, pk: UUID) -> HttpResponse:
    """A version: what would appear, what changed, what stays inside."""
    found = selectors.extract(request.actor, pk)
    return render(request, "register/extract.html", _context(request, found))


@page("register.extract.release")
def extract_decide(request: Request, pk: UUID) -> HttpResponse:
    """Release or return somebody else's extract."""
    found = selectors.extract(request.actor, pk)
    if found.state != "proposed":
        raise Http404
    form = DecisionForm(request.POST or None, accept=_("Release it to the public"))
    if request.method == "POST" and form.is_valid():
        try:
            services.extract_release(
                actor=request.actor, extract=found, released=form.accepted, comment=form.cleaned_data["comment"]
            )
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Your decision is on record."))
            return redirect("extract", pk=found.pk)
    return render(request, "register/extract.html", {**_context(request, found), "form": form})


@page("register.extract.withdraw")
def extract_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Take a version from the public."""
    found = selectors.extract(request.actor, pk)
    if found.state != "released":
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.extract_withdraw(actor=request.actor, extract=found, reason=form.title)
        messages.success(request, _("The version was withdrawn. The public sees the one before it, if there is one."))
        return redirect("extract", pk=found.pk)
    back = reverse("extract", args=[found.pk])
    heading = _("Withdraw the version from the public")
    return form_page(request, form, heading, _("Withdraw it"), about=found, back_url=back)


def _context(request: Request, found: Extract) -> dict[str, object]:
    last = selectors.current()
    before = last.content.content if last and last.number < found.number else None
    content = found.content.content
    return {
        "extract": found,
        "first_page": f"{page_language()}/index.html",
        "before": last if before else None,
        "changes": changes(before, content) if found.state == "proposed" else [],
        "counts": [(kind, len(content[kind])) for kind in ("commitments", "instruments", "reports", "figures")],
        "withheld": [
            (kind, [(level, found.content.withheld.get(kind, {}).get(level, 0)) for level in Classification][1:])
            for kind in MARKED
        ],
        "levels": list(Classification)[1:],
        "deciders": selectors.deciders(found) if found.state == "proposed" else [],
        "may_decide": may_second(request.actor, services.RELEASE, found),
        "may_withdraw": found.state == "released" and may(request.actor, "register.extract.withdraw", found),
    }
