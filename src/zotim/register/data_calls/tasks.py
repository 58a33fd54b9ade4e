"""What waits in data calls: questions to answer, answers to merge, replies to clear and to send."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.clocks.selectors import due_on
from zotim.core.ui.show import amount
from zotim.register.data_calls.models import Answer, ClearanceStep, DataCall, Portion, Reply
from zotim.register.data_calls.selectors import WAITING, waiting_portions
from zotim.register.policy import CENTRE, REGISTER
from zotim.register.tasks import AHEAD, due_rows, due_task, without_a_voice

EVER = timedelta(days=3650)
"""What a body was asked it sees from the first day, however far its day is."""


@tasks("register.call.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a focal point what their bodies owe, for the centre what came in, for whoever clears what waits for them."""
    yield from _to_answer(actor, today)
    if actor.roles & CENTRE:
        yield from _to_merge(actor, today)
    yield from _to_clear(actor)


def _to_answer(actor: Actor, today: date) -> Iterator[Task]:
    own = actor.organisations(*REGISTER)
    rows = waiting_portions().filter(visible(Portion, actor)).select_related("call", "organisation")
    rows = rows.annotate(owed=Count("answers", filter=Q(answers__state__in=WAITING)))
    for one in due_rows(actor, today, rows, body="organisation", own=EVER):
        number = {"number": amount(one.owed)}
        said = ngettext("%(number)s question is open", "%(number)s questions are open", one.owed) % number
        if one.organisation_id in own:
            said = (
                ngettext("%(number)s question waits for your body", "%(number)s questions wait for your body", one.owed)
                % number
            )
        yield Task(
            one.call.title, without_a_voice(actor, one.organisation_id) or said, reverse("portion", args=[one.pk]),
            pgettext("step", "answer"), due_on=one.due_on, reference=one.call.reference, note=one.organisation.name,
        )  # fmt: skip


def _to_merge(actor: Actor, today: date) -> Iterator[Task]:
    """Calls, each once: those whose answers came or whose reply was cleared, then others whose reply is due."""
    came = Answer.objects.filter(portion__call=OuterRef("pk"), state="given")
    cleared = Reply.objects.filter(call=OuterRef("pk"), state="cleared")
    ready = Q(Exists(came) | Exists(cleared), state="open")
    calls = DataCall.objects.filter(visible(DataCall, actor)).order_by("due_on", "pk")
    number = came.order_by().values("portion__call").annotate(number=Count("pk")).values("number")
    for one in calls.filter(ready).annotate(given=Coalesce(Subquery(number), 0))[:MOST]:
        if one.given:
            said = ngettext(
                "%(number)s answer came and isn't merged", "%(number)s answers came and aren't merged", one.given
            ) % {"number": amount(one.given)}
            address, step = reverse("call_merge", args=[one.pk]), pgettext("step", "merge")
        else:
            said, address = _("The reply was cleared and can be sent"), reverse("call", args=[one.pk])
            step = pgettext("step", "send")
        yield Task(one.title, said, address, step, due_on=one.due_on, reference=one.reference)
    for call in calls.filter(~ready, state__in=("draft", "open"), due_on__lte=today + AHEAD)[:MOST]:
        yield due_task(
            actor, today, call.due_on, call.title, reverse("call", args=[call.pk]), reference=call.reference, body=None,
            why=_("The reply is due"),
        )  # fmt: skip


def _to_clear(actor: Actor) -> Iterator[Task]:
    asked = ClearanceStep.objects.filter(
        visible(ClearanceStep, actor), state="asked", role__in=actor.roles, reply__call__state="open"
    )
    rows = asked.select_related("reply__call").order_by("reply__call__due_on", "pk")
    steps = list(islice((step for step in rows if may(actor, "register.reply.clear", step)), MOST))
    clocks = due_on(asked.filter(pk__in=[step.pk for step in steps]))
    for one in steps:
        call, day = one.reply.call, clocks[one.pk].last_day if one.pk in clocks else None
        yield Task(
            call.title, _("A reply waits for your clearance"), reverse("call_reply", args=[one.reply_id]),
            pgettext("step", "clear"), due_on=day if isinstance(day, date) else None, reference=one.reply.reference,
        )  # fmt: skip
