"""What can be found: each room enters its models, with the texts under which a record is found.

Entries follow the records by themselves, in the same transaction: a saved record is indexed, a deleted one is
forgotten. What was written past ``save()`` (a bulk operation, SQL) is brought in by ``zotim search rebuild``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.signals import post_delete, post_save
from django.utils.functional import Promise

from zotim.core.search.models import Entry
from zotim.core.search.words import KIND, words_of
from zotim.core.texts import Translated
from zotim.vocabulary import Glyph

Text = str | Translated | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that can be found: its texts, and how a result is shown.

    *rows* adds to the found records what the showing functions look at, with ``select_related`` and such.
    """

    model: type[models.Model]
    label: str | Promise
    texts: Callable[[Any], Iterable[Text]]
    title: Callable[[Any], Text] = lambda obj: str(obj)
    url: Callable[[Any], str] = lambda obj: ""
    glyph: Callable[[Any], Glyph | None] = lambda obj: None
    state: Callable[[Any], str | Promise] = lambda obj: ""
    rows: Callable[[models.QuerySet[Any]], models.QuerySet[Any]] = lambda rows: rows

    @property
    def name(self) -> str:
        """The model's label, as the index and the log write it."""
        return self.model._meta.label_lower


KINDS: dict[type[models.Model], Kind] = {}
"""What can be found, in the order in which results are shown."""


def searchable(
    model: type[models.Model], label: str | Promise, *, texts: Callable[[Any], Iterable[Text]], **shown: Any
) -> Kind:
    """Enter a model. Raises ValueError for one that is entered already, or whose name is too long."""
    if model in KINDS:
        raise ValueError(f"{model._meta.label} can be found already")
    kind = Kind(model, label, texts, **shown)
    if len(kind.name) >= KIND:
        raise ValueError(f"{kind.name} is longer than the index keeps free before each word")
    KINDS[model] = kind
    post_save.connect(_saved, sender=model, dispatch_uid=f"zotim.search.{kind.name}")
    post_delete.connect(_deleted, sender=model, dispatch_uid=f"zotim.search.{kind.name}")
    return kind


def index(obj: models.Model) -> None:
    """Bring the entry of *obj* up to date. Saving does it by itself."""
    kind = KINDS[type(obj)]
    Entry.objects.update_or_create(
        object_type=kind.name, object_id=obj.pk, defaults={"words": words_of(_plain(kind.texts(obj)))}
    )


def index_new(objs: Sequence[models.Model]) -> None:
    """Enter records of one kind that were created at once and have no entries yet."""
    if objs:
        kind = KINDS[type(objs[0])]
        words = ((obj.pk, words_of(_plain(kind.texts(obj)))) for obj in objs)
        Entry.objects.bulk_create(
            (Entry(object_type=kind.name, object_id=key, words=found) for key, found in words), batch_size=500
        )


def _plain(texts: Iterable[Text]) -> Iterable[str]:
    for text in texts:
        if isinstance(text, Translated):
            yield from text.texts.values()
        elif text:
            yield text


def _saved(*, instance: models.Model, raw: bool = False, **_: Any) -> None:
    index(instance)


def _deleted(*, instance: models.Model, **_: Any) -> None:
    forget(KINDS[type(instance)].name, instance.pk)


def forget(object_type: str, object_id: UUID) -> None:
    """Take a record out of the index."""
    Entry.objects.filter(object_type=object_type, object_id=object_id).delete()
