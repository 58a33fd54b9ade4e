"""Outlines of areas from a file of boundaries (COD-AB of OCHA, geoBoundaries): which area each is of, and kept with
fewer corners, its source and its licence."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.texts import Translated
from zotim.core.ui.countries import CODES
from zotim.desks.stabilisation.places import services
from zotim.desks.stabilisation.places.models import LEVELS, Area, Boundary, Scheme
from zotim.desks.stabilisation.places.points import NEAR
from zotim.engines.outlines import Outline, state
from zotim.formats.geojson import Shape, read_outlines
from zotim.formats.problems import Problem

CORNERS = 1_500
"""An outline is made simpler until it has no more."""
FINEST = 0.001
"""Degrees (a hundred metres) by which a corner may stray at first."""


@dataclass
class Import:
    """What came of a file: outlines that were kept, areas that were made for them, and what is wrong, by feature."""

    kept: int = 0
    made: int = 0
    problems: list[str] = field(default_factory=list)


def codes(level: int) -> dict[str, tuple[str, ...]]:
    """Under which names the files that are in use have the code of an area, by whose code it is."""
    return {
        Scheme.PCODE: (f"ADM{level}_PCODE", f"adm{level}_pcode", f"admin{level}Pcode", f"adm{level}_code"),
        Scheme.ISO: ("shapeISO", "iso_3166_2", f"ISO_{level}", "iso"),
    }


NAMES = {
    "en": ("ADM{}_EN", "admin{}Name_en", "adm{}_name", "admin{}Name", "shapeName", "name"),
    "ar": ("ADM{}_AR", "admin{}Name_ar", "adm{}_name1"),
    "sq": ("ADM{}_SQ", "admin{}Name_sq"),
}
"""Under which names they have the names, by language."""


@transaction.atomic
def boundaries_import(
    *, actor: Actor, data: bytes, name: str, country: str, level: int, source: str, licence: str, make: bool = False
) -> Import:
    """Keep the outlines of a file for the areas of a state, found by their codes; *make*: those that aren't here are
    put on record with code and name. What is wrong with one is told, and the others are kept.

    Raises :class:`Unfit` for a state or level that there isn't, and no source or licence; UnreadableFile for a file
    that isn't GeoJSON in degrees.
    """
    allow(actor, "stabilisation.area.bound")
    if country not in CODES:
        raise Unfit(_("This is no code of a state of two letters (IQ, SY, XK …)."), "country")
    if not 1 <= level <= LEVELS:
        raise Unfit(_("Levels of areas are 1 to %(most)s.") % {"most": LEVELS}, "level")
    source, licence = said(source, "source"), said(licence, "licence")
    done, digest = Import(), hashlib.sha256(data).hexdigest()

    def told(problem: Problem) -> None:
        done.problems.append(str(problem))

    here = {(area.scheme, area.code): area for area in Area.objects.filter(country=country).exclude(code="")}
    for shape in read_outlines(io.BytesIO(data), name, told):
        outline = Outline.of(shape.coordinates)
        area, why = _area(shape, outline, country, level, here)
        if area is None and make and not why:
            area = _make(actor, shape, country, level, source, here)
            done.made += area is not None
        if area is None:
            done.problems.append(f"{name}, feature {shape.number}: {why or _unknown(shape, level)}")
            continue
        _keep(area, outline, actor, source=source, licence=licence, sha256=digest)
        done.kept += 1
    record(actor, "stabilisation.boundaries.imported", details={"kept": done.kept, "made": done.made})
    return done


def _coded(shape: Shape, level: int) -> tuple[str, str]:
    """Whose code it has, and the code; both empty where it has none."""
    for scheme, names in codes(level).items():
        if found := shape.said(*names):
            return scheme, found[:40]
    return "", ""


def _area(
    shape: Shape, outline: Outline, country: str, level: int, here: dict[tuple[str, str], Area]
) -> tuple[Area | None, str]:
    """The area that an outline is of, or why it can't be of one."""
    whole = state(country)
    if whole and whole.kilometres_from(outline.inner) > NEAR:
        return None, f"it lies outside {country}; choose the state of the file"
    area = here.get(_coded(shape, level))
    if area and area.level != level:
        return None, f"the area with this code ({area.code}) is of level {area.level}, not {level}"
    return area, ""


def _unknown(shape: Shape, level: int) -> str:
    scheme, code = _coded(shape, level)
    if not scheme:
        return "it has no code of an area (ADM…_PCODE, shapeISO)"
    return f"there is no area with the code {code!r}; put it on record first, or import with --make"


def _make(
    actor: Actor, shape: Shape, country: str, level: int, source: str, here: dict[tuple[str, str], Area]
) -> Area | None:
    scheme, code = _coded(shape, level)
    found = {language: shape.said(*(one.format(level) for one in ways)) for language, ways in NAMES.items()}
    names = {language: text[:500] for language, text in found.items() if text}
    if not scheme or not names:
        return None
    original = next(iter(names))
    area = services.area_add(
        actor=actor, title=Translated.of(original, names[original], **names), country=country, level=level,
        scheme=scheme, code=code, source=source[:300],
    )  # fmt: skip
    here[scheme, code] = area
    return area


def _keep(area: Area, outline: Outline, actor: Actor, **told: str) -> None:
    degrees = FINEST
    fewer = outline.simplified(degrees)
    while fewer.corners > CORNERS and degrees < 1:
        degrees *= 2
        fewer = outline.simplified(degrees)
    rounded = [[[[round(x, 4), round(y, 4)] for x, y in ring] for ring in polygon] for polygon in fewer.polygons]
    Boundary.objects.update_or_create(
        area=area,
        defaults={"outline": rounded, "corners": fewer.corners, "imported_by_id": actor.person_id, **told},
    )


def credits(rows: Iterable[Boundary]) -> list[tuple[str, str]]:
    """Whose outlines these are and on which terms, each once."""
    return list(dict.fromkeys((one.source, one.licence) for one in rows))
