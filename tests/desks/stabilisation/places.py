"""Areas and places of a made-up corner of Iraq."""

from datetime import date
from typing import Any

from tests.desks.stabilisation.people import People, text
from zotim.desks.stabilisation.places import services
from zotim.desks.stabilisation.places.models import Area, AreaStatus, Place

INSIDE = {"latitude": "36.34000", "longitude": "43.13000"}


def area(people: People, name: str = "Upper valley (made up)", **fields: Any) -> Area:
    """An area of Iraq."""
    known = {"country": "IQ", "scheme": "pcode", "code": "IQZZ1", **fields}
    return services.area_add(actor=people.officer, title=text(name), **known)


def stands(people: People, of: Area, status: str = "liberated", day: date = date(2026, 3, 1)) -> AreaStatus:
    """An entry of its history."""
    return services.status_enter(actor=people.officer, area=of, status=status, from_on=day, source="Notice (made up)")


def place(people: People, name: str = "Kolsh (made up)", telling: str = "exact", **fields: Any) -> Place:
    """A place of Iraq."""
    known = {"country": "IQ", "exactness": "exact", **fields}
    return services.place_add(actor=people.officer, title=text(name), telling=telling, **known)
