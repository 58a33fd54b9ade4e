"""What missions have in the calendar: the last day on which a mandate holds."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.missions.models import Mandate

due_kinds(DueKind("mandate", gettext_lazy("Mandate that ends")))


@due_days("deployments.mission.list", "mandate")
def mandates(actor: Actor) -> DueRows:
    """Confirmed mandates of missions that aren't over."""

    def told(one: Mandate) -> DueDay:
        day: Any = one.until_on  # only those with an end are read
        return DueDay(
            "mandate", day, one.title, reverse("mandate", args=[one.pk]), (Mandate._meta.label_lower, one.pk),
            one.reference, one.mission.lead_id,
        )  # fmt: skip

    return DueRows("mandate", selectors.that_end(actor).order_by(), told, day="until_on", body="mission__lead")
