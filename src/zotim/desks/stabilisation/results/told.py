"""In which words the histories of results are told."""

from django.utils.translation import gettext_lazy as _

from zotim.desks.stabilisation.results.models import GrantReport, Indicator, Visit
from zotim.register.history.words import Field, common, told

told(Indicator, fields=common("title", "source"))
told(Visit, begun=_("Visit on record"), about=lambda one, whole: one.reference)
told(
    GrantReport,
    begun=_("Report asked for"),
    about=lambda one, whole: one.partner.name,
    fields={"due_on": Field(_("Due by")), "received_on": Field(_("Came on"))} | common("reason"),
    first=("due_on",),
)
