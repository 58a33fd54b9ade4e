"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.service.entered": pgettext_lazy("log", "entered a service"),
        "reintegration.service.changed": pgettext_lazy("log", "changed a service"),
        "reintegration.service.handed": pgettext_lazy("log", "handed a service to another"),
        "reintegration.referral.handed": pgettext_lazy("log", "handed a referral to another of the body"),
        "reintegration.service.closed": pgettext_lazy("log", "said that a service isn't offered any more"),
        "reintegration.referral.drafted": pgettext_lazy("log", "drafted a referral"),
        "reintegration.referral.sent": pgettext_lazy("log", "sent a referral"),
        "reintegration.referral.cancelled": pgettext_lazy("log", "cancelled a referral"),
        "reintegration.referral.withdrawn": pgettext_lazy("log", "ended a referral with what it rested on"),
        "reintegration.referral.expired": pgettext_lazy("log", "put on record that a referral is over"),
        "reintegration.referral.accepted": pgettext_lazy("log", "accepted a referral"),
        "reintegration.referral.declined": pgettext_lazy("log", "declined a referral"),
        "reintegration.referral.begun": pgettext_lazy("log", "said that a service begins"),
        "reintegration.referral.completed": pgettext_lazy("log", "completed a service"),
        "reintegration.reply.written": pgettext_lazy("log", "reported how a service goes"),
    },
    seen={
        "reintegration.services.listed": pgettext_lazy("log", "looked at the directory of services"),
        "reintegration.service.viewed": pgettext_lazy("log", "looked at a service"),
        "reintegration.referral.viewed": pgettext_lazy("log", "looked at a referral"),
        "reintegration.referral.opened": pgettext_lazy("log", "opened what was sent with a referral"),
        "reintegration.received.listed": pgettext_lazy("log", "looked at what was referred to them"),
        "reintegration.received.viewed": pgettext_lazy("log", "looked at a referral that they received"),
        "reintegration.reply.opened": pgettext_lazy("log", "opened a provider's report"),
        "reintegration.replies.viewed": pgettext_lazy("log", "read what providers report"),
    },
)
kinds(
    {
        "reintegration.service": Kind(_("Service"), page="service"),
        "reintegration.referral": Kind(_("Referral")),
        "reintegration.received": Kind(_("Referral that was received"), model="reintegration.referral"),
        "reintegration.reply": Kind(_("Report of a provider")),
    }
)
