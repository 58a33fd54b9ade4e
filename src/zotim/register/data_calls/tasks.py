"""What waits in data calls: questions to answer, answers to merge, replies to clear and to send."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.clocks.selectors import due_on
from zotim.core.prepared import Prepared
from zotim.core.ui.show import amount
from zotim.register.data_calls.calendar import questions, replies
from zotim.register.data_calls.models import ClearanceStep, DataCall
from zotim.register.data_calls.selectors import asked_of_somebody, open_questions, steps_asked, to_merge, to_send
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import own_bodies
from zotim.register.tasks import AHEAD, DAY, due_of, due_task


@tasks("register.call.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a focal point what their bodies owe, for the centre what came in, for whoever clears what waits for them."""
    yield from _to_answer(actor, today)
    if actor.roles & CENTRE:
        yield from _to_merge(actor, today)
    yield from _to_clear(actor)


def _to_answer(actor: Actor, today: date) -> Iterator[Task]:
    own, found = own_bodies(actor), due_of(actor, questions(actor), own=date.max, others=today - DAY)
    numbers = open_questions(actor, [one.record[1] for one in found])
    for one in found:
        number = numbers.get(one.record[1], 0)
        said = ngettext("%(number)s question is open", "%(number)s questions are open", number)
        if one.body in own:
            said = ngettext(
                "%(number)s question waits for your body", "%(number)s questions wait for your body", number
            )
        yield due_task(actor, today, one, why=said % {"number": amount(number)}, step=pgettext("step", "answer"))


def _to_merge(actor: Actor, today: date) -> Iterator[Task]:
    """Calls, each once: those whose answers came or whose reply was cleared, then others whose reply is due."""
    given, cleared = to_merge(actor), to_send(actor)
    due, ready = replies(actor), {*given, *cleared}
    for one in due_of(actor, replace(due, asked=due.rows.filter(pk__in=ready)), own=date.max) if ready else ():
        number = given.get(one.record[1], 0)
        said, step, url = _("The reply was cleared and can be sent"), pgettext("step", "send"), one.url
        if number:
            said = ngettext(
                "%(number)s answer came and isn't merged", "%(number)s answers came and aren't merged", number
            ) % {"number": amount(number)}
            step, url = pgettext("step", "merge"), reverse("call_merge", args=[one.record[1]])
        yield due_task(actor, today, one, why=said, step=step, url=url)
    for late in due_of(actor, replace(due, asked=Prepared(_others, due.asked, sorted(ready))), own=today + AHEAD):
        yield due_task(actor, today, late, why=_("The reply is due"))


def _others(rows: QuerySet[DataCall], ready: list[UUID]) -> QuerySet[DataCall]:
    return rows.exclude(pk__in=ready)


def _to_clear(actor: Actor) -> Iterator[Task]:
    rows = Prepared(_of_roles, Prepared(asked_of_somebody, visible(ClearanceStep, actor)), sorted(actor.roles))
    steps = list(islice((step for step in rows if may(actor, "register.reply.clear", step)), MOST))
    clocks = due_on(steps_asked(actor).filter(pk__in=[step.pk for step in steps])) if steps else {}
    for one in steps:
        call, day = one.reply.call, clocks[one.pk].last_day if one.pk in clocks else None
        yield Task(
            call.title, _("A reply waits for your clearance"), address("call_reply", one.reply_id),
            pgettext("step", "clear"), due_on=day if isinstance(day, date) else None, reference=one.reply.reference,
        )  # fmt: skip


def _of_roles(asked: QuerySet[ClearanceStep], roles: list[str]) -> QuerySet[ClearanceStep]:
    return asked.filter(role__in=roles).order_by("reply__call__due_on", "pk")
