"""Words for the codes of plans (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    "absence": _("everybody could be away on all days"),
    "rest": _("nobody had to rest between tours"),
    "ceiling": _("there were no ceiling"),
    "rank": _("no rank were asked for"),
    "english": _("no English were asked for"),
    "clearance": _("no clearance were asked for"),
    "qualification": _("this qualification weren't asked for"),
    "medical": pgettext_lazy("demand of a plan", "nobody had to be fit: medical"),
    "psychological": pgettext_lazy("demand of a plan", "nobody had to be fit: psychological"),
    "dental": pgettext_lazy("demand of a plan", "nobody had to be fit: dental"),
})  # fmt: skip
