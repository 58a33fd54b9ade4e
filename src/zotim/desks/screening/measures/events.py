"""What measures write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.freeze.held": pgettext_lazy("log", "placed a provisional hold"),
        "screening.freeze.confirmed": pgettext_lazy("log", "confirmed a hold: it is a freeze"),
        "screening.freeze.lifted": pgettext_lazy("log", "lifted a hold"),
        "screening.freeze.lapsed": pgettext_lazy("log", "a hold lapsed that nobody confirmed"),
        "screening.freeze.escalated": pgettext_lazy("log", "a hold stands that nobody confirmed in time"),
        "screening.freeze.delisted": pgettext_lazy("log", "a hold or freeze ended with its entry"),
        "screening.freeze.released": pgettext_lazy("log", "a part of a freeze was released"),
        "screening.freeze.whole": pgettext_lazy("log", "the whole was frozen again"),
        "screening.freeze.end_proposed": pgettext_lazy("log", "proposed that a freeze ends"),
        "screening.freeze.end_returned": pgettext_lazy("log", "returned the proposal that a freeze ends"),
        "screening.freeze.ended": pgettext_lazy("log", "ended a freeze"),
        "screening.freeze.reviewed": pgettext_lazy("log", "looked at a freeze again: it stands"),
        "screening.freeze.told": pgettext_lazy("log", "said that a person was told of a freeze"),
        "screening.freeze.answered": pgettext_lazy("log", "made the answer to a person who asked"),
        "screening.freeze.opened": pgettext_lazy("log", "opened a sealed text of a freeze"),
        "screening.asset.added": pgettext_lazy("log", "said what a freeze covers"),
        "screening.asset.grown": pgettext_lazy("log", "said what was added to an asset"),
        "screening.exemption.asked": pgettext_lazy("log", "put in a request for an exemption"),
        "screening.exemption.advised": pgettext_lazy("log", "advised on an exemption"),
        "screening.exemption.granted": pgettext_lazy("log", "granted an exemption"),
        "screening.exemption.refused": pgettext_lazy("log", "refused an exemption"),
        "screening.exemption.returned": pgettext_lazy("log", "returned an exemption to be advised on anew"),
        "screening.exemption.ended": pgettext_lazy("log", "an exemption ended"),
        "screening.permitted.recorded": pgettext_lazy("log", "recorded a humanitarian payment"),
        "screening.notice.made": pgettext_lazy("log", "made a notice"),
        "screening.notice.given": pgettext_lazy("log", "said that a notice reached the person"),
        "screening.withheld.added": pgettext_lazy("log", "put in material of which the person must not learn"),
    },
    seen={
        "screening.freezes.listed": pgettext_lazy("log", "looked at holds and freezes"),
        "screening.freezes.exported": pgettext_lazy("log", "took the table of holds and freezes as a file"),
        "screening.freeze.viewed": pgettext_lazy("log", "looked at a hold or freeze"),
        "screening.notice.taken": pgettext_lazy("log", "took a notice away as a file"),
    },
)  # fmt: skip

kinds(
    {
        "screening.freeze": Kind(_("Hold or freeze"), page="freeze"),
        "screening.freezereview": Kind(_("Review of a freeze")),
        "screening.asset": Kind(_("Asset that is frozen")),
        "screening.exemption": Kind(_("Exemption")),
        "screening.permitted": Kind(_("Humanitarian payment")),
        "screening.notice": Kind(_("Notice to a person")),
        "screening.withheld": Kind(_("Material that isn't told")),
    }
)
