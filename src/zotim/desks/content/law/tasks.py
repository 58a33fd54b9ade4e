"""What waits for a second person: law, forms and emergencies that somebody else entered."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.content.law import selectors
from zotim.desks.content.law.states import BASIS, CHECK, WAIVER


@tasks(BASIS.confirm)
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Legal bases that somebody else entered."""
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            str(one), _("A legal basis that somebody else entered"), reverse("acting_basis", args=[one.pk]),
            pgettext("step", "confirm"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip


@tasks(CHECK.confirm)
def comparisons(actor: Actor, today: date) -> Iterator[Task]:
    """Forms that somebody else compared."""
    for one, form in selectors.comparisons(actor)[:MOST]:
        yield Task(
            str(form.title), _("A form that somebody else compared with the official text"),
            reverse("form_check", args=[one.pk]), pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip


@tasks(WAIVER.confirm)
def emergencies(actor: Actor, today: date) -> Iterator[Task]:
    """Platforms to which somebody else wants an order to go at once."""
    for one in selectors.emergencies(actor)[:MOST]:
        yield Task(
            one.platform.name, _("Somebody asks that an order goes to this platform at once"),
            reverse("notice_waiver", args=[one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at), reference=one.platform.reference,
        )  # fmt: skip
