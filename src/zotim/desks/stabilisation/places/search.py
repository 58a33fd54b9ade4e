"""Under which words areas and places are found."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.core.ui.words import label
from zotim.desks.stabilisation.places.models import Area, Place
from zotim.desks.stabilisation.places.states import PLACE

searchable(
    Area,
    _("Areas"),
    texts=lambda one: (one.reference, one.title, one.code),
    title=lambda one: one.title,
    url=page_of("area"),
    state=lambda one: label(one.status, "AreaStatus"),
)
searchable(
    Place,
    pgettext_lazy("stabilisation", "Places"),
    texts=lambda one: (one.reference, one.title, one.code, one.also),
    title=lambda one: one.title,
    url=page_of("place"),
    glyph=lambda one: PLACE.state(one).glyph,
    state=lambda one: PLACE.state(one).label,
)
