"""Under which words groups abroad, meetings and co-sponsorships are found."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.register.taking_part.models import Forum, Meeting, Sponsorship
from zotim.register.taking_part.states import MEETING

searchable(
    Forum,
    _("Groups abroad"),
    texts=lambda one: (one.key, one.name),
    title=lambda one: one.name,
    url=page_of("forum"),
)
searchable(
    Meeting,
    _("Meetings abroad"),
    texts=lambda one: (one.reference, one.title, one.place, one.forum.name),
    title=lambda one: one.title,
    url=page_of("meeting"),
    glyph=lambda one: MEETING.state(one).glyph,
    state=lambda one: MEETING.state(one).label,
    rows=lambda rows: rows.select_related("forum"),
)
searchable(
    Sponsorship,
    _("Co-sponsorships"),
    texts=lambda one: (one.reference, one.symbol, one.title),
    title=lambda one: one.title,
    url=page_of("sponsorship"),
)
