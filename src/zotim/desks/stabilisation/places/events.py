"""What areas and places write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "stabilisation.area.added": pgettext_lazy("log", "put an area on record"),
        "stabilisation.area.changed": pgettext_lazy("log", "put right an area"),
        "stabilisation.areas.taken": pgettext_lazy("log", "took in areas from a file"),
        "stabilisation.boundaries.imported": pgettext_lazy("log", "imported outlines of areas"),
        "stabilisation.areastatus.entered": pgettext_lazy("log", "entered the status of an area"),
        "stabilisation.areastatus.corrected": pgettext_lazy("log", "corrected an entry of an area's history"),
        "stabilisation.place.added": pgettext_lazy("log", "put a place on record"),
        "stabilisation.place.changed": pgettext_lazy("log", "put right a place"),
        "stabilisation.place.telling_set": pgettext_lazy("log", "said what is told of a place outside"),
        "stabilisation.place.left": pgettext_lazy("log", "said that a place isn't used any more"),
        "stabilisation.places.taken": pgettext_lazy("log", "took in places from a file"),
    },
    seen={
        "stabilisation.map.viewed": pgettext_lazy("log", "looked at the map of areas"),
        "stabilisation.areas.listed": pgettext_lazy("log", "looked at the areas"),
        "stabilisation.areas.exported": pgettext_lazy("log", "took the areas as a file"),
        "stabilisation.area.viewed": pgettext_lazy("log", "looked at an area"),
        "stabilisation.places.listed": pgettext_lazy("log", "looked at the places"),
        "stabilisation.places.exported": pgettext_lazy("log", "took what is told of places as a file"),
        "stabilisation.place.viewed": pgettext_lazy("log", "looked at a place"),
    },
)

kinds(
    {
        "stabilisation.area": Kind(_("Area"), page="area"),
        "stabilisation.areastatus": Kind(_("Status of an area")),
        "stabilisation.boundary": Kind(_("Outline of an area")),
        "stabilisation.place": Kind(pgettext_lazy("stabilisation", "Place"), page="place"),
    }
)
