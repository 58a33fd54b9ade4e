"""Questions about records that the asker may not see: on PostgreSQL each is a function of the database (``walls.py``),
elsewhere the same in Python."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.models import Bar
from zotim.core.access.subjects import SUBJECTS
from zotim.core.glass.models import Breaking
from zotim.core.glass.policy import OFFICER
from zotim.core.glass.subjects import BEHIND, KEPT, Behind
from zotim.core.notifications.services import holders, holding


def asked(function: str, *arguments: Any) -> list[Any]:
    """What a function of the database answers, row by row."""
    places = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)
        return [found for (found,) in cursor.fetchall()]


def find(actor: Actor, entry: Behind, number: str) -> UUID | None:
    """The open record with this number, unless the actor is kept from it: one question, whatever it finds."""
    if connection.vendor == "postgresql":
        return asked("zotim_wall_glass_find", entry.label, number)[0]
    rows = apps.get_model(entry.label)._default_manager.filter(**{entry.number: number})
    rows = rows.filter(pk__in=SUBJECTS[entry.label].open_rows())
    for kept in _kept_from(entry.label, actor.person_id):
        rows = rows.exclude(pk__in=kept)
    return rows.values_list("pk", flat=True).first()


def told(row: Breaking, *, officers: bool = False) -> set[UUID]:
    """Who is told: the officers, and unless only they are asked for, who works on the record. The one who broke the
    glass doesn't see who works there, hence a function of the database."""
    if connection.vendor == "postgresql":
        return set(asked("zotim_wall_glass_told", row.pk, officers))
    people = holders(OFFICER)
    if not officers:
        people |= set(BEHIND[row.subject_type].told(row.subject_id))
    barred = Bar.objects.live().filter(subject_type=row.subject_type, subject_id=row.subject_id)
    return people - {row.user_id} - set(barred.values_list("user_id", flat=True))


def over(row: Breaking) -> str:
    """By what an emergency that is still open is over, as a word of ``Breaking.Ending``; empty while it holds."""
    if row.state != "open":
        return ""
    if connection.vendor == "postgresql":
        return asked("zotim_wall_glass_over", row.pk)[0]
    entry = BEHIND.get(row.subject_type)
    if row.ends_at <= timezone.now():
        return Breaking.Ending.TIME
    if entry is None or not holding(*entry.roles).filter(user_id=row.user_id).exists():
        return Breaking.Ending.POST
    if any(kept.filter(subject_id=row.subject_id).exists() for kept in _kept_rows(row)):
        return Breaking.Ending.BAR
    return "" if SUBJECTS[entry.label].open_rows().filter(pk=row.subject_id).exists() else Breaking.Ending.RECORD


def _kept_from(label: str, user_id: UUID) -> list[Any]:
    bars = Bar.objects.live().filter(subject_type=label, user_id=user_id).values("subject_id")
    return [bars, *(one.rows(user_id) for one in KEPT.get(label, ()))]


def _kept_rows(row: Breaking) -> list[Any]:
    own = Breaking.objects.filter(pk=row.pk)
    return [own.filter(subject_id__in=kept) for kept in _kept_from(row.subject_type, row.user_id)]
