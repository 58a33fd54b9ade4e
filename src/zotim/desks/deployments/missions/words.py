"""Words for the codes of missions (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.desks.deployments.missions.models import Clearance, MandateKind, PledgeKind, QualificationKind, Route

add("Route", dict(Route.choices))
add("MandateKind", dict(MandateKind.choices))
add("Clearance", dict(Clearance.choices))
add("QualificationKind", dict(QualificationKind.choices))
add("PledgeKind", dict(PledgeKind.choices))
add("PledgeMeaning", {
    PledgeKind.UNKNOWN: _("The statement doesn't say what it is a number of, and nobody asked yet."),
    PledgeKind.PEOPLE: _("So many people go, each once. That isn't so many billets, nor a rotation."),
    PledgeKind.BILLETS: _("So many places are held on every day. That isn't a rotation: nobody promised who follows."),
    PledgeKind.ROTATION: _("So many places are held without a gap, one person after another."),
})  # fmt: skip
add("PledgeStep", {
    "offered": pgettext_lazy("number of a pledge", "Offered"),
    "accepted": pgettext_lazy("number of a pledge", "Accepted by the mission"),
    "filled": pgettext_lazy("number of a pledge", "Filled"),
    "ready": pgettext_lazy("number of a pledge", "Ready"),
    "deployed": pgettext_lazy("number of a pledge", "Deployed"),
})  # fmt: skip
add("Holding", {
    "proposed": pgettext_lazy("tour", "Proposed"),
    "agreed": pgettext_lazy("tour", "Agreed"),
    "there": pgettext_lazy("tour", "There"),
    "over": pgettext_lazy("tour", "Returned"),
})  # fmt: skip
add("RouteGround", {
    "route": _("Which route the mission takes"),
    "international": _("An international mandate"),
    "assembly": _("A decision of the assembly"),
    "government": _("A decision of the government"),
    "host": _("Consent of the host state"),
})  # fmt: skip
