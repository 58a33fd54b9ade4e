"""Records as those who watch see them: the kind, the reference or id, and a link only for who may open it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import NoReverseMatch, resolve, reverse

from zotim.core.access.actor import Actor
from zotim.core.access.pages import rule_for
from zotim.core.access.policy import ACTIONS, visible
from zotim.core.ui.events import KINDS, kind_word, model_of
from zotim.core.ui.words import Word

Named = tuple[str, str]
"""A record as the log names it: kind and id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One record. *code* is its reference, or its id where it has none or is gone; *url* is empty for most readers."""

    kind: Word
    code: str
    url: str = ""

    @property
    def short(self) -> str:
        """The reference; of an id, its end, by which the filter finds it too."""
        return f"…{self.code[-12:]}" if _key(self.code) else self.code


def has_reference(model: type[models.Model]) -> bool:
    """Whether people cite this kind by a reference."""
    try:
        model._meta.get_field("reference")
    except FieldDoesNotExist:
        return False
    return True


def shown(actor: Actor, named: Iterable[Named]) -> dict[Named, Shown]:
    """Records by kind and id, with two queries for each kind. References are random, so they tell nothing."""
    found: dict[Named, Shown] = {}
    by_kind: dict[str, set[str]] = defaultdict(set)
    for object_type, object_id in named:
        found[object_type, object_id] = Shown(kind_word(object_type) if object_type else "", object_id)
        by_kind[object_type].add(object_id)
    for object_type, ids in by_kind.items():
        model = model_of(object_type)
        keys = {key: text for text in ids if (key := _key(text))}
        if model is None or not keys:
            continue
        references = _references(model, keys)
        opened = _opened(actor, object_type, model, keys)
        for key, text in keys.items():
            url = reverse(KINDS[object_type].page, args=[key]) if key in opened else ""
            found[object_type, text] = Shown(kind_word(object_type), references.get(key, text), url)
    return found


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _references(model: type[models.Model], keys: Iterable[UUID]) -> dict[UUID, str]:
    if not has_reference(model):
        return {}
    return dict(model._base_manager.filter(pk__in=list(keys)).values_list("pk", "reference"))


def _opened(actor: Actor, object_type: str, model: type[models.Model], keys: Iterable[UUID]) -> set[UUID]:
    """Those that the actor may open: this installation has the page, it is open to them, and the record is visible."""
    name = KINDS[object_type].page if object_type in KINDS else ""
    if not name:
        return set()
    try:
        found = resolve(reverse(name, args=[next(iter(keys))]))
    except NoReverseMatch:
        return set()
    rule = rule_for(found.func, name)
    if rule is None or not rule.action or not ACTIONS[rule.action].open_to(actor):
        return set()
    return set(model._base_manager.filter(visible(model, actor), pk__in=list(keys)).values_list("pk", flat=True))


def with_reference(model: type[models.Model], reference: str) -> list[UUID]:
    """Ids of the records of a kind that have this reference: one or none."""
    return list(model._base_manager.filter(reference__iexact=reference).values_list("pk", flat=True))


def ids_of(reference: str) -> Iterator[str]:
    """Ids of records of any kind with this reference."""
    for model in apps.get_models():
        if model.__module__.startswith("zotim.") and has_reference(model):
            yield from map(str, with_reference(model, reference))
