"""What waits for those who publish: an edition that somebody else put together."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.content.account import selectors
from zotim.desks.content.account.states import EDITION


@tasks(EDITION.confirm)
def to_publish(actor: Actor, today: date) -> Iterator[Task]:
    """Editions that somebody else put together."""
    for one in selectors.to_publish(actor)[:MOST]:
        yield Task(
            str(one.year), _("An edition of the public register that somebody else put together"),
            reverse("register_edition", args=[one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip
