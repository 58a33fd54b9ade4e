"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.rate.entered": pgettext_lazy("log", "said what a month in a billet or a tour costs"),
        "deployments.rate.ended": pgettext_lazy("log", "said that a rate counts no more"),
        "deployments.payment.entered": pgettext_lazy("log", "put on record what was paid for a mission"),
        "deployments.payment.ended": pgettext_lazy("log", "said that a payment counts no more"),
    },
    seen={"deployments.costs.viewed": pgettext_lazy("log", "looked at what a mission costs")},
)

kinds({"deployments.rate": Kind(_("Rate")), "deployments.payment": Kind(_("Payment for a mission"))})
