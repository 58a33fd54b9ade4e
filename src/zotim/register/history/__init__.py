"""What happened to a record, in words: from the revisions of it and of what belongs to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import DecimalField, Model
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ROLES, visible
from zotim.core.people.models import Membership, User
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated, listed
from zotim.core.ui.words import Word, state_label
from zotim.register.exchange.origin import origin_of
from zotim.register.history.values import shown
from zotim.register.history.words import NOTED, TOLD, WHY
from zotim.register.policy import named_to

TOGETHER = timedelta(minutes=1)
"""What one person put on record of one kind within so long is told in one line, where nothing but a name is told."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    field: Word
    before: Any
    after: Any
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: *what*, to which record (nothing for the whole itself), when, by whom, and why."""

    what: Word
    about: Translated | str | None
    at: datetime
    who: str
    changes: tuple[Change, ...]
    why: str = ""
    origin: str = ""
    """From which file it came."""


def happenings(actor: Actor, whole: Model, parts: Iterable[Model], until: datetime) -> list[Happening]:
    """What happened to *whole* and to *parts* of it until a moment, newest first.

    *parts* are those that the actor may see. A person whose name isn't for the actor is called by
    the role that they held at that moment.
    """
    records: dict[UUID, Model] = {one.pk: one for one in (whole, *parts)}
    labels = sorted({one._meta.label_lower for one in records.values()})
    rows = Revision.objects.filter(object_type__in=labels, object_id__in=list(records), at__lte=until)
    revisions = list(rows.order_by("at", "number"))
    names = _names(actor, revisions)
    noted = _named(actor, revisions)
    found, before = list[Happening](), dict[UUID, Revision]()
    for revision in revisions:
        last = before.get(revision.object_id)
        before[revision.object_id] = revision
        record = records[revision.object_id]
        telling = TOLD[revision.object_type]
        about = noted.get(_noted(revision)[1]) if record is whole else telling.about(record, whole)
        was = last.data if last else {**revision.data, **dict.fromkeys(telling.first)}
        changes = tuple(_changes(actor, type(record), was, revision.data))
        who, why = names.get((revision.by_id, revision.at), ""), revision.data.get(WHY, "")
        _tell(found, Happening(_what(revision, last), about, revision.at, who, changes, why, _origin(revision)))
    return found[::-1]


def _tell(found: list[Happening], one: Happening) -> None:
    """Add what happened; the names of many parts that were put on record at once stand in one line."""
    last = found[-1] if found else None
    alike = last and (last.what, last.who, last.why, last.origin) == (one.what, one.who, one.why, one.origin)
    plain = last and isinstance(last.about, str) and isinstance(one.about, str) and not last.changes + one.changes
    if last and alike and plain and one.at - last.at < TOGETHER:
        found[-1] = replace(last, about=listed((last.about, one.about)))
    else:
        found.append(one)


def _origin(revision: Revision) -> str:
    return origin_of(revision.data, by_nobody=revision.by_id is None)


def _noted(revision: Revision) -> tuple[str, str]:
    """What is noted beside the fields, and the key of that record; twice nothing where nothing is."""
    return next(((name, revision.data[name]) for name in NOTED if name in revision.data), ("", ""))


def _named(actor: Actor, revisions: list[Revision]) -> dict[str, str]:
    """What the records that are noted are called, by their keys; of those that the actor sees."""
    keys: dict[str, set[str]] = {}
    for name, key in map(_noted, revisions):
        if name:
            keys.setdefault(name, set()).add(key)
    found: dict[str, str] = {}
    for name, wanted in keys.items():
        note = NOTED[name]
        rows = note.among.filter(visible(note.among.model, actor), pk__in=wanted)
        found |= {str(one.pk): note.called(one) for one in rows}
    return found


def _what(revision: Revision, last: Revision | None) -> Word:
    telling, now = TOLD[revision.object_type], revision.data
    noted, _key = _noted(revision)
    if noted:
        return NOTED[noted].label
    if last is None:
        return telling.begun
    state = now.get("state")
    if state != last.data.get("state"):
        machine = apps.get_model(revision.object_type)._meta.label
        return telling.moved.get(str(state)) or state_label(state, machine)
    for name, (came, went) in telling.turned.items():
        if bool(last.data.get(name)) != bool(now.get(name)):
            return came if now.get(name) else went
    return _("Changed")


def _changes(actor: Actor, model: type[Model], before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    columns: dict[str, Any] = {column.attname: column for column in model._meta.concrete_fields}
    columns |= {column.name: column for column in model._meta.many_to_many}
    for name, told in TOLD[model._meta.label_lower].fields.items():
        was, now = before.get(name), after.get(name)
        column = columns[name]
        if name in after and (was or now) and not _same(column, was, now):
            left, right = (shown(actor, column, told.codes, value) for value in (was, now))
            yield Change(told.label, left, right, told.typed)


def _same(column: Any, was: Any, now: Any) -> bool:
    """Whether two values say the same: of a number 8 and 8.00 do."""
    if was == now or not (isinstance(column, DecimalField) and was and now):
        return bool(was == now)
    return Decimal(was) == Decimal(now)


def _names(actor: Actor, revisions: list[Revision]) -> dict[tuple[UUID | None, datetime], str]:
    """What whoever made each revision is called here, by person and moment: by name, else by the role held then."""
    deeds = {(one.by_id, one.at) for one in revisions if one.by_id}
    people = {person for person, _moment in deeds}
    names = {one.pk: str(one) for one in User.objects.filter(named_to(actor), pk__in=people)}
    posts: dict[UUID, list[Membership]] = {}
    for held in Membership.objects.filter(user_id__in=people - names.keys(), role__in=ROLES).order_by("-starts_at"):
        posts.setdefault(held.user_id, []).append(held)
    return {deed: names.get(deed[0]) or _role(posts.get(deed[0], ()), deed[1]) for deed in deeds}


def _role(posts: Iterable[Membership], at: datetime) -> str:
    """The role held at a moment, of several the one that began last; nothing where none was."""
    return next((str(ROLES[post.role].label) for post in posts if post.live_at(at)), "")
