"""What left the house, and which clocks run."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible
from zotim.core.disclosures.registry import KINDS
from zotim.desks.oversight import selectors
from zotim.desks.oversight.records import shown
from zotim.desks.oversight.tables import ClockTable, DisclosureTable, disclosed_word, recipient


@page("oversight.disclosure.list")
def disclosure_list(request: Request) -> HttpResponse:
    """Everything that was given to somebody outside."""
    table = DisclosureTable(request, selectors.disclosures(request.actor))
    if table.wants_export:
        return table.export("disclosures")
    return render(request, "oversight/disclosures.html", {"table": table})


@page("oversight.disclosure.view")
def disclosure(request: Request, pk: UUID) -> HttpResponse:
    """One disclosure: to whom, for what, on which ground, on whose decision. Never what was given."""
    found = get_visible(selectors.disclosures(request.actor), request.actor, pk=pk)
    named = [(one["type"], one["id"]) for one in found.objects_given]
    kind = KINDS.get(found.kind)
    context = {
        "disclosure": found,
        "what": disclosed_word(found.kind),
        "recipient": recipient(found),
        "records": list(shown(request.actor, named).values()),
        "one_person": found.approval is None and kind is not None and not kind.approval,
    }
    return render(request, "oversight/disclosure.html", context)


@page("oversight.clock.list")
def clock_list(request: Request) -> HttpResponse:
    """Every clock that runs, stands still or ended."""
    table = ClockTable(request, selectors.clocks(request.actor))
    if table.wants_export:
        return table.export("clocks")
    return render(request, "oversight/clocks.html", {"table": table})
