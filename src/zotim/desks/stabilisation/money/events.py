"""What money writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "stabilisation.flow.added": pgettext_lazy("log", "entered a movement of money"),
        "stabilisation.flow.withdrawn": pgettext_lazy("log", "withdrew a movement of money"),
        "stabilisation.statement.added": pgettext_lazy("log", "entered what a counterpart says of money"),
        "stabilisation.statement.withdrawn": pgettext_lazy("log", "withdrew what a counterpart was said to say"),
        "stabilisation.reconciliation.added": pgettext_lazy("log", "laid money beside what the counterpart says"),
        "stabilisation.reconciliation.withdrawn": pgettext_lazy("log", "took money and the counterpart's word apart"),
        "stabilisation.rate.added": pgettext_lazy("log", "entered a rate of the day"),
        "stabilisation.rate.withdrawn": pgettext_lazy("log", "withdrew a rate of the day"),
    },
    seen={
        "stabilisation.flows.listed": pgettext_lazy("log", "looked at the money of projects"),
        "stabilisation.flows.exported": pgettext_lazy("log", "took the table of money as a file"),
        "stabilisation.flow.viewed": pgettext_lazy("log", "looked at a movement of money"),
        "stabilisation.flow.opened": pgettext_lazy("log", "opened what shows a movement of money"),
        "stabilisation.rates.listed": pgettext_lazy("log", "looked at rates of the day"),
        "stabilisation.rates.exported": pgettext_lazy("log", "took the table of rates as a file"),
    },
)

kinds(
    {
        "stabilisation.flow": Kind(_("Movement of money"), page="flow"),
        "stabilisation.statement": Kind(_("Word of a counterpart on money")),
        "stabilisation.reconciliation": Kind(_("Money laid beside the counterpart's word")),
        "stabilisation.rate": Kind(_("Rate of the day")),
    }
)
