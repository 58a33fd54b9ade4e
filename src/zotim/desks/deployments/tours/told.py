"""In which words the history of the rule of a mission is told."""

from django.utils.translation import gettext_lazy as _

from zotim.desks.deployments.tours.models import Terms
from zotim.register.history.words import Field, common, told

told(
    Terms,
    begun=_("Length of a tour, handover and rest entered"),
    fields={
        "tour_days": Field(_("Days of a tour")),
        "handover_days": Field(_("Days of handover")),
        "rest_times": Field(_("Rest, as so many times a tour")),
    }
    | common("source"),
    first=("tour_days", "handover_days", "rest_times"),
)
