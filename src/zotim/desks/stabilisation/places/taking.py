"""Whole tables of areas and places, and files of boundaries: what isn't here yet is put on record, all of it or
nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.identifiers import random_reference
from zotim.core.revisions.services import keep_first
from zotim.core.search.registry import index_new
from zotim.core.ui import show
from zotim.desks.stabilisation.places import services
from zotim.desks.stabilisation.places.hxl import Draft, Mistake
from zotim.desks.stabilisation.places.models import Area, Place, Status


class Mistaken(Exception):
    """A table in which something is wrong, so that nothing of it was kept."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = list(mistakes)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many rows were put on record, and how many were there already."""

    added: int
    there: int


@transaction.atomic
def places_take(*, actor: Actor, drafts: Sequence[Draft]) -> Kept:
    """Put places of a table on record. One whose reference, code, or name and point are here already is left as it is.

    Raises :class:`Mistaken` for a code of an area that isn't here, and a code that stands twice in the table.
    """
    allow(actor, "stabilisation.place.take")
    countries = {draft.values["country"] for draft in drafts}
    areas = {(area.country, area.code): area for area in Area.objects.filter(country__in=countries).exclude(code="")}
    known = Place.objects.filter(country__in=countries).defer("also", "source", "telling_why", "reason")
    here = {key for place in known.iterator() for key in (place.reference, _coded(place), _named(place)) if key}
    rows, mistakes, there, now = [], [], 0, timezone.now()
    for draft in drafts:
        values = dict(draft.values)
        reference, code = values.pop("reference"), values.pop("area")
        area = areas.get((values["country"], code)) if code else None
        if code and area is None:
            mistakes.append(
                Mistake(draft.line, "#adm+code", _("There is no area with this code here. Take in areas first."))
            )
            continue
        values["title"] = values["title"].attributed(actor.person_id)
        row = Place(area=area, created_at=now, **values, **done_by(actor, "telling"))
        keys = {key for key in (reference, _coded(row), _named(row)) if key}
        if keys & here:
            there += 1
            continue
        here |= keys
        rows.append(row)
    if mistakes:
        raise Mistaken(mistakes)
    for row, fresh in zip(rows, _references(Place, len(rows)), strict=True):
        row.reference = fresh
    _keep(actor, rows)
    record(actor, "stabilisation.places.taken", details={"added": len(rows), "there": there})
    return Kept(len(rows), there)


def _coded(row: Any) -> tuple[str, ...]:
    return (row.country, row.scheme, row.code) if row.code else ()


def _named(row: Any) -> tuple[Any, ...]:
    return (row.country, str(row.title.texts[row.title.original]), row.latitude, row.longitude)


def _references(model: Any, number: int) -> list[str]:
    """So many references that nobody has."""
    found: set[str] = set()
    while len(found) < number:
        fresh = {random_reference(settings.ZOTIM_PREFIX) for _one in range(number - len(found))} - found
        found |= fresh - set(model.objects.filter(reference__in=fresh).values_list("reference", flat=True))
    return sorted(found)


def _keep(actor: Actor, rows: Sequence[Any]) -> None:
    if rows:
        type(rows[0]).objects.bulk_create(rows, batch_size=500)
        keep_first(rows, actor)
        index_new(rows)


@transaction.atomic
def areas_take(*, actor: Actor, drafts: Sequence[Draft]) -> Kept:
    """Put areas of a table on record; of one that is here already only a status that is new is entered.

    Raises :class:`Unfit` for a day that is still to come.
    """
    allow(actor, "stabilisation.area.take")
    added = there = 0
    for draft in drafts:
        values = dict(draft.values)
        status, since = values.pop("status"), values.pop("status_on")
        area = Area.objects.filter(country=values["country"], scheme=values["scheme"], code=values["code"]).first()
        if area is None:
            area, added = services.area_add(actor=actor, **values), added + 1
        else:
            there += 1
        if status not in ("", Status.UNKNOWN) and (area.status, area.status_on) != (status, since):
            services.status_enter(actor=actor, area=area, status=status, from_on=since, source=values["source"])
    record(actor, "stabilisation.areas.taken", details={"added": added, "there": there})
    return Kept(added, there)


def told(kept: Kept) -> str:
    """What came of a table, in a sentence."""
    added = ngettext("%(count)s row was put on record.", "%(count)s rows were put on record.", kept.added)
    there = ngettext("%(count)s was here already.", "%(count)s were here already.", kept.there)
    said = [added % {"count": show.amount(kept.added)}]
    return " ".join([*said, there % {"count": show.amount(kept.there)}] if kept.there else said)


def first(mistakes: Iterable[Mistake], most: int = 50) -> list[Mistake]:
    """The first of them, by line."""
    return sorted(mistakes, key=lambda one: one.line)[:most]
