"""Every write about areas and places."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.states.machine import WrongState
from zotim.core.texts import Translated
from zotim.desks.stabilisation.places.models import Area, AreaStatus, Exactness, Place, Status, Telling
from zotim.desks.stabilisation.places.points import checked, outline_of
from zotim.desks.stabilisation.places.states import PLACE
from zotim.register.beside import ask_before

CLOSENESS = (Telling.WITHHELD, Telling.AREA, Telling.EXACT)
"""What can be told of a place, the least first."""


@transaction.atomic
def area_add(
    *, actor: Actor, title: Translated, country: str, level: int = 1, scheme: str = "", code: str = "",
    latitude: Decimal | None = None, longitude: Decimal | None = None, source: str = "",
) -> Area:  # fmt: skip
    """Put an area on record. Its status isn't known until somebody enters it.

    Raises :class:`Unfit` for a point outside its state, a code without its scheme, and one that is taken.
    """
    allow(actor, "stabilisation.area.add")
    area = Area(title=title.attributed(actor.person_id), country=country, level=level, source=source)
    _put(area, scheme, code, latitude, longitude)
    _save(area, actor)
    record(actor, "stabilisation.area.added", area)
    return area


@transaction.atomic
def area_change(
    *, actor: Actor, area: Area, title: Translated, scheme: str = "", code: str = "", latitude: Decimal | None = None,
    longitude: Decimal | None = None, source: str = "",
) -> Area:  # fmt: skip
    """Put right its name, code and point. Raises :class:`Unfit` as above."""
    area.refresh_from_db(from_queryset=Area.objects.select_for_update())
    allow(actor, "stabilisation.area.change", area)
    area.title, area.source = title.attributed(actor.person_id), source
    _put(area, scheme, code, latitude, longitude)
    _save(area, actor)
    record(actor, "stabilisation.area.changed", area)
    return area


def _put(row: Area | Place, scheme: str, code: str, latitude: Decimal | None, longitude: Decimal | None) -> None:
    """Code and point. Raises Unfit."""
    code = code.strip()
    if bool(code) != bool(scheme):
        raise Unfit(_("Say the code, and whose it is; or neither."), "scheme" if code else "code")
    area = row.area if isinstance(row, Place) else row
    checked(row.country, latitude, longitude, area, outline_of(area) if area and area.pk else None)
    row.scheme, row.code, row.latitude, row.longitude = scheme, code, latitude, longitude


def _save(row: Area | Place, actor: Actor) -> None:
    """Save it with a reference, and keep its state. Raises Unfit for a code that another one has."""

    def save(reference: str) -> Area | Place:
        row.reference = row.reference or reference
        row.save()
        return row

    taken = type(row)._default_manager.filter(country=row.country, scheme=row.scheme, code=row.code).exclude(pk=row.pk)
    try:
        with_reference(save)
    except IntegrityError as error:
        if not row.code or not taken.exists():
            raise
        raise Unfit(_("Another one has this code already."), "code") from error
    keep_revision(row, actor)


@transaction.atomic
def status_enter(*, actor: Actor, area: Area, status: str, from_on: date, source: str) -> AreaStatus:
    """Enter where an area stands from a day on, and who says so.

    Raises :class:`Unfit` for a day that is still to come, no source, and what is entered already.
    """
    _lock(area)
    allow(actor, "stabilisation.areastatus.enter", area)
    source = said(source, "source")
    _passed(from_on)
    if area.history.filter(status=status, from_on=from_on, source=source, corrected_by=None).exists():
        raise Unfit(_("This is entered already."), "status")
    entry = AreaStatus.objects.create(
        area=area, status=status, from_on=from_on, source=source, **done_by(actor, "entered")
    )
    _stands(area)
    record(actor, "stabilisation.areastatus.entered", entry, details={"area": str(area.pk)})
    return entry


@transaction.atomic
def status_correct(
    *, actor: Actor, entry: AreaStatus, status: str, from_on: date, source: str, reason: str
) -> AreaStatus:
    """Enter what stands in the place of an entry that was wrong, and what was wrong with it. Both are kept.

    Raises :class:`Unfit` as above and without a reason, WrongState for an entry that was corrected meanwhile.
    """
    _lock(entry.area)
    entry = AreaStatus.objects.select_related("area", "corrected_by").get(pk=entry.pk)
    if hasattr(entry, "corrected_by"):
        raise WrongState(_("Somebody has corrected this entry meanwhile."), transition="correct", state="corrected")
    allow(actor, "stabilisation.areastatus.correct", entry)
    source, reason = said(source, "source"), said(reason)
    _passed(from_on)
    made = AreaStatus.objects.create(
        area=entry.area, status=status, from_on=from_on, source=source, corrects=entry, reason=reason,
        **done_by(actor, "entered"),
    )  # fmt: skip
    _stands(entry.area)
    record(actor, "stabilisation.areastatus.corrected", made, details={"area": str(entry.area_id)})
    return made


def _lock(area: Area) -> None:
    """Nobody else writes its history before this transaction ends."""
    area.refresh_from_db(from_queryset=Area.objects.select_for_update())


def _passed(day: date) -> None:
    if day > timezone.localdate():
        raise Unfit(_("This day is still to come."), "from_on")


def _stands(area: Area) -> None:
    """Keep its newest status beside it: what list and map filter by."""
    newest = area.history.filter(corrected_by=None).order_by("-from_on", "-created_at", "-pk").first()
    area.status = newest.status if newest else Status.UNKNOWN
    area.status_on = newest.from_on if newest else None
    area.status_source = newest.source if newest else ""
    area.save(update_fields=["status", "status_on", "status_source"])


@transaction.atomic
def place_add(*, actor: Actor, title: Translated, country: str, telling: str, **fields: Any) -> Place:
    """Put a place on record, and say what is told of it outside. *fields* are those of :func:`place_change` and
    telling_why.

    Raises :class:`Unfit` for a point outside its state or its area, an area of another state, a code without its
    scheme, and one that is taken.
    """
    allow(actor, "stabilisation.place.add")
    why = fields.pop("telling_why", "")
    place = Place(country=country, telling=telling, telling_why=why, **done_by(actor, "telling"))
    _describe(place, actor, title, **fields)
    record(actor, "stabilisation.place.added", place)
    return place


@transaction.atomic
def place_change(*, actor: Actor, place: Place, title: Translated, **fields: Any) -> Place:
    """Put right what it is called and where it lies. *fields* are area, also, scheme, code, latitude, longitude,
    exactness and source; one that isn't named is empty. Raises :class:`Unfit` as above."""
    _lock_place(place)
    allow(actor, "stabilisation.place.change", place)
    _describe(place, actor, title, **fields)
    record(actor, "stabilisation.place.changed", place)
    return place


def _lock_place(place: Place) -> None:
    place.refresh_from_db(from_queryset=Place.objects.select_for_update())


def _describe(
    place: Place, actor: Actor, title: Translated, *, area: Area | None = None, also: str = "", scheme: str = "",
    code: str = "", latitude: Decimal | None = None, longitude: Decimal | None = None,
    exactness: str = Exactness.APPROXIMATE, source: str = "",
) -> None:  # fmt: skip
    if area and area.country != place.country:
        raise Unfit(_("This area lies in another state."), "area")
    place.title, place.area, place.exactness, place.source = title.attributed(actor.person_id), area, exactness, source
    place.also = "\n".join(dict.fromkeys(line.strip() for line in also.splitlines() if line.strip()))
    _put(place, scheme, code, latitude, longitude)
    _save(place, actor)


@transaction.atomic
def place_tell(*, actor: Actor, place: Place, telling: str, reason: str) -> Place:
    """Say what is told of it outside. Less is told at once, whoever says so; more only where another person says so
    than who said less.

    Raises NeedsAnotherPerson, :class:`Unfit` without a reason, and for what is told already.
    """
    _lock_place(place)
    person_may(actor, "stabilisation.place.tell", place)
    if telling == place.telling:
        raise Unfit(_("This is told of it already."), "telling")
    if CLOSENESS.index(Telling(telling)) > CLOSENESS.index(Telling(place.telling)):
        refuse_own(actor, "stabilisation.place.tell", place, behind(place, "telling"))
    place.telling, place.telling_why = telling, said(reason)
    for name, value in done_by(actor, "telling").items():
        setattr(place, name, value)
    place.save(update_fields=["telling", "telling_why", "telling_by", "telling_for"])
    keep_revision(place, actor)
    record(actor, "stabilisation.place.telling_set", place, details={"telling": telling})
    return place


@transaction.atomic
def place_leave(*, actor: Actor, place: Place, reason: str) -> Place:
    """Use it no more. Raises WrongState, :class:`Unfit` without a reason."""
    _lock_place(place)
    allow(actor, "stabilisation.place.leave", place)
    ask_before(actor, place, "leave")
    transition = PLACE.move(place, "leave", reason=said(reason))
    keep_revision(place, actor)
    record(actor, transition.event, place)
    return place


def may_tell(actor: Actor, place: Place) -> Sequence[Telling]:
    """What the actor may have told of a place instead of what is told now: all that is less, and what is more where
    somebody else said what is told now."""
    now = CLOSENESS.index(Telling(place.telling))
    own = bool(behind(place, "telling") & actor.people)
    return [one for at, one in enumerate(CLOSENESS) if at < now or (at > now and not own)]
