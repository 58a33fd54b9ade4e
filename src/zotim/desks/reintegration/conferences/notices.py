"""What people are told about conferences: that there is one, or that it is over; never whom it is about."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.desks.reintegration.conferences.models import LIVE

kinds(
    Kind(
        "reintegration.seat.given", _("You have a seat at a conference: sign the undertaking"), "seat", about=None,
        waits=Q(undertaken_at=None, left_at=None, conference__state__in=LIVE),
    ),
    Kind("reintegration.conference.invited", _("You are invited to a conference"), "conference", about=None),
    Kind(
        "reintegration.conference.cancelled", _("A conference is cancelled"), "conferences", about=None, left=True
    ),
    Kind(
        "reintegration.seat.taken", _("Something of a conference that was open to you is closed again"), "conferences",
        about=None, left=True,
    ),
)  # fmt: skip
