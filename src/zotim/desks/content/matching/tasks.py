"""What waits about matching: floods that are held back, and closed items that met something since. No content."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import Task, tasks
from zotim.desks.content.matching import selectors


@tasks("content.flood.decide")
def held_back(actor: Actor, today: date) -> Iterator[Task]:
    """Floods of which nobody has looked at the source."""
    rows = selectors.floods(actor).filter(state="held")
    if count := rows.count():
        yield Task(
            _("Floods"), _("Look at where they come from"), f"{reverse('content_floods')}?state=held",
            pgettext("step", "decide"), due_on=today, count=count,
        )  # fmt: skip


@tasks("content.reopening.decide")
def again(actor: Actor, today: date) -> Iterator[Task]:
    """Closed items that met something since."""
    if count := selectors.reopenings(actor).filter(state="proposed").count():
        yield Task(
            _("Closed items that met something since"), _("Whether they are opened again"),
            f"{reverse('content_reopenings')}?state=proposed", pgettext("step", "decide"), count=count,
        )  # fmt: skip
