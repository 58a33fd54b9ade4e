"""What waits in reports: decisions whether one is given to somebody outside."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import asked, waiting_for
from zotim.register.reports import selectors
from zotim.register.reports.disclosures import GIVE


@tasks("register.report.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For the centre what another person of the centre asked for."""
    yield from _to_give(actor)


def _to_give(actor: Actor) -> Iterator[Task]:
    for report in selectors.reports(actor).filter(waiting_for(actor, GIVE)).order_by("created_at", "pk")[:MOST]:
        yield Task(
            report.title,
            _("Somebody asked to give it to somebody outside"),
            reverse("report_give_decide", args=[report.pk]),
            pgettext("step", "decide"),
            since=timezone.localdate(asked(GIVE, report).created_at),
            reference=report.reference,
        )
