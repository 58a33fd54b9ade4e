"""What alerts write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.alert.taken": pgettext_lazy("log", "began to look at an alert"),
        "screening.alert.left": pgettext_lazy("log", "put an alert back into the queue"),
        "screening.alert.same": pgettext_lazy("log", "said that somebody is the one of the entry"),
        "screening.alert.apart": pgettext_lazy("log", "said that somebody isn't the one of the entry"),
        "screening.alert.unknown": pgettext_lazy("log", "said that it can't be told yet"),
        "screening.alert.contested": pgettext_lazy("log", "contested a verdict"),
    },
    seen={
        "screening.alerts.listed": pgettext_lazy("log", "looked at the queue of alerts"),
        "screening.alert.viewed": pgettext_lazy("log", "looked at an alert"),
    },
)

kinds({"screening.alert": Kind(_("Alert")), "screening.pair": Kind(_("Pair that was told apart"))})
