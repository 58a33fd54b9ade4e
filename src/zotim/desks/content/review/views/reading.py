"""An item as it is read: covered at first, the legal test beside it; the sample; closing and opening again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import allow, may
from zotim.core.access.refusals import Unfit
from zotim.core.ui.forms import ReasonForm
from zotim.core.ui.pages import confirm_step, form_step
from zotim.desks.content.intake.models import WAITING, Item, Urgency
from zotim.desks.content.intake.selectors import read_to, reports_of
from zotim.desks.content.intake.states import ITEM
from zotim.desks.content.law.models import Way
from zotim.desks.content.matching import protection
from zotim.desks.content.matching import selectors as matching
from zotim.desks.content.review import selectors, services
from zotim.desks.content.review.forms import AdviceForm, ReadingForm, ReopenForm
from zotim.desks.content.review.models import Reading
from zotim.desks.content.review.policy import CLOSE, CRISIS, REOPEN
from zotim.desks.content.review.rounds import advised, part_of, reader_of, shown_state
from zotim.desks.content.review.services.exposure import limit_today, open_exposure, uncovered_today
from zotim.desks.content.review.showing import looked
from zotim.desks.content.review.tables import SampleTable
from zotim.desks.content.review.views.queue import to_next


@page("content.item.take")
def read(request: Request, pk: UUID) -> HttpResponse:
    """One item: read it by the legal test, as a reader or as the adviser."""
    item = selectors.item(request.actor, pk)
    services.item_looked_at(actor=request.actor, item=item)
    part = part_of(request.actor, item)
    form = _form(request, item, part)
    if request.method == "POST" and part and form.is_valid():
        try:
            done = _said(request, item, part, form)
        except Unfit as error:
            error.show_on(form)
        else:
            services.exposure_cover(actor=request.actor)
            messages.success(request, _what_follows(done))
            if form.answers.wanted == Way.POLICE and selectors.agreed(done) is not None:
                messages.warning(request, _("A life is in danger: draft it for the police now. You may send it alone."))
                return redirect("content_item", pk=done.pk)
            return to_next(request) if "next" in request.POST else redirect("content_queue")
    return _shown(request, item, part, form)


def _form(request: Request, item: Item, part: str) -> ReadingForm:
    data = request.POST if request.method == "POST" else None
    if part == Reading.Part.ADVISER:
        return AdviceForm(data, protected=not protection.cleared(item))
    return ReadingForm(data)


def _said(request: Request, item: Item, part: str, form: ReadingForm) -> Item:
    if part == Reading.Part.ADVISER:
        clears = form.cleaned_data.get("clears", "")
        return services.item_advise(actor=request.actor, pk=item.pk, answers=form.answers, clears=clears)
    return services.item_read(actor=request.actor, pk=item.pk, answers=form.answers)


def _what_follows(item: Item) -> str:
    said = {
        "second": _("It is on record. A second reader, who doesn't see it, reads it next."),
        "adviser": _("It is on record. The adviser answers next."),
        "agreed": _("It is on record: two people say the same."),
    }
    return said.get(item.state, _("It is on record, and closed."))


def _shown(request: Request, item: Item, part: str, form: ReadingForm) -> HttpResponse:
    actor, looks = request.actor, reader_of(item)
    mine = looks is not None and item.taken_by_id in actor.people
    context: dict[str, Any] = {
        "item": item, "state": shown_state(item), "part": part, "looks": looks, "mine": mine,
        "said": [] if mine and part != Reading.Part.ADVISER else selectors.said(actor, item),
        "protected": protection.uncleared(item),
        "may_close": closes(actor, item),
        "may_hurry": item.state in WAITING and item.urgency > Urgency.CRISIS and may(actor, CRISIS, item),
        "may_reopen": "reopen" in {one.name for one in ITEM.next_steps(item)} and may(actor, REOPEN, item),
        "queue_url": reverse("content_queue"),
    }  # fmt: skip
    if mine and part:
        context |= {"form": form, **_covers(request, item)}
    return render(request, "content/review_read.html", context)


def closes(actor: Actor, item: Item) -> bool:
    """Whether *actor* may close an item without reading it."""
    over = item.state == "agreed" or (item.state == "adviser" and advised(actor, item))
    return over and may(actor, CLOSE, item)


def _covers(request: Request, item: Item) -> dict[str, Any]:
    """What is seen of the item and what it met, and how much one may uncover today."""
    person = request.actor.person_id
    return {
        "look": looked(request.actor, item, open_exposure(request.actor, item)),
        "uncovered": uncovered_today(person), "limit": limit_today(person), "read_to": read_to(item),
        "met": matching.met(request.actor, item), "recruited": reports_of(request.actor, item).filter(recruited=True),
    }  # fmt: skip


@page("content.item.take")
def take(request: Request, pk: UUID) -> HttpResponse:
    """Read this one."""
    found = selectors.item(request.actor, pk)
    if request.method == "POST":
        try:
            services.item_take(actor=request.actor, pk=found.pk)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("You read it now. Others go on with the next one."))
    return redirect("content_read", pk=found.pk)


@page("content.item.take")
def leave(request: Request, pk: UUID) -> HttpResponse:
    """Leave it unread."""
    found = selectors.item(request.actor, pk)
    if request.method != "POST":
        return redirect("content_read", pk=found.pk)
    services.item_leave(actor=request.actor, pk=found.pk)
    services.exposure_cover(actor=request.actor)
    messages.success(request, _("It is back in the queue."))
    return redirect("content_queue")


@page("content.exposure.view")
def uncover(request: Request, pk: UUID) -> HttpResponse:
    """Uncover its text or picture: a step that is counted."""
    found = selectors.item(request.actor, pk)
    if request.method == "POST":
        try:
            services.exposure_uncover(actor=request.actor, pk=found.pk, shown=request.POST.get("shown", ""))
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("It is uncovered for ten minutes."))
    return redirect(_back(request, found))


@page("content.exposure.view")
def cover(request: Request, pk: UUID) -> HttpResponse:
    """Cover it again."""
    found = selectors.item(request.actor, pk)
    if request.method == "POST":
        services.exposure_cover(actor=request.actor)
        messages.success(request, _("It is covered."))
    return redirect(_back(request, found))


def _back(request: Request, item: Item) -> str:
    """Where it is read: as one of the sample, or as an item of the queue."""
    sampled = selectors.sample_of(request.actor, item)
    return reverse("content_sample", args=[sampled.pk]) if sampled else reverse("content_read", args=[item.pk])


@page(CRISIS)
def crisis(request: Request, pk: UUID) -> HttpResponse:
    """It belongs to a crisis that the state has declared."""
    found = selectors.item(request.actor, pk)
    allow(request.actor, CRISIS, found)
    return confirm_step(
        request, lambda: services.item_of_crisis(actor=request.actor, pk=found.pk),
        done=_("It stands before the usual ones."), heading=_("It belongs to a crisis that was declared"),
        submit=_("Put it first"), back_url=reverse("content_read", args=[found.pk]), about=found,
        consequences=[
            _("Readers find it before the usual items, and after those in which somebody is in danger."),
            _("Who declared the crisis, and when, isn't kept here: it is an act of the state."),
        ],
    )  # fmt: skip


@page("content.item.close")
def close(request: Request, pk: UUID) -> HttpResponse:
    """Close it: nothing more is to be done."""
    found = selectors.item(request.actor, pk)
    allow(request.actor, CLOSE, found)
    form = ReasonForm(request.POST or None)
    return form_step(
        request, form,
        lambda: services.item_close(actor=request.actor, pk=found.pk, reason=form.cleaned_data["reason"]),
        done=_("It is closed."), heading=_("Close this item"), submit=_("Close it"), about=found,
        back_url=reverse("content_read", args=[found.pk]),
    )  # fmt: skip


@page("content.item.reopen")
def reopen(request: Request, pk: UUID) -> HttpResponse:
    """Open it again: it is read anew."""
    found = selectors.item(request.actor, pk)
    allow(request.actor, REOPEN, found)
    form = ReopenForm(request.POST or None)
    return form_step(
        request, form, lambda: services.item_reopen(actor=request.actor, pk=found.pk, **form.cleaned_data),
        done=_("It is open again, and is read anew."), heading=_("Open this item again"), submit=_("Open it again"),
        about=found, back_url=reverse("content_read", args=[found.pk]),
    )  # fmt: skip


@page("content.sample.read")
def samples(request: Request) -> HttpResponse:
    """What is read again, and one may."""
    table = SampleTable(request, selectors.samples(request.actor))
    return render(request, "content/review_samples.html", {"table": table})


@page("content.sample.read")
def sample(request: Request, pk: UUID) -> HttpResponse:
    """One item of the sample: read it as if nobody had."""
    found = selectors.sample(request.actor, pk)
    form = ReadingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            done = services.sample_read(actor=request.actor, pk=found.pk, answers=form.answers)
        except Unfit as error:
            error.show_on(form)
        else:
            services.exposure_cover(actor=request.actor)
            told = (
                _("You say otherwise: it is open again, for two others.")
                if done.item.state == "open"
                else _("It is on record.")
            )
            messages.success(request, told)
            return redirect("content_samples")
    context = {
        "item": found.item, "sample": found, "mine": True, "part": "sample", "form": form, "state": "closed",
        "queue_url": reverse("content_samples"), **_covers(request, found.item),
    }  # fmt: skip
    return render(request, "content/review_read.html", context)
