"""What a service writes beside a record, many at once: its first revision, its entry in the index, its events."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

AT_ONCE = 2_000


def kept(
    rows: Sequence[Any], by: Any, linked: Callable[[Any], dict[str, list[str]]] = lambda one: {}, *, again: bool = False
) -> None:
    """The first revision of each, or *again* another one today; *linked* says the keys of what it is linked with, which
    no service asks here."""
    from django.utils import timezone

    from zotim.core.revisions.models import Revision

    if not rows:
        return
    number, at = (2, timezone.now()) if again else (1, timezone.now() - timedelta(days=2))
    label = rows[0]._meta.label_lower
    fields = [one for one in rows[0]._meta.concrete_fields if one.name not in getattr(rows[0], "derived", ())]

    def state(one: Any) -> dict[str, Any]:
        plain = {at.attname: at.value_to_string(one) if getattr(one, at.attname) is not None else None for at in fields}
        return plain | linked(one)

    Revision.objects.bulk_create(
        [Revision(object_type=label, object_id=o.pk, number=number, at=at, by_id=by.pk, data=state(o)) for o in rows],
        batch_size=AT_ONCE,
    )


def found(rows: Sequence[Any]) -> None:
    """The entry of each in the index. None was merged into another, which nobody has to ask for each."""
    from zotim.core.search.models import Entry
    from zotim.core.search.registry import KINDS, _plain
    from zotim.core.search.words import words_of

    if not rows or type(rows[0]) not in KINDS:
        return
    kind, merged = KINDS[type(rows[0])], {"merged_here": []}
    entries = []
    for one in rows:
        before = getattr(one, "_prefetched_objects_cache", None)
        one._prefetched_objects_cache = merged
        entries.append(Entry(object_type=kind.name, object_id=one.pk, words=words_of(_plain(kind.texts(one)))))
        one._prefetched_objects_cache = before or {}
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)


def looked_at(rows: Iterable[Any], by: Any, times: int) -> None:
    """So many views of each in the log, by one person; past the models, since they are a million."""
    from django.db import connection
    from django.utils import timezone

    from zotim.core.audit.models import Event, event_id

    now, columns = timezone.now(), [one.column for one in Event._meta.concrete_fields]
    fields = list(Event._meta.concrete_fields)

    def row(one: Any) -> list[Any]:
        event = Event(
            at=now, actor_id=by.pk, actor_kind="person", verb="register.commitment.viewed", outcome="viewed",
            object_type="register.commitment", object_id=str(one.pk), digest="0" * 64,
        )  # fmt: skip
        return [at.get_db_prep_save(getattr(event, at.attname), connection) for at in fields]

    ids = columns.index("id")
    prepared = Event._meta.pk.get_db_prep_save
    written = (
        [*first[:ids], prepared(event_id(), connection), *first[ids + 1 :]]
        for first in map(row, rows)
        for _ in range(times)
    )
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {Event._meta.db_table} ({names}) FROM STDIN") as copy:
                for values in written:
                    copy.write_row(values)
        else:
            places = ", ".join(["%s"] * len(columns))
            insert = f"INSERT INTO {Event._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608
            cursor.executemany(insert, list(written))
