"""Keep a state of a record, and read it as it was."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone

from zotim.core.audit.services import Who
from zotim.core.revisions.models import Forgotten, Revision, Revisioned

M = TypeVar("M", bound=models.Model)


def _state(obj: Revisioned) -> dict[str, Any]:
    """All fields as plain values, without those that are derived; many-to-many as sorted lists of keys."""
    state: dict[str, Any] = {
        field.attname: None if field.value_from_object(obj) is None else field.value_to_string(obj)
        for field in obj._meta.concrete_fields
        if field.name not in obj.derived
    }
    for field in obj._meta.many_to_many:
        if field.name in obj.derived:
            continue
        state[field.name] = sorted(str(key) for key in getattr(obj, field.name).values_list("pk", flat=True))
    return state


def keep_revision(obj: Revisioned, actor: Who, **noted: str) -> Revision:
    """Keep the state that *obj* is in now. Call it in the service's transaction, after the change.

    *noted* is what happened to it that none of its fields says, such as ``why``: it stands beside them, in this one
    state. What is empty isn't noted.
    """
    of = Revision.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk)
    last = of.order_by("-number").values_list("number", flat=True).first() or 0
    return Revision.objects.create(
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        number=last + 1,
        at=timezone.now(),
        by_id=actor.user_id,
        data=_state(obj) | {name: value for name, value in noted.items() if value},
    )


def keep_first(objs: Sequence[Revisioned], actor: Who | None) -> None:
    """Keep the state that each of these is in as its first, since it was created; *actor* is None where nobody knows.

    For records made at once, in two questions whatever their number. Call it in the service's transaction.
    """
    Revision.objects.bulk_create(
        Revision(
            object_type=obj._meta.label_lower,
            object_id=obj.pk,
            number=1,
            at=obj.created_at,
            by_id=actor.user_id if actor else None,
            data=_state(obj),
        )
        for obj in objs
    )


def _restore(model: type[M], data: dict[str, Any], fields: Collection[str] | None) -> M:
    """An unsaved object in the state of *data*. Fields that came later keep their default."""
    values = {}
    for field in model._meta.concrete_fields:
        if field.attname in data and (fields is None or field.name in fields):
            target: Any = getattr(field, "target_field", field)
            values[field.attname] = None if data[field.attname] is None else target.to_python(data[field.attname])
    restored = model(**values)
    restored._state.adding, restored._state.db = False, "default"
    restored.links = {field.name: data.get(field.name, []) for field in model._meta.many_to_many}  # type: ignore[attr-defined]
    return restored


AT_ONCE = 500
"""Records that one question of :func:`as_of` names."""


def as_of(
    model: type[M], moment: datetime, ids: Iterable[UUID] | None = None, fields: Collection[str] | None = None
) -> Iterator[M]:
    """Every record of *model* as it was at *moment*: the newest state that had begun by then. Not to be saved.

    With *ids* only these, where they were there already, in the order of the ids. With *fields* only these are read
    back, and the others are empty: for very many records of which a rule asks little.
    ``links`` on each object holds its many-to-many keys as they then were, by field: ``{"evidence": ["…", …]}``.
    """
    rows = _states(model).filter(at__lte=moment)
    if ids is None:
        yield from (_restore(model, data, fields) for data in _newest(rows).values())
        return
    wanted = list(dict.fromkeys(ids))
    for at in range(0, len(wanted), AT_ONCE):
        some = wanted[at : at + AT_ONCE]
        found = _newest(rows.filter(object_id__in=some))
        yield from (_restore(model, found[key], fields) for key in map(str, some) if key in found)


def _newest(rows: models.QuerySet[Revision]) -> dict[str, dict[str, Any]]:
    """The newest of these states of each record, by its key."""
    return {data["id"]: data for data in rows.order_by("number").values_list("data", flat=True).iterator()}


def _states(model: type[models.Model]) -> models.QuerySet[Revision]:
    return Revision.objects.filter(object_type=model._meta.label_lower)


def there_at(model: type[models.Model], moment: datetime) -> models.QuerySet[Revision, UUID]:
    """Keys of the records of *model* that were there at *moment*."""
    return _states(model).filter(number=1, at__lte=moment).order_by().values_list("object_id", flat=True)


def changed_since(model: type[models.Model], moment: datetime) -> models.QuerySet[Revision, UUID]:
    """Keys of the records of *model* that changed after *moment*, those too that came since; some more than once."""
    return _states(model).filter(at__gt=moment).order_by().values_list("object_id", flat=True)


def once_with(model: type[M], key: UUID, moment: datetime, now: Iterable[UUID]) -> Iterator[M]:
    """Records of *model* as they were at *moment*: those that belong to *key* *now*, and what changed since and had
    named *key* by then. Which of them belonged to it at that moment their states say.

    Of whatever didn't change since, the rows of now are enough, so that no state has to be searched.
    """
    said = _states(model).filter(at__lte=moment, object_id__in=changed_since(model, moment))
    named = said.annotate(text=Cast("data", models.TextField())).filter(text__contains=str(key))
    return as_of(model, moment, [*now, *named.order_by("object_id").values_list("object_id", flat=True).distinct()])


def began(model: type[models.Model]) -> datetime | None:
    """The first moment of which any record of *model* is known; None where none ever was."""
    rows = Revision.objects.filter(object_type=model._meta.label_lower)
    return rows.order_by("at").values_list("at", flat=True).first()


def since(model: type[models.Model], ids: Iterable[UUID], field: str) -> dict[UUID, datetime]:
    """Since when each of these records has had the value of *field* that its newest state has."""
    began: dict[UUID, tuple[Any, datetime]] = {}
    rows = _states(model).filter(object_id__in=list(ids)).order_by("number")
    for key, at, value in rows.values_list("object_id", "at", KT(f"data__{field}")):
        if key not in began or began[key][0] != value:
            began[key] = (value, at)
    return {key: at for key, (_value, at) in began.items()}


def reached(model: type[models.Model], field: str, value: str, moment: datetime) -> dict[UUID, datetime]:
    """When each record of *model* first had *value* in *field*, of those that had it by *moment*."""
    rows = _states(model).filter(at__lte=moment, **{f"data__{field}": value})
    return dict(rows.order_by().values_list("object_id").annotate(models.Min("at")))


def history(obj: models.Model) -> models.QuerySet[Revision]:
    """The states of one record, oldest first."""
    return Revision.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk).order_by("number")


def forget(object_type: str, ids: Sequence[UUID], certificate: UUID) -> int:
    """Delete all states of records that are disposed of; answers how many. Called by ``core.retention`` alone."""
    states = Revision.objects.filter(object_type=object_type, object_id__in=ids)
    kept = set(states.values_list("object_id", flat=True))
    Forgotten.objects.bulk_create(
        [Forgotten(object_type=object_type, object_id=key, certificate=certificate) for key in sorted(kept)]
    )
    return states.delete()[0]
