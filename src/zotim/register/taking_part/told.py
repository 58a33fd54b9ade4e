"""In which words the histories of groups abroad are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.countries import country
from zotim.register.history.words import Field, common, told
from zotim.register.taking_part.models import (
    Attendance,
    Forum,
    ForumLead,
    ForumMembership,
    Meeting,
    Seat,
    Sponsorship,
)

told(Forum, fields={"name": Field(_("Name"))} | common("source"))
told(
    ForumLead,
    begun=_("Lead put on record"),
    about=lambda one, whole: one.who,
    fields=common("from_on", "until_on")
    | {"role": Field(pgettext_lazy("of a seat", "How"), "LeadRole")}
    | common("source"),
    first=("role", "from_on", "until_on"),
)
told(
    ForumMembership,
    begun=_("Taking part put on record"),
    about=lambda one, whole: country(one.subject),
    fields=common("from_on", "until_on", "basis")
    | {"kind": Field(_("How it takes part"), "MembershipKind")}
    | common("source"),
    first=("kind", "from_on", "until_on"),
)
told(
    Seat,
    begun=_("Seat given"),
    turned={"until_on": (_("Seat ended"), _("Changed"))},
    about=lambda one, whole: one.organisation.name,
    fields=common("from_on", "until_on") | {"role": Field(pgettext_lazy("of a seat", "How"), "SeatRole")},
    first=("role", "from_on", "until_on"),
)
told(Meeting, fields=common("title", "classification", "from_on", "until_on", "place"))
told(Attendance, about=lambda one, whole: one.organisation.name)
told(Sponsorship, fields=common("title", "classification", "commitments", "symbol", "source"))
