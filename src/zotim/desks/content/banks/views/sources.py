"""Protected sources: all of them, adding one, ending one by two."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.two import behind
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.content.banks import selectors
from zotim.desks.content.banks.forms import DecideForm, SourceForm
from zotim.desks.content.banks.sources import source_add, source_end_ask, source_end_decide
from zotim.desks.content.banks.states import END_SOURCE
from zotim.desks.content.banks.tables import SourceTable


@page("content.protectedsource.list")
def protected_sources(request: Request) -> HttpResponse:
    """All protected sources."""
    table = SourceTable(request, selectors.sources(request.actor))
    if table.wants_export:
        return table.export("protected-sources")
    context = {"table": table, "may_add": may(request.actor, "content.protectedsource.add")}
    return render(request, "content/protected_sources.html", context)


@page("content.protectedsource.list")
def protected_source(request: Request, pk: UUID) -> HttpResponse:
    """A protected source: what it is, and whether somebody wants to end it."""
    found = selectors.source(request.actor, pk)
    may_end = found.state != "ended" and may(request.actor, END_SOURCE, found)
    return render(request, "content/protected_source.html", {"source": found, "may_end": may_end})


@page("content.protectedsource.add")
def protected_source_add(request: Request) -> HttpResponse:
    """Protect a source."""
    form = SourceForm(request.POST or None)
    return form_step(
        request, form, lambda: source_add(actor=request.actor, **form.cleaned_data),
        done=_("It is protected: nothing goes out about it before an adviser has looked."),
        heading=_("Protect a source"), submit=_("Protect it"), back_url=reverse("protected_sources"),
    )  # fmt: skip


@page("content.protectedsource.end")
def protected_source_end(request: Request, pk: UUID) -> HttpResponse:
    """Ask to end a source; or agree to what another asked, or keep it."""
    actor, found = request.actor, selectors.source(request.actor, pk)
    allow(actor, END_SOURCE, found)
    back = reverse("protected_source", args=[found.pk])
    if found.state == "in_force":
        reason = ReasonForm(request.POST or None)
        return form_step(
            request, reason,
            lambda: source_end_ask(actor=actor, source=found, reason=reason.cleaned_data["reason"]),
            done=_("Another curator has to agree; until then it is protected."), heading=_("End the protection"),
            submit=_("Ask to end it"), back_url=back,
        )  # fmt: skip
    own = bool(behind(found, "asked") & actor.people)
    form = DecideForm(
        request.POST or None, accept=None if own else _("End it: things there are dealt with as any others"),
        refuse=_("Keep it: it is protected as before"),
    )  # fmt: skip
    return decision_step(
        request, form, lambda: source_end_decide(actor=actor, source=found, accepted=form.accepted),
        action=END_SOURCE, of=found, waits=found.state != "ended", may=True,
        done=lambda: _("Your decision is on record."), heading=_("Decide on the end of a protection"),
        consequences=list, back_url=back, beside=lambda: {"source": found},
        template="content/protected_source_end.html",
    )  # fmt: skip
