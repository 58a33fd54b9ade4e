"""Is a point where it is said to be? A point outside its state, or its area, is refused with what to do."""

from decimal import Decimal

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.ui import show
from zotim.core.ui.countries import country as named
from zotim.desks.stabilisation.places.models import Area, Boundary
from zotim.engines.outlines import Outline, Point, state

NEAR = 5.0
"""Kilometres by which a point may lie outside: outlines are coarse, and people live on borders."""


def checked(
    country: str, latitude: Decimal | None, longitude: Decimal | None, area: Area | None = None,
    outline: Outline | None = None,
) -> None:  # fmt: skip
    """Raise :class:`Unfit` for half a point, one that isn't on the earth, one outside the state, and one outside the
    *outline* of the *area*. Of a state without an outline its points aren't looked at."""
    if latitude is None or longitude is None:
        if latitude != longitude:
            raise Unfit(_("A point needs both: degrees north and degrees east."), _open(latitude))
        return
    if abs(latitude) > 90:
        raise Unfit(_("Degrees north lie between -90 and 90."), "latitude")
    if abs(longitude) > 180:
        raise Unfit(_("Degrees east lie between -180 and 180."), "longitude")
    point = Point(float(longitude), float(latitude))
    whole = state(country)
    if whole and (away := whole.kilometres_from(point)) > NEAR:
        raise Unfit(_outside(country, whole, point, away), "latitude")
    if area and outline and (away := outline.kilometres_from(point)) > NEAR:
        raise Unfit(
            _("The point lies %(km)s km outside %(area)s. Choose another area, or none, or correct the point.")
            % {"km": show.amount(round(away)), "area": area.title},
            "latitude",
        )


def outline_of(area: Area | None) -> Outline | None:
    """The outline of an area, if one was imported."""
    found = Boundary.objects.filter(area=area).first() if area else None
    return found.shape if found else None


def _open(latitude: Decimal | None) -> str:
    return "latitude" if latitude is None else "longitude"


def _outside(country: str, whole: Outline, point: Point, away: float) -> str:
    values = {"km": show.amount(round(away)), "country": named(country)}
    if whole.holds(Point(point.latitude, point.longitude)):
        return _("Latitude and longitude are swapped: the other way round the point lies in %(country)s.") % values
    turned = [Point(-point.longitude, point.latitude), Point(point.longitude, -point.latitude)]
    if any(whole.holds(one) for one in turned):
        return _("A sign is wrong: without the minus the point lies in %(country)s.") % values
    text = _("The point lies %(km)s km outside %(country)s. Correct it, choose its state, or leave the point open.")
    return text % values
