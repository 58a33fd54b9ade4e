"""What readers and advisers are told of the queue: that items are due, and how many; never about what."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.ui.show import amount
from zotim.desks.content.review import selectors

RUNS_OUT = "content.queue.due"


def _so_many(actor: Actor) -> str:
    """How many are due by now or within the hour."""
    number = selectors.due_by(actor, timezone.now() + selectors.SOON)[0]
    said = ngettext("%(n)s item is late or due within the hour", "%(n)s items are late or due within the hour", number)
    return said % {"n": amount(number)}


kinds(Kind(RUNS_OUT, _("Items that are late or due within the hour"), "content_queue", about=None, says=_so_many))
