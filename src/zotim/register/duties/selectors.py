"""Every read of this room. Each takes the actor and returns only what the actor may see.

:func:`days_of` computes; :func:`ended_holdings` is for the centre alone, whose action its page stands under.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import KINDS, DueDay, due_days_of
from zotim.core.access.policy import get_visible, visible
from zotim.core.access.roles import ROLES
from zotim.core.audit.models import Event
from zotim.core.clocks.lengths import recurring
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import holding
from zotim.core.people.models import Deputy, Organisation, User
from zotim.core.prepared import Prepared
from zotim.core.revisions.models import Revision
from zotim.register import selectors
from zotim.register.data_calls.models import Answer, Portion
from zotim.register.data_calls.selectors import WAITING, waiting_portions
from zotim.register.duties.models import Duty, DutyMet, Feed, Handover, ReminderWish
from zotim.register.indicators.models import Indicator
from zotim.register.measures.models import Obstacle
from zotim.register.measures.selectors import in_the_way_of
from zotim.register.models import Commitment, Evidence, Measure, Obligation
from zotim.register.policy import CENTRE, DOERS
from zotim.register.reports.models import Hearing
from zotim.register.selectors import library
from zotim.register.selectors.bodies import focal_points, leads_something, unspoken
from zotim.register.standing import UNFINISHED, most_urgent
from zotim.register.taking_part.models import Meeting


def entries(actor: Actor) -> QuerySet[Duty]:
    """Entries that the actor may see, the earliest first."""
    rows = Duty.objects.filter(visible(Duty, actor)).select_related("lead").prefetch_related("met")
    return rows.order_by("first_on", "pk")


def entry(actor: Actor, pk: UUID) -> Duty:
    """One entry. Raises NotVisible."""
    return get_visible(entries(actor), actor, pk=pk)


def met_between(actor: Actor, first: date, last: date) -> Iterable[tuple[UUID, date]]:
    """Which entries were met on which of the days between the two, both included."""
    return Prepared(_met, visible(DutyMet, actor), first, last)


def _met(seen: Q, first: date, last: date) -> QuerySet[DutyMet, tuple[UUID, date]]:
    return DutyMet.objects.filter(seen, day__range=(first, last)).values_list("duty", "day")


def days_of(one: Duty, first: date, last: date) -> Iterator[date]:
    """The days between the two, both included, on which an entry is due."""
    end = min(last, one.until_on) if one.until_on else last
    return recurring(one.first_on, one.every_months or 0, first, end)


def before(actor: Actor) -> dict[str, list[int]]:
    """How many days before a due day the person wants to be told, by kind: as they chose, else as the kind says."""
    wishes = dict(ReminderWish.objects.filter(visible(ReminderWish, actor)).values_list("kind", "before"))
    return {code: wishes.get(code, list(kind.before)) for code, kind in KINDS.items() if kind.before}


def feeds(actor: Actor) -> QuerySet[Feed]:
    """One's own addresses that are good now."""
    return Feed.objects.filter(visible(Feed, actor), ended_at=None, expires_at__gt=timezone.now()).order_by(
        "-created_at"
    )


def bodies(actor: Actor) -> QuerySet[Organisation]:
    """Bodies whose work the actor may see: their own; for the centre all that keep promises."""
    if actor.roles & CENTRE:
        return Organisation.objects.filter(kind__in=sorted(DOERS)).order_by("short_name", "pk")
    return Organisation.objects.filter(pk__in=actor.organisations("focal_point")).order_by("short_name", "pk")


@dataclass(slots=True)
class Work:
    """The whole of a body's work, as the reader may see it."""

    body: Organisation
    commitments: QuerySet[Commitment]
    measures: QuerySet[Measure]
    obstacles: QuerySet[Obstacle]
    portions: QuerySet[Portion]
    returned: QuerySet[Evidence]
    waiting: QuerySet[Evidence]
    obligations: QuerySet[Obligation]
    soon: list[DueDay] = field(default_factory=list)
    later: list[DueDay] = field(default_factory=list)

    @property
    def questions(self) -> int:
        """How many questions of data calls it has still to answer."""
        return sum(one.open for one in self.portions)  # type: ignore[attr-defined]


def work(actor: Actor, body: Organisation, today: date) -> Work:
    """What a body has to do, and what is due there in 30 days (with what is overdue) and in 90."""
    due = due_days_of(actor, today - timedelta(days=365), today + timedelta(days=90), [body.pk])
    near = today + timedelta(days=30)
    pieces = Evidence.objects.filter(visible(Evidence, actor), measure__lead=body).select_related("measure")
    led = selectors.commitments(actor, today).filter(lead=body, state="active")
    own = Measure.objects.filter(visible(Measure, actor), lead=body, merged_into=None, state__in=UNFINISHED)
    return Work(
        body,
        led.order_by(*most_urgent(today)),
        own.order_by("due_on", "pk"),
        in_the_way_of(actor, own, today),
        waiting_portions()
        .filter(visible(Portion, actor), organisation=body)
        .select_related("call")
        .annotate(open=Count("answers", filter=Q(answers__state__in=WAITING)))
        .order_by("due_on", "pk"),
        pieces.filter(state="returned").order_by("-created_at"),
        pieces.filter(state="submitted").order_by("created_at"),
        library.obligations(actor).filter(commitments__in=led.order_by().values("pk")).distinct(),
        [one for one in due if one.day <= near],
        [one for one in due if one.day > near],
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """A record of a body that changed, and when last."""

    record: Commitment | Measure | Evidence
    at: datetime


def last_visit(actor: Actor, body: Organisation, today: date) -> datetime | None:
    """When this person looked at the work of this body last, on an earlier day. The log is what remembers it."""
    start = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    looks = Event.objects.filter(
        actor_id=actor.user_id, verb="register.work.viewed", object_id=str(body.pk), outcome="viewed", at__lt=start
    )
    return looks.order_by("-at").values_list("at", flat=True).first()


def changed_since(actor: Actor, body: Organisation, since: datetime) -> list[Changed]:
    """What changed about a body's commitments, measures and evidence, newest first; fifty at most."""
    rows: dict[tuple[str, UUID], Commitment | Measure | Evidence] = {}
    for model, led in ((Commitment, "lead"), (Measure, "lead"), (Evidence, "measure__lead")):
        for one in model.objects.filter(visible(model, actor), **{led: body}):
            rows[model._meta.label_lower, one.pk] = one
    found: dict[tuple[str, UUID], datetime] = {}
    changes = Revision.objects.filter(at__gt=since, object_type__in={kind for kind, _key in rows})
    for kind, key, at in changes.order_by("-at").values_list("object_type", "object_id", "at"):
        if (kind, key) in rows and len(found) < 50:
            found.setdefault((kind, key), at)
    return [Changed(rows[key], at) for key, at in found.items()]


def handovers(actor: Actor) -> QuerySet[Handover]:
    """Packs that the actor may see, newest first."""
    rows = Handover.objects.filter(visible(Handover, actor)).select_related("organisation", "successor", "made_by")
    return rows.order_by("-created_at")


def handover(actor: Actor, pk: UUID) -> Handover:
    """One pack with what it says. Raises NotVisible."""
    rows = Handover.objects.select_related("organisation", "leaving", "successor", "content")
    return get_visible(rows, actor, pk=pk)


def successors(pack: Handover) -> QuerySet[User]:
    """Who can take the work of a pack's body over: its focal points now, but for who leaves."""
    found = focal_points(pack.organisation_id)
    return found.exclude(pk=pack.leaving_id) if pack.leaving_id else found


def still_speaks(pack: Handover) -> bool:
    """Whether who leaves is a focal point of the body still, so that the work can't be handed over yet."""
    leaving = pack.leaving_id
    return leaving is not None and focal_points(pack.organisation_id).filter(pk=leaving).exists()


def answers_of(actor: Actor, body: Organisation) -> QuerySet[Answer]:
    """Every answer of a body to data calls, the newest call first."""
    rows = Answer.objects.filter(visible(Answer, actor), portion__organisation=body)
    return rows.select_related("question", "portion__call").order_by("-portion__created_at", "question__position")


PAGES: tuple[tuple[type[Model], str], ...] = (
    (Commitment, "commitment"),
    (Measure, "measure"),
    (Evidence, "evidence"),
    (Duty, "duty"),
    (Meeting, "meeting"),
    (Indicator, "indicator"),
    (Hearing, "hearing"),
)
"""Records whose references stand in a pack, and their pages."""


def pages_of(actor: Actor, body: Organisation, references: Iterable[str]) -> dict[str, str]:
    """The pages of those references in a body's pack that the actor may see."""
    wanted, found = set(references), {}
    for model, name in PAGES:
        rows = model._default_manager.filter(visible(model, actor), reference__in=wanted)
        for reference, key in rows.values_list("reference", "pk"):
            found[reference] = reverse(name, args=[key])
    asked = Portion.objects.filter(visible(Portion, actor), organisation=body, call__reference__in=wanted)
    for reference, key in asked.values_list("call__reference", "pk"):
        found[reference] = reverse("portion", args=[key])
    return found


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody without a role or account still holds."""

    user: User
    notices: int
    feeds: int
    deputies: int


def ended_holdings() -> list[Holding]:
    """People who hold no role any more, and to whom something still belongs. For the centre."""
    live = holding(*ROLES).filter(user=OuterRef("pk"))
    found = []
    for user in User.objects.filter(~Exists(live)).order_by("name", "pk"):
        holds = Holding(user, *_held(user))
        if holds.notices or holds.feeds or holds.deputies:
            found.append(holds)
    return found


def notices_to_pass(user: User) -> QuerySet[Notification]:
    """What somebody hasn't opened and a successor must know. A reminder is one's own: the successor gets others."""
    unseen = Notification.objects.filter(user=user, seen_at=None, kind__startswith="register.")
    return unseen.exclude(object_type="register.dutyreminder")


def _held(user: User) -> tuple[int, int, int]:
    now = timezone.now()
    return (
        notices_to_pass(user).count(),
        Feed.objects.filter(user=user, ended_at=None, expires_at__gt=now).count(),
        Deputy.objects.filter(user=user, ends_at__gt=now).count(),
    )


def without_focal_point() -> QuerySet[Organisation]:
    """Bodies that lead active commitments and have no focal point now. For the centre, and for whoever gives roles."""
    return unspoken().filter(leads_something())
