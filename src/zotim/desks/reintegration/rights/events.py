"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.demand.entered": pgettext_lazy("log", "entered a written request"),
        "reintegration.demand.confirmed": pgettext_lazy("log", "decided how a written request is answered"),
        "reintegration.demand.returned": pgettext_lazy("log", "returned the answer proposed to a written request"),
        "reintegration.demand.ended": pgettext_lazy("log", "put on record that a written request was taken back"),
        "reintegration.demand.given": pgettext_lazy("log", "gave documents on a written request"),
    },
    seen={
        "reintegration.seen.viewed": pgettext_lazy("log", "looked at who has seen a file"),
        "reintegration.seen.printed": pgettext_lazy("log", "took the list of who has seen a file"),
        "reintegration.demand.viewed": pgettext_lazy("log", "looked at a written request"),
        "reintegration.demand.opened": pgettext_lazy("log", "opened a written request"),
    },
)  # fmt: skip
kinds(
    {
        "reintegration.demand": Kind(_("Written request")),
        "reintegration.demandanswer": Kind(_("What was given on a written request")),
        "reintegration.seen": Kind(_("List of who has seen a file")),
    }
)
