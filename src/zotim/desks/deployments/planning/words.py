"""Words for the codes of plans (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.words import add
from zotim.desks.deployments.planning.models import Change, Standing, Verdict

add("PlanStanding", dict(Standing.choices))
add("PlanVerdict", dict(Verdict.choices))
add("PlanChange", dict(Change.choices))
add("PlanVerdictMeaning", {
    Verdict.PROVEN: _("No plan of these tours covers more days, and none that covers as many weighs less."),
    Verdict.WITHIN: _("No plan of these tours covers more days. One that covers as many might weigh less."),
    Verdict.NOT_PROVEN: _("Another plan might cover more days."),
})  # fmt: skip
add("PlanBasis", {
    "billets": _("billets, or what they ask for"),
    "people": _("people: when they can be away, or what they have"),
    "tours": _("tours that stand"),
    "rules": _("length, handover, rest, ceiling or rates"),
})  # fmt: skip
add("PlanDemand", {
    "absence": _("If everybody could be away on all days"),
    "rest": _("If nobody had to rest between tours"),
    "ceiling": _("If there were no ceiling"),
    "rank": _("If no rank were asked for"),
    "english": _("If no English were asked for"),
    "clearance": _("If no clearance were asked for"),
    "qualification": _("If this qualification weren't asked for"),
    "medical": _("If nobody had to be fit: medical"),
    "psychological": _("If nobody had to be fit: psychological"),
    "dental": _("If nobody had to be fit: dental"),
})  # fmt: skip
