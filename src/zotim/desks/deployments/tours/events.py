"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.tour.proposed": pgettext_lazy("log", "proposed somebody for a billet"),
        "deployments.tour.changed": pgettext_lazy("log", "changed the days of a tour"),
        "deployments.tour.agreed": pgettext_lazy("log", "agreed to a tour"),
        "deployments.tour.set_out": pgettext_lazy("log", "said that somebody set out for a mission"),
        "deployments.tour.arrived": pgettext_lazy("log", "said that somebody is there"),
        "deployments.tour.returned": pgettext_lazy("log", "said that somebody is back from a mission"),
        "deployments.tour.curtailed": pgettext_lazy("log", "said that somebody came back early"),
        "deployments.tour.debriefed": pgettext_lazy("log", "said that somebody was debriefed"),
        "deployments.tour.cancelled": pgettext_lazy("log", "called off a tour"),
        "deployments.terms.set": pgettext_lazy("log", "said how long a tour of a mission lasts"),
    },
    seen={
        "deployments.tour.viewed": pgettext_lazy("log", "looked at a tour"),
        "deployments.tours.listed": pgettext_lazy("log", "looked at the tours of a mission"),
    },
)

kinds(
    {
        "deployments.tour": Kind(_("Tour"), page="tour"),
        "deployments.terms": Kind(pgettext_lazy("tour", "Length, handover and rest")),
    }
)
