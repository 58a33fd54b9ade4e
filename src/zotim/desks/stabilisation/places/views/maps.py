"""The map of a state: as a picture and as tables, and as data for the map that moves."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zotim.core.access.pages import Request, page
from zotim.core.ui.countries import CODES
from zotim.core.ui.countries import country as named
from zotim.desks.stabilisation.places import boundaries, drawing, selectors
from zotim.desks.stabilisation.places.tables import ToldTable
from zotim.engines.outlines import SOURCE


def _chosen(request: Request, known: list[str]) -> str:
    """The state that the address names, else the one with most areas, else Iraq."""
    asked = request.GET.get("country", "").upper()
    return asked if asked in CODES else next(iter(known), "IQ")


def _drawn(request: Request, country: str) -> drawing.Drawn:
    outlines = {one.area_id: one.shape for one in selectors.boundaries(request.actor, country)}
    areas = [(one, outlines.get(one.pk)) for one in selectors.areas(request.actor).filter(country=country)]
    return drawing.Drawn(country, areas, list(selectors.told_places(request.actor, country)))


@page("stabilisation.area.map")
def area_map(request: Request) -> HttpResponse:
    """Where areas of a state stand, and what is told of places in it."""
    known = selectors.countries(request.actor)
    country = _chosen(request, known)
    drawn = _drawn(request, country)
    context = {
        "country": country,
        "states": [(one, named(one)) for one in dict.fromkeys([*known, country])],
        "picture": drawing.picture(_("Map: %(country)s") % {"country": named(country)}, drawn),
        "legend": drawing.legend(area for area, _outline in drawn.areas),
        "rows": [(area, drawn.numbers[area.reference]) for area, _outline in drawn.areas],
        "table": ToldTable(request, drawn.places),
        "withheld": selectors.withheld(request.actor, country),
        "credits": boundaries.credits(selectors.boundaries(request.actor, country)),
        "outline_source": SOURCE if drawn.state else "",
        "geonames": any(one.scheme == "geonames" for one in drawn.places),
    }
    return render(request, "stabilisation/map.html", context)


@page("stabilisation.area.map", logged=False)
def map_shapes(request: Request) -> HttpResponse:
    """The same as GeoJSON, for the page that was logged already."""
    country = _chosen(request, selectors.countries(request.actor))
    response = JsonResponse(drawing.geojson(_drawn(request, country)))
    response.headers["Content-Type"] = "application/geo+json"
    return response
