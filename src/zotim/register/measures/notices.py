"""What people are told of about measures."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.register.notices import given_and_taken
from zotim.register.standing import UNFINISHED

TOLD = _("Something that your body can take away stands in the way of a measure")
kinds(
    Kind("register.obstacle.told", TOLD, "measure", waits=Q(state__in=UNFINISHED, blocked_since__isnull=False)),
    Kind(
        "register.measure.blocked",
        _("Something stands in the way of a measure of your body"),
        "measure",
        waits=Q(state__in=UNFINISHED, blocked_since__isnull=False),
    ),
    Kind("register.measure.answers", _("A measure of your body answers an obligation now"), "measure"),
    *given_and_taken(
        "measure",
        "measure",
        _("A measure is now your body's to do"),
        _("A measure isn't your body's to do any more"),
        "measures",
    ),
)
