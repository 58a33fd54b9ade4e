"""Made-up areas in the north of Iraq whose status changed, and places of which more or less is told outside."""

import json
from datetime import date
from decimal import Decimal

from zotim.core.texts import Translated
from zotim.demo.people import person
from zotim.demo.words import made_up
from zotim.desks.stabilisation.places import boundaries, services
from zotim.desks.stabilisation.places.models import Area, Place

OFFICER, SECOND = "Blerta Zogu", "Ardit Lame"

AREAS = (
    ("IQZZ01", made_up("Upper valley", "Lugina e Sipërme", "الوادي الأعلى", "sq"), 35.62, 42.30),
    ("IQZZ02", made_up("Lower valley", "Lugina e Poshtme", "الوادي الأسفل", "sq"), 35.05, 42.75),
    ("IQZZ03", made_up("Eastern plain", "Fusha Lindore", "السهل الشرقي", "sq"), 35.60, 43.15),
)
HALF = 0.32
"""Half the side of a made-up area, in degrees."""
HISTORY = (
    ("IQZZ01", "held", date(2025, 1, 10), "Raport i koalicionit nr. 4 (i trilluar)"),
    ("IQZZ01", "liberated", date(2025, 9, 2), "Njoftim i qeverisë vendore (i trilluar)"),
    ("IQZZ01", "accessible", date(2026, 3, 18), "Vizitë në terren (e trilluar)"),
    ("IQZZ02", "contested", date(2025, 6, 1), "Raport i koalicionit nr. 9 (i trilluar)"),
    ("IQZZ02", "accessible", date(2026, 5, 20), "Njoftim i një partneri (i trilluar)"),
)
PLACES = (
    ("IQZZ01", made_up("School village", "Fshati i Shkollës", "قرية المدرسة", "ar"), 35.70, 42.22, "exact", ""),
    ("IQZZ01", made_up("Well on the hill", "Pusi në kodër", "بئر التل", "ar"), 35.55, 42.41, "exact", ""),
    ("IQZZ02", made_up("Clinic", "Klinika", "العيادة", "sq ar"), 35.02, 42.81, "area",
     "Partneri është kërcënuar (e trilluar)"),
    ("IQZZ02", made_up("Storehouse", "Magazina", "المستودع", "sq"), 35.11, 42.66, "withheld",
     "Partneri është kërcënuar (e trilluar)"),
)  # fmt: skip


def load() -> tuple[dict[str, Area], list[Place]]:
    """Areas with outlines, their histories (an entry of which was wrong), and places in them."""
    officer, second = person(OFFICER), person(SECOND)
    areas = {
        code: services.area_add(
            actor=officer, title=title, country="IQ", scheme="pcode", code=code, source="E trilluar",
            latitude=_degrees(north), longitude=_degrees(east),
        )
        for code, title, north, east in AREAS
    }  # fmt: skip
    shapes = [_outline(code, north, east) for code, _title, north, east in AREAS[:2]]
    boundaries.boundaries_import(
        actor=officer, data=json.dumps({"type": "FeatureCollection", "features": shapes}).encode(), name="demo.geojson",
        country="IQ", level=1, source="Kufij të trilluar", licence="EUPL-1.2",
    )  # fmt: skip
    entries = [
        services.status_enter(actor=officer, area=areas[code], status=status, from_on=day, source=source)
        for code, status, day, source in HISTORY
    ]
    services.status_correct(
        actor=second, entry=entries[-1], status="closed", from_on=date(2026, 5, 21),
        reason="Partneri foli për një luginë tjetër", source="Vizitë në terren (e trilluar)",
    )  # fmt: skip
    return areas, [
        _place(areas[code], title, north, east, telling, why) for code, title, north, east, telling, why in PLACES
    ]


def _degrees(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")


def _outline(code: str, north: float, east: float) -> dict[str, object]:
    """A made-up outline: a square with one corner cut off."""
    west, last, south, top = east - HALF, east + HALF, north - HALF, north + HALF
    ring = [[west, south], [last, south], [last, top - HALF / 2], [last - HALF / 2, top], [west, top], [west, south]]
    return {
        "type": "Feature", "properties": {"ADM1_PCODE": code}, "geometry": {"type": "Polygon", "coordinates": [ring]},
    }  # fmt: skip


def _place(area: Area, title: Translated, north: float, east: float, telling: str, why: str) -> Place:
    return services.place_add(
        actor=person(OFFICER), title=title, country="IQ", area=area, latitude=_degrees(north), telling_why=why,
        longitude=_degrees(east), exactness="exact", telling=telling, source="E trilluar",
    )  # fmt: skip
