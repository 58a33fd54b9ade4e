"""What waits for those who keep the lists: law that somebody else entered."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.screening.bases import selectors


@tasks("screening.legalbasis.confirm")
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Legal bases that somebody else entered."""
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            str(one), _("A legal basis that somebody else entered"), reverse("legal_basis", args=[one.pk]),
            pgettext("step", "confirm"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip
