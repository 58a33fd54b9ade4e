"""Obliged entities are put in, changed, ended."""

import secrets
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import hashed, secrets_end
from zotim.core.audit.services import record
from zotim.core.identifiers import ALPHABET
from zotim.core.records import with_reference
from zotim.desks.screening.agency.models import (
    WAITING,
    ChangeLink,
    ChangeNotice,
    NameAnswer,
    NameLink,
    ObligedEntity,
)
from zotim.desks.screening.agency.states import ANSWER, NOTICE


@transaction.atomic
def entity_add(
    *, actor: Actor, name: str, kind: str, contact: str, language: str, since: date, email: str = ""
) -> ObligedEntity:  # fmt: skip
    """Put in an obliged entity; it is told of each change from then on. Raises Unfit for a name that is there."""
    allow(actor, "screening.obligedentity.add")
    _refuse_twice(name)
    entity = with_reference(
        lambda reference: ObligedEntity.objects.create(
            reference=reference, name=name.strip(), kind=kind, contact=contact, email=email, language=language,
            since=since, put_in_by_id=actor.person_id,
        )
    )  # fmt: skip
    record(actor, "screening.entity.added", entity)
    return entity


@transaction.atomic
def entity_change(*, actor: Actor, entity: ObligedEntity, **values: Any) -> ObligedEntity:
    """Change name, kind, contact, address or language."""
    allow(actor, "screening.obligedentity.change", entity)
    if unknown := values.keys() - {"name", "kind", "contact", "email", "language"}:
        raise TypeError(f"an entity's {', '.join(sorted(unknown))} stay as they are")
    if "name" in values:
        _refuse_twice(values["name"], but=entity)
    for name, value in values.items():
        setattr(entity, name, value)
    entity.save(update_fields=[*values])
    record(actor, "screening.entity.changed", entity)
    return entity


def _refuse_twice(name: str, but: ObligedEntity | None = None) -> None:
    others = ObligedEntity.objects.filter(name=name.strip(), until=None)
    if (others.exclude(pk=but.pk) if but else others).exists():
        raise Unfit(_("An obliged entity of this name is there already."), "name")


@transaction.atomic
def entity_code_make(*, actor: Actor, entity: ObligedEntity) -> str:
    """A fresh access code, which is shown once: with it an entity opens requests about one name. The one before it
    opens nothing any more."""
    allow(actor, "screening.obligedentity.code", entity)
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(12))
    entity.code_hash = hashed(drawn)
    entity.save(update_fields=["code_hash"])
    record(actor, "screening.entity.coded", entity)
    return "-".join(drawn[at : at + 4] for at in (0, 4, 8))


def code_fits(entity: ObligedEntity, given: str) -> bool:
    """Whether it is the code of this entity, however it is written."""
    read = "".join(given.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    return bool(entity.code_hash) and constant_time_compare(entity.code_hash, hashed(read))


@transaction.atomic
def entity_end(*, actor: Actor, entity: ObligedEntity, until: date) -> ObligedEntity:
    """Say until when it was obliged: what waits for it is closed, its links open nothing any more.

    Raises Unfit for a day before it began, or to come, and for one that has ended.
    """
    allow(actor, "screening.obligedentity.end", entity)
    if not entity.since <= until <= timezone.localdate():
        raise Unfit(_("The last day lies after the first, and not in the future."), "until")
    if not ObligedEntity.objects.filter(pk=entity.pk, until=None).update(until=until):
        raise Unfit(_("It has ended already."))
    entity.until = until
    for notice in ChangeNotice.objects.filter(entity=entity, state__in=WAITING).select_for_update():
        step = NOTICE.move(notice, "close")
        record(actor, step.event, notice)
    for link in secrets_end(ChangeLink.objects.filter(notice__entity=entity)):
        record(actor, "screening.notice_link.ended", link)
    for asked in NameAnswer.objects.filter(entity=entity, state__in=["due", "unreached", "asked"]).select_for_update():
        step = ANSWER.move(asked, "close", unreached="")
        record(actor, step.event, asked)
    for one in secrets_end(NameLink.objects.filter(answer__entity=entity)):
        record(actor, "screening.name_link.ended", one)
    record(actor, "screening.entity.ended", entity)
    return entity
