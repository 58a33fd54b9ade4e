"""What waits for a second curator: entries, files, changes of banks that protect, protected sources."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.two import own
from zotim.desks.content.banks import selectors
from zotim.desks.content.banks.states import CONFIRM


@tasks(CONFIRM)
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """What others proposed, the oldest first."""
    decide = pgettext("step", "decide")
    for change in selectors.changes(actor).exclude(own(actor, "asked"))[:MOST]:
        yield Task(
            change.bank.title, _("A change of a bank that protects waits for a second person"),
            reverse("bank_change_decide", args=[change.pk]), decide, since=timezone.localdate(change.created_at),
        )  # fmt: skip
    for source in selectors.sources(actor).filter(state="ending").exclude(own(actor, "asked"))[:MOST]:
        yield Task(
            str(source), _("The end of a protection waits for a second person"),
            reverse("protected_source_end", args=[source.pk]), decide, since=timezone.localdate(source.created_at),
        )  # fmt: skip
    for taken in selectors.imports_waiting(actor).exclude(own(actor, "taken"))[:MOST]:
        yield Task(
            taken.bank.title, _("A file of fingerprints waits for a second person"),
            reverse("bank_import", args=[taken.pk]), decide, since=timezone.localdate(taken.created_at),
            reference=taken.reference,
        )  # fmt: skip
    for entry in selectors.waiting(actor).exclude(own(actor, "proposed"))[:MOST]:
        yield Task(
            entry.bank.title, _("An entry of a bank waits for a second person"), reverse("entry", args=[entry.pk]),
            decide, since=timezone.localdate(entry.created_at), reference=str(entry.number),
        )  # fmt: skip
