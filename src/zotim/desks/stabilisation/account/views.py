"""Projects by stage, sums of money, and sums that others published."""

from django.http import HttpResponse
from django.shortcuts import render

from zotim.core.access.pages import Request, page
from zotim.desks.stabilisation.account import selectors
from zotim.desks.stabilisation.account.published import published
from zotim.desks.stabilisation.money import selectors as money


@page("stabilisation.project.count")
def account(request: Request) -> HttpResponse:
    """How many projects are at which stage, sums of projects and of pooled funds apart, and whether published sums come
    out."""
    stages, flows = selectors.by_stage(request.actor), money.flows(request.actor)
    context = {
        "stages": stages,
        "total": sum(number for _stage, number in stages),
        "pools": selectors.pools(request.actor),
        "attributable": money.lines(request.actor, money.attributable(flows)),
        "pooled": money.lines(request.actor, money.pooled(flows)),
        "published": published(),
    }
    return render(request, "stabilisation/account.html", context)
