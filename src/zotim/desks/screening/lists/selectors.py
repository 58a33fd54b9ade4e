"""Every read of lists; each takes the actor."""

from datetime import datetime
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.screening.lists.models import Listed, Source, Version


def sources(actor: Actor) -> QuerySet[Source]:
    """All lists, with the number of entries in force and since when."""
    current = Version.objects.filter(source=OuterRef("pk"), state="in_force").order_by()
    rows = Source.objects.filter(visible(Source, actor)).annotate(
        number=Subquery(current.values("entries")), in_force_at=Subquery(current.values("in_force_at"))
    )
    return rows.order_by("code")


def source(actor: Actor, pk: UUID) -> Source:
    """One list. Raises NotVisible."""
    return get_visible(Source.objects.all(), actor, pk=pk)


def versions(actor: Actor, source: Source) -> QuerySet[Version]:
    """The versions of a list, the newest first."""
    rows = Version.objects.filter(visible(Version, actor), source=source).select_related("source", "file")
    return rows.defer("told").order_by("-number")


def versions_of(actor: Actor, code: str) -> QuerySet[Version]:
    """The versions of the list with a short name, the newest first; none, where there is no such list."""
    rows = Version.objects.filter(visible(Version, actor), source__in=sources(actor).filter(code=code).values("pk"))
    return rows.defer("told").order_by("-number")


def version(actor: Actor, source: UUID, pk: UUID) -> Version:
    """A version of that list. Raises NotVisible."""
    rows = Version.objects.select_related("source", "file", "taken_by", "decided_by")
    return get_visible(rows, actor, pk=pk, source_id=source)


def held(actor: Actor) -> QuerySet[Version]:
    """Versions that wait for somebody to look, the oldest first."""
    rows = Version.objects.filter(visible(Version, actor), state="held").select_related("source")
    return rows.defer("told").order_by("created_at", "pk")


def entries(actor: Actor, source: Source, moment: datetime | None = None) -> QuerySet[Listed]:
    """What a list says now, or said at a *moment*."""
    rows = Listed.objects.filter(visible(Listed, actor), source=source)
    if moment is None:
        return rows.filter(until=None)
    ended = Q(until=None) | Q(until__in_force_at__gt=moment)
    return rows.filter(ended, since__in_force_at__lte=moment)


def entry(actor: Actor, pk: UUID) -> Listed:
    """What a list says, or said, of one id. Raises NotVisible."""
    rows = Listed.objects.select_related("source", "since", "until")
    return get_visible(rows, actor, pk=pk)


def spans(actor: Actor, entry: Listed) -> QuerySet[Listed]:
    """All that the list ever said of this id, the newest first."""
    rows = Listed.objects.filter(visible(Listed, actor), source=entry.source_id, listed_id=entry.listed_id)
    return rows.select_related("since", "until").order_by("-since__number")


def changes(actor: Actor, version: Version) -> QuerySet[Listed]:
    """What a version brought, changed and took, each id once, with ``how``; of a changed one what it says since."""
    same = Listed.objects.filter(source=OuterRef("source"), listed_id=OuterRef("listed_id"))
    brought, went = Q(since=version), Q(until=version)
    rows = Listed.objects.filter(visible(Listed, actor), brought | (went & ~Exists(same.filter(since=version))))
    how = Case(
        When(brought & Exists(same.filter(until=version)), then=Value("changed")),
        When(brought, then=Value("added")),
        default=Value("removed"),
    )
    return rows.annotate(how=how).select_related("source").order_by("caption", "pk")
