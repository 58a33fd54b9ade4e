"""What waits for officers for stabilisation: what others measured, and reports that came."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait
from zotim.desks.stabilisation.results import selectors
from zotim.desks.stabilisation.results.states import CONFIRM


@tasks("stabilisation.measurement.confirm")
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """What somebody else measured."""
    if not may_wait(actor, CONFIRM):
        return
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            one.target.indicator.title, _("What somebody else measured"), reverse("measurement", args=[one.pk]),
            pgettext("step", "confirm"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip


@tasks("stabilisation.grantreport.decide")
def to_decide(actor: Actor, today: date) -> Iterator[Task]:
    """Reports that came."""
    for one in selectors.to_decide(actor)[:MOST]:
        yield Task(
            one.project.title, _("A report of a partner that came"), reverse("grant_report", args=[one.pk]),
            pgettext("step", "read"), since=one.received_on, reference=one.reference,
        )  # fmt: skip
