"""Every read of complaints. Each takes the actor, but for what a receipt code opens and what the form asks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import get_visible, may, visible
from zotim.core.access.roles import fitting
from zotim.core.audit.services import record
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import Installation, Membership, Organisation
from zotim.core.redress.clocks import COURT, REVIEWER, Remedy
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand
from zotim.core.redress.policy import OFFICER
from zotim.core.redress.receipts import receipt_open
from zotim.core.redress.sealed import Opened, opened
from zotim.core.redress.states import reviewable
from zotim.core.redress.subjects import record_of

LABEL = Complaint._meta.label_lower


def complaints(actor: Actor) -> QuerySet[Complaint]:
    """The complaints that the actor may see, newest first, each with the end of its most urgent clock (``due_at``)."""
    running = ClockRun.objects.filter(object_type=LABEL, object_id=OuterRef("pk"), state="running").order_by("due_at")
    rows = Complaint.objects.filter(visible(Complaint, actor)).select_related("body", "officer")
    return rows.defer("told", "review_told").annotate(due_at=Subquery(running.values("due_at")[:1]))


def complaint(actor: Actor, pk: UUID) -> Complaint:
    """One complaint. Raises NotVisible."""
    return get_visible(Complaint.objects.select_related("body", "officer"), actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is shown. *reasons* and *note* are None for whoever may not read them."""

    decision: Decision
    reasons: Opened | None
    done: CarriedOut | None
    note: Opened | None

    @property
    def in_review(self) -> bool:
        """Whether it is the reviewer's."""
        return bool(self.decision.hand.part == Hand.Part.REVIEWED)


@dataclass(frozen=True, slots=True)
class Content:
    """What was written in a complaint; *review* is None where no review was asked for."""

    told: Opened
    review: Opened | None


def content(actor: Actor, complaint: Complaint) -> Content | None:
    """What was written, for whoever may read it now, which is an event of its own; None for others."""
    if not may(actor, "redress.complaint.read", complaint):
        return None
    record(actor, "redress.complaint.read", complaint, outcome="viewed")
    return _content(complaint)


def _content(complaint: Complaint) -> Content:
    return Content(
        opened(complaint, "told"), opened(complaint, "review_told") if complaint.review_told is not None else None
    )


def reasons(actor: Actor, complaint: Complaint) -> bool:
    """Whether why it was decided so is open to the actor, which is an event of its own where something was decided."""
    if not may(actor, "redress.decision.read", complaint):
        return False
    if complaint.decisions.exists():
        record(actor, "redress.decision.read", complaint, outcome="viewed")
    return True


def decisions(actor: Actor, complaint: Complaint, *, read: bool) -> list[Decided]:
    """What was decided, the body's first; with the texts only to *read* (:func:`reasons` said so)."""
    return _decisions(complaint.decisions.filter(visible(Decision, actor)), read)


def _decisions(rows: models.QuerySet[Decision], read: bool) -> list[Decided]:
    found = []
    for one in rows.select_related("hand__user", "hand__on_behalf_of", "carried_out__user").order_by("created_at"):
        done: CarriedOut | None = getattr(one, "carried_out", None)
        note = opened(done, "note") if done is not None and read else None
        found.append(Decided(one, opened(one, "reasons") if read else None, done, note))
    return found


def took_part(actor: Actor, complaint: Complaint) -> QuerySet[Hand]:
    """Who took part in what is complained of."""
    rows = complaint.hands.filter(visible(Hand, actor), part=Hand.Part.TOOK_PART)
    return rows.select_related("user").order_by("created_at", "pk")


def record_said(complaint: Complaint) -> str:
    """The reference of the record that it is about; empty where there is none."""
    found = record_of(complaint)
    return str(getattr(found, "reference", found)) if found is not None else ""


def bodies() -> QuerySet[Organisation]:
    """Bodies at which somebody works on complaints now."""
    held = Membership.objects.live().filter(fitting([OFFICER]), user__is_active=True)
    return Organisation.objects.filter(pk__in=held.values("organisation")).order_by("pk")


def taken_here() -> bool:
    """Whether anybody works on complaints here: else the form is closed, so that none lies unread."""
    return bodies().exists()


def demonstration() -> bool:
    """Whether everybody here is made up, which a page for anybody has to say."""
    return Installation.objects.filter(demo=True).exists()


# What a receipt code opens


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody can still turn, and until when."""

    remedy: Remedy
    until: date


@dataclass(frozen=True, slots=True)
class Standing:
    """What whoever complained sees of their complaint."""

    complaint: Complaint
    decisions: list[Decided]
    review: Turn | None
    court: Turn | None


def standing(code: str) -> Standing:
    """Where the complaint of a receipt code stands, which is on record. Raises ``Spent`` for one that opens nothing."""
    found = receipt_open(code).complaint
    record(VISITOR, "redress.receipt.opened", found, outcome="viewed")
    decided = _decisions(found.decisions.all(), True)
    last = decided[-1].decision.created_at if decided else None
    asks = decided and found.state in ("decided", "carried_out", "closed") and reviewable(found)
    return Standing(
        found,
        decided,
        Turn(REVIEWER, REVIEWER.until(decided[0].decision.created_at)) if asks else None,
        Turn(COURT, COURT.until(last)) if last else None,
    )
