"""Meetings abroad: add, papers, who was there, what we said, reported back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.content import Refused
from zotim.core.evidence.downloads import download
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import confirm_page, form_page
from zotim.core.ui.show import day
from zotim.register.history import happenings
from zotim.register.policy import CENTRE
from zotim.register.selectors import parts
from zotim.register.taking_part import selectors, services
from zotim.register.taking_part.forms import AttendanceForm, MeetingForm, PaperForm, StatementForm
from zotim.register.taking_part.models import Meeting, SeatRole
from zotim.register.taking_part.states import MEETING
from zotim.register.taking_part.tables import MeetingTable


@page("register.meeting.list")
def meeting_list(request: Request) -> HttpResponse:
    """Meetings that the actor may see."""
    table = MeetingTable(request, selectors.meetings(request.actor))
    if table.wants_export:
        return table.export("meetings-abroad")
    return render(request, "register/meetings.html", {"table": table})


@page("register.meeting.view")
def meeting(request: Request, pk: UUID) -> HttpResponse:
    """One meeting: its papers, who was there, what we said there, and what came of it."""
    actor, found = request.actor, selectors.meeting(request.actor, pk)
    may_move = may(actor, "register.meeting.move", found)
    context = {
        "meeting": found,
        "state": MEETING.state(found),
        "report_due": found.report_due if found.state in ("planned", "held") else None,
        "attendances": selectors.attendances_of(actor, found),
        "commitments": selectors.said_at(actor, found),
        "happenings": happenings(actor, found, (), timezone.now()),
        "steps": MEETING.next_steps(found) if may_move else [],
        "lacks": may_move and found.state == "held" and not MEETING.next_steps(found),
        "may_change": may(actor, "register.meeting.change", found),
        "may_link": bool(actor.roles & CENTRE),
        "took_place": found.state in selectors.TOOK_PLACE,
    }
    return render(request, "register/meeting.html", context)


@page("register.meeting.add")
def meeting_add(request: Request, pk: UUID) -> HttpResponse:
    """Add a meeting of a group."""
    forum = selectors.forum(request.actor, pk)
    allow(request.actor, "register.meeting.add", forum)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.meeting_add(actor=request.actor, forum=forum, title=form.title, **form.beside)
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The meeting is on record."))
            return redirect("meeting", pk=made.pk)
    heading = _("Add a meeting of %(group)s") % {"group": forum.name}
    return form_page(request, form, heading, _("Add the meeting"), back_url=reverse("forum", args=[forum.pk]))


def _about(request: Request, form: Any, heading: str, submit: str, found: Meeting) -> HttpResponse:
    return form_page(request, form, heading, submit, about=found, back_url=reverse("meeting", args=[found.pk]))


@page("register.meeting.change")
def meeting_paper_add(request: Request, pk: UUID, paper: str) -> HttpResponse:
    """Put in the agenda or the minutes."""
    found = selectors.meeting(request.actor, pk)
    allow(request.actor, "register.meeting.change", found)
    if paper not in services.PAPERS:
        raise Http404
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            services.paper_add(actor=request.actor, meeting=found, paper=paper, data=file.read(), name=file.name)
        except Refused as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The file is on record."))
            return redirect("meeting", pk=found.pk)
    heading = _("Put in the agenda") if paper == "agenda" else _("Put in the minutes")
    return _about(request, form, heading, _("Put in the file"), found)


@page("register.meeting.download")
def meeting_paper(request: Request, pk: UUID, paper: str) -> HttpResponse:
    """The agenda or the minutes, as a download."""
    found = selectors.meeting(request.actor, pk)
    return download(services.paper_open(actor=request.actor, meeting=found, paper=paper))


@page("register.meeting.change")
def meeting_statement(request: Request, pk: UUID) -> HttpResponse:
    """Say in which statement stands what we said there."""
    found = selectors.meeting(request.actor, pk)
    allow(request.actor, "register.meeting.change", found)
    if not request.actor.roles & CENTRE:
        raise Http404  # statements are read at the centre
    start = {"statement": found.statement_id}
    form = StatementForm(request.POST or None, actor=request.actor, initial=start)
    if request.method == "POST" and form.is_valid():
        services.statement_link(actor=request.actor, meeting=found, statement=form.cleaned_data["statement"])
        messages.success(request, _("The change is on record."))
        return redirect("meeting", pk=found.pk)
    return _about(request, form, _("What we said there"), _("Put it on record"), found)


@page("register.meeting.change")
def meeting_attendance(request: Request, pk: UUID) -> HttpResponse:
    """Say at which level a body was there. Never who."""
    found = selectors.meeting(request.actor, pk)
    allow(request.actor, "register.meeting.change", found)
    if found.state not in selectors.TOOK_PLACE:
        raise Http404
    leads = selectors.seats_of(request.actor, found.forum, found.from_on).filter(role=SeatRole.LEAD).first()
    form = AttendanceForm(
        request.POST or None,
        bodies=parts.doing_bodies(),
        initial={"organisation": leads.organisation_id if leads else None},
    )
    if request.method == "POST" and form.is_valid():
        services.attendance_note(actor=request.actor, meeting=found, **form.cleaned_data)
        messages.success(request, _("It is on record who was there."))
        return redirect("meeting", pk=found.pk)
    return _about(request, form, _("Who was there"), _("Put it on record"), found)


@page("register.meeting.move")
def meeting_move(request: Request, pk: UUID, step: str) -> HttpResponse:
    """It took place, was cancelled, or is reported back: said first, done on the second click."""
    found = selectors.meeting(request.actor, pk)
    allow(request.actor, "register.meeting.move", found)
    transition = next((one for one in MEETING.next_steps(found) if one.name == step), None)
    if transition is None:
        raise Http404
    back = reverse("meeting", args=[found.pk])
    if request.method == "POST":
        try:
            services.meeting_move(actor=request.actor, meeting=found, step=step)
        except WrongState as error:
            messages.error(request, error.message)
        return redirect(back)
    said = {
        "hold": _("Then it is put in who was there, and it is to be reported back by %(day)s."),
        "report": _("The meeting no longer waits for anybody. Its papers can still be put in."),
        "cancel": _("It is kept as cancelled, and counts in no number."),
    }[step]
    if step == "hold":
        said %= {"day": day(found.report_due)}
    return confirm_page(
        request, str(transition.label), str(transition.label), consequences=[said], about=found, back_url=back
    )
