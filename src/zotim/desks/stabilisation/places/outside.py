"""What is told of a place to whoever isn't of the desk: the map, IATI, HXL, a focal point's page. One function decides,
and whatever leaves holds what it answers and nothing else of the place.

What is told of a place whose area alone is told depends on that area alone, and of one that is withheld nothing is
told: not even a point made of the points of several places, from which one of them could be worked out.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from zotim.core.texts import Translated
from zotim.desks.stabilisation.places.models import Area, Exactness, Telling
from zotim.engines.outlines import Point


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a place, or of an area. *exact*: whether the point is that of the thing itself."""

    country: str
    name: Translated | None = None
    reference: str = ""
    scheme: str = ""
    code: str = ""
    point: Point | None = None
    exact: bool = False
    level: int = 0
    """Of an area 1 and more, 0 for a place or a state."""
    area: "Told | None" = None

    @property
    def whole(self) -> bool:
        """Whether it is the place itself that is told, and not its area or its state."""
        return bool(self.reference) and not self.level


class Placed(Protocol):
    """What is looked at of a place: of a row of the table, or of the few columns of it that a map reads."""

    @property
    def country(self) -> str: ...
    @property
    def title(self) -> Any: ...
    @property
    def reference(self) -> str: ...
    @property
    def scheme(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def exactness(self) -> str: ...
    @property
    def telling(self) -> str: ...
    @property
    def point(self) -> Point | None: ...
    @property
    def area(self) -> Area | None: ...


def outside(place: Placed) -> Told | None:
    """What is told of *place*; None: nothing."""
    return _outside(place, told_area)


def _outside(place: Placed, of: Callable[[Area], Told]) -> Told | None:
    if place.telling == Telling.WITHHELD:
        return None
    area = of(place.area) if place.area else None
    if place.telling != Telling.EXACT:
        return area or Told(place.country)
    return Told(
        place.country, place.title, place.reference, place.scheme, place.code, place.point,
        exact=place.exactness == Exactness.EXACT, area=area,
    )  # fmt: skip


def told_area(area: Area) -> Told:
    """What is told of an area: all that names it. Its point is its own, never that of what lies in it."""
    return Told(area.country, area.title, area.reference, area.scheme, area.code, area.point, level=area.level)


def told(places: Iterable[Placed]) -> Iterator[Told]:
    """What is told of some places, in the same order, those that are withheld left out. An area is told once."""
    areas: dict[UUID, Told] = {}

    def of(area: Area) -> Told:
        if area.pk not in areas:
            areas[area.pk] = told_area(area)
        return areas[area.pk]

    return (found for place in places if (found := _outside(place, of)) is not None)
