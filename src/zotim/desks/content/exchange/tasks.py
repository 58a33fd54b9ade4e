"""What waits about the exchange: files and banks that somebody else wants to leave, and what systems want."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.content.exchange import selectors
from zotim.desks.content.exchange.states import CONFIRM, DECIDE, GRANT, TELL


@tasks(DECIDE)
def to_let_go(actor: Actor, today: date) -> Iterator[Task]:
    """Files that somebody else asked for."""
    for one in selectors.to_let_go(actor)[:MOST]:
        if may(actor, DECIDE, one):
            yield Task(
                str(one.organisation), _("A file waits for a second person before it leaves"),
                reverse("content_packet", args=[one.pk]), pgettext("step", "decide"),
                since=timezone.localdate(one.created_at), reference=one.reference,
            )  # fmt: skip


@tasks(TELL)
def to_tell(actor: Actor, today: date) -> Iterator[Task]:
    """Bodies that aren't told yet what of a file was withdrawn."""
    for one in selectors.to_tell(actor)[:MOST]:
        if may(actor, TELL, one):
            yield Task(
                str(one.packet.organisation), _("It isn't told yet what of its file was withdrawn"),
                reverse("content_packet", args=[one.packet_id]), pgettext("step", "tell"),
                since=timezone.localdate(one.created_at), reference=one.packet.reference,
            )  # fmt: skip


@tasks(CONFIRM)
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Banks that another body is to follow."""
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            f"{one.bank.code} → {one.organisation}", _("Another body is to follow a bank"),
            reverse("content_sharing", args=[one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip


@tasks(GRANT)
def wanted(actor: Actor, today: date) -> Iterator[Task]:
    """What systems want, the oldest first."""
    for one in selectors.wanted(actor)[:MOST]:
        yield Task(
            f"{one.bank.code} · {one.get_wish_display()}", _("A system wants something changed in a bank"),
            reverse("content_wanted", args=[one.pk]), pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip
