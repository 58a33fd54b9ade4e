"""The queue, the next item, one's languages, how far readers agree."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import Denied, may
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import MOST
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import form_step
from zotim.desks.content.review import selectors, services
from zotim.desks.content.review.agreement import agreements
from zotim.desks.content.review.forms import LanguagesForm, PeriodForm
from zotim.desks.content.review.policy import SAMPLE
from zotim.desks.content.review.tables import QueueTable

USUAL = timedelta(days=90)


@page("content.queue.list")
def queue(request: Request) -> HttpResponse:
    """What somebody is to read; first what is in one's own languages, if one said so."""
    actor = request.actor
    own = selectors.own_languages(actor)
    table = QueueTable(request, selectors.queue(actor), [] if "all" in request.GET else own)
    if table.wants_export:
        return table.export("items")
    now = timezone.now()
    context = {
        "table": table, "own": own, "all": "all" in request.GET, "mine": list(selectors.mine(actor)[:MOST]),
        "late": selectors.due_by(actor, now), "today": selectors.due_by(actor, now + timedelta(hours=24)),
        "samples": may(actor, SAMPLE) and selectors.samples(actor).exists(),
    }  # fmt: skip
    return render(request, "content/review_queue.html", context)


@page("content.item.take")
def next_item(request: Request) -> HttpResponse:
    """Read the first item that one may."""
    return to_next(request) if request.method == "POST" else redirect("content_queue")


def to_next(request: Request) -> HttpResponse:
    """Take the first item that one may read, and lead to it; to the queue where there is none."""
    for _try in range(5):  # somebody else may be quicker
        found = selectors.next_in_queue(request.actor, selectors.own_languages(request.actor))
        if found is None:
            break
        try:
            services.item_take(actor=request.actor, pk=found.pk)
        except (Unfit, Denied, WrongState):
            continue
        messages.success(request, _("You read it now. Others go on with the next one."))
        return redirect("content_read", pk=found.pk)
    messages.success(request, _("No item waits that you may read."))
    return redirect("content_queue")


@page("content.queue.list")
def languages(request: Request) -> HttpResponse:
    """Say which languages one reads."""
    form = LanguagesForm(
        request.POST if request.method == "POST" else None, initial={"codes": selectors.own_languages(request.actor)}
    )
    return form_step(
        request, form, lambda: services.languages_set(actor=request.actor, codes=form.cleaned_data["codes"]),
        done=_("The queue shows these first."), heading=_("Languages that you read"), submit=_("Save"),
        back_url=reverse("content_queue"),
    )  # fmt: skip


@page("content.agreement.view")
def agreement(request: Request) -> HttpResponse:
    """How far readers of the desk agree."""
    today = timezone.localdate()
    usual = (today - USUAL, today)
    form = PeriodForm(request.GET or {"first": usual[0], "last": usual[1]})
    by_language, by_category = agreements(request.actor, *form.period(usual))
    context = {"form": form, "by_language": by_language, "by_category": by_category}
    return render(request, "content/review_agreement.html", context)
