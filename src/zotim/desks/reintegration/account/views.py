"""Boards of the desk: who works on how many cases, and what is overdue. Each is worked behind the wall."""

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.core.access.walls import inside_page
from zotim.desks.reintegration.account import selectors
from zotim.desks.reintegration.account.policy import OVERVIEW_ALL, VIEW
from zotim.desks.reintegration.account.tables import OverdueTable, SupervisedTable
from zotim.desks.reintegration.cases.policy import OVERVIEW

TEMPLATE = "reintegration/account.html"


@page(VIEW)
@inside_page()
def account(request: Request) -> HttpResponse:
    """The boards of the cases that one supervises."""
    context = {
        "bodies": selectors.caseload(request.actor),
        "table": SupervisedTable(request, selectors.overdue(request.actor)),
    }
    return render(request, TEMPLATE, context)


@page(OVERVIEW_ALL)
@inside_page(OVERVIEW)
def account_all(request: Request) -> HttpResponse:
    """The boards of all cases, for whoever coordinates: counts, numbers and states, and nothing to open."""
    context = {
        "bodies": selectors.caseload(request.actor, OVERVIEW),
        "table": OverdueTable(request, selectors.overdue(request.actor, OVERVIEW)),
        "all_cases": True,
    }
    return render(request, TEMPLATE, context)
