"""Every read of measures; each takes the actor. What is sealed is opened here, for a page and no longer."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.core.approvals.two import own
from zotim.core.clocks.models import ClockRun
from zotim.core.people.models import User
from zotim.core.states.machine import Transition
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.lists.models import Listed
from zotim.desks.screening.measures.clocks import REVIEW
from zotim.desks.screening.measures.models import (
    LIVE,
    Asset,
    Because,
    Exemption,
    Freeze,
    FreezeReview,
    Notice,
    Permitted,
    Withheld,
)
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.measures.states import CLOSE, DECIDE, EXEMPTION, FREEZE


def freezes(actor: Actor) -> QuerySet[Freeze]:
    """Holds and freezes, the newest first; nothing that is sealed."""
    rows = Freeze.objects.filter(visible(Freeze, actor)).select_related("listed__source", "held_by", "decided_by")
    return rows.defer("identity", "reason", "decision", "end_reason").order_by("-held_at", "-pk")


def freeze(actor: Actor, pk: UUID) -> Freeze:
    """One of them. Raises NotVisible."""
    rows = Freeze.objects.select_related(
        "alert__question", "alert__listed", "listed__source", "rests_on", "held_by", "held_for", "decided_by",
        "decided_for", "ending_by", "closed_by",
    )  # fmt: skip
    return get_visible(rows, actor, pk=pk)


def alert(actor: Actor, pk: UUID) -> Alert:
    """The alert on which a hold is to rest. Raises NotVisible."""
    return get_visible(Alert.objects.select_related("listed__source", "question"), actor, pk=pk)


def freezes_on(actor: Actor, alert: Alert) -> QuerySet[Freeze]:
    """What rests on an alert, for its page."""
    return freezes(actor).filter(alert=alert)


def freezes_on_entry(actor: Actor, alert: Alert) -> QuerySet[Freeze]:
    """What is held or frozen on the same entry of the list from other alerts, for the page of an alert."""
    entry = {"listed__source": alert.listed.source_id, "listed__listed_id": alert.listed.listed_id}
    return freezes(actor).filter(**entry, state__in=LIVE).exclude(alert=alert)


def to_decide(actor: Actor) -> QuerySet[Freeze]:
    """Holds that somebody else placed, the first to run out first."""
    return freezes(actor).filter(waiting_for(actor, DECIDE), state="held").order_by("confirm_by", "pk")


def to_close(actor: Actor) -> QuerySet[Freeze]:
    """Freezes of which somebody else proposed the end."""
    return freezes(actor).filter(waiting_for(actor, CLOSE), state__in=LIVE).order_by("held_at", "pk")


def to_tell(actor: Actor, about: str, states: Sequence[str]) -> QuerySet[Freeze]:
    """Freezes in one of these states of which the person wasn't given the notice *about* it yet. That somebody's freeze
    ended with their death nobody is left to tell."""
    given = Notice.objects.filter(freeze=OuterRef("pk"), about=about, given_on__isnull=False)
    rows = freezes(actor).filter(~Exists(given), state__in=states).exclude(because=Because.DEATH)
    return rows.order_by("decided_at", "pk")


def exemptions_to_tell(actor: Actor) -> QuerySet[Exemption]:
    """Exemptions of freezes in force that were granted or refused, of which the person wasn't given a notice yet."""
    given = Notice.objects.filter(exemption=OuterRef("pk"), given_on__isnull=False)
    rows = Exemption.objects.filter(visible(Exemption, actor), ~Exists(given), state__in=["granted", "refused"])
    rows = rows.filter(freeze__state__in=["frozen", "partly"]).select_related("freeze")
    return rows.order_by("decided_at", "pk")


def without_ground(actor: Actor) -> QuerySet[Freeze]:
    """What still holds although its alert says something else now, or the list doesn't name them any more."""
    still = Listed.objects.filter(
        source=OuterRef("listed__source"), listed_id=OuterRef("listed__listed_id"), until=None
    )
    rows = freezes(actor).filter(~Q(alert__state="same") | ~Exists(still), state__in=LIVE, ending="")
    return rows.order_by("held_at", "pk")


def stands(actor: Actor, freeze: Freeze) -> bool:
    """Whether its alert says *the same* and the list still names them."""
    return not without_ground(actor).filter(pk=freeze.pk).exists()


def exemptions_to_advise(actor: Actor) -> QuerySet[Exemption]:
    """Exemptions that somebody asked for, or that came back, and on which an officer has to advise."""
    rows = Exemption.objects.filter(visible(Exemption, actor), state="asked")
    return rows.select_related("freeze").order_by("created_at", "pk")


def exemptions_to_decide(actor: Actor) -> QuerySet[Exemption]:
    """Exemptions on which somebody else advised."""
    rows = Exemption.objects.filter(visible(Exemption, actor), state="advised").exclude(own(actor, "advised"))
    return rows.select_related("freeze").order_by("created_at", "pk")


def exemption(actor: Actor, freeze: UUID, pk: UUID) -> Exemption:
    """An exemption of that freeze. Raises NotVisible."""
    rows = Exemption.objects.select_related("freeze__alert", "freeze__listed", "rests_on", "advised_by", "decided_by")
    return get_visible(rows, actor, pk=pk, freeze_id=freeze)


def asset(actor: Actor, freeze: UUID, pk: UUID) -> Asset:
    """An asset of that freeze. Raises NotVisible."""
    return get_visible(Asset.objects.all(), actor, pk=pk, freeze_id=freeze)


def notice(actor: Actor, freeze: UUID, pk: UUID) -> Notice:
    """A notice of that freeze. Raises NotVisible."""
    return get_visible(Notice.objects.select_related("freeze"), actor, pk=pk, freeze_id=freeze)


def notice_content(actor: Actor, notice: Notice) -> dict[str, Any] | None:
    """What a notice says, as it was made; None when its key is gone or it isn't what was sealed."""
    found = TEXTS.text(actor, notice, "content")
    content: dict[str, Any] | None = json.loads(found) if found else None
    return content


@dataclass(frozen=True, slots=True)
class Open:
    """A row with what is sealed in it, opened; ``said`` is None when it can't be read."""

    row: Any
    said: Any
    advice: str | None = ""
    decision: str | None = ""
    steps: tuple[str, ...] = ()


def assets(actor: Actor, freeze: Freeze) -> list[Open]:
    """What a freeze covers."""
    rows = Asset.objects.filter(visible(Asset, actor), freeze=freeze)
    return [Open(one, TEXTS.values(actor, one, "what")) for one in rows]


def exemptions(actor: Actor, freeze: Freeze) -> list[Open]:
    """What was asked for, with advice and decision, the newest first."""
    rows = Exemption.objects.filter(visible(Exemption, actor), freeze=freeze).select_related("advised_by", "decided_by")
    return [
        Open(
            one, TEXTS.text(actor, one, "what"), TEXTS.text(actor, one, "advice"),
            TEXTS.text(actor, one, "decision"), tuple(step.name for step in EXEMPTION.next_steps(one)),
        )
        for one in rows
    ]  # fmt: skip


def permitted(actor: Actor, freeze: Freeze) -> list[Open]:
    """What the carve-out permitted."""
    rows = Permitted.objects.filter(visible(Permitted, actor), freeze=freeze).select_related("rests_on")
    return [Open(one, TEXTS.text(actor, one, "what")) for one in rows]


def notices(actor: Actor, freeze: Freeze) -> QuerySet[Notice]:
    """What the person was told, the newest first."""
    return Notice.objects.filter(visible(Notice, actor), freeze=freeze).select_related("exemption").defer("content")


def told_reasons(actor: Actor, freeze: Freeze, about: str, exemption: Exemption | None) -> str:
    """The reasons that the last notice of the same told; empty where there is none."""
    rows = Notice.objects.filter(visible(Notice, actor), freeze=freeze, about=about, exemption=exemption)
    last = rows.order_by("created_at", "pk").last()
    return (TEXTS.told(actor, last, "told_reasons") or "") if last else ""


def withheld(actor: Actor, freeze: Freeze) -> list[Open]:
    """What the person must not learn."""
    rows = Withheld.objects.filter(visible(Withheld, actor), freeze=freeze)
    return [Open(one, TEXTS.text(actor, one, "text")) for one in rows]


def reviews(actor: Actor, freeze: Freeze) -> list[Open]:
    """Each time it was looked at again, the newest first."""
    rows = FreezeReview.objects.filter(visible(FreezeReview, actor), freeze=freeze).select_related(
        "looked_by", "looked_for"
    )
    return [Open(one, TEXTS.text(actor, one, "reason")) for one in rows.order_by("-created_at", "-pk")]


def to_review(actor: Actor, today: date) -> QuerySet[Freeze]:
    """Freezes whose day of the next review (``next_on``) has come, or whose clock has run out; the first due first."""
    last = FreezeReview.objects.filter(freeze=OuterRef("pk")).order_by("-created_at", "-pk").values("next_on")[:1]
    rows = freezes(actor).filter(state__in=["frozen", "partly"]).annotate(next_on=Subquery(last))
    late = ClockRun.objects.filter(code=REVIEW.code, state="running", due_at__lte=timezone.now()).values("object_id")
    return rows.filter(Q(next_on__lte=today) | Q(pk__in=late)).order_by("next_on", "pk")


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the history of a freeze: when, what (a step's label), who, and why."""

    at: datetime
    label: Any
    who: User | None = None
    why: str | None = ""


def history(actor: Actor, freeze: Freeze) -> list[Happened]:
    """What happened to a freeze itself, the oldest first."""
    return sorted(_lines(actor, freeze), key=lambda line: line.at)


OVER = {"lapsed": "lapse", "delisted": "delist"}
"""The step whose words say how it ended without a person of ours."""


def _lines(actor: Actor, freeze: Freeze) -> Iterator[Happened]:
    steps: dict[str, Transition] = {step.name: step for step in FREEZE.transitions}
    yield Happened(freeze.held_at, FREEZE.state("held").label, freeze.held_by, TEXTS.text(actor, freeze, "reason"))
    if freeze.decided_at:
        step = steps["lift" if freeze.because == "lifted" else "confirm"]
        why = TEXTS.text(actor, freeze, "decision")
        yield Happened(freeze.decided_at, FREEZE.state(step.target).label, freeze.decided_by, why)
    if freeze.over_at and freeze.because != "lifted":
        alone = OVER.get(freeze.because) if freeze.closed_by_id is None else None
        label = steps[alone].label if alone else FREEZE.state(freeze).label
        yield Happened(freeze.over_at, label, freeze.closed_by, TEXTS.text(actor, freeze, "end_reason"))
