"""Messages of airlines: all, one, a file of them put in; and the lines of a passport, looked up."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.pages import Request, page
from zotim.core.access.policy import may
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.ui.pages import form_step
from zotim.core.ui.show import amount
from zotim.desks.screening.asking.channels import inside_page
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.services import question_ask
from zotim.desks.screening.asking.views import asked_step
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.forms import MessageForm, ZoneForm
from zotim.desks.screening.travel.services.masking import mask_at
from zotim.desks.screening.travel.services.messages import Taken, messages_take
from zotim.desks.screening.travel.tables import MessageTable
from zotim.desks.screening.travel.words import problem
from zotim.matching.questions import of_zone


@page("screening.message.list")
@inside_page
def message_list(request: Request) -> HttpResponse:
    """All messages, with counts."""
    table = MessageTable(request, selectors.messages(request.actor))
    if table.wants_export:
        return table.export("messages")
    return render(request, "screening/passenger_messages.html", {"table": table})


@page("screening.message.take")
@inside_page
def message_take(request: Request) -> HttpResponse:
    """Put in a file."""
    form = MessageForm(request.POST or None, request.FILES or None)
    back = reverse("passenger_messages")
    taken: list[Taken] = []

    def there() -> str:
        found = taken[0].messages
        return reverse("passenger_message", args=[found[0].pk]) if len(found) == 1 else back

    return form_step(
        request, form,
        lambda: taken.append(messages_take(actor=request.actor, data=form.cleaned_data["file"].read())),
        done=lambda: _said(taken[0]), heading=_("Put in messages of airlines"), submit=_("Put it in"), back_url=back,
        then=there,
    )  # fmt: skip


def _said(taken: Taken) -> str:
    """What became of a file, in words."""
    number, alerts = len(taken.messages), sum(one.alerts for one in taken.messages)
    if not number:
        return _("Nothing new: these messages were taken in before.")
    came = ngettext("%(n)s message was taken in.", "%(n)s messages were taken in.", number) % {"n": amount(number)}
    raised = ngettext("%(n)s alert was raised.", "%(n)s alerts were raised.", alerts) % {"n": amount(alerts)}
    wrong = sum(one.problems for one in taken.messages) + len(taken.stray)
    told = ngettext("%(n)s problem is told on its page.", "%(n)s problems are told on their pages.", wrong)
    return " ".join([came, raised, *([told % {"n": amount(wrong)}] if wrong else [])])


@page("screening.message.view")
@inside_page
def message(request: Request, pk: UUID) -> HttpResponse:
    """A message: its flight, counts, alerts, what was wrong, what was never read. No names."""
    actor, found = request.actor, selectors.message(request.actor, pk)
    context = {
        "message": found,
        "alerts": selectors.alerts_of(actor, found),
        "openings": selectors.openings(actor, found),
        "problems": [(one["segment"], one["field"], problem(one["code"], one["values"])) for one in found.told],
        "more_problems": found.problems - len(found.told),
        "masked_after": None if found.masked_at else last_day_before(mask_at(found), zone()),
        "may_look": may(actor, "screening.opening.ask", found),
    }
    return render(request, "screening/passenger_message.html", context)


@page("screening.question.ask_by_zone")
@inside_page
def zone_ask(request: Request) -> HttpResponse:
    """Look up the holder of a document by the lines at its foot."""
    form = ZoneForm(request.POST or None)
    return asked_step(
        request, form,
        lambda: question_ask(
            actor=request.actor, channel=Channel.TRAVEL, query=of_zone(form.read), purpose=form.cleaned_data["purpose"]
        ),
        heading=_("Look up a passport"),
    )  # fmt: skip
