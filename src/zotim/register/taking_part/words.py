"""Words for the codes of groups abroad (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import Word, add
from zotim.register.taking_part.models import ForumKind, LeadRole, Level, MembershipKind, SeatRole, SponsorRole

add("ForumKind", {
    ForumKind.COALITION: _("Coalition"),
    ForumKind.WORKING_GROUP: _("Working group"),
    ForumKind.UNITED_NATIONS: _("United Nations body"),
    ForumKind.ASSESSMENT: _("Assessment body"),
    ForumKind.EUROPEAN: _("Dialogue with the European Union"),
    ForumKind.REGIONAL: _("Regional body"),
    ForumKind.NETWORK: pgettext_lazy("kind of group abroad", "Network"),
    ForumKind.FUND: pgettext_lazy("kind of group abroad", "Fund"),
})  # fmt: skip
add("LeadRole", {
    LeadRole.LEAD: pgettext_lazy("how a group is led", "leads"),
    LeadRole.CHAIR: pgettext_lazy("how a group is led", "chairs"),
    LeadRole.VICE_CHAIR: pgettext_lazy("how a group is led", "stands in for the chair"),
})  # fmt: skip
add("MembershipKind", {
    MembershipKind.MEMBER: pgettext_lazy("how a state takes part", "member"),
    MembershipKind.OBSERVER: pgettext_lazy("how a state takes part", "observer"),
    MembershipKind.PARTNER: pgettext_lazy("how a state takes part", "partner"),
})  # fmt: skip
add("SeatRole", {
    SeatRole.LEAD: pgettext_lazy("how a body sits in a group", "leads for us"),
    SeatRole.MEMBER: pgettext_lazy("how a body sits in a group", "sits beside"),
})  # fmt: skip
add("Level", {
    Level.MINISTER: pgettext_lazy("level at a meeting", "minister"),
    Level.DEPUTY: pgettext_lazy("level at a meeting", "deputy minister"),
    Level.DIRECTOR: pgettext_lazy("level at a meeting", "director"),
    Level.EXPERT: pgettext_lazy("level at a meeting", "expert"),
    Level.NOBODY: pgettext_lazy("level at a meeting", "not represented"),
})  # fmt: skip
add("SponsorRole", {
    SponsorRole.SPONSOR: pgettext_lazy("how a text was backed", "sponsor"),
    SponsorRole.CO_SPONSOR: pgettext_lazy("how a text was backed", "co-sponsor"),
    SponsorRole.ALIGNED: pgettext_lazy("how a text was backed", "aligned with a statement"),
})  # fmt: skip

TAKES_PART: dict[str, Word] = {
    "sat": pgettext_lazy("whether we take part in a group", "somebody sits there"),
    "nobody": pgettext_lazy("whether we take part in a group", "nobody sits there"),
    "out": pgettext_lazy("whether we take part in a group", "we take no part"),
}
add("TakesPart", TAKES_PART)
add("Certain", {
    "True": pgettext_lazy("whether a fact was seen", "seen"),
    "False": pgettext_lazy("whether a fact was seen", "to be verified"),
})  # fmt: skip
