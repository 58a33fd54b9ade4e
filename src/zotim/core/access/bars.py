"""Bars: somebody is kept from one record, whatever else would let them see it.

A relative, a party, somebody whose own file it is: a bar beats every grant, assignment, deputyship and emergency, in
the filters here and in the database. To the barred the record isn't there, nor is the bar: lists, counts, search and
notices say nothing. It compares *people*: who stands in for somebody who is barred is barred too, and so is
the barred one who stands in for another.

A room takes ``barred_from(actor, "reintegration.case")``, ids that no filter of its own may let through, and in its
walls :data:`BARRED`. Who works on a record enters its bars; another one lifts them; never the barred.
"""

from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.models import Bar
from zotim.core.access.policy import NOTHING, visible_to
from zotim.core.access.refusals import Unfit
from zotim.core.access.subjects import SUBJECTS
from zotim.core.identifiers import uuid7
from zotim.core.people.models import User


def barred_from(actor: Actor, subject_type: str) -> QuerySet[Any]:
    """Ids of the records of a kind that the actor is kept from now, in person or through whom they stand in for."""
    mine = Bar.objects.live().filter(subject_type=subject_type, user_id__in=actor.people)
    return mine.values("subject_id")


def is_barred(user: User, record: models.Model) -> bool:
    """Whether somebody is kept from a record now."""
    return Bar.objects.live().filter(subject_type=record._meta.label_lower, subject_id=record.pk, user=user).exists()


@visible_to(Bar)
def bars(actor: Actor, purpose: str) -> Q:
    """The bars of the records that one works on: never one's own, because a barred record isn't among them."""
    seen = NOTHING
    for label, entry in SUBJECTS.items():
        seen |= Q(subject_type=label, subject_id__in=entry.worked_on(actor))
    return seen if actor.user_id else NOTHING


@transaction.atomic
def bar_enter(*, actor: Actor, subject: models.Model, user: User, reason: str, ends_at: datetime | None = None) -> Bar:
    """Keep *user* from *subject* from now on, until *ends_at* if there is an end. Raises :class:`Unfit`.

    The calling service has asked its policy and records the event.
    """
    if user.pk in actor.people:
        raise Unfit(_("Nobody bars themselves, nor the person they stand in for: ask somebody else who works on it."))
    if reason not in Bar.Reason.values:
        raise Unfit(_("Say why."), "reason")
    now = timezone.now()
    if ends_at is not None and ends_at <= now:
        raise Unfit(_("A bar ends on a day to come."), "ends_on")
    if is_barred(user, subject):
        raise Unfit(_("This person is barred from it already."), "user")
    key, label = uuid7(), subject._meta.label_lower
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT zotim_wall_bar_enter(%s, %s, %s, %s, %s, %s)",
                [key, user.pk, label, subject.pk, reason, ends_at],
            )
    else:
        Bar.objects.create(
            id=key, user=user, subject_type=label, subject_id=subject.pk, reason=reason, starts_at=now, ends_at=ends_at,
            entered_by_id=actor.person_id, entered_for_id=actor.on_behalf_of_id,
        )  # fmt: skip
    return Bar(
        id=key, user=user, subject_type=label, subject_id=subject.pk, reason=reason, starts_at=now, ends_at=ends_at,
        entered_by_id=actor.person_id, entered_for_id=actor.on_behalf_of_id,
    )  # fmt: skip


def may_lift(actor: Actor, bar: Bar) -> bool:
    """Whether the actor is another than the barred, than who entered the bar, and than whom that one stood in for."""
    return not actor.people & {bar.user_id, bar.entered_by_id, bar.entered_for_id}


@transaction.atomic
def bar_lift(*, actor: Actor, bar: Bar) -> None:
    """Lift a bar before its end, at once. The calling service has asked its policy and records the event.

    Raises :class:`Unfit`.
    """
    if not may_lift(actor, bar):
        raise Unfit(_("A bar is lifted by another person than who entered it, and never by the barred."))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_bar_lift(%s)", [bar.pk])
    else:
        now = timezone.now()
        Bar.objects.filter(pk=bar.pk, lifted_at=None).update(
            lifted_at=now, lifted_by_id=actor.person_id, lifted_for_id=actor.on_behalf_of_id
        )
    bar.lifted_at, bar.lifted_by_id = timezone.now(), actor.person_id
