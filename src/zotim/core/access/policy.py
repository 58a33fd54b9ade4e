"""The one place that decides who may do and see what.

A room's ``policy.py`` fills two tables: :func:`actions` (what can be done, by which roles, in which relation to the
record) and :func:`visible_to` (which rows of a model an actor may see, as a ``Q``). Lists, pages, search, counts,
exports and the API all filter by the same ``Q``; a page about one record is that filter and the key. What stands in
no table is denied.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.functional import Promise

from zotim.core.access.actor import Actor
from zotim.core.access.roles import ROLES, Role, roles
from zotim.core.prepared import Prepared

__all__ = [
    "ACTIONS", "EVERYBODY", "EVERYTHING", "NOTHING", "ROLES", "VISIBLE", "Action", "Denied", "NotVisible", "Role",
    "actions", "allow", "get_visible", "may", "open_actions", "roles", "visible", "visible_rows", "visible_to",
]  # fmt: skip

EVERYBODY = frozenset({"*"})
"""Any role at all: somebody with a live membership."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done, named as a service is: ``register.evidence.review``.

    *event* is the audit verb; *roles* may do it; *relation* says in words, and *when* in code, what must hold
    between the actor and the record.
    """

    name: str
    label: str | Promise
    roles: frozenset[str]
    event: str
    relation: str | Promise = ""
    when: Callable[[Actor, Any], bool] | None = None

    def open_to(self, actor: Actor) -> bool:
        """Whether one of the actor's roles is in the table; says nothing about a record yet."""
        return bool(actor.posts) and (self.roles == EVERYBODY or bool(self.roles & actor.roles))


class Denied(Exception):
    """The actor may not do this. Holds the action's name and the record, for the log."""

    def __init__(self, action: str, obj: models.Model | None = None) -> None:
        super().__init__(action)
        self.action, self.obj = action, obj


class NotVisible(Http404):
    """There is no such record, or not for this actor: the answer is the same."""

    def __init__(self, model: type[models.Model], key: str) -> None:
        super().__init__("Not found")
        self.model, self.key = model, key


ACTIONS: dict[str, Action] = {}
VISIBLE: dict[type[models.Model], Callable[[Actor, str], Q]] = {}

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


def actions(*table: Action) -> None:
    """Enter actions. Raises ValueError for a name that is taken."""
    for action in table:
        if action.name in ACTIONS:
            raise ValueError(f"action {action.name} is declared twice")
        ACTIONS[action.name] = action


V = TypeVar("V", bound=Callable[[Actor, str], Q])
M = TypeVar("M", bound=models.Model)


def visible_to(*of: type[models.Model]) -> Callable[[V], V]:
    """Enter a function ``(actor, purpose) -> Q`` as the predicate of these models."""

    def enter(predicate: V) -> V:
        for model in of:
            if model in VISIBLE:
                raise ValueError(f"{model._meta.label} has two predicates")
            VISIBLE[model] = predicate
        return predicate

    return enter


def visible(model: type[models.Model], actor: Actor, purpose: str = "") -> Q:
    """Which rows of *model* the actor may see, for *purpose* or else for what the actor acts for.

    A model with no predicate shows nothing, nor does having no role.
    """
    predicate = VISIBLE.get(model)
    return predicate(actor, purpose or actor.purpose) if predicate and actor.posts else NOTHING


def visible_rows(model: type[M], actor: Actor) -> Prepared:
    """The rows of *model* that the actor may see, from which a question begins that is put together once."""
    return Prepared(_rows, model, visible(model, actor))


def _rows(model: type[M], seen: Q) -> models.QuerySet[M]:
    return model._default_manager.filter(seen)


def get_visible(source: type[M] | models.QuerySet[M], actor: Actor, purpose: str = "", **key: Any) -> M:
    """The one record with *key*, from the same filter as the list. Raises :class:`NotVisible`."""
    queryset = source if isinstance(source, models.QuerySet) else source._default_manager.all()
    found = queryset.filter(visible(queryset.model, actor, purpose), **key).first()
    if found is None:
        raise NotVisible(queryset.model, str(next(iter(key.values()), "")))
    return found


def may(actor: Actor, name: str, obj: models.Model | None = None) -> bool:
    """Whether the actor may do this to *obj*: the role is in the table, the record visible, the relation holds."""
    return bool(open_actions(actor, [name], obj))


def open_actions(actor: Actor, names: Iterable[str], obj: models.Model | None = None) -> set[str]:
    """Those of *names* that the actor may do now, for the buttons of a page."""
    found = [ACTIONS[name] for name in names if name in ACTIONS and ACTIONS[name].open_to(actor)]
    if not found or not _sees(actor, obj):
        return set()
    return {one.name for one in found if one.when is None or (obj is not None and one.when(actor, obj))}


def _sees(actor: Actor, obj: models.Model | None) -> bool:
    """Whether there is nothing to see, or the actor sees it."""
    if obj is None or type(obj) not in VISIBLE:
        return True
    return type(obj)._default_manager.filter(visible(type(obj), actor), pk=obj.pk).exists()


def allow(actor: Actor, name: str, obj: models.Model | None = None) -> Action:
    """Raise :class:`Denied` unless the actor may; every service calls this first."""
    if not may(actor, name, obj):
        raise Denied(name, obj)
    return ACTIONS[name]
