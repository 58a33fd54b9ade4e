"""Projects by stage, and sums that others published."""

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.desks.stabilisation.account import selectors
from zotim.desks.stabilisation.account.published import published


@page("stabilisation.project.count")
def account(request: Request) -> HttpResponse:
    """How many projects are at which stage, and whether published sums come out."""
    stages = selectors.by_stage(request.actor)
    context = {
        "stages": stages,
        "total": sum(number for _stage, number in stages),
        "pools": selectors.pools(request.actor),
        "published": published(),
    }
    return render(request, "stabilisation/account.html", context)
