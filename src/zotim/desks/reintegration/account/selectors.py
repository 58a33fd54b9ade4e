"""What is counted of the work on cases: how many each worker has, and what is overdue. Called behind the wall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.selectors import due
from zotim.core.people.models import Membership, Organisation, User
from zotim.desks.reintegration.account.policy import counted
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.cases.policy import CASE, OVERVIEW, WORKERS, overseen

Counted = tuple[UUID, str, int]
"""A worker, their part, on how many open cases."""


@dataclass(slots=True)
class Load:
    """On how many open cases somebody works, by part."""

    user: User
    parts: dict[str, int] = field(default_factory=dict)

    @property
    def manager(self) -> int:
        """As case manager."""
        return self.parts.get(Assignment.Part.MANAGER, 0)

    @property
    def child_protection(self) -> int:
        """As child-protection worker."""
        return self.parts.get(Assignment.Part.CHILD_PROTECTION, 0)

    @property
    def supervisor(self) -> int:
        """As supervisor."""
        return self.parts.get(Assignment.Part.SUPERVISOR, 0)


@dataclass(slots=True)
class Body:
    """The workers of one body by name; *organisation* is None for those who hold no such post any more."""

    organisation: Organisation | None
    loads: list[Load] = field(default_factory=list)

    @property
    def managed(self) -> int:
        """How many cases its workers manage."""
        return sum(one.manager for one in self.loads)


def caseload(actor: Actor, purpose: str = "") -> list[Body]:
    """Who works on how many open cases: of those that the actor supervises, or for the overview of all. By the names
    of bodies and workers, never by the numbers."""
    loads: dict[UUID, Load] = {}
    counts = list(_counts(actor, purpose))
    people = User.objects.in_bulk({user for user, _part, _number in counts})
    for user, part, number in counts:
        loads.setdefault(user, Load(people[user])).parts[part] = number
    posts = _posts(loads)
    bodies: dict[UUID | None, Body] = {}
    for user, load in loads.items():
        body = posts.get(user)
        bodies.setdefault(body.pk if body else None, Body(body)).loads.append(load)
    for one in bodies.values():
        one.loads.sort(key=lambda load: (str(load.user), load.user.pk))
    return sorted(bodies.values(), key=lambda one: (one.organisation is None, str(one.organisation or "")))


def _counts(actor: Actor, purpose: str) -> Iterator[Counted]:
    if purpose == OVERVIEW and connection.vendor == "postgresql":  # the wall hides the rows: a function counts them
        with connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_caseload()")
            for (line,) in cursor.fetchall():
                user, part, number = line.split()
                yield UUID(user), part, int(number)
        return
    rows = Assignment.objects.live().filter(counted(actor, purpose)).values_list("user_id", "part")
    yield from rows.annotate(number=Count("case_id", distinct=True)).order_by()


def _posts(users: Iterable[UUID]) -> dict[UUID, Organisation]:
    """The body for which each of them does this work now; the one since longest where there are several."""
    rows = Membership.objects.live().filter(user_id__in=list(users), role__in=WORKERS)
    posts: dict[UUID, Organisation] = {}
    for row in rows.select_related("organisation").order_by("starts_at", "pk"):
        posts.setdefault(row.user_id, row.organisation)
    return posts


def overdue(actor: Actor, purpose: str = "") -> QuerySet[ClockRun]:
    """The clocks that ran out in the cases that the actor supervises, or for the overview in all, each with the number
    and the state of its case; what ran out first, first."""
    seen = Case.objects.filter(visible(Case, actor, purpose))
    if purpose != OVERVIEW:
        seen = seen.filter(pk__in=overseen(actor))
    of = seen.filter(pk=OuterRef("object_id"))
    rows = due(before=timezone.now()).filter(object_type=CASE, object_id__in=seen.values("pk"))
    return rows.annotate(
        reference=Subquery(of.values("reference")[:1]), case_state=Subquery(of.values("state")[:1])
    ).order_by("due_at", "pk")
