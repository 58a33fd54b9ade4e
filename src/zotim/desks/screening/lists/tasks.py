"""What waits about lists: versions that were held back, and lists of which no new version came."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.screening.lists import selectors


@tasks("screening.version.decide")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """What is held back, then what is missed."""
    for one in selectors.held(actor)[:MOST]:
        yield Task(
            one.source.title, _("A version of a list was held back"),
            reverse("version", args=[one.source_id, one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip
    for source in selectors.sources(actor).exclude(trouble="").filter(ended_on=None).order_by("trouble_since")[:MOST]:
        yield Task(
            source.title, _("This list can't be fetched"), reverse("source", args=[source.pk]),
            pgettext("step", "look"), reference=source.reference,
            since=timezone.localdate(source.trouble_since) if source.trouble_since else None,
        )  # fmt: skip
    rows = selectors.sources(actor).filter(expected_every__isnull=False, ended_on=None)
    for source in rows.annotate(last=Max("versions__created_at"))[:MOST]:
        last = timezone.localdate(source.last or source.created_at)
        due = last + timedelta(days=source.expected_every or 0)
        if due < today:
            yield Task(
                source.title, _("No new version of this list came"), reverse("source", args=[source.pk]),
                pgettext("step", "put in"), due_on=due, reference=source.reference,
            )  # fmt: skip
