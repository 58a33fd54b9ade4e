"""Changes of lists: who was told, how far each is, what each returned."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.ui.pages import confirm_page
from zotim.desks.screening.agency import selectors
from zotim.desks.screening.agency.models import WAITING
from zotim.desks.screening.agency.services import telling
from zotim.desks.screening.agency.services.mailing import address_of
from zotim.desks.screening.agency.tables import ListChangeTable, NoticeTable

LINK = "screening.changelink.make"


@page("screening.listchange.list")
def change_list(request: Request) -> HttpResponse:
    """All changes of which entities were told."""
    table = ListChangeTable(request, selectors.changes(request.actor))
    if table.wants_export:
        return table.export("list-changes")
    return render(request, "screening/list_changes.html", {"table": table})


@page("screening.listchange.view")
def change(request: Request, pk: UUID) -> HttpResponse:
    """One change: who has acknowledged it, who returned, who is late."""
    found = selectors.change(request.actor, pk)
    table = NoticeTable(request, selectors.notices_of(request.actor, found))
    if table.wants_export:
        return table.export(f"list-change-{found.version.reference}")
    return render(request, "screening/list_change.html", {"change": found, "version": found.version, "table": table})


@page("screening.changenotice.view")
def notice(request: Request, pk: UUID) -> HttpResponse:
    """One change and one entity: where it stands, what it returned."""
    actor, found = request.actor, selectors.notice(request.actor, pk)
    context = {
        "notice": found,
        "version": found.change.version,
        "returns": selectors.returns(actor, found),
        "links": selectors.live_links(actor, found),
        "open": found.state in WAITING,
        "may_link": found.state != "closed" and may(actor, LINK, found),
    }
    return render(request, "screening/change_notice.html", context)


@page("screening.changelink.make")
def notice_link(request: Request, pk: UUID) -> HttpResponse:
    """Make a link for an entity. Its address is shown once, on this page alone."""
    found = selectors.notice(request.actor, pk)
    context = {"notice": found, "version": found.change.version, "address": "", "link": None}
    if request.method == "POST":
        try:
            link, secret = telling.notice_link_make(actor=request.actor, notice=found)
        except Unfit as error:
            messages.error(request, str(error))
            return redirect("change_notice", pk=pk)
        address = address_of("told", secret, found.entity)
        context |= {"address": address, "link": link}
    answer = render(request, "screening/change_notice_link.html", context)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@page("screening.changelink.make")
def notice_links_end(request: Request, pk: UUID) -> HttpResponse:
    """Revoke the links of a notice."""
    found = selectors.notice(request.actor, pk)
    back = reverse("change_notice", args=[pk])
    if request.method == "POST":
        telling.notice_links_end(actor=request.actor, notice=found)
        messages.success(request, _("The links open nothing any more."))
        return redirect(back)
    consequences = [_("Whoever holds one sees the same as with a wrong one. You can make a new one.")]
    return confirm_page(
        request, _("Revoke its links"), _("Revoke them"), consequences=consequences, about=found, back_url=back
    )
