"""What officers, approvers and services of protection are told: that something waits, never what it is about."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.desks.content.dispatch.models.dispatches import ALONE

ONE = "content_dispatch"

kinds(
    Kind(
        "content.dispatch.asked", _("Something that is to go out waits for an approver"), ONE,
        about=None, waits=Q(state="asked"),
    ),
    Kind("content.dispatch.approved", _("What you drafted was approved"), ONE, about=None, waits=Q(state="approved")),
    Kind("content.dispatch.returned", _("What you drafted was returned"), ONE, about=None, waits=Q(state="drafted")),
    Kind("content.dispatch.dropped", _("What was to go out was dropped"), ONE, about=None),
    Kind(
        "content.dispatch.sent_alone", _("Something was sent to the police at once: look at it within the hour"), ONE,
        about=None, waits=Q(state=ALONE),
    ),
    Kind(
        "content.dispatch.second_look_late", _("Nobody has looked yet at what was sent to the police at once"), ONE,
        about=None, waits=Q(state=ALONE),
    ),
    Kind("content.dispatch.reviewed", _("A second person looked at what you sent to the police"), ONE, about=None),
    Kind("content.dispatch.unsent", _("A mail didn't leave"), ONE, about=None),
    Kind("content.dispatch.questioned", _("A platform asks"), ONE, about=None, waits=Q(state="questioned")),
    Kind(
        "content.dispatch.clarifying", _("What is answered to a platform waits for a second person"), ONE,
        about=None, waits=Q(state="questioned"),
    ),
    Kind(
        "content.dispatch.clarification_returned", _("What you answered to a platform was returned"), ONE,
        about=None, waits=Q(state="questioned"),
    ),
    Kind(
        "content.dispatch.hour_over", _("The hour of an order is over; nobody says that it was carried out"), ONE,
        about=None, waits=Q(state="received"),
    ),
    Kind(
        "content.dispatch.service_late", _("A service of protection hasn't answered"), ONE, about=None,
        waits=Q(state__in=["sent", "received"]),
    ),
    Kind("content.dispatch.not_carried_out", _("Something that was sent isn't carried out"), ONE, about=None),
    Kind("content.dispatch.answered", _("A service of protection has answered"), ONE, about=None),
    Kind("content.dispatch.withdrawn", _("Something that had left was withdrawn"), ONE, about=None),
    Kind("content.dispatch.put_right", _("A part of something that had left doesn't stand"), ONE, about=None),
    Kind("content.dispatch.back", _("Something that was carried out is reported again"), ONE, about=None),
    Kind(
        "content.dispatch.referred", _("Something was referred to your service"), "content_protection",
        about=None, waits=Q(state="sent"),
    ),
    Kind("content.dispatch.taken_back", _("Something that was referred to your service was withdrawn"),
         "content_protection", about=None),
    Kind("content.hold.placed", _("An item isn't to be touched, for an investigation"), "content_hold", about=None),
    Kind(
        "content.hold.prolong_asked", _("A hold for an investigation is to stand longer"), "content_hold", about=None,
        waits=Q(asked_until__isnull=False),
    ),
    Kind("content.hold.prolonged", _("A hold for an investigation stands longer"), "content_hold", about=None),
    Kind("content.hold.not_prolonged", _("A hold for an investigation isn't prolonged"), "content_hold", about=None),
    Kind("content.hold.ended", _("A hold for an investigation is over"), "content_hold", about=None),
)  # fmt: skip
