"""What assistance writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.need.added": pgettext_lazy("log", "put in a need"),
        "register.need.approved": pgettext_lazy("log", "approved a need"),
        "register.need.returned": pgettext_lazy("log", "returned a need to its body"),
        "register.need.released": pgettext_lazy("log", "released a need"),
        "register.need.matched": pgettext_lazy("log", "matched an offer to a need"),
        "register.need.unmatched": pgettext_lazy("log", "took a match back"),
        "register.need.offered": pgettext_lazy("log", "said that help was offered for a need"),
        "register.need.unoffered": pgettext_lazy("log", "said that an offer for a need is gone"),
        "register.need.begun": pgettext_lazy("log", "said that help with a need has begun"),
        "register.need.met": pgettext_lazy("log", "said that a need is met"),
        "register.need.withdrawn": pgettext_lazy("log", "withdrew a need"),
        "register.needs.given": pgettext_lazy("log", "made a list of needs for a donor"),
        "register.assistance.added": pgettext_lazy("log", "put in assistance that was pledged"),
        "register.assistance.begun": pgettext_lazy("log", "said that assistance has begun"),
        "register.assistance.delivered": pgettext_lazy("log", "said that assistance was delivered"),
        "register.assistance.withdrawn": pgettext_lazy("log", "said that assistance won't come"),
    },
    seen={
        "register.needs.listed": pgettext_lazy("log", "looked at the needs"),
        "register.needs.exported": pgettext_lazy("log", "took the list of needs as a file"),
        "register.need.viewed": pgettext_lazy("log", "looked at a need"),
        "register.assistances.listed": pgettext_lazy("log", "looked at assistance given and received"),
        "register.assistances.exported": pgettext_lazy("log", "took the list of assistance as a file"),
        "register.assistance.viewed": pgettext_lazy("log", "looked at assistance"),
        "register.assistance.downloaded": pgettext_lazy("log", "downloaded what shows that assistance was given"),
    },
)

kinds(
    {
        "register.need": Kind(_("Need"), page="need"),
        "register.assistance": Kind(_("Assistance"), page="assistance"),
        "register.needmatch": Kind(_("Match of an offer and a need")),
    }
)
