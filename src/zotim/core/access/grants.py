"""Give and take back access to parts of a record; the question who has it, for filters and for the database.

What can be granted, and for which purposes, stands in :mod:`zotim.core.access.subjects`. On PostgreSQL the table is
written by two functions only, which check again who asks, what it rests on, that its purpose covers it and that nobody
gives to themselves; on SQLite the checks here are all there is.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, Func, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import barred_from, is_barred
from zotim.core.access.models import Grant, joined
from zotim.core.access.policy import NOTHING, visible_to
from zotim.core.access.refusals import Unfit
from zotim.core.access.subjects import SUBJECTS, Purpose
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Organisation, User

LONGEST = timedelta(days=366)
"""A grant that is needed for longer is given anew, by somebody who thought about it."""


def holder_of(actor: Actor) -> UUID | None:
    """Whose posts, assignments and grants count: the person who is away, when a deputy acts."""
    return actor.on_behalf_of_id or actor.user_id


# Reading


def granted(actor: Actor, subject_type: str, *, level: str = "read", purpose: str = "") -> QuerySet[Grant]:
    """The live grants that open something to the actor, in person or through their organisation.

    A grant opens those of its domains that its purpose covers, to somebody with a role that acts for the purpose,
    while its record is open. With a *purpose* only those given for it.
    """
    opens = NOTHING
    for each in SUBJECTS[subject_type].served_by(actor.roles, purpose):
        parts = NOTHING
        for domain in sorted(each.domains):
            parts |= Q(domains__has=domain)
        opens |= Q(purpose=each.code) & parts
    return _held(actor, subject_type, level).filter(opens)


def granted_rows(
    actor: Actor, subject_type: str, *, subject: str, domain: str, level: str = "read", purpose: str = ""
) -> Exists:
    """For a filter on rows that carry a domain: whether a live grant opens this one.

    *subject* and *domain* name the columns of the row: ``granted_rows(actor, "reintegration.case", subject="case_id",
    domain="domain")``.
    """
    opens = NOTHING
    for each in SUBJECTS[subject_type].served_by(actor.roles, purpose):
        opens |= Q(purpose=each.code, asked__in=sorted(each.domains))
    found = _held(actor, subject_type, level).annotate(asked=ExpressionWrapper(OuterRef(domain), CharField()))
    return Exists(found.filter(opens, subject_id=OuterRef(subject), domains__has=OuterRef(domain)))


def _held(actor: Actor, subject_type: str, level: str) -> QuerySet[Grant]:
    to_them = Q(user_id=holder_of(actor)) | Q(organisation_id__in=actor.organisations())
    open_rows = SUBJECTS[subject_type].open_rows()
    found = Grant.objects.live().filter(to_them, subject_type=subject_type, subject_id__in=open_rows)
    found = found.filter(resting(subject_type))
    found = found.exclude(subject_id__in=barred_from(actor, subject_type))
    return found.filter(level="write") if level == "write" else found


RESTS = Func(F("pk"), function="zotim_wall_rests", output_field=BooleanField())


def resting(subject_type: str) -> Q:
    """Grants on records of a kind that rest on something that holds now.

    On PostgreSQL a function says so: whoever was let in doesn't see the row on which that rests.
    """
    return Q(RESTS) if connection.vendor == "postgresql" else resting_on(subject_type)


def resting_on(subject_type: str) -> Q:
    """The same by the tables themselves, for who sees them."""
    holds = NOTHING
    for label, basis in SUBJECTS[subject_type].bases.items():
        holds |= Q(basis.holds(), basis_type=label)
    return holds


def opened_by(grant: Grant) -> frozenset[str]:
    """The domains that a grant opens: those that it names, as far as its purpose covers them."""
    purpose = SUBJECTS[grant.subject_type].purpose(grant.purpose)
    return frozenset(grant.domains) & purpose.domains if purpose else frozenset()


def purposes_of(actor: Actor, record: models.Model, level: str = "read") -> list[Purpose]:
    """The purposes for which the actor's grants open something of *record* now, in the order of the table."""
    label = record._meta.label_lower
    held = set(granted(actor, label, level=level).filter(subject_id=record.pk).values_list("purpose", flat=True))
    return [each for each in SUBJECTS[label].grantable if each.code in held]


@visible_to(Grant)
def grants(actor: Actor, purpose: str) -> Q:
    """One's own grants, those of one's organisation, and those of the records on which one works; none on a record that
    one is barred from."""
    seen = Q(user_id=holder_of(actor)) | Q(organisation_id__in=actor.organisations())
    for label, entry in SUBJECTS.items():
        seen |= Q(subject_type=label, subject_id__in=entry.worked_on(actor))
    for label in SUBJECTS:
        seen &= ~Q(subject_type=label, subject_id__in=barred_from(actor, label))
    return seen if actor.user_id else NOTHING


# Writing


@transaction.atomic
def grant_give(
    *,
    actor: Actor,
    to: models.Model,
    domains: Iterable[str],
    purpose: str,
    basis: models.Model,
    ends_at: datetime,
    starts_at: datetime | None = None,
    level: str = "read",
    user: User | None = None,
    organisation: Organisation | None = None,
) -> Grant:
    """Give a person or an organisation's people access to *domains* of a record, resting on *basis*.

    The calling service has asked its policy and records the event. Raises :class:`Unfit`.
    """
    entry = SUBJECTS[to._meta.label_lower]
    now = timezone.now()
    starts_at = starts_at or now
    chosen = set(domains)
    if (user is None) == (organisation is None):
        raise Unfit(_("Access goes to one person or to one organisation."))
    if user is not None and user.pk in actor.people:
        raise Unfit(_("Nobody gives access to themselves, nor to the person they stand in for."))
    if not chosen or chosen - entry.domains:
        raise Unfit(_("Choose at least one part of the file."))
    aim = entry.purpose(purpose)
    if aim is None:
        raise Unfit(_("Say what the access is for."))
    if chosen - aim.domains:
        raise Unfit(_("What the access is for doesn't cover every part that was chosen."))
    if user is not None and not _serves(user, aim):
        raise Unfit(_("This person has no role that works for this purpose."))
    if user is not None and is_barred(user, to):
        raise Unfit(_("This person is barred from it."), "user")
    if not starts_at < ends_at <= starts_at + LONGEST or ends_at <= now:
        raise Unfit(_("Access ends on a day to come, within a year of its beginning."))
    key = uuid7()
    values: dict[str, Any] = {
        "user_id": user and user.pk,
        "organisation_id": organisation and organisation.pk,
        "subject_type": entry.label,
        "subject_id": to.pk,
        "level": level,
        "purpose": purpose,
        "basis_type": basis._meta.label_lower,
        "basis_id": basis.pk,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    givers = {"given_by_id": actor.person_id, "given_for_id": actor.on_behalf_of_id}
    grant = Grant(id=key, domains=tuple(sorted(chosen)), **givers, **values)
    rests_on = entry.bases.get(grant.basis_type)
    if rests_on is None or not rests_on.covers(actor, grant, basis):
        raise Unfit(_("This access rests on nothing that holds now."))
    if connection.vendor == "postgresql":
        order = ["user_id", "organisation_id", "subject_type", "subject_id"]
        rest = ["level", "purpose", "basis_type", "basis_id", "starts_at", "ends_at"]
        arguments = [key, *(values[name] for name in order), joined(chosen), *(values[name] for name in rest)]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT zotim_wall_grant_give({', '.join(['%s'] * len(arguments))})", arguments)
    else:
        grant.save(force_insert=True)
    return grant


def _serves(user: User, purpose: Purpose) -> bool:
    """Whether somebody holds a role in which they can act for a purpose. A body's people are asked when they read."""
    return user.memberships.live().filter(role__in=purpose.roles).exists()


@transaction.atomic
def grant_revoke(*, actor: Actor, grant: Grant) -> None:
    """Take a grant back, at once. The calling service has asked its policy and records the event."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_grant_revoke(%s)", [grant.pk])
    else:
        rows = Grant.objects.filter(pk=grant.pk, revoked_at=None)
        rows.update(revoked_at=timezone.now(), revoked_by_id=actor.person_id)
    grant.revoked_at, grant.revoked_by_id = timezone.now(), actor.person_id


def grants_end(*, actor: Actor, subject: models.Model) -> int:
    """End all live grants on a record, as when a case closes; answers how many."""
    still = Grant.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=subject.pk, revoked_at=None, ends_at__gt=timezone.now()
    )
    ended = list(still)
    for grant in ended:
        grant_revoke(actor=actor, grant=grant)
    return len(ended)
