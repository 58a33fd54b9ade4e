"""What people are told of the roles that they are given."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import waiting
from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.ui.show import amount

APPOINTED = "people.membership.given"


def how_many(actor: Actor) -> str:
    """How many things wait on the reader's home now; empty where none is left."""
    number = waiting(actor, timezone.localdate())
    said = ngettext("%(n)s thing waits for you on home", "%(n)s things wait for you on home", number)
    return said % {"n": amount(number)} if number else ""


kinds(Kind(APPOINTED, _("You were given a role, and work waits in it already"), "home", says=how_many))
