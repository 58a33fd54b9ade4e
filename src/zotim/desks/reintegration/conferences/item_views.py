"""Pages of what is brought before a conference. Each is worked behind the wall, as the one who asks."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.policy import CONFERENCE as PURPOSE
from zotim.desks.reintegration.cases.policy import purposes_for
from zotim.desks.reintegration.conferences import items, selectors
from zotim.desks.reintegration.conferences.forms import (
    BringForm,
    DecisionForm,
    InviteForm,
    PlaceForm,
    TakeOverForm,
    VoiceForm,
)
from zotim.desks.reintegration.conferences.models import LIVE, Item

WHEN = {
    "reintegration.item.invite": ("called", "invited"), "reintegration.item.take_off": LIVE,
    "reintegration.place.open": LIVE, "reintegration.saying.write": ("open",),
    "reintegration.decision.write": ("open",),
}  # fmt: skip
"""In which states of the conference each step is offered."""


@page("reintegration.item.bring")
@inside_page()
def item_bring(request: Request, pk: UUID) -> HttpResponse:
    """Bring a part of a case before a conference."""
    found = cases.case(request.actor, pk)
    allow(request.actor, "reintegration.item.bring", found)
    form = BringForm(request.POST or None, coming=selectors.coming(request.actor))
    made: list[Item] = []
    heading = _("Bring it before a conference")

    def work() -> None:
        made.append(items.item_bring(actor=request.actor, case=found, **form.cleaned_data))

    return form_step(
        request, form, work, done=_("It is on the agenda. Say next who is invited of those it is about."),
        heading=heading, submit=heading, about=found, back_url=reverse("case", args=[found.pk]),
        then=lambda: reverse("conference_item", args=[made[0].pk]),
    )  # fmt: skip


@page("reintegration.item.view")
@inside_page()
def conference_item(request: Request, pk: UUID) -> HttpResponse:
    """One item: for who works on the case all of it, for who sits there what is said and decided, for the chair that it
    is there."""
    found = selectors.item(request.actor, pk)
    state = found.conference.state
    works, reads = selectors.works(request.actor, found), selectors.reads(request.actor, found)
    actions = open_actions(request.actor, [name for name, states in WHEN.items() if state in states], found)
    door = bool(found.case.reference) and PURPOSE in purposes_for(request.actor, found.case)
    context = {
        "item": found,
        "conference": found.conference,
        "works": works,
        "reads": reads,
        "door": door,
        "said": selectors.said_of(request.actor, found) if reads else [],
        "decided": selectors.decided_of(request.actor, found) if reads else [],
        "sittings": selectors.sittings_of(request.actor, found) if works else [],
        "may": {name.split(".", 1)[1].replace(".", "_") for name in actions},
        "may_end": works and found.conference.live and not found.case.ended,
        "may_take_over": works and not found.case.ended,
    }
    return render(request, "reintegration/conference_item.html", context)


def _of(found: Item) -> dict[str, Any]:
    return {"about": found, "back_url": reverse("conference_item", args=[found.pk])}


def _found(request: Request, pk: UUID, action: str) -> Item:
    found = selectors.item(request.actor, pk)
    allow(request.actor, action, found)
    return found


@page("reintegration.item.invite")
@inside_page()
def item_invite(request: Request, pk: UUID) -> HttpResponse:
    """Say who is invited, or why nobody is."""
    found = _found(request, pk, "reintegration.item.invite")
    form = InviteForm(request.POST or None, initial={"invited": found.invited, "why_not": found.why_not})
    return form_step(
        request, form, lambda: items.item_invite(actor=request.actor, item=found, **form.cleaned_data),
        done=_("It is on record who is invited."), heading=_("Who is invited of those it is about"),
        submit=_("Put it on record"), **_of(found),
    )  # fmt: skip


@page("reintegration.item.take_off")
@inside_page()
def item_take_off(request: Request, pk: UUID) -> HttpResponse:
    """Take it off the agenda; asks once."""
    found = _found(request, pk, "reintegration.item.take_off")
    heading = _("Take it off the agenda")
    return confirm_step(
        request, lambda: items.item_take_off(actor=request.actor, item=found), done=_("It is off the agenda."),
        heading=heading, submit=heading, consequences=[_("What seats at it opened is closed from the next page on.")],
        about=found, back_url=reverse("case", args=[found.case_id]),
    )  # fmt: skip


@page("reintegration.place.open")
@inside_page()
def place_open(request: Request, pk: UUID) -> HttpResponse:
    """Open the item to a seat whose undertaking is signed."""
    found = _found(request, pk, "reintegration.place.open")
    form = PlaceForm(request.POST or None, possible=selectors.possible(request.actor, found))
    return form_step(
        request, form, lambda: items.place_open(actor=request.actor, item=found, **form.values),
        done=_("The item is open to this seat until the conference is over."), heading=_("Open the item to a seat"),
        submit=_("Open the item"), **_of(found),
        consequences=[
            _("Who has this seat and an account reads this part of the case until the conference is over."),
            _("It ends with what it rests on, with the seat, and with the conference."),
            _("A seat stands here once its undertaking is signed, where consent, a measure, a decision or an article "
              "covers its body for a conference, and you didn't give it."),
        ],
    )  # fmt: skip


@page("reintegration.place.end")
@inside_page()
def place_end(request: Request, pk: UUID) -> HttpResponse:
    """Close the item to a seat; asks once."""
    found = selectors.place(request.actor, pk)
    allow(request.actor, "reintegration.place.end", found)
    heading = _("Close the item to this seat")
    return confirm_step(
        request, lambda: items.place_end(actor=request.actor, place=found), done=_("It is closed to this seat."),
        heading=heading, submit=heading, consequences=[_("What it opened is closed from the next page on.")],
        **_of(found.item),
    )  # fmt: skip


@page("reintegration.saying.write")
@inside_page()
def saying_write(request: Request, pk: UUID) -> HttpResponse:
    """Write down who came, and what they said."""
    found = _found(request, pk, "reintegration.saying.write")
    form = VoiceForm(request.POST or None, initial={"came": found.came})
    return form_step(
        request, form, lambda: items.saying_write(actor=request.actor, item=found, **form.cleaned_data),
        done=_("It is written down."), heading=_("Who came, and what they said"), submit=_("Write it down"),
        **_of(found),
    )  # fmt: skip


@page("reintegration.decision.write")
@inside_page()
def decision_write(request: Request, pk: UUID) -> HttpResponse:
    """Write down a decision."""
    found = _found(request, pk, "reintegration.decision.write")
    form = DecisionForm(request.POST or None)
    return form_step(
        request, form, lambda: items.decision_write(actor=request.actor, item=found, **form.cleaned_data),
        done=_("The decision is written down. It is never changed."), heading=_("What was decided"),
        submit=_("Write it down"), **_of(found),
    )  # fmt: skip


@page("reintegration.decision.take_over")
@inside_page()
def decision_take_over(request: Request, pk: UUID) -> HttpResponse:
    """Take a decision over into a draft of the plan."""
    found = selectors.decision(request.actor, pk)
    allow(request.actor, "reintegration.decision.take_over", found)
    goals = selectors.goals_for(request.actor, found)
    form = TakeOverForm(request.POST or None, decision=found, goals=goals)
    heading = _("Take it over into the plan")
    return form_step(
        request, form, lambda: items.decision_take_over(actor=request.actor, decision=found, **form.values),
        done=_("It stands in the draft of the plan, as what its body does."), heading=heading, submit=heading,
        **_of(found.item),
        consequences=[
            _("It goes into a draft of the plan, for a goal in the same part. Begin a draft where none is there."),
            _("Another supervisor of the case approves the plan."),
        ],
    )  # fmt: skip
