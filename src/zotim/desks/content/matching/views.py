"""Pages of matching: an item beside an entry, floods, closed items that met something since, an adviser's clearance."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import form_step
from zotim.desks.content.intake import uncovering
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching import compared, floods, selectors, services
from zotim.desks.content.matching.sealed import TEXTS
from zotim.desks.content.matching.states import DECIDE_FLOOD, DECIDE_REOPENING
from zotim.desks.content.matching.tables import FloodTable, ReopeningTable


@page("content.met.view")
def met(request: Request, pk: UUID) -> HttpResponse:
    """An item and an entry side by side, and in what they differ. What is uncovered here counts as it does there where
    items are read."""
    found = selectors.one_met(request.actor, pk)
    clear = "clear" in request.GET
    if clear:
        how = compared.TEXT if found.entry.kind == "text" else compared.COLOUR
        try:
            uncovering.uncover(request.actor, compared.sides(request.actor, found), how)
        except Unfit as error:
            messages.error(request, error.message)
            clear = False
    context = {"met": found, "both": compared.compared(request.actor, found), "clear": clear}
    return render(request, "content/matching_met.html", context)


@page("content.met.picture", logged=False)
def met_picture(request: Request, pk: UUID, which: str) -> HttpResponse:
    """A picture of one side, or of both laid over each other; each is on record by itself."""
    found = selectors.one_met(request.actor, pk)
    data = compared.picture(request.actor, found, which, clear="clear" in request.GET)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/png")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@page("content.item.clear")
def item_clear(request: Request, pk: UUID) -> HttpResponse:
    """Say why something may go out about an item although it met what is protected."""
    item = get_visible(Item, request.actor, pk=pk)
    allow(request.actor, "content.item.clear", item)
    form = ReasonForm(request.POST or None, label=_("Why something may go out about it all the same"))
    return form_step(
        request, form,
        lambda: services.item_clear(actor=request.actor, item=item, reason=form.cleaned_data["reason"]),
        done=_("It is cleared, for this item alone."), heading=_("Clear an item that met what is protected"),
        submit=pgettext("item", "Clear it"), about=item, back_url=reverse("content_item", args=[item.pk]),
    )  # fmt: skip


@page("content.flood.list")
def flood_list(request: Request) -> HttpResponse:
    """All floods."""
    table = FloodTable(request, selectors.floods(request.actor))
    if table.wants_export:
        return table.export("floods")
    lead = _("Many alike came at once. Look at where they come from before anybody reads them.")
    return render(request, "content/matching_list.html", {"table": table, "heading": _("Floods"), "lead": lead})


@page("content.flood.view")
def flood(request: Request, pk: UUID) -> HttpResponse:
    """One flood: what is alike in it, how many they are, and what can be done."""
    found = selectors.flood(request.actor, pk)
    context = {
        "flood": found,
        "told": selectors.flood_told(request.actor, found),
        "reason": TEXTS.text(request.actor, found, "reason"),
        "may_decide": found.state == "held" and may(request.actor, DECIDE_FLOOD, found),
    }
    return render(request, "content/matching_flood.html", context)


@page("content.flood.decide")
def flood_pass(request: Request, pk: UUID) -> HttpResponse:
    """Let all of it through."""
    return _flood_step(request, pk, "pass", _("Let all through to the queue"), _("Let all through"),
                       _("All of them go to the queue."))  # fmt: skip


@page("content.flood.decide")
def flood_close(request: Request, pk: UUID) -> HttpResponse:
    """Close all of it, unread."""
    return _flood_step(request, pk, "close", _("Close all, without reading them"), _("Close all"),
                       _("All of them are closed."))  # fmt: skip


def _flood_step(request: Request, pk: UUID, step: str, heading: str, submit: str, done: str) -> HttpResponse:
    found = selectors.flood(request.actor, pk)
    allow(request.actor, DECIDE_FLOOD, found)
    form = ReasonForm(request.POST or None, label=_("What you saw at the source"))
    return form_step(
        request, form,
        lambda: floods.flood_decide(
            actor=request.actor, flood=found, transition=step, reason=form.cleaned_data["reason"]
        ),
        done=done, heading=heading, submit=submit, about=found, back_url=reverse("content_flood", args=[found.pk]),
    )  # fmt: skip


@page("content.reopening.list")
def reopening_list(request: Request) -> HttpResponse:
    """Closed items that met something since."""
    table = ReopeningTable(request, selectors.reopenings(request.actor))
    if table.wants_export:
        return table.export("reopenings")
    lead = _("They met an entry that came in force after they were closed. Nothing is opened again by itself.")
    heading = _("Closed items that met something since")
    return render(request, "content/matching_list.html", {"table": table, "heading": heading, "lead": lead})


@page("content.reopening.view")
def reopening(request: Request, pk: UUID) -> HttpResponse:
    """Why a closed item may be opened again, and what can be done."""
    found = selectors.reopening(request.actor, pk)
    context = {
        "reopening": found,
        "banks": selectors.met_since(request.actor, found),
        "reason": TEXTS.text(request.actor, found, "reason"),
        "may_decide": found.state == "proposed" and may(request.actor, DECIDE_REOPENING, found),
    }
    return render(request, "content/matching_reopening.html", context)


@page("content.reopening.decide")
def reopening_open(request: Request, pk: UUID) -> HttpResponse:
    """Open it again."""
    return _reopening_step(request, pk, "open", _("Open a closed item again"), _("Open it again"),
                           _("It is open again and stands in the queue."))  # fmt: skip


@page("content.reopening.decide")
def reopening_leave(request: Request, pk: UUID) -> HttpResponse:
    """Leave it closed."""
    return _reopening_step(request, pk, "leave", _("Leave an item closed"), _("Leave it closed"),
                           _("It stays closed."))  # fmt: skip


def _reopening_step(request: Request, pk: UUID, step: str, heading: str, submit: str, done: str) -> HttpResponse:
    found = selectors.reopening(request.actor, pk)
    allow(request.actor, DECIDE_REOPENING, found)
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.reopening_decide(
            actor=request.actor, reopening=found, transition=step, reason=form.cleaned_data["reason"]
        ),
        done=done, heading=heading, submit=submit, about=found,
        back_url=reverse("content_reopening", args=[found.pk]),
    )  # fmt: skip
