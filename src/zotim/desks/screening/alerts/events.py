"""What alerts write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.alert.raised_by_payment": pgettext_lazy("log", "raised an alert: a party of a payment met an entry"),
        "screening.alert.raised_by_passenger": pgettext_lazy("log", "raised an alert: a passenger met an entry"),
        "screening.alert.raised_by_customer": pgettext_lazy("log", "raised an alert: a customer met an entry"),
        "screening.alert.raised_by_look_up": pgettext_lazy("log", "turned an answer of the lists into an alert"),
        "screening.alert.taken": pgettext_lazy("log", "began to look at an alert"),
        "screening.alert.left": pgettext_lazy("log", "put an alert back into the queue"),
        "screening.alert.same": pgettext_lazy("log", "said that somebody is the one of the entry"),
        "screening.alert.apart": pgettext_lazy("log", "said that somebody isn't the one of the entry"),
        "screening.alert.unknown": pgettext_lazy("log", "said that it can't be told yet"),
        "screening.alert.contested": pgettext_lazy("log", "contested a verdict"),
        "screening.alert.opened": pgettext_lazy("log", "opened what is sealed about an alert"),
        "screening.pair.remembered": pgettext_lazy("log", "had a pair remembered that was told apart"),
        "screening.pair.ended": pgettext_lazy("log", "ended a pair that was told apart"),
    },
    seen={
        "screening.alerts.listed": pgettext_lazy("log", "looked at the queue of alerts"),
        "screening.alerts.exported": pgettext_lazy("log", "took the queue of alerts as a file"),
        "screening.alert.viewed": pgettext_lazy("log", "looked at an alert"),
    },
)

kinds(
    {
        "screening.alert": Kind(_("Alert"), page="alert"),
        "screening.pair": Kind(_("Pair that was told apart")),
        "screening.pastverdict": Kind(_("Earlier verdict")),
    }
)
