"""What waits about extracts: one that somebody else proposed."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.access.tasks import Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.register.extracts.models import Extract


@tasks("register.extract.release")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """The extract that waits for a second person."""
    action = "register.extract.release"
    if not may_wait(actor, action):
        return
    for one in Extract.objects.filter(visible(Extract, actor), waiting_for(actor, action), state="proposed"):
        yield Task(
            _("What the public sees"), _("An extract waits for a second person"), address("extract", one.pk),
            pgettext("step", "decide"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip
