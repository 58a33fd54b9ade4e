"""Pages of the reintegration desk. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside_page
from zotim.core.glass.selectors import open_now
from zotim.core.glass.subjects import EMERGENCY
from zotim.core.ui.pages import confirm_page, confirm_step, form_step
from zotim.desks.reintegration.cases import selectors, services
from zotim.desks.reintegration.cases.forms import BarForm, CaseForm, GrantForm, NoteForm
from zotim.desks.reintegration.cases.missing import missing
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.parts import PAGE
from zotim.desks.reintegration.cases.policy import CASE, OVERVIEW, may_write_in, purposes_for
from zotim.desks.reintegration.cases.purposes import ASKED, Acting, for_a_purpose
from zotim.desks.reintegration.cases.tables import CaseTable
from zotim.desks.reintegration.cases.tracks import stages
from zotim.desks.reintegration.cases.views.steps import STEP_ACTIONS, steps_open

CASE_ACTIONS = (
    *STEP_ACTIONS,
    "reintegration.bar.enter",
    "reintegration.flag.end",
    "reintegration.flag.put",
    "reintegration.grant.give",
    "reintegration.grant.revoke",
)


@page("reintegration.case.list")
@inside_page()
def case_list(request: Request) -> HttpResponse:
    """The cases on which one works, and those that were opened to one."""
    context = {
        "table": CaseTable(request, selectors.cases(request.actor)),
        "may_open": open_actions(request.actor, ["reintegration.case.open"]),
    }
    return render(request, "reintegration/cases.html", context)


@page("reintegration.case.overview")
@inside_page(OVERVIEW)
def overview(request: Request) -> HttpResponse:
    """Numbers and states, with nothing to open."""
    return render(request, "reintegration/overview.html", {"rows": selectors.overview(request.actor)})


@page("reintegration.case.view")
@inside_page()
@for_a_purpose("reintegration.case.view")
def case(request: Request, found: Case, acting: Acting) -> HttpResponse:
    """One case: what was written in the domains that are open to one for what one acts for, and who may see what."""
    to_write = [] if found.ended else purposes_for(request.actor, found, "write")
    may_do = open_actions(request.actor, CASE_ACTIONS, found)
    works = "reintegration.case.move" in may_do
    context = {
        "case": found,
        "glass": open_now(request.actor, CASE, found.pk) if acting.code == EMERGENCY else [],
        "notes": selectors.read_notes(request.actor, found),
        "buttons": PAGE.buttons_of(request.actor, found),
        "parts": [{"template": template, "context": part} for template, part in PAGE.parts_of(request.actor, found)],
        "workers": selectors.workers_of(request.actor, found),
        "grants": selectors.grants_of(request.actor, found),
        "bars": [
            (bar, may(request.actor, "reintegration.bar.lift", bar)) for bar in selectors.bars_of(request.actor, found)
        ],
        "may_bar": "reintegration.bar.enter" in may_do,
        "steps": steps_open(found, may_do),
        "stages": stages(found) if works else [],
        "missing": missing(request.actor, found) if works else [],
        "due": selectors.due_in(found) if works else [],
        "flags": selectors.flags_of(request.actor, found),
        "may_flag": "reintegration.flag.put" in may_do,
        "may_unflag": "reintegration.flag.end" in may_do,
        "turns": selectors.turns_of(request.actor, found),
        "may_write": bool(to_write),
        "write_for": f"?{ASKED}={acting.code}" if acting.code in to_write else "",
        "may_give": "reintegration.grant.give" in may_do,
        "may_revoke": "reintegration.grant.revoke" in may_do,
        **acting.context(),
    }
    return render(request, "reintegration/case.html", context)


@page("reintegration.case.open")
@inside_page()
def case_open(request: Request) -> HttpResponse:
    """Open a case and give it to a case manager."""
    form = CaseForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.case_open(actor=request.actor, **form.cleaned_data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("The case is open, and in the hands of its case manager."))
            return redirect("case", pk=made.pk)
    return _form(request, form, _("Open a case"), _("Open the case"))


@page("reintegration.note.add")
@inside_page()
@for_a_purpose("reintegration.note.add", "write")
def note_add(request: Request, found: Case, acting: Acting) -> HttpResponse:
    """Write a note in a domain that is open for writing, for what one acts for."""
    if acting.code is None:
        return _form(request, None, _("Write a note"), "", found, acting)
    form = NoteForm(request.POST or None, domains=may_write_in(request.actor, found))
    if request.method == "POST" and form.is_valid():
        services.note_add(actor=request.actor, case=found, **form.cleaned_data)
        messages.success(request, _("The note is sealed."))
        return redirect("case", pk=found.pk)
    return _form(request, form, _("Write a note"), _("Seal the note"), found, acting)


@page("reintegration.grant.give")
@inside_page()
def grant_give(request: Request, pk: UUID) -> HttpResponse:
    """Open some domains to somebody, until a day."""
    found = selectors.case(request.actor, pk)
    form = GrantForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("user", "domains", "level", "purpose")}
        try:
            services.grant_give(actor=request.actor, case=found, ends_at=form.ends_at, **data)
        except Unfit as refused:
            refused.show_on(form)
        else:
            messages.success(request, _("Access is given. It ends by itself."))
            return redirect("case", pk=found.pk)
    return _form(request, form, _("Give access"), _("Give access"), found)


@page("reintegration.grant.revoke")
@inside_page()
def grant_revoke(request: Request, pk: UUID, grant: UUID) -> HttpResponse:
    """Take access back at once."""
    found = selectors.case(request.actor, pk)
    one = selectors.live_grant(request.actor, found, grant)
    if request.method == "POST":
        services.grant_revoke(actor=request.actor, case=found, grant=one)
        messages.success(request, _("Access is taken back."))
        return redirect("case", pk=found.pk)
    consequences = [_("From the next page on, this access is gone, open sessions included.")]
    return _confirm(request, found, _("Take access back"), consequences)


@page("reintegration.bar.enter")
@inside_page()
def bar_enter(request: Request, pk: UUID) -> HttpResponse:
    """Keep somebody from the case."""
    found = selectors.case(request.actor, pk)
    form = BarForm(request.POST or None, actor=request.actor)

    def work() -> None:
        chosen = {name: form.cleaned_data[name] for name in ("user", "reason")}
        services.bar_enter(actor=request.actor, case=found, ends_at=form.ends_at, **chosen)

    return form_step(
        request, form, work, done=_("From now on the case isn't there for this person."), heading=_("Bar somebody"),
        submit=_("Bar"), about=found, back_url=reverse("case", args=[found.pk]),
    )  # fmt: skip


@page("reintegration.bar.lift")
@inside_page()
def bar_lift(request: Request, pk: UUID, bar: UUID) -> HttpResponse:
    """Lift a bar that another entered."""
    found = selectors.case(request.actor, pk)
    one = selectors.live_bar(request.actor, found, bar)
    allow(request.actor, "reintegration.bar.lift", one)
    return confirm_step(
        request, lambda: services.bar_lift(actor=request.actor, case=found, bar=one), done=_("The bar is lifted."),
        heading=_("Lift the bar"), submit=_("Lift the bar"), about=found, back_url=reverse("case", args=[found.pk]),
        consequences=[_("What else opens the case to this person opens it again, from the next page on.")],
    )  # fmt: skip


def _form(
    request: Request, form: Any, heading: str, submit: str, case: Case | None = None, acting: Acting | None = None
) -> HttpResponse:
    back = reverse("case", args=[case.pk]) if case else reverse("cases")
    context = {"form": form, "heading": heading, "submit": submit, "about": case, "back_url": back}
    context |= acting.context() if acting else {}
    return render(request, "reintegration/form.html", context)


def _confirm(request: Request, case: Case, heading: str, consequences: list[str]) -> HttpResponse:
    back = reverse("case", args=[case.pk])
    return confirm_page(request, heading, heading, consequences=consequences, about=case, back_url=back)
