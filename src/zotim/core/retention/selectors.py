"""What is due, and what is held."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.walls import walled
from zotim.core.audit.models import Event
from zotim.core.clocks import lengths
from zotim.core.clocks.holidays import own_calendar
from zotim.core.clocks.registry import zone
from zotim.core.retention.models import Hold
from zotim.core.retention.registry import RULES, Rule


def border(rule: Rule, now: datetime | None = None) -> datetime:
    """What began before this moment has been kept for the rule's length."""
    return lengths.begun_before(now or timezone.now(), rule.length, zone(), own_calendar())


def model_of(rule: Rule) -> type[models.Model]:
    """The rule's model."""
    return apps.get_model(rule.model)


def due(rule: Rule, before: datetime) -> models.QuerySet:
    """The records of a rule that began before *before* and that no hold keeps."""
    rows = _begun(rule, before).filter(rule.where).order_by("pk")
    held = Q(pk__in=held_ids(rule.model.lower()))
    if held_as_a_kind(rule.model.lower()):
        return rows.none()
    for path in rule.under:
        label = _end_of(rule, path)._meta.label_lower
        if held_as_a_kind(label):
            return rows.none()
        held |= Q(**{f"{path}__in": held_ids(label)})
    return rows.exclude(held)


def _begun(rule: Rule, before: datetime) -> models.QuerySet:
    model = model_of(rule)
    if rule.since_field:
        field = model._meta.get_field(rule.since_field)
        moment = isinstance(field, models.DateTimeField)
        return model._base_manager.filter(
            **{f"{rule.since_field}__lt": before if moment else lengths.day_of(before, zone())}
        )
    told = Event.objects.filter(verb=rule.since_event, object_type=model._meta.label_lower, outcome="done")
    last = told.order_by().values("object_id").annotate(last=Max("at")).filter(last__lt=before)
    return model._base_manager.filter(pk__in=[UUID(key) for key in last.values_list("object_id", flat=True)])


def _end_of(rule: Rule, path: str) -> type[models.Model]:
    model: Any = model_of(rule)
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model


def held_ids(object_type: str) -> models.QuerySet:
    """Ids of the records of a kind that a hold keeps now."""
    live = Hold.objects.live().filter(object_type=object_type, object_id__isnull=False)
    return live.values("object_id")


def held_as_a_kind(object_type: str) -> bool:
    """Whether a hold keeps all records of a kind now."""
    return Hold.objects.live().filter(object_type=object_type, object_id=None).exists()


def is_held(object_type: str, ids: Iterable[UUID]) -> bool:
    """Whether a hold keeps any of these records now."""
    return held_as_a_kind(object_type) or held_ids(object_type).filter(object_id__in=list(ids)).exists()


def due_list(actor: Actor, now: datetime | None = None) -> list[tuple[Rule, int]]:
    """Each rule with how many records are due under it, as far as the actor is among those who may propose."""
    counted = []
    for rule in as_table():
        with walled(actor, rule.purpose):
            counted.append((rule, due(rule, border(rule, now)).count()))
    return counted


def due_rules(actor: Actor, now: datetime | None = None) -> list[Rule]:
    """The rules under which anything is due; for those who may propose to dispose of it."""
    found = []
    for rule in as_table():
        with walled(actor, rule.purpose):
            if due(rule, border(rule, now)).exists():
                found.append(rule)
    return found


def as_table() -> list[Rule]:
    """Every rule, by its code; for the reference."""
    return [RULES[code] for code in sorted(RULES)]
