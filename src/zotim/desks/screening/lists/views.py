"""Lists: all of them, one with its entries, a version with what it changed, an entry with all it ever said."""

import io
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.approvals.two import behind
from zotim.core.evidence.downloads import attachment, download
from zotim.core.evidence.services import file_open
from zotim.core.ui.forms import taking_file
from zotim.core.ui.pages import form_step
from zotim.desks.screening.lists import fetching, selectors, services
from zotim.desks.screening.lists.forms import (
    ScheduleForm,
    SourceChangeForm,
    SourceForm,
    VersionDecisionForm,
    VersionForm,
)
from zotim.desks.screening.lists.models import Source, Version
from zotim.desks.screening.lists.tables import ChangeTable, EntryTable, SourceTable
from zotim.desks.screening.lists.words import place, problem
from zotim.formats.lists import from_json, write_csv, write_ftm

WRITTEN = {
    "csv": (write_csv, "csv", "text/csv; charset=utf-8"),
    "ftm": (write_ftm, "ftm.json", "application/x-ndjson"),
}
"""Forms in which a list leaves: who writes it, how its file ends, its type."""


@page("screening.source.list")
def source_list(request: Request) -> HttpResponse:
    """All lists, with what is in force of each."""
    table = SourceTable(request, selectors.sources(request.actor))
    if table.wants_export:
        return table.export("lists")
    context = {
        "table": table,
        "held": selectors.held(request.actor),
        "may_add": may(request.actor, "screening.source.add"),
        "may_decide": may(request.actor, "screening.version.decide"),
    }
    return render(request, "screening/sources.html", context)


@page("screening.source.add")
def source_add(request: Request) -> HttpResponse:
    """Add a list."""
    form = SourceForm(request.POST or None)
    made: list[Source] = []
    return form_step(
        request, form,
        lambda: made.append(services.source_add(actor=request.actor, title=form.title, **form.values())),
        done=_("The list is on record. Put in its first file."), heading=_("Add a list"), submit=_("Add the list"),
        back_url=reverse("sources"), then=lambda: reverse("version_take", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.source.view")
def source(request: Request, pk: UUID) -> HttpResponse:
    """A list: what is in force, its versions, its entries."""
    actor, found = request.actor, selectors.source(request.actor, pk)
    table = EntryTable(request, selectors.entries(actor, found))
    if table.wants_export:
        return table.export(f"list-{found.code}")
    versions = list(selectors.versions(actor, found)[:10])
    context = {
        "source": found,
        "table": table,
        "versions": versions,
        "current": next((one for one in versions if one.state == "in_force"), None),
        "may_take": not found.ended_on and not found.decided_here and may(actor, "screening.version.take", found),
        "may_change": may(actor, "screening.source.change", found),
        "may_schedule": not found.decided_here and may(actor, "screening.source.schedule", found),
    }
    return render(request, "screening/source.html", context)


@page("screening.source.export")
def source_file(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """What a list says now, for another system: ``csv`` in our own form, ``ftm`` as lines of FollowTheMoney."""
    found = selectors.source(request.actor, pk)
    write, ending, mime = WRITTEN.get(kind, (None, "", ""))
    if write is None:
        raise Http404
    text = io.StringIO(newline="")
    rows = selectors.entries(request.actor, found).values_list("record", flat=True).order_by("listed_id")
    write((from_json(row, found.code) for row in rows.iterator(chunk_size=5_000)), text)
    name = f"{found.code}-{timezone.localdate().isoformat()}.{ending}"
    return attachment(text.getvalue().encode(), mime, name)


@page("screening.source.change")
def source_change(request: Request, pk: UUID) -> HttpResponse:
    """Change what is known of a list."""
    found = selectors.source(request.actor, pk)
    form = SourceChangeForm(request.POST or None, source=found)
    return form_step(
        request, form,
        lambda: services.source_change(actor=request.actor, source=found, title=form.title, **form.values()),
        done=_("What is known of the list was changed."), heading=_("Change the list"), submit=_("Change it"),
        about=found, back_url=reverse("source", args=[found.pk]),
    )  # fmt: skip


@page("screening.source.schedule")
def source_schedule(request: Request, pk: UUID) -> HttpResponse:
    """Say from where a list is fetched, or that it isn't."""
    found = selectors.source(request.actor, pk)
    initial = {"address": found.address, "fetch_every": found.fetch_every or 24}
    form = ScheduleForm(request.POST or None, initial=initial)
    return form_step(
        request, form, lambda: fetching.source_schedule(actor=request.actor, source=found, **form.cleaned_data),
        done=lambda: _("The worker fetches it within minutes, and then again and again.") if found.address
        else _("It isn't fetched any more."),
        heading=_("Fetch the list"), submit=_("Put it on record"), about=found,
        back_url=reverse("source", args=[found.pk]),
    )  # fmt: skip


@page("screening.version.take")
def version_take(request: Request, pk: UUID) -> HttpResponse:
    """Put in a file of a list."""
    found = selectors.source(request.actor, pk)
    form = VersionForm(request.POST or None, request.FILES or None)
    made: list[Version | None] = []

    def take() -> None:
        (data, name), *more = ((file.read(), file.name) for file in form.cleaned_data["file"])
        with taking_file():
            made.append(services.version_take(
                actor=request.actor, source=found, data=data, name=name, beside=more,
                published_on=form.cleaned_data["published_on"],
            ))  # fmt: skip

    back = reverse("source", args=[found.pk])
    return form_step(
        request, form, take,
        done=lambda: _("The file is read now. It takes effect if nobody has to look at it first.") if made[0]
        else _("This very file is in force already. That it came is on record."),
        heading=_("Put in a new version"), submit=_("Put it in"), about=found, back_url=back,
        then=lambda: reverse("version", args=[pk, made[0].pk]) if made[0] else back,
    )  # fmt: skip


@page("screening.version.view")
def version(request: Request, pk: UUID, version: UUID) -> HttpResponse:
    """A version: what it changed, and what was wrong in its file."""
    actor, found = request.actor, selectors.version(request.actor, pk, version)
    table = ChangeTable(request, selectors.changes(actor, found))
    if table.wants_export:
        return table.export(f"list-{found.source.code}-{found.number}")
    context = {
        "version": found,
        "table": table,
        "companions": [one.file for one in found.companions.select_related("file")],
        "problems": [(one["line"], one["field"], problem(one["code"], one["values"])) for one in found.told],
        "more_problems": found.problems - len(found.told),
        "more_would_go": found.removed - len(found.would_go),
        "may_decide": found.state == "held" and may(actor, "screening.version.decide", found),
    }
    return render(request, "screening/version.html", context)


@page("screening.version.view")
def version_file(request: Request, pk: UUID, version: UUID) -> HttpResponse:
    """The file as it came."""
    found = selectors.version(request.actor, pk, version)
    return download(file_open(actor=request.actor, action="screening.version.view", of=found, file=found.file))


@page("screening.version.view")
def version_companion(request: Request, pk: UUID, version: UUID, file: UUID) -> HttpResponse:
    """A further file of it, as it came."""
    found = selectors.version(request.actor, pk, version)
    one = found.companions.filter(file=file).select_related("file").first()
    opened = file_open(
        actor=request.actor, action="screening.version.view", of=found, file=one.file if one else None
    )  # fmt: skip
    return download(opened)


@page("screening.version.decide")
def version_decide(request: Request, pk: UUID, version: UUID) -> HttpResponse:
    """Let a version through, or refuse it."""
    found = selectors.version(request.actor, pk, version)
    allow(request.actor, "screening.version.decide", found)
    if found.state != "held":
        raise Http404
    form = VersionDecisionForm(request.POST or None, own=bool(behind(found, "taken") & request.actor.people))
    return form_step(
        request, form,
        lambda: services.version_decide(
            actor=request.actor, version=found, released=form.released, reason=form.cleaned_data["reason"]
        ),
        done=lambda: _("The worker takes it over now.") if form.released
        else _("It was refused; what is in force stays."),
        heading=_("Decide on a version that was held back"), submit=_("Put my decision on record"), about=found,
        back_url=reverse("version", args=[pk, found.pk]),
    )  # fmt: skip


@page("screening.version.view")
def version_of(request: Request, pk: UUID) -> HttpResponse:
    """The page of a version, for whom a notice led here."""
    for source in selectors.sources(request.actor).filter(versions=pk):
        return redirect("version", pk=source.pk, version=pk)
    raise Http404


@page("screening.listed.view")
def listed(request: Request, pk: UUID) -> HttpResponse:
    """An entry: what the list says of it, and all that it ever said."""
    found = selectors.entry(request.actor, pk)
    spans = [(one, from_json(one.record, found.source.code)) for one in selectors.spans(request.actor, found)[:50]]
    listing = from_json(found.record, found.source.code)
    context = {
        "entry": found,
        "listing": listing,
        "spans": spans,
        "countries": [place(one) for one in listing.countries],
    }
    return render(request, "screening/listed.html", context)
