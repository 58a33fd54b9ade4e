"""Look for somebody in a message: alone, or with a second person once its names are masked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.approvals.services import may_second
from zotim.core.ui.deciding import decision_step
from zotim.core.ui.pages import form_step
from zotim.core.ui.partial import partial_day
from zotim.core.ui.show import put
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.lists.words import place
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.forms import LookForForm, OpeningDecisionForm
from zotim.desks.screening.travel.models import Opening
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services import openings
from zotim.desks.screening.travel.states import OPEN
from zotim.formats.countries import country


@page("screening.opening.ask")
@inside_page
def opening_ask(request: Request, pk: UUID) -> HttpResponse:
    """Say whom one looks for, and what for."""
    found = selectors.message(request.actor, pk)
    form = LookForForm(request.POST or None)
    made: list[Opening] = []
    return form_step(
        request, form,
        lambda: made.append(openings.opening_ask(actor=request.actor, message=found, **form.cleaned_data)),
        done=lambda: _("The names are masked. A second person decides; you are told.") if made[0].masked
        else _("Your request is on record."),
        heading=_("Look for somebody"), submit=_("Look"), about=found,
        back_url=reverse("passenger_message", args=[found.pk]), then=lambda: reverse("opening", args=[made[0].pk]),
    )  # fmt: skip


@page("screening.opening.view")
@inside_page
def opening(request: Request, pk: UUID) -> HttpResponse:
    """A request: who asked and what for; whom it found for who asked, and for nobody else."""
    actor, found = request.actor, selectors.opening(request.actor, pk)
    shown = openings.is_open(actor, found)
    context = {
        "opening": found,
        "whom": TEXTS.values(actor, found, "whom"),
        "purpose": TEXTS.text(actor, found, "purpose"),
        "reason": TEXTS.text(actor, found, "reason"),
        "shown": shown,
        "people": _people(actor, found) if shown else [],
        "may_decide": found.state == "asked" and may_second(actor, OPEN, found),
    }
    return render(request, "screening/opening.html", context)


def _people(actor: Actor, found: Opening) -> list[tuple[openings.FoundPassenger, str]]:
    """Those who are alike, each with their country by its name."""
    people = openings.opening_found(actor=actor, opening=found)
    return [(one, place(country(one.said["nationality"]))) for one in people]


@page("screening.opening.decide")
@inside_page
def opening_decide(request: Request, pk: UUID) -> HttpResponse:
    """Grant somebody else's request, or refuse it: says first what it does."""
    actor, found = request.actor, selectors.opening(request.actor, pk)
    form = OpeningDecisionForm(request.POST or None)
    return decision_step(
        request, form,
        lambda: openings.opening_decide(
            actor=actor, opening=found, granted=form.granted, reason=form.cleaned_data["reason"]
        ),
        action=OPEN, of=found, waits=found.state == "asked",
        done=lambda: _("Granted. Who asked is told.") if form.granted else _("Refused. Who asked is told."),
        heading=_("Decide on masked names"), consequences=lambda: _consequences(request, found),
        back_url=reverse("opening", args=[found.pk]),
    )  # fmt: skip


def _consequences(request: Request, found: Opening) -> list[str]:
    whom = TEXTS.values(request.actor, found, "whom") or {}
    purpose = TEXTS.text(request.actor, found, "purpose") or "–"
    born = partial_day(whom.get("born") or "")
    looked = " · ".join(filter(None, [whom.get("name"), born, whom.get("document")])) or "–"
    return [
        put(_("%(who)s looks for: %(whom)s. For: %(purpose)s"), who=found.asked_by, whom=looked, purpose=purpose),
        _("Granted, they see for 24 hours who in the message is alike, and nobody else of it."),
        _("Refused, nothing is opened."),
    ]
