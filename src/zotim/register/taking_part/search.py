"""Under which words groups abroad, meetings and co-sponsorships are found."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.register.taking_part.models import Forum, Meeting, Sponsorship
from zotim.register.taking_part.states import MEETING


def _page(name: str) -> Any:
    return lambda actor, obj: reverse(name, args=[obj.pk])


searchable(
    Forum,
    _("Groups abroad"),
    texts=lambda one: (one.key, one.name),
    title=lambda one: one.name,
    url=_page("forum"),
)
searchable(
    Meeting,
    _("Meetings abroad"),
    texts=lambda one: (one.reference, one.title, one.place, one.forum.name),
    title=lambda one: one.title,
    url=_page("meeting"),
    glyph=lambda one: MEETING.state(one).glyph,
    state=lambda one: MEETING.state(one).label,
    rows=lambda rows: rows.select_related("forum"),
)
searchable(
    Sponsorship,
    _("Co-sponsorships"),
    texts=lambda one: (one.reference, one.symbol, one.title),
    title=lambda one: one.title,
    url=_page("sponsorship"),
)
