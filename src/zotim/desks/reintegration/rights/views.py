"""Pages of the rights of whom a case is about. Each is worked behind the wall, as the one who hands it out."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.access.walls import inside_page
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.downloads import attachment
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.plans import selectors as plans
from zotim.desks.reintegration.rights import papers, seen, selectors

SHOWN = 200
"""So many lines stand on the page; the paper has all of them."""


@page("reintegration.seen.view")
@inside_page()
def rights(request: Request, pk: UUID) -> HttpResponse:
    """What somebody can have of their file: who looked, their own copy of the plan, how to complain."""
    found = cases.case(request.actor, pk)
    lines = seen.lines(request.actor, found)
    context = {
        "case": found,
        "lines": lines[:SHOWN],
        "more": len(lines) - SHOWN,
        "plan": next((one for one in plans.plans_of(request.actor, found) if one.state == "approved"), None),
        "told": selectors.told(request.actor, found),
        "yours": papers.yours(),
    }
    return render(request, "reintegration/rights.html", context)


@page("reintegration.seen.print")
@inside_page()
def seen_paper(request: Request, pk: UUID) -> HttpResponse:
    """Who has seen the file, as a paper in plain Albanian."""
    found = cases.case(request.actor, pk)
    paper = papers.who_has_seen(request.actor, found)
    return attachment(render_pdf(paper), "application/pdf", f"{found.reference}-kush-e-pa.pdf")
