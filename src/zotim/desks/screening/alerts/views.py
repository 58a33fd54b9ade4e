"""The queue of a channel, and the page of an alert: both sides, why they met, what was said before, what one says."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import MOST
from zotim.core.ui.pages import form_step
from zotim.core.ui.show import amount
from zotim.core.ui.words import choices
from zotim.desks.screening.alerts import comparing, selectors, services, verdicts
from zotim.desks.screening.alerts.beside import page_parts, ways
from zotim.desks.screening.alerts.forms import ObjectionForm, VerdictForm
from zotim.desks.screening.alerts.models import WAITING, Alert
from zotim.desks.screening.alerts.sides import both_sides
from zotim.desks.screening.alerts.states import DECIDE
from zotim.desks.screening.alerts.tables import QUEUES, DecidedTable
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.policy import channels_of
from zotim.formats.lists import from_json


def _channel(request: Request) -> str:
    """The channel that is asked for, if it is one's own; else one's first."""
    mine = channels_of(request.actor)
    asked = request.POST.get("channel") or request.GET.get("channel", "")
    return asked if asked in mine else mine[0]


@page("screening.alert.list")
@inside_page
def alert_list(request: Request) -> HttpResponse:
    """The alerts of one channel that wait for a verdict."""
    actor, channel = request.actor, _channel(request)
    table = QUEUES[Channel(channel)](request, selectors.queue(actor, channel))
    if table.wants_export:
        return table.export(f"alerts-{channel}")
    now = timezone.now()
    context = {
        **_of_channel(actor, channel),
        "table": table,
        "late": selectors.due_by(actor, channel, now),
        "today": selectors.due_by(actor, channel, now + timedelta(hours=24)),
        "mine": list(selectors.mine(actor).filter(channel=channel)[:MOST]),
    }
    return render(request, "screening/alerts.html", context)


@page("screening.alert.list")
@inside_page
def alert_decided(request: Request) -> HttpResponse:
    """The alerts of one channel about which a verdict stands."""
    actor, channel = request.actor, _channel(request)
    table = DecidedTable(request, selectors.decided(actor, channel))
    if table.wants_export:
        return table.export(f"alerts-decided-{channel}")
    return render(request, "screening/alerts.html", {**_of_channel(actor, channel), "table": table, "done": True})


def _of_channel(actor: Actor, channel: str) -> dict[str, Any]:
    """Which channel a list is of, and which others one may turn to."""
    words = dict(choices(Channel))
    return {"channel": channel, "channels": [(one, words[one]) for one in channels_of(actor)]}


@page("screening.alert.take")
@inside_page
def alert_next(request: Request) -> HttpResponse:
    """Look at the first alert of the queue at which nobody is."""
    channel = _channel(request)
    queue = f"{reverse('alerts')}?channel={channel}"
    if request.method != "POST":
        return redirect(queue)
    for _try in range(5):  # somebody else may be quicker
        found = selectors.next_in_queue(request.actor, channel)
        if found is None:
            break
        try:
            services.alert_take(actor=request.actor, pk=found.pk)
        except Unfit:
            continue
        messages.success(request, _("You look at it now. Others go on with the next one."))
        return redirect("alert", pk=found.pk)
    messages.success(request, _("No alert waits that you may decide."))
    return redirect(queue)


@page("screening.alert.view")
@inside_page
def alert(request: Request, pk: UUID) -> HttpResponse:
    """One alert."""
    found = selectors.alert(request.actor, pk)
    services.alert_looked_at(actor=request.actor, alert=found)
    return _shown(request, found, None)


def _shown(request: Request, found: Alert, form: VerdictForm | None) -> HttpResponse:
    actor = request.actor
    sides = both_sides(actor, found)
    pair = selectors.told_apart_before(actor, found)
    looks, waits = found.looked_at_by(), found.state in WAITING
    other = looks is not None and found.taken_by_id not in actor.people
    again = waits and bool(actor.people & verdicts.decided_before(found))
    context: dict[str, Any] = {
        **sides,
        "said": selectors.said(actor, found),
        "before": selectors.said_before(actor, found),
        "pair": pair,
        "changed": comparing.changed(_before(pair), sides["listing"]) if pair and pair.digest != found.digest else [],
        "looks": looks,
        "is_mine": looks is not None and not other,
        "waits": waits,
        "again": again,
        "other": other,
        "may_contest": not waits and may(actor, "screening.alert.contest", found),
        **page_parts(actor, found),
        "ways": ways(actor, found),
    }
    if waits and not other and not again and not sides["opened"].trouble and may(actor, DECIDE, found):
        others = len(selectors.alike(actor, found))
        context["form"] = form or VerdictForm(others=others, said=found.verdict)
    return render(request, "screening/alert.html", context)


def _before(pair: Any) -> Any:
    return from_json(pair.alert.listed.record, pair.source.code)


@page("screening.alert.take")
@inside_page
def alert_take(request: Request, pk: UUID) -> HttpResponse:
    """Look at this one."""
    found = selectors.alert(request.actor, pk)
    if request.method == "POST":
        try:
            services.alert_take(actor=request.actor, pk=found.pk)
        except Unfit as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("You look at it now. Others go on with the next one."))
    return redirect("alert", pk=found.pk)


@page("screening.alert.take")
@inside_page
def alert_leave(request: Request, pk: UUID) -> HttpResponse:
    """Put it back."""
    found = selectors.alert(request.actor, pk)
    if request.method == "POST":
        services.alert_leave(actor=request.actor, pk=found.pk)
        messages.success(request, _("It is back in the queue."))
        return redirect(f"{reverse('alerts')}?channel={found.channel}")
    return redirect("alert", pk=found.pk)


@page("screening.alert.decide")
@inside_page
def alert_decide(request: Request, pk: UUID) -> HttpResponse:
    """Say whether they are the same."""
    found = selectors.alert(request.actor, pk)
    alike = selectors.alike(request.actor, found)
    form = VerdictForm(request.POST or None, others=len(alike), said=found.verdict)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        together = [found.pk, *(one.pk for one in alike if said.get("alike"))]
        try:
            made = verdicts.alerts_decide(
                actor=request.actor, pks=together, verdict=said["verdict"], reason=said["reason"]
            )
        except Unfit as error:
            error.show_on(form)
        else:
            told = ngettext("Your verdict is on record.", "Your verdict is on record for %(n)s alerts.", len(made))
            messages.success(request, told % {"n": amount(len(made))})
            return redirect("alert", pk=found.pk)
    return _shown(request, found, form) if request.method == "POST" else redirect("alert", pk=found.pk)


@page("screening.alert.contest")
@inside_page
def alert_contest(request: Request, pk: UUID) -> HttpResponse:
    """Contest the verdict that stands."""
    found = selectors.alert(request.actor, pk)
    if found.state in WAITING:
        return redirect("alert", pk=found.pk)
    form = ObjectionForm(request.POST or None)
    return form_step(
        request, form,
        lambda: verdicts.alert_contest(actor=request.actor, pk=found.pk, objection=form.cleaned_data["objection"]),
        done=_("It is back in the queue. Somebody who didn't give the verdict decides anew."),
        heading=_("Contest the verdict"), submit=_("Contest it"), about=found,
        back_url=reverse("alert", args=[found.pk]),
    )  # fmt: skip


@page("screening.alert.raise")
@inside_page
def question_alerts(request: Request, pk: UUID) -> HttpResponse:
    """Turn the answer to one's own question into alerts."""
    if request.method != "POST":
        return redirect("question", pk=pk)
    try:
        made = services.alerts_of_question(actor=request.actor, pk=pk)
    except Unfit as error:
        messages.error(request, error.message)
        return redirect("question", pk=pk)
    if not made:
        messages.success(request, _("Nothing new: each entry is an alert already, or was told apart before."))
        return redirect("question", pk=pk)
    told = ngettext("%(n)s alert stands in the queue.", "%(n)s alerts stand in the queue.", len(made))
    messages.success(request, told % {"n": amount(len(made))})
    return redirect("alert", pk=made[0].pk) if len(made) == 1 else redirect("alerts")
