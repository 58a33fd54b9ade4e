"""People who may be sent: list, one with their name, what is kept of them, what ends when, numbers for the centre.
Each page is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.deployments.people import forms, selectors, services
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.people.states import NOMINEE
from zotim.desks.deployments.people.tables import NomineeTable
from zotim.register.beside import page_parts

SPANS = (30, 90, 180)
"""Days ahead that the page of what ends can look."""


@page("deployments.nominee.list")
@inside_page()
def nominee_list(request: Request) -> HttpResponse:
    """Whom the actor's bodies may send, by staff number."""
    table = NomineeTable(request, selectors.nominees(request.actor))
    context = {"table": table, "may_add": may(request.actor, "deployments.nominee.add")}
    return render(request, "deployments/nominees.html", context)


@page("deployments.nominee.view")
@inside_page()
def nominee(request: Request, pk: UUID) -> HttpResponse:
    """One of them, with the name: that somebody looked is on record."""
    actor, found = request.actor, selectors.nominee(request.actor, pk)
    buttons = ("nominee.change", "nominee.leave", "nominee.clear", "qualification.enter", "fitness.enter")
    context = {
        "nominee": found,
        "state": NOMINEE.state(found),
        "name": selectors.name(actor, found),
        "qualifications": selectors.qualifications(actor, found),
        "fitness": selectors.fitness(actor, found),
        "today": timezone.localdate(),
        "open": {
            name.partition(".")[2].replace(".", "_")
            for name in open_actions(actor, [f"deployments.{one}" for one in buttons], found)
        },
        **page_parts(actor, found),
    }
    return render(request, "deployments/nominee.html", context)


@page("deployments.nominee.add")
@inside_page()
def nominee_add(request: Request) -> HttpResponse:
    """Put somebody on the list."""
    form = forms.NomineeAddForm(request.POST or None, bodies=selectors.sending(request.actor))
    made: list[Nominee] = []

    def work() -> None:
        made.append(services.nominee_add(actor=request.actor, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("They are on the list. Their name is sealed."),
        heading=_("Put somebody on the list"), submit=_("Put them on the list"), back_url=reverse("nominees"),
        then=lambda: reverse("nominee", args=[made[0].pk]),
    )  # fmt: skip


def _of(found: Nominee) -> dict[str, Any]:
    """What a page about somebody says of them, and where it leads back."""
    return {"about": found, "back_url": reverse("nominee", args=[found.pk])}


@page("deployments.nominee.change")
@inside_page()
def nominee_change(request: Request, pk: UUID) -> HttpResponse:
    """Put right who it is, and when they can go. The form holds the name, so it is a look at it."""
    found = selectors.nominee(request.actor, pk)
    allow(request.actor, "deployments.nominee.change", found)
    kept = ("staff_number", "rank", "available_from", "available_until", "last_return")
    now = {name: getattr(found, name) for name in kept} | {"name": selectors.name(request.actor, found)}
    form = forms.NomineeForm(request.POST or None, initial=now)
    return form_step(
        request, form, lambda: services.nominee_change(actor=request.actor, nominee=found, **form.cleaned_data),
        done=_("It is on record."), heading=_("Who it is, and when they can go"), submit=_("Put it on record"),
        **_of(found),
    )  # fmt: skip


@page("deployments.nominee.leave")
@inside_page()
def nominee_leave(request: Request, pk: UUID) -> HttpResponse:
    """Take somebody off the list; asks once."""
    found = selectors.nominee(request.actor, pk)
    allow(request.actor, "deployments.nominee.leave", found)
    heading = _("Take them off the list")
    return confirm_step(
        request, lambda: services.nominee_leave(actor=request.actor, nominee=found),
        done=_("They aren't on the list any more."), heading=heading, submit=heading,
        consequences=[
            _("Nothing is added to the entry any more. Who may be sent again is put on the list anew."),
            _("When its time is over the entry goes, and the key of the name with it."),
        ],
        **_of(found),
    )  # fmt: skip


@page("deployments.nominee.clear")
@inside_page()
def clearance_enter(request: Request, pk: UUID) -> HttpResponse:
    """Say which clearance they have, and until when."""
    found = selectors.nominee(request.actor, pk)
    allow(request.actor, "deployments.nominee.clear", found)
    now = {"clearance": found.clearance, "until_on": found.clearance_until}
    form = forms.ClearanceForm(request.POST or None, initial=now)
    return form_step(
        request, form, lambda: services.clearance_enter(actor=request.actor, nominee=found, **form.cleaned_data),
        done=_("It is on record."), heading=pgettext("security", "Clearance"), submit=_("Put it on record"),
        **_of(found),
    )  # fmt: skip


@page("deployments.qualification.enter")
@inside_page()
def qualification_enter(request: Request, pk: UUID) -> HttpResponse:
    """Enter a qualification."""
    found = selectors.nominee(request.actor, pk)
    allow(request.actor, "deployments.qualification.enter", found)
    form = forms.QualificationForm(request.POST or None)
    return form_step(
        request, form, lambda: services.qualification_enter(actor=request.actor, nominee=found, **form.cleaned_data),
        done=_("It is on record. An earlier one of its kind doesn't count any more."),
        heading=_("Enter a qualification"), submit=_("Put it on record"), **_of(found),
    )  # fmt: skip


@page("deployments.qualification.end")
@inside_page()
def qualification_end(request: Request, pk: UUID) -> HttpResponse:
    """Take out a qualification; asks once."""
    found = selectors.qualification(request.actor, pk)
    allow(request.actor, "deployments.qualification.end", found)
    heading = _("Take out a qualification")
    return confirm_step(
        request, lambda: services.qualification_end(actor=request.actor, qualification=found),
        done=_("It doesn't count any more."), heading=heading, submit=_("Take it out"),
        consequences=[_("It counts for no tour any more. Enter it anew if that was a mistake.")], **_of(found.nominee),
    )  # fmt: skip


@page("deployments.fitness.enter")
@inside_page()
def fitness_enter(request: Request, pk: UUID) -> HttpResponse:
    """Say that they are fit or unfit, and until when."""
    found = selectors.nominee(request.actor, pk)
    allow(request.actor, "deployments.fitness.enter", found)
    form = forms.FitnessForm(request.POST or None)
    return form_step(
        request, form, lambda: services.fitness_enter(actor=request.actor, nominee=found, **form.cleaned_data),
        done=_("It is on record. What was said before isn't kept."), heading=pgettext("fitness", "Fit or unfit"),
        submit=_("Put it on record"), **_of(found),
    )  # fmt: skip


@page("deployments.nominee.ending")
@inside_page()
def expiries(request: Request) -> HttpResponse:
    """What ended, or ends within 30, 90 or 180 days."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, SPANS) else SPANS[1]
    context = {
        "days": days, "spans": SPANS, "ending": selectors.ending(request.actor, days), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "deployments/expiries.html", context)


@page("deployments.nominee.count")
def nominee_count(request: Request) -> HttpResponse:
    """How many people each body may send: for the centre, which sees nobody."""
    return render(request, "deployments/nominee_count.html", {"bodies": selectors.counted(request.actor)})
