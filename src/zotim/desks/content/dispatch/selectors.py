"""Every read of what goes out; each takes the actor. What is sealed is opened here, and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from statistics import median
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, may, visible
from zotim.core.approvals.two import own
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.selectors import Reading, due_on
from zotim.core.figures.bands import band
from zotim.core.notifications.services import holding
from zotim.core.people.models import Organisation
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.dispatch.clocks import SECOND_LOOK, hour_over, over, unanswered
from zotim.desks.content.dispatch.filling import Line, issued, lines
from zotim.desks.content.dispatch.gates import standing
from zotim.desks.content.dispatch.models import LEFT, Dispatch, DispatchNote, Hold, How, Letter, NoteKind, PlatformKey
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.papers import READS
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.intake.models import Item, Location
from zotim.desks.content.intake.policy import blind
from zotim.desks.content.law.models import TO_PLATFORMS, Platform, Way
from zotim.desks.content.law.policy import PROTECTION
from zotim.desks.content.review.models import Reading as Said
from zotim.desks.content.review.selectors import agreed, wanted_in_round

LABEL = Dispatch._meta.label_lower
ENDS_SOON = timedelta(days=7)
"""So long before its end it stands on home that a hold ends."""
PEOPLE = ("drafted_by", "drafted_for", "approved_by", "approved_for")


def dispatches(actor: Actor) -> QuerySet[Dispatch]:
    """What goes out, as far as the actor sees it, the newest first, each with the end of its most urgent clock."""
    running = ClockRun.objects.filter(object_type=LABEL, object_id=OuterRef("pk"), state="running").order_by("due_at")
    rows = Dispatch.objects.filter(visible(Dispatch, actor)).select_related("item", "platform", "body").defer("values")
    return rows.annotate(due_at=Subquery(running.values("due_at")[:1])).order_by("-created_at", "-pk")


def to_draft(actor: Actor) -> QuerySet[Item]:
    """What was agreed to go out and nobody has drafted, the oldest agreement first. What is held for an investigation
    waits for the end of that; what went out in an earlier round, or beside it, says nothing of this one."""
    drafted = Dispatch.objects.filter(
        item=OuterRef("pk"), way=OuterRef("said"), created_at__gte=OuterRef("begun")
    ).exclude(state="dropped")
    held = standing(Hold.Kind.UNTOUCHED).filter(item=OuterRef("pk"))
    rows = wanted_in_round(Item.objects.filter(visible(Item, actor), ~Exists(held), state="agreed"))
    return rows.filter(~Exists(drafted)).order_by("moved_at", "pk")


def to_the_police(actor: Actor) -> list[Item]:
    """Where one reading says that a life is in danger and nothing is drafted for the police yet, what waits longest
    first; none that the actor may still be asked to read blind."""
    drafted = Dispatch.objects.filter(item=OuterRef("pk"), way=Way.POLICE).exclude(state="dropped")
    wanted = Said.objects.filter(wanted=Way.POLICE).values("item")  # few: so the database doesn't begin with the queue
    rows = Item.objects.filter(visible(Item, actor), ~blind(actor, "pk"), ~Exists(drafted), pk__in=wanted)
    rows = rows.filter(state__in=["second", "adviser"]).order_by("moved_at", "pk")
    return [one for one in rows.defer("text") if (said := agreed(one)) is not None and said.way == Way.POLICE]


def dispatch(actor: Actor, pk: UUID) -> Dispatch:
    """One of them. Raises NotVisible."""
    rows = Dispatch.objects.select_related("item", "basis", "platform", "body", *PEOPLE)
    return get_visible(rows, actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Told:
    """A note with what was said; *said* is None where it can't be read any more."""

    note: DispatchNote
    said: list[Line] | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a dispatch says; *lines* is None where it can't be read any more."""

    lines: list[Line] | None
    notes: list[Told]


def values(actor: Actor, row: Dispatch) -> dict[str, Any] | None:
    """What stands in its form; None where the key is gone, or it isn't what was sealed."""
    return TEXTS.values(actor, row, "values")


def content(actor: Actor, row: Dispatch) -> Content:
    """What it says and what was said of it, for whoever may see it."""
    said = values(actor, row)
    notes = row.notes.filter(visible(DispatchNote, actor)).select_related("noted_by", "noted_for")
    return Content(
        None if said is None else lines(row.form, issued(row, said)), [Told(one, _said(actor, one)) for one in notes]
    )  # fmt: skip


def _said(actor: Actor, note: DispatchNote) -> list[Line] | None:
    if note.said is None:
        return []
    found: Mapping[str, Any] | None = TEXTS.values(actor, note, "said")
    return None if found is None else lines("", found)


def asked_and_answered(actor: Actor, row: Dispatch) -> list[Line]:
    """What was asked last, and what waits to be answered."""
    notes = {one.kind: one for one in row.notes.filter(kind__in=[NoteKind.QUESTION, NoteKind.CLARIFYING])}
    question, answer = notes.get(NoteKind.QUESTION), notes.get(NoteKind.CLARIFYING)
    asked = _said(actor, question) if question is not None else None
    said = (TEXTS.values(actor, answer, "said") or {}).get("text", "") if answer is not None else ""
    return [*(asked or []), Line(_("What is answered"), said, long=True)]


class Look(StrEnum):
    """What somebody has to see: that it is gone, that it goes after all, or that it is back."""

    GONE = "gone"
    STILL_THERE = "still_there"
    BACK = "back"


AT_ONCE = 200
"""Dispatches that are read together."""


def to_look(actor: Actor, most: int) -> list[tuple[Dispatch, Look]]:
    """What a platform says that it carried out, and nobody has seen to be gone; and what was withdrawn, of which it was
    told, and nobody has seen to be back. The oldest first, *most* of each."""
    rows = dispatches(actor).filter(way__in=TO_PLATFORMS, carried_out_at__isnull=False).order_by("moved_at", "pk")
    rows = rows.prefetch_related("item__locations")
    there = Location.objects.filter(item=OuterRef("item"), gone_at=None)
    done = rows.filter(Exists(there), state__in=["carried_out", "scrutiny"])
    gone = Location.objects.filter(item=OuterRef("item"), gone_at__isnull=False)
    told = Letter.objects.filter(dispatch=OuterRef("pk"), about=Letter.About.WITHDRAWN, sent_at__isnull=False)
    back = rows.filter(Exists(gone), Exists(told), state="withdrawn")
    left = ((one, look) for one in done.iterator(AT_ONCE) if (look := _not_gone(one)) is not None)
    again = ((one, Look.BACK) for one in back.iterator(AT_ONCE) if any(place.gone_at for place in _places(one)))
    return [*islice(left, most), *islice(again, most)]


def _not_gone(row: Dispatch) -> Look | None:
    left = [place for place in _places(row) if place.gone_at is None]
    if not left:
        return None
    since = row.carried_out_at
    seen = any(place.there_at is not None and since is not None and place.there_at >= since for place in left)
    return Look.STILL_THERE if seen else Look.GONE


def _places(row: Dispatch) -> list[Location]:
    """Where it stands at the platform; wherever it stands where none of its addresses is known to be the platform's."""
    every = list(row.item.locations.all())
    names = row.platform.hosts if row.platform is not None else []
    theirs = [one for one in every if any(f".{one.host}".endswith(f".{name}") for name in names)]
    return theirs or every


def to_protect(actor: Actor) -> list[tuple[Dispatch, bool]]:
    """What no service of protection has taken over: what isn't answered in time (True), or was answered as another
    service's (False) and referred to none yet."""
    rows = dispatches(actor).filter(way=Way.PROTECTION)
    late = [(one, True) for one in rows.filter(unanswered(timezone.now())).order_by("sent_at", "pk")]
    others = Dispatch.objects.filter(item=OuterRef("item"), way=Way.PROTECTION, created_at__gt=OuterRef("created_at"))
    refused = rows.filter(~Exists(others.exclude(state="dropped")), state="not_carried_out")
    return [*late, *((one, False) for one in refused.order_by("moved_at", "pk"))]


def protections(actor: Actor) -> QuerySet[Dispatch]:
    """What was referred to the actor's service, and nothing else, whatever other role they hold."""
    rows = dispatches(actor).filter(way=Way.PROTECTION, state__in=LEFT, body__in=actor.organisations(*PROTECTION))
    return rows.order_by("-sent_at", "-pk")


def protection(actor: Actor, pk: UUID) -> Dispatch:
    """One of them. Raises NotVisible."""
    rows = Dispatch.objects.filter(way=Way.PROTECTION, body__in=actor.organisations(*PROTECTION))
    return get_visible(rows.select_related("body", "basis"), actor, pk=pk)


def holds(actor: Actor) -> QuerySet[Hold]:
    """Holds for an investigation, the one that ends first at the head; one whose moment has come is over."""
    over = Case(
        When(state="standing", until__lte=timezone.now(), then=Value("over")), default="state", output_field=CharField()
    )
    rows = Hold.objects.filter(visible(Hold, actor)).select_related("item", "placed_by").defer("reason")
    return rows.annotate(shown=over).order_by("until", "pk")


def hold(actor: Actor, pk: UUID) -> Hold:
    """One hold. Raises NotVisible."""
    return get_visible(Hold.objects.select_related("item", "placed_by", "placed_for", "ended_by"), actor, pk=pk)


def hold_reason(actor: Actor, row: Hold) -> str | None:
    """Why, as the body says it."""
    return TEXTS.text(actor, row, "reason")


def second_looks_over(actor: Actor) -> QuerySet[Dispatch]:
    """What was sent to the police at once, and nobody looked at within the hour."""
    return dispatches(actor).filter(over(SECOND_LOOK, timezone.now()), state=ALONE)


def hours_over(actor: Actor) -> QuerySet[Dispatch]:
    """Orders whose hour is over, and of which nobody said that they were carried out or why not."""
    return dispatches(actor).filter(hour_over(timezone.now()))


def letters(actor: Actor, row: Dispatch) -> QuerySet[Letter]:
    """What the other side is told of it, the oldest first; what leaves itself is told by its state."""
    rows = row.letters.filter(visible(Letter, actor)).exclude(about=Letter.About.DISPATCH)
    return rows.order_by("created_at", "pk")


def letter(actor: Actor, of: UUID, pk: UUID) -> Letter:
    """One of them. Raises NotVisible."""
    rows = Letter.objects.exclude(about=Letter.About.DISPATCH).select_related(*READS)
    return get_visible(rows, actor, pk=pk, dispatch_id=of)


def letters_to_hand_over(actor: Actor) -> QuerySet[Letter]:
    """What waits to be handed over, the oldest first."""
    rows = Letter.objects.filter(visible(Letter, actor), how=How.HAND, sent_at=None, dropped_at=None)
    return rows.select_related("dispatch").defer("dispatch__values").order_by("created_at", "pk")


def holds_that_end(actor: Actor) -> QuerySet[Hold]:
    """Holds that end within a week, and of which nobody asks that they stand longer."""
    now = timezone.now()
    rows = Hold.objects.filter(visible(Hold, actor), state="standing", asked_until=None)
    return rows.filter(until__gt=now, until__lte=now + ENDS_SOON).defer("reason").order_by("until", "pk")


def to_prolong(actor: Actor) -> QuerySet[Hold]:
    """Holds that somebody else wants to stand longer."""
    rows = Hold.objects.filter(visible(Hold, actor), state="standing", asked_until__isnull=False)
    return rows.exclude(own(actor, "asked")).defer("reason").order_by("until", "pk")


def hold_asked_why(actor: Actor, row: Hold) -> str | None:
    """Why it is to stand longer."""
    return TEXTS.text(actor, row, "asked_why")


def banks(actor: Actor, kind: str) -> QuerySet[Bank]:
    """Banks of a kind, by their short name."""
    return Bank.objects.filter(visible(Bank, actor), kind=kind).order_by("code")


# What went out to a platform


@dataclass(frozen=True, slots=True)
class OfWay:
    """What went out to a platform on one way: how much, in bands; how long it took, None where too few tell."""

    way: str
    sent: str
    carried_out: str
    refused: str
    withdrawn: str
    took: timedelta | None


def of_platform(actor: Actor, platform: Platform) -> list[OfWay]:
    """What went out to a platform, by way. Counts are banded, and a median stands on enough of them."""
    rows = Dispatch.objects.filter(visible(Dispatch, actor), platform=platform, state__in=LEFT).order_by()
    found = []
    for way in rows.values_list("way", flat=True).distinct().order_by("way"):
        mine = rows.filter(way=way)
        counts = dict(mine.values_list("state").annotate(number=Count("pk")))
        spans = mine.filter(carried_out_at__isnull=False, received_at__isnull=False)
        done = counts.get("carried_out", 0) + counts.get("scrutiny", 0) + counts.get("final", 0)
        found.append(
            OfWay(
                way, band(sum(counts.values())), band(done), band(counts.get("not_carried_out", 0)),
                band(counts.get("withdrawn", 0)), _median(list(spans.values_list("received_at", "carried_out_at"))),
            )
        )  # fmt: skip
    return found


def _median(spans: list[tuple[Any, Any]]) -> timedelta | None:
    if len(spans) < settings.ZOTIM_K:
        return None
    return timedelta(minutes=round(median((end - start).total_seconds() for start, end in spans) / 60))


def platform(actor: Actor, pk: UUID) -> Platform:
    """A platform of the directory. Raises NotVisible."""
    return get_visible(Platform, actor, pk=pk)


def keys(actor: Actor, of: Platform) -> QuerySet[PlatformKey]:
    """Keys of systems of a platform, for keepers."""
    return PlatformKey.objects.filter(visible(PlatformKey, actor), platform=of).order_by("-created_at")


def key(actor: Actor, of: UUID, pk: UUID) -> PlatformKey:
    """One of them. Raises NotVisible."""
    return get_visible(PlatformKey, actor, pk=pk, platform_id=of)


def platforms(actor: Actor) -> QuerySet[Platform]:
    """Platforms to which something may be sent, by name."""
    return Platform.objects.filter(visible(Platform, actor), state="listed")


def services_of_protection(actor: Actor) -> QuerySet[Organisation]:
    """Bodies in which somebody of protection works now; for whoever may draft what goes to one."""
    if not may(actor, "content.dispatch.draft"):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=holding(*PROTECTION).values("organisation")).order_by("pk")


def due_of(rows: Iterable[Dispatch]) -> dict[UUID, Reading]:
    """The most urgent clock of each of some that were let through already: a platform's own system is no actor."""
    return due_on(Dispatch.objects.filter(pk__in=[row.pk for row in rows]))
