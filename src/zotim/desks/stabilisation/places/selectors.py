"""Every read about areas and places. Each takes the actor and returns only what the actor may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, FloatField, QuerySet
from django.db.models.functions import Cast

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible, visible
from zotim.desks.stabilisation.places.models import Area, AreaStatus, Boundary, Place, Telling
from zotim.desks.stabilisation.places.outside import Told, told
from zotim.desks.stabilisation.places.policy import READERS
from zotim.engines.outlines import Point


def areas(actor: Actor) -> QuerySet[Area]:
    """Areas, by state and code."""
    return Area.objects.filter(visible(Area, actor)).order_by("country", "level", "code", "pk")


def area(actor: Actor, pk: UUID) -> Area:
    """One of them. Raises NotVisible."""
    return get_visible(Area.objects.select_related("boundary__imported_by"), actor, pk=pk)


def history(actor: Actor, one: Area) -> QuerySet[AreaStatus]:
    """Where it stood, the newest first; what was corrected stands there too."""
    rows = AreaStatus.objects.filter(visible(AreaStatus, actor), area=one)
    return rows.select_related("entered_by", "corrected_by", "corrects").order_by("-from_on", "-created_at", "-pk")


def entry(actor: Actor, pk: UUID) -> AreaStatus:
    """One entry of a history. Raises NotVisible."""
    return get_visible(AreaStatus.objects.select_related("area", "corrected_by"), actor, pk=pk)


def boundaries(actor: Actor, country: str) -> QuerySet[Boundary]:
    """Outlines of the areas of a state, with their areas."""
    rows = Boundary.objects.filter(visible(Boundary, actor), area__country=country)
    return rows.select_related("area").order_by("area__level", "area__code")


def places(actor: Actor) -> QuerySet[Place]:
    """Places as they are, by reference."""
    return Place.objects.filter(visible(Place, actor)).select_related("area").order_by("reference")


def place(actor: Actor, pk: UUID) -> Place:
    """One of them as it is. Raises NotVisible."""
    return get_visible(Place.objects.select_related("area", "telling_by"), actor, pk=pk)


def told_places(actor: Actor, country: str = "") -> Iterator[Told]:
    """What is told of the places that are used, of one state or all: for everybody who may look at the map.

    The order says nothing of what isn't told: what is told whole stands first, by reference, then areas by theirs.
    """
    allow(actor, "stabilisation.area.map")
    of = {"country": country} if country else {}
    areas = Area.objects.filter(**of).in_bulk()
    rows = Place.objects.filter(state="used", **of).exclude(telling=Telling.WITHHELD).values_list(*_COLUMNS)
    found = told(_Bare(*[*columns, areas.get(key)]) for *columns, key in rows.iterator(chunk_size=2_000))
    return iter(sorted(found, key=_by_what_is_told))


def _by_what_is_told(one: Told) -> tuple[bool, str, str]:
    return not one.whole, one.country, one.reference


@dataclass(frozen=True, slots=True)
class _Bare:
    """The columns of a place that decide what is told of it: whole rows of very many take too long for a page."""

    country: str
    title: Any
    reference: str
    scheme: str
    code: str
    exactness: str
    telling: str
    latitude: float | None
    longitude: float | None
    area: Area | None

    @property
    def point(self) -> Point | None:
        """Its point, if one is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.longitude, self.latitude)


_COLUMNS = (
    "country", "title", "reference", "scheme", "code", "exactness", "telling",
    Cast("latitude", FloatField()), Cast("longitude", FloatField()), "area_id",
)  # fmt: skip


def told_of(actor: Actor, rows: QuerySet[Place]) -> list[Told]:
    """What is told of some places, each area or state once, to whoever doesn't see places as they are; to those who do
    nothing, for they see the places."""
    if actor.roles & READERS:
        return []
    found = told(rows.filter(state="used").select_related("area"))
    return sorted({(one.reference, one.country): one for one in found}.values(), key=_by_what_is_told)


def withheld(actor: Actor, country: str) -> int:
    """Of how many places nothing is told; 0 for those who don't see places as they are."""
    rows = Place.objects.filter(visible(Place, actor), country=country, state="used", telling=Telling.WITHHELD)
    return rows.count()


def countries(actor: Actor) -> list[str]:
    """States of which there are areas, those with most of them first. Of places that aren't told nothing is said."""
    rows = areas(actor).order_by().values("country").annotate(number=Count("pk"))
    return [one["country"] for one in rows.order_by("-number", "country")]
