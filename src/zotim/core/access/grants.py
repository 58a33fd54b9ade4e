"""Give and take back access to parts of a record; the question who has it, for filters and for the database.

A desk registers what can be granted: :func:`subject`. On PostgreSQL the table is written by two functions only, which
check again who asks, what it rests on and that nobody gives to themselves; on SQLite the checks here are all there is.
"""

# ruff: noqa: S608 (the SQL below is made of our own codes, once, when functions are installed)

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access import walls
from zotim.core.access.actor import Actor
from zotim.core.access.models import Grant, joined
from zotim.core.access.policy import NOTHING, visible_to
from zotim.core.access.roles import fitting_sql
from zotim.core.identifiers import uuid7
from zotim.core.people.models import Organisation, User

LONGEST = timedelta(days=366)
"""A grant that is needed for longer is given anew, by somebody who thought about it."""


class GrantRefused(ValueError):
    """A grant that can't be given; the message says why, for the form."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What access can be granted to.

    *overseen* answers a queryset of ids of the records whose grants the actor may see, give and take back; *sql* is
    the same for the database, rows of one column, about ``holder``. *bases* maps the label of what a grant can rest on
    to a condition in SQL about ``basis`` (its id), ``subject`` and ``holder``. *roles* are those whom a grant serves.
    """

    label: str
    domains: frozenset[str]
    roles: frozenset[str]
    overseen: Callable[[Actor], QuerySet[Any]]
    sql: str
    bases: dict[str, str]
    basis_holds: Callable[[Actor, Any, models.Model], bool]


SUBJECTS: dict[str, Subject] = {}


def subject(entry: Subject) -> None:
    """Register what access can be granted to."""
    SUBJECTS[entry.label] = entry


def holder_of(actor: Actor) -> UUID | None:
    """Whose posts, assignments and grants count: the person who is away, when a deputy acts."""
    return actor.on_behalf_of_id or actor.user_id


# Reading


def granted(
    actor: Actor, subject_type: str, *, level: str = "read", purpose: str = "", domain: str | None = None
) -> QuerySet[Grant]:
    """The live grants that the actor holds on records of *subject_type*, in person or through their organisation.

    With a *purpose* only those given for it; with a *domain* only those that name it.
    """
    if not actor.roles & SUBJECTS[subject_type].roles:
        return Grant.objects.none()
    found = Grant.objects.live().filter(
        Q(user_id=holder_of(actor)) | Q(organisation_id__in=actor.organisations()), subject_type=subject_type
    )
    if level == "write":
        found = found.filter(level="write")
    if purpose:
        found = found.filter(purpose=purpose)
    return found.filter(domains__has=domain) if domain else found


def granted_rows(actor: Actor, subject_type: str, *, subject: str, domain: str, **question: Any) -> Exists:
    """For a filter on rows that carry a domain: whether a live grant opens this one.

    *subject* and *domain* name the columns of the row: ``granted_rows(actor, "reintegration.case", subject="case_id",
    domain="domain")``.
    """
    found = granted(actor, subject_type, **question)
    return Exists(found.filter(subject_id=OuterRef(subject), domains__has=OuterRef(domain)))


@visible_to(Grant)
def grants(actor: Actor, purpose: str) -> Q:
    """One's own grants, those of one's organisation, and those of the records that one oversees."""
    seen = Q(user_id=holder_of(actor)) | Q(organisation_id__in=actor.organisations())
    for label, entry in SUBJECTS.items():
        seen |= Q(subject_type=label, subject_id__in=entry.overseen(actor))
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

    The calling service has asked its policy and records the event. Raises :class:`GrantRefused`.
    """
    entry = SUBJECTS[to._meta.label_lower]
    now = timezone.now()
    starts_at = starts_at or now
    chosen = set(domains)
    if (user is None) == (organisation is None):
        raise GrantRefused(_("Access goes to one person or to one organisation."))
    if user is not None and user.pk in actor.people:
        raise GrantRefused(_("Nobody gives access to themselves, nor to the person they stand in for."))
    if not chosen or chosen - entry.domains:
        raise GrantRefused(_("Choose at least one part of the file."))
    if not purpose:
        raise GrantRefused(_("Say what the access is for."))
    if not starts_at < ends_at <= starts_at + LONGEST or ends_at <= now:
        raise GrantRefused(_("Access ends on a day to come, within a year of its beginning."))
    if basis._meta.label_lower not in entry.bases or not entry.basis_holds(actor, to, basis):
        raise GrantRefused(_("This access rests on nothing that holds now."))
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
    if connection.vendor == "postgresql":
        order = ["user_id", "organisation_id", "subject_type", "subject_id"]
        rest = ["level", "purpose", "basis_type", "basis_id", "starts_at", "ends_at"]
        arguments = [key, *(values[name] for name in order), joined(chosen), *(values[name] for name in rest)]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT zotim_wall_grant_give({', '.join(['%s'] * len(arguments))})", arguments)
    else:
        Grant(id=key, domains=chosen, given_by_id=actor.person_id, given_for_id=actor.on_behalf_of_id, **values).save(
            force_insert=True
        )
    return Grant(
        id=key, domains=tuple(sorted(chosen)), given_by_id=actor.person_id, given_for_id=actor.on_behalf_of_id, **values
    )


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


# The same for the database

AT = "at timestamptz := statement_timestamp(); holder uuid := zotim_wall_holder(); "
"""Declarations that most functions begin with. The statement's clock, because a transaction may be long."""


def live_spell(alias: str = "") -> str:
    """SQL: whether a row with a beginning and an open end holds at ``at``."""
    dot = f"{alias}." if alias else ""
    return f"{dot}starts_at <= at AND ({dot}ends_at IS NULL OR {dot}ends_at > at)"


def codes(words: Iterable[str]) -> str:
    """SQL: a list of codes. Codes are ours, never what somebody typed."""
    return ", ".join(f"'{word}'" for word in sorted(words))


def held_now(alias: str) -> str:
    """SQL: whether a membership holds now, and its role may be held in its kind of body."""
    fits = fitting_sql(f"{alias}.role", "o.kind")
    body = f"SELECT 1 FROM people_organisation o WHERE o.id = {alias}.organisation_id AND ({fits})"
    return f"({live_spell(alias)} AND EXISTS ({body}))"


@walls.function("zotim_wall_holder")
def _holder() -> walls.Function:
    """Whose posts count: as in ``actor_of``. NULL for an account that is closed or holds no post now."""
    return walls.Function(
        "zotim_wall_holder", "", "uuid",
        declare="at timestamptz := statement_timestamp(); "
        "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid; "
        "other uuid := nullif(current_setting('zotim.on_behalf_of', true), '')::uuid;",
        body=f"""
IF EXISTS (SELECT 1 FROM people_user u WHERE u.id = me AND u.is_active) THEN
    answer := me;
    IF other IS NOT NULL THEN
        SELECT d.user_id INTO answer FROM people_deputy d JOIN people_user u ON u.id = d.user_id
        WHERE d.user_id = other AND d.deputy_id = me AND u.is_active AND {live_spell("d")} LIMIT 1;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.user_id = answer AND {held_now("m")}) THEN
        answer := NULL;
    END IF;
END IF;""",
    )  # fmt: skip


@walls.function("zotim_wall_has_role")
def _has_role() -> walls.Function:
    return walls.Function(
        "zotim_wall_has_role", "roles text[]", "boolean", declare=AT,
        body=f"""answer := EXISTS (SELECT 1 FROM people_membership m
    WHERE m.user_id = holder AND m.role = ANY (roles) AND {held_now("m")});""",
    )  # fmt: skip


def has_role(*words: str) -> str:
    """SQL: whether the one whose posts count holds one of these roles now."""
    return f"zotim_wall_has_role(ARRAY[{codes(words)}])"


@walls.function("zotim_wall_granted")
def _granted() -> walls.Function:
    """Subject and domain of each live grant; the same question as :func:`granted`."""
    serves = " OR ".join(
        f"(g.subject_type = '{entry.label}' AND {has_role(*entry.roles)})" for entry in SUBJECTS.values()
    )
    return walls.Function(
        "zotim_wall_granted", "kind text, lvl text", "SETOF text",
        declare=AT + "aim text := nullif(current_setting('zotim.purpose', true), '');",
        body=f"""
RETURN QUERY SELECT g.subject_id::text || d.domain FROM access_grant g,
    LATERAL unnest(string_to_array(',' || g.domains, ',')) AS d(domain)
WHERE g.subject_type = kind AND (lvl = 'read' OR g.level = lvl) AND (aim IS NULL OR g.purpose = aim)
    AND g.starts_at <= at AND g.ends_at > at AND (g.revoked_at IS NULL OR g.revoked_at > at)
    AND (g.user_id = holder OR g.organisation_id IN
        (SELECT m.organisation_id FROM people_membership m WHERE m.user_id = holder AND {held_now("m")}))
    AND ({serves or "false"});""",
    )  # fmt: skip


@walls.function("zotim_wall_grants")
def _grants() -> walls.Function:
    """Ids of the grants that one may see; the same question as :func:`grants`."""
    overseen = "".join(
        f"\n    OR (g.subject_type = '{entry.label}' AND g.subject_id IN ({entry.sql}))" for entry in SUBJECTS.values()
    )
    return walls.Function(
        "zotim_wall_grants", "", "SETOF uuid", declare=AT,
        body=f"""
RETURN QUERY SELECT g.id FROM access_grant g WHERE holder IS NOT NULL AND (g.user_id = holder OR g.organisation_id IN
    (SELECT m.organisation_id FROM people_membership m WHERE m.user_id = holder AND {held_now("m")}){overseen});""",
    )  # fmt: skip


def _oversees(kind: str, key: str) -> str:
    return " OR ".join(
        f"({kind} = '{entry.label}' AND {key} IN ({entry.sql}))" for entry in SUBJECTS.values()
    ) or "false"  # fmt: skip


@walls.function("zotim_wall_grant_give")
def _give() -> walls.Function:
    """The only way into the grant table. Who gives is who asks, not what the caller says."""
    bases = " OR ".join(
        f"(kind = '{entry.label}' AND basis_kind = '{label}' AND ({condition}))"
        for entry in SUBJECTS.values()
        for label, condition in entry.bases.items()
    )
    return walls.Function(
        "zotim_wall_grant_give",
        "key uuid, receiver uuid, body_id uuid, kind text, subject uuid, parts text, lvl text, aim text, "
        "basis_kind text, basis uuid, begins timestamptz, finishes timestamptz",
        "void", writes=True,
        declare=AT + "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid; "
        "other uuid := nullif(current_setting('zotim.on_behalf_of', true), '')::uuid;",
        body=f"""
IF holder IS NULL THEN
    RAISE EXCEPTION 'zotim: nobody gives this grant' USING ERRCODE = 'insufficient_privilege'; END IF;
IF receiver IS NOT NULL AND receiver IN (me, coalesce(other, me)) THEN
    RAISE EXCEPTION 'zotim: nobody gives a grant to themselves' USING ERRCODE = 'insufficient_privilege'; END IF;
IF NOT ({_oversees("kind", "subject")}) THEN
    RAISE EXCEPTION 'zotim: who gives a grant oversees its subject' USING ERRCODE = 'insufficient_privilege'; END IF;
IF NOT ({bases or "false"}) THEN
    RAISE EXCEPTION 'zotim: a grant rests on something that holds' USING ERRCODE = 'insufficient_privilege'; END IF;
IF finishes <= at OR finishes > begins + interval '{LONGEST.days} days' THEN
    RAISE EXCEPTION 'zotim: a grant ends within a year' USING ERRCODE = 'insufficient_privilege'; END IF;
INSERT INTO access_grant (id, created_at, user_id, organisation_id, subject_type, subject_id, domains, level, purpose,
    basis_type, basis_id, starts_at, ends_at, given_by_id, given_for_id)
VALUES (key, at, receiver, body_id, kind, subject, parts, lvl, aim, basis_kind, basis, begins, finishes, me, other);""",
    )  # fmt: skip


@walls.function("zotim_wall_grant_revoke")
def _revoke() -> walls.Function:
    """Taking back is for those who oversee the subject, and for who gave it."""
    return walls.Function(
        "zotim_wall_grant_revoke", "key uuid", "void", writes=True,
        declare=AT + "me uuid := nullif(current_setting('zotim.user_id', true), '')::uuid;",
        body=f"""
UPDATE access_grant g SET revoked_at = at, revoked_by_id = me
WHERE g.id = key AND g.revoked_at IS NULL AND holder IS NOT NULL
    AND (g.given_by_id = holder OR {_oversees("g.subject_type", "g.subject_id")});
IF NOT FOUND THEN
    RAISE EXCEPTION 'zotim: this grant isn''t yours to take back' USING ERRCODE = 'insufficient_privilege'; END IF;""",
    )  # fmt: skip


walls.wall("access.Grant", walls.Policy("SELECT", using="id IN (SELECT zotim_wall_grants())"), web="SELECT")
