"""In which words the histories of missions, billets and pledges are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.desks.deployments.missions.models import Billet, Mission, Pledge
from zotim.register.history.words import Field, common, told

told(
    Mission,
    fields=common("title", "lead_id", "from_on", "until_on", "source", "reason")
    | {"route": Field(_("Route of authorisation"), "Route")},
)
told(
    Billet,
    begun=_("Billet offered"),
    moved={"accepted": _("The mission accepted a billet"), "withdrawn": _("Billet withdrawn")},
    about=lambda one, whole: one.code,
    fields=common("title", "from_on", "until_on", "place", "reason")
    | {
        "accepted_in": Field(_("Where that stands"), typed=True),
        "clearance": Field(pgettext_lazy("security", "Clearance"), "Clearance"),
    },
)
told(
    Pledge,
    begun=_("Said what was promised"),
    fields={
        "kind": Field(pgettext_lazy("pledge", "A number of what"), "PledgeKind"),
        "number": Field(_("How many")),
        "why_withdrawn": Field(pgettext_lazy("field", "Reason"), typed=True),
    }
    | common("from_on", "until_on", "reason"),
    first=("kind", "number"),
)
