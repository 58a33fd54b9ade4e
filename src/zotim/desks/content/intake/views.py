"""Reports that came in, one by one; items with their addresses, custody and what rooms above say of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.forms import ReasonForm, taking_file
from zotim.core.ui.pages import confirm_step, form_page, form_step
from zotim.desks.content.intake import media, selectors, services
from zotim.desks.content.intake.fetching import fetch_ask
from zotim.desks.content.intake.files import Taken, file_take
from zotim.desks.content.intake.forms import FileForm, OfficersForm
from zotim.desks.content.intake.models import WAITING, Location
from zotim.desks.content.intake.parts import buttons_of, parts_of
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.services import report_take
from zotim.desks.content.intake.tables import ReportTable
from zotim.desks.content.intake.words import problem
from zotim.formats.records import UnreadableRecords

SHOWN = 50
"""Problems of a file that are shown."""


@page("content.report.list")
def report_list(request: Request) -> HttpResponse:
    """Reports, the newest first."""
    context = {
        "table": ReportTable(request, selectors.reports(request.actor)),
        "may_take": may(request.actor, "content.report.take"),
    }
    return render(request, "content/intake_reports.html", context)


@page("content.report.view")
def report(request: Request, pk: UUID) -> HttpResponse:
    """A report: what was told, on which way, which item it is about."""
    found = selectors.report(request.actor, pk)
    context = {
        "report": found,
        "told": TEXTS.text(request.actor, found, "told"),
        "contact": TEXTS.text(request.actor, found, "contact"),
        "may_answer": found.answered_at is None and may(request.actor, "content.report.answer", found),
        "others": selectors.reports_of(request.actor, found.item).count() - 1,
    }
    return render(request, "content/intake_report.html", context)


@page("content.report.answer")
def report_answered(request: Request, pk: UUID) -> HttpResponse:
    """Put down that whoever reported was told what became of it."""
    found = selectors.report(request.actor, pk)
    allow(request.actor, "content.report.answer", found)
    return confirm_step(
        request, lambda: services.report_answered(actor=request.actor, report=found),
        done=_("It is on record. How they can be reached isn't kept any more."), heading=_("They were told"),
        submit=_("Put it down"), about=found, back_url=reverse("content_report", args=[found.pk]),
        consequences=[_("How they can be reached is removed here, and can't be brought back.")],
    )  # fmt: skip


@page("content.report.take")
def report_add(request: Request) -> HttpResponse:
    """Put in a report of one's own."""
    form = OfficersForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = report_take(actor=request.actor, given=form.given("officer", form.cleaned_data["language"]))
        except Unfit as error:
            error.show_on(form)
        else:
            # Who is kept from the item is told what is told of a new one: not that it was known.
            seen = selectors.reports_of(request.actor, made.item).count()
            said = _("It was reported before: it is the same item.") if seen > 1 else _("It is taken in.")
            messages.success(request, said)
            return redirect("content_report", pk=made.pk) if seen else redirect("content_reports")
    return form_page(
        request, form, _("Put in a report"), _("Put it in"), back_url=reverse("content_reports")
    )  # fmt: skip


@page("content.report.take")
def reports_take(request: Request) -> HttpResponse:
    """Put in a file of reports. What can't be taken in is named; the others are taken in."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            with taking_file():
                taken = file_take(
                    actor=request.actor, data=said["file"].read(), name=said["file"].name, language=said["language"]
                )
        except UnreadableRecords as error:
            _tell(form, Taken(problems=error.problems))
        except Unfit as error:
            error.show_on(form)
        else:
            number = len(taken.reports)
            told = ngettext("%(number)s report was taken in.", "%(number)s reports were taken in.", number)
            messages.success(request, told % {"number": number})
            if not taken.problems:
                return redirect("content_reports")
            _tell(form, taken)
    return form_page(
        request, form, _("Put in a file of reports"), _("Put it in"), back_url=reverse("content_reports")
    )  # fmt: skip


def _tell(form: Any, taken: Taken) -> None:
    for one in taken.problems[:SHOWN]:
        form.add_error("file", problem(one))
    more = len(taken.problems) - SHOWN
    if more > 0:
        form.add_error("file", ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more})


@page("content.item.view")
def item(request: Request, pk: UUID) -> HttpResponse:
    """An item: where it stands, who reported it, who had it in hand, what rooms above say of it."""
    actor, found = request.actor, selectors.item(request.actor, pk)
    fetches = list(selectors.fetches_of(found))
    context = {
        "item": found,
        "buttons": buttons_of(actor, found),
        "waiting": found.state in WAITING,
        "places": selectors.standing(actor, found),
        "reports": selectors.reports_of(actor, found),
        "prints": selectors.prints_of(found),
        "read_to": selectors.read_to(found),
        "custody": selectors.custody_of(actor, found),
        "fetches": fetches,
        "fetching": any(one.ended_at is None for one in fetches),
        "may_fetch": not found.stored and may(actor, "content.item.fetch", found),
        "parts": [{"template": template, "context": part} for template, part in parts_of(actor, found)],
    }
    return render(request, "content/intake_item.html", context)


@page("content.item.open")
def item_file(request: Request, pk: UUID) -> HttpResponse:
    """The bytes, handed out as a file that no browser opens."""
    found = selectors.item(request.actor, pk)
    try:
        data = media.opened(request.actor, found, what="exported")
    except Unfit as error:
        messages.error(request, error.message)
        return redirect("content_item", pk=found.pk)
    return attachment(data, "application/octet-stream", f"{found.reference}.bin")


@page("content.item.fetch")
def item_fetch(request: Request, pk: UUID, location: UUID) -> HttpResponse:
    """Have an address fetched, and say why."""
    found = selectors.item(request.actor, pk)
    place = get_visible(Location, request.actor, pk=location, item=found)
    form = ReasonForm(request.POST or None, label=_("Why is it fetched?"))
    return form_step(
        request, form,
        lambda: fetch_ask(actor=request.actor, item=found, location=place, reason=form.cleaned_data["reason"]),
        done=_("It is being fetched. Look again in a moment."), heading=_("Fetch what stands there"),
        submit=_("Fetch it"), back_url=reverse("content_item", args=[found.pk]), about=found,
    )  # fmt: skip
