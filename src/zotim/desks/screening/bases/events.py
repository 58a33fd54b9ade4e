"""What is written into the log about the law on which this desk works, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.legalbasis.entered": pgettext_lazy("log", "entered a legal basis"),
        "screening.legalbasis.confirmed": pgettext_lazy("log", "confirmed a legal basis"),
        "screening.legalbasis.returned": pgettext_lazy("log", "returned a legal basis"),
        "screening.legalbasis.ended": pgettext_lazy("log", "ended the use of a legal basis"),
    },
    seen={
        "screening.bases.listed": pgettext_lazy("log", "looked at the legal bases"),
        "screening.bases.exported": pgettext_lazy("log", "took the table of legal bases as a file"),
        "screening.legalbasis.viewed": pgettext_lazy("log", "looked at a legal basis"),
    },
)

kinds({"screening.legalbasis": Kind(_("Legal basis"), page="legal_basis")})
