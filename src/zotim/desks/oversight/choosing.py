"""Which records a hold can keep, found by their reference: whoever keeps sees no title."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.access.walls import WALLS
from zotim.core.search.choosing import choosable
from zotim.core.ui import show
from zotim.core.ui.events import kind_word
from zotim.desks.oversight.records import has_reference
from zotim.desks.oversight.selectors import kinds_to_hold


def _referenced(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(reference__icontains=words.strip()) if has_reference(rows.model) else rows.none()


def _shown(one: Model) -> str:
    """Its kind, and since when it is on record; its reference stands beside it."""
    made = getattr(one, "created_at", None)
    return " · ".join(str(part) for part in (kind_word(one._meta.label_lower), show.day(made) if made else "") if part)


@choosable("retention.hold.record", fits=_referenced, title=_shown)
def _records(actor: Actor, of: UUID) -> tuple[QuerySet[Any], ...]:
    """Every record that a rule is about, but for those behind a wall: from here nobody looks up which there are."""
    if not ACTIONS["retention.hold.place"].open_to(actor):
        return ()
    models = (apps.get_model(kind) for kind in kinds_to_hold() if kind not in WALLS)
    return tuple(model._base_manager.order_by("-pk") for model in models)
