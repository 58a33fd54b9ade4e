"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.plan.asked": pgettext_lazy("log", "had rotations of a mission planned"),
        "deployments.plan.planned": pgettext_lazy("log", "worked out a plan of rotations"),
        "deployments.plan.accepted": pgettext_lazy("log", "accepted a plan of rotations"),
        "deployments.plan.dropped": pgettext_lazy("log", "set a plan of rotations aside"),
    },
    seen={
        "deployments.plan.viewed": pgettext_lazy("log", "looked at a plan of rotations"),
        "deployments.plans.compared": pgettext_lazy("log", "compared two plans of rotations"),
    },
)

kinds(
    {
        "deployments.plan": Kind(_("Plan of rotations"), page="plan"),
        "deployments.plannedtour": Kind(_("Tour of a plan of rotations")),
    }
)
