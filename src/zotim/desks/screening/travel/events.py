"""What the travel channel writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.messages.sent": pgettext_lazy("log", "another system sent messages of airlines"),
        "screening.message.received": pgettext_lazy("log", "took in a message of an airline"),
        "screening.message.masked": pgettext_lazy("log", "the names of a message were masked"),
        "screening.opening.asked": pgettext_lazy("log", "asked to find somebody in a message"),
        "screening.opening.waits": pgettext_lazy("log", "a request to open masked names waits for a second person"),
        "screening.opening.granted": pgettext_lazy("log", "a request to find somebody was granted"),
        "screening.opening.refused": pgettext_lazy("log", "refused a request to find somebody"),
        "screening.opening.opened": pgettext_lazy("log", "opened what is sealed about a message"),
        "screening.referral.drafted": pgettext_lazy("log", "decided that border police are asked"),
        "screening.referral.sent": pgettext_lazy("log", "sent a referral to border police"),
        "screening.referral.withdrawn": pgettext_lazy("log", "didn't send a referral"),
        "screening.referral.taken": pgettext_lazy("log", "took a referral at the border"),
        "screening.referral.answered": pgettext_lazy("log", "answered a referral"),
        "screening.referral.closed": pgettext_lazy("log", "closed a referral"),
        "screening.referral.opened": pgettext_lazy("log", "opened what is sealed about a referral"),
    },
    seen={
        "screening.messages.listed": pgettext_lazy("log", "looked at messages of airlines"),
        "screening.messages.exported": pgettext_lazy("log", "took the table of messages as a file"),
        "screening.message.viewed": pgettext_lazy("log", "looked at a message of an airline"),
        "screening.opening.viewed": pgettext_lazy("log", "looked at whom a request found"),
        "screening.referrals.listed": pgettext_lazy("log", "looked at referrals to border police"),
        "screening.referrals.exported": pgettext_lazy("log", "took the table of referrals as a file"),
        "screening.referral.viewed": pgettext_lazy("log", "looked at a referral to border police"),
    },
)

kinds(
    {
        "screening.message": Kind(_("Message of an airline"), page="passenger_message"),
        "screening.passenger": Kind(_("Traveller in a message")),
        "screening.maskedpassenger": Kind(_("Traveller in a message, masked")),
        "screening.opening": Kind(_("Request to find somebody"), page="opening"),
        "screening.referral": Kind(_("Referral to border police"), page="referral"),
    }
)
