"""Rows for any model, made from its fields alone: what an old schema asks for, no code of that day still knows."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction

from zotim.core.identifiers import uuid7
from zotim.core.texts import Translated, TranslatedField

ROWS = 5
"""Rows of each model: enough for as many different people as one row names."""
BEGINNING = datetime(2026, 1, 1, 8, tzinfo=timezone.utc)  # noqa: UP017
TEXT = "Ë مرحبا 'quoted' \"twice\" <b> \\ %s {}"
"""What every text column has to carry over unharmed, as far as it is long enough."""


class Unfillable(AssertionError):
    """No row of a model could be made; the message says what the database refused."""


def fill(found: list[type[models.Model]]) -> dict[str, list[Any]]:
    """Make up to :data:`ROWS` rows of each model, parents first, by label. Raises :class:`Unfillable`."""
    made: dict[str, list[Any]] = {}
    for model in _parents_first(found):
        made[model._meta.label] = list(_rows(model, made))
    for model in found:
        for relation in model._meta.many_to_many:
            targets = made.get(relation.related_model._meta.label)
            if targets and relation.remote_field.through._meta.auto_created:
                for row in made[model._meta.label]:
                    getattr(row, relation.name).add(targets[0].pk)
    return made


def _parents_first(found: list[type[models.Model]]) -> list[type[models.Model]]:
    # By label: in the state of a migration one model may stand as several classes.
    by_label = {model._meta.label: model for model in found}
    ordered: list[str] = []

    def visit(label: str, path: tuple[str, ...]) -> None:
        if label in ordered or label in path or label not in by_label:
            return
        for field in by_label[label]._meta.concrete_fields:
            if field.is_relation:
                visit(field.related_model._meta.label, (*path, label))
        ordered.append(label)

    for label in by_label:
        visit(label, ())
    return [by_label[label] for label in ordered]


def _rows(model: type[models.Model], made: dict[str, list[Any]]) -> Iterator[Any]:
    """Rows with as much filled in as the constraints let: all, then all but one, then one, then nothing optional."""
    optional = [field.name for field in model._meta.concrete_fields if field.null]
    everything = frozenset(optional)
    tries = [everything, *(everything - {name} for name in optional), *(frozenset({n}) for n in optional), frozenset()]
    count, refused, fitting = 0, "", None
    for number in range(ROWS):
        for chosen in [fitting] if fitting is not None else tries:
            try:
                with transaction.atomic():
                    row = model(**_values(model, number, chosen, made))
                    row.save(force_insert=True)
            except IntegrityError as error:
                refused = str(error).strip().splitlines()[0]
                continue
            fitting = chosen
            count += 1
            yield row
            break
        else:
            break
    if not count:
        raise Unfillable(f"{model._meta.label}: {refused}")


def _values(model: Any, number: int, chosen: frozenset[str], made: dict[str, list[Any]]) -> dict:
    listed = _listed(model)
    values = {}
    for place, field in enumerate(model._meta.concrete_fields):
        if field.null and field.name not in chosen:
            values[field.name] = None
        elif field.is_relation:
            parents = made.get(field.related_model._meta.label) or []
            if parents:
                step = number if field.unique else number + place
                values[field.attname] = parents[step % len(parents)].pk
            elif not field.null:
                raise Unfillable(f"{model._meta.label}.{field.name}: no row of {field.related_model._meta.label}")
        elif isinstance(field, models.AutoField):
            continue
        elif field.has_default() and not isinstance(field, (TranslatedField, models.DateField)):
            values[field.name] = field.get_default()
        elif field.name in listed:
            values[field.name] = listed[field.name]
        elif field.choices:
            values[field.name] = field.choices[0][0]
        else:
            values[field.name] = _value(field, place, number)
    return values


def _listed(model: Any) -> dict[str, Any]:
    """The first value of each ``field__in`` that a constraint asks for."""
    found: dict[str, Any] = {}

    def look(condition: Any) -> None:
        for child in getattr(condition, "children", ()):
            if isinstance(child, tuple):
                name, _, lookup = child[0].rpartition("__")
                if lookup == "in" and name:
                    found.setdefault(name, sorted(map(str, child[1]))[0])
            elif not getattr(child, "negated", False):
                look(child)

    for constraint in model._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            look(constraint.condition)
    return found


def _value(field: Any, place: int, number: int) -> Any:
    """Something of the field's type. Days, moments and numbers rise from field to field: an end comes after a start."""
    kind = field.get_internal_type()
    if isinstance(field, TranslatedField):
        return Translated.of("sq", f"{TEXT} {number}", ar="نص", en="text")
    match kind:
        case "UUIDField":
            return uuid7()
        case "CharField" | "TextField" | "SlugField" | "EmailField" | "URLField" | "FileField":
            return _text(field, kind, place, number)
        case "DateTimeField":
            return BEGINNING + timedelta(hours=place, seconds=number)
        case "DateField":
            return date(2026, 1, 1) + timedelta(days=place)
        case "TimeField":
            return time(8 + place % 12)
        case "DurationField":
            return timedelta(hours=1)
        case "DecimalField":
            return Decimal(place + 1)
        case "FloatField":
            return 1.5
        case "BooleanField":
            return False
        case "BinaryField":
            return bytes(range(256))
        case "JSONField":
            return {"text": TEXT, "numbers": [1, 2.5, None], "inner": {"x": True}}
        case "GenericIPAddressField":
            return "127.0.0.1"
        case (
            "IntegerField"
            | "BigIntegerField"
            | "SmallIntegerField"
            | ("PositiveIntegerField" | "PositiveBigIntegerField" | "PositiveSmallIntegerField")
        ):
            return 100 * (place + 1) + number
    raise Unfillable(f"{field.model._meta.label}.{field.name}: the filler knows no {kind}; teach it one")


def _text(field: Any, kind: str, place: int, number: int) -> str:
    if kind == "EmailField":
        return f"person{number}@test.example"
    if kind == "URLField":
        return f"https://test.example/{number}"
    unique = f"{place}{number}"
    length = field.max_length or 1000
    # Codes (references, hashes, ids as text) are short or of one length; long texts carry every sign.
    if length <= 128 or kind == "SlugField":
        text = (UUID(int=uuid7().int ^ (place << 64 | number)).hex * 4)[: min(length, 64) - len(unique)] + unique
        return text[-length:]
    return f"{TEXT} {unique}"[:length]
