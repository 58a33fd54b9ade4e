"""What waits in the travel channel: referrals for a second person, answers, requests; and what waits at the border."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.clocks.selectors import due_on
from zotim.core.ui.show import moment
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.travel import selectors
from zotim.desks.screening.travel.models import Referral


@tasks("screening.message.list")
def travel(actor: Actor, today: date) -> list[Task]:
    """What can't wait stands first."""
    with in_channels(actor, *channels_of(actor)):
        return list(_travel(actor))


def _travel(actor: Actor) -> Iterator[Task]:
    for one in selectors.to_see(actor)[:MOST]:
        yield _task(one, _("A referral waits for a second person"), "referral_see", pgettext("step", "decide"))
    for one in selectors.answered(actor)[:MOST]:
        yield _task(one, _("Border police answered: read it and close it"), "referral", pgettext("step", "read"))
    for one in selectors.late(actor, timezone.now())[:MOST]:
        yield _task(one, _("Border police haven't answered in time: ask them"), "referral", pgettext("step", "look"))
    openings = selectors.openings_to_decide(actor)
    clocks = due_on(openings)
    for opening in openings[:MOST]:
        clock = clocks.get(opening.pk)
        yield Task(
            opening.reference, _("A request to open masked names waits for a second person"),
            reverse("opening_decide", args=[opening.pk]), pgettext("step", "decide"),
            due_on=clock.last_day if clock else None,  # type: ignore[arg-type]
            since=timezone.localdate(opening.created_at),
        )  # fmt: skip


@tasks("screening.referral.take")
def border(actor: Actor, today: date) -> list[Task]:
    """Referrals that nobody took, one's own, and those whose answer is late."""
    with in_channels(actor, *channels_of(actor)):
        return [
            _task(one, _("A referral waits at the border"), "referral", pgettext("step", "answer"))
            for one in selectors.at_the_border(actor, timezone.now())[:MOST]
        ]


def _task(one: Referral, why: str, page: str, step: str) -> Task:
    return Task(
        one.reference, why, reverse(page, args=[one.pk]), step, due_on=timezone.localdate(one.due_at),
        note=_("until %(moment)s") % {"moment": moment(one.due_at)},
    )  # fmt: skip
