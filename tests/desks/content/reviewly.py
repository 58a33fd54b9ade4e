"""Made-up readings: answers to the legal test, and items read as far as a test needs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests import worlds
from tests.desks.content import made
from zotim.core.access.actor import Actor, actor_of
from zotim.core.people.models import Deputy, User
from zotim.desks.content.intake.models import Item
from zotim.desks.content.review.legal_test import Answers
from zotim.desks.content.review.models import PURPOSES
from zotim.desks.content.review.services import item_read, item_take

NOTHING: dict[str, Any] = {"public": "yes", "category": "none", "reasons": "Asgjë e ndaluar (e trilluar)."}
WANTS: dict[str, Any] = {"public": "yes", "category": "incites", "wanted": "national", "reasons": "Sepse (e trilluar)."}


def answers(**values: Any) -> Answers:
    """Answers that want a national order, but for what is said."""
    return Answers(**{**WANTS, **values})


def nothing(**values: Any) -> Answers:
    """Answers by which nothing is to be done, but for what is said."""
    return Answers(**{**NOTHING, **values})


def purposes(**values: str) -> dict[str, str]:
    """None of the purposes that the law protects, but for what is said."""
    return {**dict.fromkeys(PURPOSES, "no"), **values}


def read(item: Item, by: Actor | None = None, said: Answers | None = None) -> Actor:
    """Somebody takes an item and reads it; answers who."""
    by = by or made.officer()
    item_take(actor=by, pk=item.pk)
    item_read(actor=by, pk=item.pk, answers=said or answers())
    item.refresh_from_db()
    return by


def agreed(**values: Any) -> Item:
    """An item that two readers agree about."""
    item = made.item(state="open", **values)
    read(item)
    read(item)
    return item


def deputy_of(actor: Actor) -> Actor:
    """Somebody who acts for *actor*."""
    other = worlds.user("referral_officer")
    yesterday = timezone.now() - timedelta(days=1)
    away = User.objects.get(pk=actor.user_id)
    Deputy.objects.create(user=away, deputy=other, starts_at=yesterday, ends_at=timezone.now() + timedelta(days=1))
    return actor_of(other, acting_for=away.pk)
