"""Pages of conferences and their seats. Each is worked behind the wall, as the one who asks."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may, open_actions
from zotim.core.access.walls import inside_page
from zotim.core.documents.pdf import render_pdf
from zotim.core.evidence.downloads import attachment
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.reintegration.conferences import papers, selectors, services
from zotim.desks.reintegration.conferences.forms import CallForm, SeatForm
from zotim.desks.reintegration.conferences.models import Conference, Seat
from zotim.desks.reintegration.conferences.policy import prints
from zotim.desks.reintegration.conferences.states import CONFERENCE
from zotim.desks.reintegration.conferences.tables import ConferenceTable

STEPS = {
    "invite": "conference_invite", "open": "conference_open", "close": "conference_close",
    "cancel": "conference_cancel",
}  # fmt: skip
SEAT_STEPS = ("reintegration.seat.take", "reintegration.seat.sign", "reintegration.seat.enter")


@page("reintegration.conference.list")
@inside_page()
def conferences(request: Request) -> HttpResponse:
    """Those that concern one."""
    context = {
        "table": ConferenceTable(request, selectors.conferences(request.actor)),
        "may_call": may(request.actor, "reintegration.conference.call"),
    }
    return render(request, "reintegration/conferences.html", context)


@page("reintegration.conference.call")
@inside_page()
def conference_call(request: Request) -> HttpResponse:
    """Call one."""
    made: list[Conference] = []
    form = CallForm(request.POST or None, bodies=selectors.bodies_of(request.actor))

    def work() -> None:
        made.append(services.conference_call(actor=request.actor, **form.cleaned_data))

    heading = _("Call a conference")
    return form_step(
        request, form, work, done=_("The conference is called. Who works on cases can bring something before it."),
        heading=heading, submit=heading, back_url=reverse("conferences"),
        then=lambda: reverse("conference", args=[made[0].pk]),
    )  # fmt: skip


@page("reintegration.conference.view")
@inside_page()
def conference(request: Request, pk: UUID) -> HttpResponse:
    """One: when and where, its agenda by number and part, its seats, as far as they are one's business."""
    found = selectors.conference(request.actor, pk)
    actions = open_actions(request.actor, [step.action for step in CONFERENCE.next_steps(found)], found)
    steps = [step for step in CONFERENCE.next_steps(found) if step.action in actions]
    worked = selectors.worked(request.actor, found)
    placed = Counter(one.item_id for one in selectors.places(request.actor).filter(item__conference=found))
    context = {
        "conference": found,
        "steps": [(step.label, reverse(STEPS[step.name], args=[found.pk])) for step in steps],
        "items": [(one, placed[one.pk], one.pk in worked) for one in selectors.items_of(request.actor, found)],
        "seats": [_shown(request, one) for one in selectors.seats_of(request.actor, found)],
        "may_seat": found.state in ("called", "invited") and may(request.actor, "reintegration.seat.give", found),
    }
    return render(request, "reintegration/conference.html", context)


def _shown(request: Request, seat: Seat) -> dict[str, Any]:
    """A seat, and which of its steps are open."""
    may_do = open_actions(request.actor, SEAT_STEPS, seat) if seat.conference.live else set()
    waits = seat.undertaken_at is None
    return {
        "seat": seat,
        "may_sign": waits and seat.user_id is not None and "reintegration.seat.sign" in may_do,
        "may_enter": waits and seat.user_id is None and "reintegration.seat.enter" in may_do,
        "may_take": "reintegration.seat.take" in may_do,
        "minutes": prints(request.actor, seat) and selectors.minuted(request.actor, seat).exists(),
    }


def _of(found: Conference) -> dict[str, Any]:
    return {"about": found, "back_url": reverse("conference", args=[found.pk])}


def _asked(
    request: Request, pk: UUID, name: str, work: Callable[..., Any], done: str, *consequences: str
) -> HttpResponse:
    found = selectors.conference(request.actor, pk)
    step = CONFERENCE.step(name)
    allow(request.actor, step.action, found)
    return confirm_step(
        request, lambda: work(actor=request.actor, conference=found), done=done, heading=str(step.label),
        submit=str(step.label), consequences=consequences, **_of(found),
    )  # fmt: skip


@page("reintegration.conference.invite")
@inside_page()
def conference_invite(request: Request, pk: UUID) -> HttpResponse:
    """Invite those who have a seat; asks once."""
    return _asked(
        request, pk, "invite", services.conference_invite, _("They are told that there is a conference."),
        _("Everybody with a seat and an account is told that there is a conference, and not what it is about."),
        _("You invite those without an account yourself."),
    )  # fmt: skip


@page("reintegration.conference.open")
@inside_page()
def conference_open(request: Request, pk: UUID) -> HttpResponse:
    """Say that it begins; asks once."""
    return _asked(
        request, pk, "open", services.conference_open, _("The conference is open. Write down what is decided."),
        _("From now on nothing is brought before it any more, and nobody gets a seat."),
    )  # fmt: skip


@page("reintegration.conference.close")
@inside_page()
def conference_close(request: Request, pk: UUID) -> HttpResponse:
    """Say that it is over; asks once."""
    return _asked(
        request, pk, "close", services.conference_close, _("The conference is closed."),
        _("What seats opened is closed from the next page on."),
        _("Nothing of it is changed any more. Each seat has its minutes, of its items alone, for 30 days."),
    )  # fmt: skip


@page("reintegration.conference.cancel")
@inside_page()
def conference_cancel(request: Request, pk: UUID) -> HttpResponse:
    """Say that it isn't held; asks once."""
    return _asked(
        request, pk, "cancel", services.conference_cancel, _("The conference is cancelled."),
        _("What seats opened is closed from the next page on."),
        _("Everybody with a seat and an account is told, and who brought something."),
    )  # fmt: skip


# Seats


@page("reintegration.seat.give")
@inside_page()
def conference_seat(request: Request, pk: UUID) -> HttpResponse:
    """Give a seat."""
    found = selectors.conference(request.actor, pk)
    allow(request.actor, "reintegration.seat.give", found)
    form = SeatForm(request.POST or None, actor=request.actor)
    return form_step(
        request, form, lambda: services.seat_give(actor=request.actor, conference=found, **form.cleaned_data),
        done=_("The seat is given. It opens nothing until the undertaking is signed and a supervisor opens an item."),
        heading=pgettext("conference", "Give a seat"), submit=_("Give the seat"), **_of(found),
    )  # fmt: skip


@page("reintegration.seat.view")
@inside_page()
def seat(request: Request, pk: UUID) -> HttpResponse:
    """A seat: its undertaking, and what it opens."""
    found = selectors.seat(request.actor, pk)
    context = {"shown": _shown(request, found), "seat": found, "conference": found.conference}
    return render(request, "reintegration/seat.html", context)


@page("reintegration.seat.sign")
@inside_page()
def seat_sign(request: Request, pk: UUID) -> HttpResponse:
    """Sign the undertaking; asks once."""
    found = selectors.seat(request.actor, pk)
    allow(request.actor, "reintegration.seat.sign", found)
    heading = _("Sign the undertaking of confidentiality")
    return confirm_step(
        request, lambda: services.seat_sign(actor=request.actor, seat=found),
        done=_("It is signed. A supervisor of a case can open an item to you now."), heading=heading, submit=heading,
        lead_in=_("By signing you undertake:"), consequences=undertaking(), about=found.conference,
        back_url=reverse("seat", args=[pk]),
    )  # fmt: skip


def undertaking() -> list[str]:
    """What is undertaken, line by line."""
    return [
        _("I keep to myself what I read and hear at this conference, also after it is over."),
        _("I use it for the help that is decided here, and for nothing else."),
        _("I take no copy, no picture and no recording."),
        _("I know that each page that I open is on record, and that those it is about may see it."),
    ]


@page("reintegration.seat.enter")
@inside_page()
def seat_enter(request: Request, pk: UUID) -> HttpResponse:
    """Put on record that an outsider signed on paper; asks once."""
    found = selectors.seat(request.actor, pk)
    allow(request.actor, "reintegration.seat.enter", found)
    heading = _("Put the signed undertaking on record")
    return confirm_step(
        request, lambda: services.seat_enter(actor=request.actor, seat=found), done=_("It is on record."),
        heading=heading, submit=heading,
        lead_in=_("You have the paper in your hands, signed by who has this seat. It says:"),
        consequences=undertaking(), **_of(found.conference),
    )  # fmt: skip


@page("reintegration.seat.take")
@inside_page()
def seat_take(request: Request, pk: UUID) -> HttpResponse:
    """Take a seat back; asks once."""
    found = selectors.seat(request.actor, pk)
    allow(request.actor, "reintegration.seat.take", found)
    heading = _("Take the seat back")
    return confirm_step(
        request, lambda: services.seat_take(actor=request.actor, seat=found), done=_("The seat is taken back."),
        heading=heading, submit=heading, consequences=[_("What it opened is closed from the next page on.")],
        **_of(found.conference),
    )  # fmt: skip


# Minutes


@page("reintegration.minutes.view")
@inside_page()
def minutes(request: Request, pk: UUID) -> HttpResponse:
    """The minutes of a seat: of its items that are open to whoever asks, and nothing else."""
    found = _with_papers(request, pk)
    rows = selectors.minutes_of(request.actor, found)
    context = {"seat": found, "conference": found.conference, "minutes": rows}
    return render(request, "reintegration/minutes.html", context)


@page("reintegration.minutes.view")
@inside_page()
def minutes_paper(request: Request, pk: UUID) -> HttpResponse:
    """The same as a PDF."""
    found = _with_papers(request, pk)
    paper = papers.minutes(request.actor, found)
    return attachment(render_pdf(paper), "application/pdf", f"{found.conference.reference}-procesverbal.pdf")


def _with_papers(request: Request, pk: UUID) -> Seat:
    found = selectors.seat(request.actor, pk)
    allow(request.actor, "reintegration.minutes.view", found)
    return found
