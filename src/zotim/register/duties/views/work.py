"""The whole of a body's work on one page, and its handover from one focal point to the next."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import NotVisible, allow, get_visible, may
from zotim.core.access.refusals import Unfit
from zotim.core.documents.downloads import download_made
from zotim.core.jobs.services import job_of, job_retry
from zotim.core.notifications.appointing import appointing
from zotim.core.people.models import Organisation
from zotim.core.states.machine import WrongState
from zotim.core.ui.pages import form_page
from zotim.register.duties import selectors
from zotim.register.duties.forms import HandoverForm, SuccessorForm
from zotim.register.duties.models import Handover
from zotim.register.duties.services import handing
from zotim.register.duties.tables import HandoverTable, WorkTable
from zotim.register.models import Commitment, Evidence, Measure
from zotim.vocabulary import Language

SHOWN = 50
"""Open measures of a body that its page shows, the most urgent first; they all stand on the pages of commitments."""


def _body(request: Request, pk: UUID) -> Organisation:
    found = selectors.bodies(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible(Organisation, str(pk))
    return found


def _address(request: Request, one: Commitment | Measure | Evidence) -> str:
    if isinstance(one, Measure):
        return reverse("measure", args=[one.pk])
    return reverse("commitment" if isinstance(one, Commitment) else "evidence", args=[one.pk])


@page("register.work.view")
def work(request: Request, pk: UUID) -> HttpResponse:
    """Everything that a body has to do. That one looked is on record: the next visit tells what changed since."""
    body = _body(request, pk)
    today = timezone.localdate()
    found = selectors.work(request.actor, body, today)
    table = WorkTable(request, found.commitments)
    if table.wants_export:
        return table.export("commitments")
    since = selectors.last_visit(request.actor, body, today)
    context = {
        "work": found,
        "table": table,
        "body": body,
        "today": today,
        "since": since,
        "measures": [(one, reverse("measure", args=[one.pk])) for one in found.measures[:SHOWN]],
        "changed": [
            (one, _address(request, one.record)) for one in selectors.changed_since(request.actor, body, since)
        ] if since else [],
        "may_hand": may(request.actor, "register.handover.make", body),
    }  # fmt: skip
    return render(request, "register/work.html", context)


@page("register.handover.list")
def handovers(request: Request) -> HttpResponse:
    """All packs."""
    table = HandoverTable(request, selectors.handovers(request.actor))
    if table.wants_export:
        return table.export("handovers")
    context = {
        "table": table,
        "bodies": selectors.bodies(request.actor),
        "may_see_left": may(request.actor, "register.handover.left"),
    }
    return render(request, "register/handovers.html", context)


@page("register.handover.make")
def handover_add(request: Request, pk: UUID) -> HttpResponse:
    """Make a pack."""
    body = _body(request, pk)
    allow(request.actor, "register.handover.make", body)
    start = {"language": request.LANGUAGE_CODE, "leaving": request.actor.user_id}
    form = HandoverForm(request.POST or None, actor=request.actor, body=body, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = handing.handover_make(
                actor=request.actor, organisation=body, leaving=data["leaving"], notes=data["notes"],
                language=Language(data["language"]),
            )  # fmt: skip
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("The pack is kept as it is now. Its files are being made."))
            return redirect("handover", pk=made.pk)
    heading = _("Handover pack") + f" · {body.name}"
    return form_page(request, form, heading, _("Make the pack"), back_url=reverse("work", args=[body.pk]))


def _sections(request: Request, found: Handover) -> list[dict[str, Any]]:
    """What a pack says in the page's language; each cell with the page that it leads to, as far as one may see it.

    The house may have moved since a pack was made: a link in it leads to the page of this house.
    """
    sections: list[dict[str, Any]] = found.content.papers[request.LANGUAGE_CODE]["sections"]
    tables = [block for section in sections for block in section["blocks"] if block["block"] == "table"]
    said = {cell for table in tables for row in table["rows"] for cell in row if isinstance(cell, str)}
    pages = selectors.pages_of(request.actor, found.organisation, said)
    for table in tables:
        table["rows"] = [[_led(cell, pages) for cell in row] for row in table["rows"]]
    return sections


def _led(cell: Any, pages: Mapping[str, str]) -> tuple[Any, str]:
    """A cell as it is read, and the page that it leads to; empty for none."""
    if isinstance(cell, dict):
        path = urlsplit(cell["url"]).path
        return cell["text"], path if is_valid_path(path) else ""
    return cell, pages.get(cell, "")


@page("register.handover.view")
def handover(request: Request, pk: UUID) -> HttpResponse:
    """A pack in the page's language, its files, and the step in which the open work is handed over."""
    found = selectors.handover(request.actor, pk)
    job = job_of(handing.RENDER, found)
    context = {
        "handover": found,
        "sections": _sections(request, found),
        "files": found.files.select_related("file").order_by("language", "-format"),
        "job": job,
        "may_retry": bool(job and job.state == "failed" and may(request.actor, "jobs.job.retry", job)),
        "may_give": found.state == "made" and may(request.actor, "register.handover.give", found),
        "nobody_follows": found.state == "made" and not selectors.successors(found).exists(),
        "still_speaks": found.state == "made" and selectors.still_speaks(found),
    }
    if context["nobody_follows"] or context["still_speaks"]:
        context["appointing"] = appointing(request.actor)
    return render(request, "register/handover.html", context)


@page("register.handover.make", logged=False)
def handover_job(request: Request, pk: UUID) -> HttpResponse:
    """Try again to make the files of a pack."""
    found = selectors.handover(request.actor, pk)
    job = job_of(handing.RENDER, found)
    if request.method == "POST" and job:
        try:
            job_retry(actor=request.actor, job=job)
            messages.success(request, _("It is tried again."))
        except WrongState as error:
            messages.error(request, error.message)
    return redirect("handover", pk=found.pk)


@page("register.handover.give")
def handover_give(request: Request, pk: UUID) -> HttpResponse:
    """Name who follows, and hand the open work over."""
    found = selectors.handover(request.actor, pk)
    if selectors.still_speaks(found) or not selectors.successors(found).exists():  # its page says what to do first
        return redirect("handover", pk=pk)
    form = SuccessorForm(request.POST or None, actor=request.actor, handover=found)
    if request.method == "POST" and form.is_valid():
        try:
            handing.handover_give(actor=request.actor, handover=found, successor=form.cleaned_data["successor"])
        except Unfit as error:
            error.show_on(form)
        else:
            messages.success(request, _("Handed over. The successor was told that work waits."))
            return redirect("handover", pk=found.pk)
    return form_page(
        request, form, _("Hand the open work over"), _("Hand it over"), about=found,
        back_url=reverse("handover", args=[pk]),
    )  # fmt: skip


@page("register.handover.download")
def handover_file(request: Request, pk: UUID, file: UUID) -> HttpResponse:
    """One file of a pack."""
    found = get_visible(Handover, request.actor, pk=pk)
    return download_made(actor=request.actor, action="register.handover.download", of=found, key=file)


@page("register.handover.left")
def left(request: Request) -> HttpResponse:
    """Bodies that nobody speaks for, and what accounts without a role still hold."""
    context = {
        "bodies": selectors.without_focal_point(),
        "holdings": selectors.ended_holdings(),
        "appointing": appointing(request.actor),
    }
    return render(request, "register/left.html", context)
