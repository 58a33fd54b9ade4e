"""Every read of emergencies: takes the actor, returns only what the actor may see. Called behind the wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.audit.services import record
from zotim.core.clocks.models import ClockRun
from zotim.core.glass.clocks import REVIEW
from zotim.core.glass.models import Breaking
from zotim.core.glass.policy import broken, reads_reason, to_review
from zotim.core.glass.questions import over
from zotim.core.glass.sealed import TEXTS
from zotim.core.glass.subjects import BEHIND
from zotim.core.sealing.services import Opened


def breakings(actor: Actor) -> QuerySet[Breaking]:
    """The emergencies that the actor may see, newest first."""
    rows = Breaking.objects.filter(visible(Breaking, actor)).select_related("user", "reviewed_by")
    return rows.order_by("-created_at", "-pk")


def breaking(actor: Actor, pk: UUID) -> Breaking:
    """One of them. Raises NotVisible, whether there is none or it isn't the actor's to see."""
    return get_visible(breakings(actor), actor, pk=pk)


def waiting(actor: Actor) -> QuerySet[Breaking]:
    """Those that the actor has to review, the oldest first."""
    return breakings(actor).filter(to_review(actor)).exclude(state="reviewed").order_by("created_at", "pk")


def open_now(actor: Actor, kind: str = "", subject_id: UUID | None = None) -> list[Breaking]:
    """The actor's own that hold now, of every kind or of one record, what ends first first."""
    kinds = [kind] if kind else list(BEHIND)
    found = [one for label in kinds for one in broken(actor, label).order_by("ends_at", "pk")]
    return [one for one in found if subject_id in (None, one.subject_id)]


@dataclass(frozen=True, slots=True)
class Said:
    """Why the glass was broken and what was found, unsealed for this page and no longer."""

    reason: Opened
    finding: Opened


def said(actor: Actor, row: Breaking) -> Said | None:
    """The words of an emergency, for who may read them; that they were read is on record. None for others."""
    if not reads_reason(actor, row):
        return None
    opened = Said(TEXTS.opened(actor, row, "said"), TEXTS.opened(actor, row, "found"))
    record(actor, "glass.reason.opened", row, outcome="viewed")
    return opened


def record_of(actor: Actor, row: Breaking) -> Any:
    """The record that was opened, if the actor sees it; else None."""
    model = apps.get_model(row.subject_type)
    return model._default_manager.filter(visible(model, actor), pk=row.subject_id).first()


def address_of(row: Breaking) -> str:
    """The page of the record, read for this purpose; empty where its room isn't installed."""
    entry = BEHIND.get(row.subject_type)
    return entry.page(row.subject_id) if entry else ""


def parts_of(row: Breaking) -> list[str]:
    """The parts that were opened, in words and in the order of the form; one that isn't known any more by its code."""
    words = BEHIND[row.subject_type].parts if row.subject_type in BEHIND else {}
    known = [str(word) for code, word in words.items() if code in row.domains]
    return known + [code for code in row.domains if code not in words]


def is_over(row: Breaking) -> bool:
    """Whether an emergency can be reviewed: it ended, or is over and nobody put that on record yet."""
    return row.state == "ended" or bool(over(row))


def review_due(rows: Iterable[Breaking]) -> dict[UUID, datetime]:
    """Until when each of these is to be reviewed, where its clock runs."""
    runs = ClockRun.objects.filter(
        code=REVIEW.code, object_type="glass.breaking", object_id__in=[one.pk for one in rows], stopped_at=None
    )
    return {run.object_id: run.due_at for run in runs if run.due_at}


def to_settle() -> list[Breaking]:
    """For the worker: open ones that are over."""
    return [one for one in Breaking.objects.filter(state="open").order_by("ends_at", "pk") if over(one)]


def late() -> QuerySet[Breaking]:
    """For the worker: those whose review is late, and of which no officer was told that."""
    due = ClockRun.objects.filter(
        code=REVIEW.code, object_type="glass.breaking", stopped_at=None, due_at__lte=timezone.now()
    )
    rows = Breaking.objects.filter(late_told_at=None, pk__in=due.values("object_id")).exclude(state="reviewed")
    return rows.order_by("created_at", "pk")
