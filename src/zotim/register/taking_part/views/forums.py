"""Groups abroad: list, page, who leads and sits there, files both ways."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.pages import form_page
from zotim.register.forms.as_of import AsOfForm
from zotim.register.forms.obligations import LoadForm
from zotim.register.history import happenings
from zotim.register.selectors import parts
from zotim.register.taking_part import files, selectors, services
from zotim.register.taking_part.forms import (
    ForumForm,
    LeadForm,
    MembershipForm,
    SeatEndForm,
    SeatForm,
    fact_values,
)
from zotim.register.taking_part.models import Forum, ForumMembership, LeadRole
from zotim.register.taking_part.tables import ForumTable
from zotim.register.views.library import TYPES, load_page


@page("register.forum.list")
def forum_list(request: Request) -> HttpResponse:
    """Groups abroad, whether we take part and whether somebody sits there."""
    today = timezone.localdate()
    table = ForumTable(request, selectors.forums(request.actor, today))
    if table.wants_export:
        return table.export("groups-abroad")
    first, last = selectors.last_year(today)
    context = {
        "table": table,
        "empty_seats": selectors.unseated(request.actor, today).count(),
        "attended": selectors.attended(selectors.meetings(request.actor), first, last),
        "may_add": may(request.actor, "register.forum.add"),
        "may_load": may(request.actor, "register.forum.load"),
    }
    return render(request, "register/forums.html", context)


@page("register.forum.view")
def forum(request: Request, pk: UUID) -> HttpResponse:
    """One group: who leads it, who is in it, who sits there for us, its meetings; today or on another day."""
    actor, found = request.actor, selectors.forum(request.actor, pk)
    today = timezone.localdate()
    form = AsOfForm.of(request)
    day = form.asked or today
    meetings, backed = selectors.meetings(actor).filter(forum=found), selectors.sponsorships(actor).filter(forum=found)
    if form.day:  # nothing that came later
        meetings, backed = meetings.filter(from_on__lte=day), backed.filter(on__lte=day)
    memberships = selectors.on_day(selectors.memberships_of(actor, found), day, today)
    context = {
        "forum": found,
        "form": form,
        "day": day,
        "as_of": form.day,
        "leads": selectors.on_day(selectors.leads_of(actor, found), day, today),
        "memberships": memberships,
        "country": settings.ZOTIM_COUNTRY,
        "seats": selectors.seats_of(actor, found, day),
        "takes_part": _ours(memberships.sure),
        "may_take_part": _ours(memberships.unsure),
        "parts": selectors.parts_of(actor, found),
        "timeline": selectors.timeline(actor, found, day),
        "meetings": meetings[:12],
        "meeting_count": meetings.count(),
        "attended": selectors.attended(meetings, *selectors.last_year(today)),
        "sponsorships": backed[:12],
        "happenings": happenings(actor, found, selectors.whole_of(actor, found), form.moment),
        **({} if form.day else _may_do(actor, found)),
    }
    return render(request, "register/forum.html", context)


def _may_do(actor: Actor, found: Forum) -> dict[str, bool]:
    """What is offered on the page of a group as it stands now."""
    return {
        "may_change": may(actor, "register.forum.change", found),
        "may_meet": may(actor, "register.meeting.add", found),
    }


def _ours(memberships: list[ForumMembership]) -> bool:
    return any(one.subject == settings.ZOTIM_COUNTRY for one in memberships)


def _parents(request: Request) -> Any:
    return selectors.forums(request.actor, timezone.localdate()).order_by("key")


@page("register.forum.add")
def forum_add(request: Request) -> HttpResponse:
    """Add a group abroad."""
    form = ForumForm(request.POST or None, forums=_parents(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.forum_add(actor=request.actor, name=form.title, **form.beside)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The group is on record."))
            return redirect("forum", pk=made.pk)
    return form_page(request, form, _("Add a group abroad"), _("Add the group"), back_url=reverse("forums"))


@page("register.forum.change")
def forum_change(request: Request, pk: UUID) -> HttpResponse:
    """Correct what is known of a group."""
    found = selectors.forum(request.actor, pk)
    form = ForumForm.of(found, request.POST or None, _parents(request))

    def keep() -> None:
        services.forum_change(actor=request.actor, forum=found, name=form.title, **form.beside)

    return _kept(request, form, found, keep, _("Change the group"), _("Keep the change"))


def _kept(request: Request, form: Any, found: Forum, keep: Any, heading: str, submit: str) -> HttpResponse:
    """The page of a form about a group: kept, or shown again with what doesn't fit."""
    back = reverse("forum", args=[found.pk])
    if request.method == "POST" and form.is_valid():
        try:
            keep()
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The change is on record."))
            return redirect(back)
    return form_page(request, form, heading, submit, back_url=back)


@page("register.forum.change")
def lead_add(request: Request, pk: UUID) -> HttpResponse:
    """Say who leads a group."""
    found = selectors.forum(request.actor, pk)
    form = LeadForm(request.POST or None, initial={"role": LeadRole.LEAD})

    def keep() -> None:
        services.lead_add(actor=request.actor, forum=found, who=form.title, **fact_values(form, "role"))

    heading = _("Who leads %(group)s") % {"group": found.name}
    return _kept(request, form, found, keep, heading, _("Put it on record"))


@page("register.forum.change")
def membership_add(request: Request, pk: UUID) -> HttpResponse:
    """Say how a state takes part."""
    found = selectors.forum(request.actor, pk)
    form = MembershipForm(request.POST or None)

    def keep() -> None:
        fields = fact_values(form, "subject", "kind", "basis")
        services.membership_add(actor=request.actor, forum=found, **fields)

    heading = _("Who takes part in %(group)s") % {"group": found.name}
    return _kept(request, form, found, keep, heading, _("Put it on record"))


@page("register.forum.change")
def seat_give(request: Request, pk: UUID) -> HttpResponse:
    """Say which of our bodies sits there."""
    found = selectors.forum(request.actor, pk)
    form = SeatForm(request.POST or None, bodies=parts.doing_bodies(), initial={"from_on": timezone.localdate()})

    def keep() -> None:
        services.seat_give(actor=request.actor, forum=found, **form.cleaned_data)

    heading = _("Who sits for us in %(group)s") % {"group": found.name}
    return _kept(request, form, found, keep, heading, _("Put it on record"))


@page("register.forum.change")
def seat_end(request: Request, pk: UUID, seat: UUID) -> HttpResponse:
    """Say until when a body sits there."""
    found = selectors.forum(request.actor, pk)
    one = get_visible(found.seats.select_related("forum", "organisation"), request.actor, pk=seat)
    form = SeatEndForm(request.POST or None, initial={"until_on": one.until_on or timezone.localdate()})

    def keep() -> None:
        services.seat_end(actor=request.actor, seat=one, until_on=form.cleaned_data["until_on"])

    heading = _("The seat of %(body)s ends") % {"body": one.organisation.name}
    return _kept(request, form, found, keep, heading, _("Put it on record"))


@page("register.forum.load")
def forum_load(request: Request) -> HttpResponse:
    """Load a file of groups and co-sponsorships."""
    form = LoadForm(request.POST or None, request.FILES or None)
    form.fields["file"].help_text = _("CSV (groups) or JSON (groups and co-sponsorships), in UTF-8, up to 1 MB.")
    return load_page(
        request, form, files.forums_load,
        heading=_("Load a file of groups abroad"),
        note=_("With one error in the file nothing of it is kept. Loading it twice changes nothing."),
        back=(reverse("forums"), _("Groups abroad")),
        kinds={"groups": _("Groups abroad"), "sponsorships": _("Co-sponsorships")},
    )  # fmt: skip


@page("register.forum.download")
def forum_file(request: Request, kind: str) -> HttpResponse:
    """What the actor may see of groups abroad, as a file that can be loaded again."""
    if kind not in TYPES:
        raise Http404
    data = files.forums_export(actor=request.actor, kind=kind)
    return attachment(data, TYPES[kind], f"groups-abroad-{timezone.localdate().isoformat()}.{kind}")
