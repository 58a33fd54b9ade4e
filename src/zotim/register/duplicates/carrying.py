"""What one record brings with it into another, and how it is given back exactly.

Whatever points at a record in the register is moved: the relations are read from the models, so that a new room is
carried along by itself. A link that the survivor has already is dropped, with its key kept; another row that can't
stand twice stays where it is. What was moved, dropped and added is written down, so that taking apart touches nothing
else: what the survivor got meanwhile stays with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from zotim.register.models import Commitment, Measure

STAYS = frozenset(
    {
        ("register.commitment", "merged_into"),
        ("register.measure", "merged_into"),
        ("register.commitment_helpers", "commitment"),  # computed
        ("register.merger", "commitment"),
        ("register.merger", "into_commitment"),
        ("register.merger", "measure"),
        ("register.merger", "into_measure"),
    }
)
"""Relations that say something of the record itself."""

Key = tuple[str, str]
"""A model's label and a primary key as text."""


def relations(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    """The foreign keys of the register that point at *model*, those of many-to-many links too."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_many:
            key: Any = relation.field  # type: ignore[union-attr]
            label = key.model._meta.label_lower
            if key.model._meta.app_label == "register" and (label, key.name) not in STAYS:
                yield key


@dataclass(slots=True)
class Carried:
    """What a merger did to rows, as it is kept; and which records it touched, for their states."""

    moved: list[list[str]] = field(default_factory=list)
    """Label, name of the foreign key, primary key."""
    dropped: list[list[Any]] = field(default_factory=list)
    """Label, name of the foreign key, and the values of the row."""
    added: list[list[str]] = field(default_factory=list)
    """Label, primary key."""
    touched: set[Key] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"moved": self.moved, "dropped": self.dropped, "added": self.added}

    def touch(self, row: models.Model) -> None:
        """Remember the record whose state changed with *row*: for a link the one that declares it."""
        owner: Any = row._meta.auto_created
        if not owner:
            self.touched.add((row._meta.label_lower, str(row.pk)))
            return
        key = next(one for one in row._meta.fields if one.related_model is owner)
        self.touched.add((owner._meta.label_lower, str(getattr(row, key.attname))))


def carry(one: Commitment | Measure, into: Commitment | Measure, carried: Carried) -> None:
    """Move what points at *one* to *into*; write down in *carried* what was done."""
    for key in relations(type(one)):
        for row in key.model._base_manager.filter(**{key.name: one}).order_by("pk"):
            _take(key, row, into, carried)
    if isinstance(one, Measure) and isinstance(into, Measure):
        _keep_the_doer(one, into, carried)


def _take(key: Any, row: models.Model, into: models.Model, carried: Carried) -> None:
    label, link = row._meta.label_lower, bool(row._meta.auto_created)
    if link:
        carried.touch(row)
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{key.name: into})
    except IntegrityError:
        if link:  # the survivor has the same link
            _drop(key, row, carried)
        return
    setattr(row, key.name, into)
    carried.touch(row)
    carried.moved.append([label, key.name, str(row.pk)])


def _drop(key: Any, row: Any, carried: Carried) -> None:
    values = {one.attname: one.value_to_string(row) for one in row._meta.concrete_fields}
    carried.dropped.append([row._meta.label_lower, key.name, values])
    row.delete()


def _keep_the_doer(one: Measure, into: Measure, carried: Carried) -> None:
    """The body that did the merged measure goes on to see the one that stays: it supports it from now on."""
    links = Measure.support.through
    key: Any = next(found for found in links._meta.fields if found.related_model is Measure)
    for row in links._base_manager.filter(measure=into, organisation=into.lead_id):
        carried.moved = [entry for entry in carried.moved if entry[::2] != [row._meta.label_lower, str(row.pk)]]
        row.measure_id = one.pk
        _drop(key, row, carried)
    if one.lead_id != into.lead_id:
        row, made = links._base_manager.get_or_create(measure=into, organisation_id=one.lead_id)
        if made:
            carried.added.append([row._meta.label_lower, str(row.pk)])


def give_back(one: Commitment | Measure, into: Commitment | Measure, kept: dict[str, Any]) -> tuple[Carried, set[Key]]:
    """Undo what was written down: rows that are still with *into* go back, links that were dropped come back.

    Answers what was touched, and the links that *into* lost by it: label and key of the other end.
    """
    done, lost = Carried(), set[Key]()
    for label, pk in kept["added"]:
        apps.get_model(label)._base_manager.filter(pk=pk).delete()
    for label, name, pk in kept["moved"]:
        model = apps.get_model(label)
        row: Any = model._base_manager.filter(pk=pk, **{name: into}).first()
        if row is None:
            continue
        done.touch(row)
        model._base_manager.filter(pk=pk).update(**{name: one})
        setattr(row, name, one)
        done.touch(row)
        if model._meta.auto_created:
            lost.add((label, str(getattr(row, _other(model, name)))))
    for label, _name, values in kept["dropped"]:
        done.touch(_again(label, values))
    return done, lost


def _again(label: str, values: dict[str, str]) -> models.Model:
    model: Any = apps.get_model(label)
    row = model(**{one.attname: one.to_python(values[one.attname]) for one in model._meta.concrete_fields})
    row.save(force_insert=True)
    return row


def _other(model: type[models.Model], name: str) -> str:
    """The column of a link's other end."""
    return next(one.attname for one in model._meta.concrete_fields if one.is_relation and one.name != name)


def carry_again(one: Commitment | Measure, into: Commitment | Measure, kept: dict[str, Any], lost: set[Key]) -> Carried:
    """For a record that stays merged into *into*: links that were dropped because *into* had them are needed now."""
    carried = Carried(kept["moved"], [], kept["added"])
    for label, name, values in kept["dropped"]:
        model: Any = apps.get_model(label)
        if (label, values[_other(model, name)]) not in lost:
            carried.dropped.append([label, name, values])
            continue
        column = model._meta.get_field(name).attname
        row = _again(label, values | {column: str(into.pk)})
        carried.touch(row)
        carried.moved.append([label, name, str(row.pk)])
    carry(one, into, carried)
    return carried
