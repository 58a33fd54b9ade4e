"""Systems of platforms: their keys, and what they fetch and answer by one. A key stands instead of a person's role; it
opens what is addressed to its platform, once that has left, and nothing else."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import secret_find, secret_make, secrets_end
from zotim.core.audit.services import record
from zotim.desks.content.dispatch.models import LEFT, Dispatch, Letter, PlatformKey
from zotim.desks.content.dispatch.services import answers, letters
from zotim.desks.content.dispatch.services.rows import PlatformSystem, held
from zotim.desks.content.law.models import Platform

PREFIX, LONGEST = "zotim_order_", 366


@transaction.atomic
def key_make(*, actor: Actor, platform: Platform, name: str, days: int) -> tuple[PlatformKey, str]:
    """A key for a system of a platform, and the secret, which nobody can read again. Raises Unfit for a platform that
    has ended, and for a time that isn't 1 to 366 days."""
    allow(actor, "content.platformkey.make")
    if platform.state == "ended":
        raise Unfit(_("The platform has ended."))
    if not 1 <= days <= LONGEST:
        raise Unfit(_("A key is good for 1 to 366 days."), "days")
    until = timezone.now() + timedelta(days=days)
    key, drawn = secret_make(
        PlatformKey, until=until, prefix=PREFIX, platform=platform, name=name.strip(), made_by_id=actor.person_id
    )
    record(actor, "content.platform_key.made", key, details={"platform": str(platform.pk), "days": days})
    return key, drawn


@transaction.atomic
def key_end(*, actor: Actor, key: PlatformKey) -> None:
    """End a key. It is refused from the next call on."""
    allow(actor, "content.platformkey.make")
    for one in secrets_end(PlatformKey.objects.filter(pk=key.pk)):
        record(actor, "content.platform_key.ended", one)


def key_of(given: str) -> PlatformKey | None:
    """The live key that was given; None for any other."""
    key = secret_find(PlatformKey.objects.select_related("platform"), given)
    if key is None or not key.live() or key.platform.state == "ended":
        return None
    today = timezone.localdate()
    if key.used_on != today:
        PlatformKey.objects.filter(pk=key.pk).update(used_on=today)
    return key


def system_of(key: PlatformKey) -> Actor:
    """Who acts with a key: a program, with no role here, of which each event names the key."""
    return PlatformSystem(None, kind="system", key_id=key.pk)


def orders(key: PlatformKey) -> QuerySet[Dispatch]:
    """What is addressed to the platform and has left, the oldest first."""
    rows = Dispatch.objects.filter(platform=key.platform_id, state__in=LEFT).select_related("item", "basis", "platform")
    return rows.order_by("sent_at", "pk")


STEPS = {"carried_out": answers.carry_out, "not_carried_out": answers.refuse, "question": answers.question}
"""What a platform's system can say, and what that does."""


@transaction.atomic
def receipt(key: PlatformKey, reference: str, at: datetime | None, said: Mapping[str, Any]) -> Dispatch:
    """The platform's system says that it received it. Raises Dispatch.DoesNotExist, WrongState, Unfit."""
    row = held(orders(key).get(reference=reference))
    return answers.receive(system_of(key), row, at, said)


@transaction.atomic
def answer(
    key: PlatformKey, reference: str, step: str, values: Mapping[str, Any], *, at: datetime | None = None,
    received_at: datetime | None = None,
) -> Dispatch:  # fmt: skip
    """The platform's system says what became of it; where it hasn't said yet that it received it, that too.

    Raises Dispatch.DoesNotExist, WrongState, Unfit.
    """
    system, row = system_of(key), held(orders(key).get(reference=reference))
    if row.state == "sent":
        answers.receive(system, row, received_at or at)
    return STEPS[step](system, row, values, at)


def letters_to(key: PlatformKey) -> QuerySet[Letter]:
    """What the platform is told of what left: withdrawals, what is put right or clarified, notices to pass on."""
    rows = Letter.objects.filter(dispatch__platform=key.platform_id, dispatch__state__in=LEFT, dropped_at=None)
    rows = rows.exclude(about=Letter.About.DISPATCH)
    return rows.select_related("dispatch__item", "dispatch__basis", "dispatch__platform")


@transaction.atomic
def letter_fetched(key: PlatformKey, letter: Letter) -> None:
    """The platform's system has it: from now on the platform is told."""
    letters.told(system_of(key), letters.held_letter(letter))


@transaction.atomic
def letter_receipt(key: PlatformKey, letter: Letter, at: datetime | None) -> Letter:
    """The platform's system says that it received it. Raises Unfit."""
    system, row = system_of(key), letters.held_letter(letter)
    letters.told(system, row)
    return letters.received(system, row, at)
