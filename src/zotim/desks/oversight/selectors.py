"""Reads of the oversight desk: the log and how far it is sealed, what left, which clocks run, what is due to go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.audit.models import Checkpoint, Event, Seal, Unsealed
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import CLOCKS
from zotim.core.disclosures.models import Disclosure
from zotim.core.jobs.models import Job
from zotim.core.people.models import User
from zotim.core.retention.models import Certificate, DisposalRun, Hold
from zotim.core.retention.registry import RULES, Rule
from zotim.core.retention.selectors import border, due_list, model_of
from zotim.desks.oversight.jobs import BROKEN, VERIFY, WHOLE


def events(actor: Actor) -> QuerySet[Event]:
    """The events that the actor may read, newest first, with the names that accounts have today."""
    name = User.objects.values("name")
    return (
        Event.objects.filter(visible(Event, actor))
        .annotate(
            actor_name=Subquery(name.filter(pk=OuterRef("actor_id"))),
            on_behalf_of_name=Subquery(name.filter(pk=OuterRef("on_behalf_of_id"))),
        )
        .order_by("-id")
    )


def names(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names that accounts have today."""
    return dict(User.objects.filter(pk__in=[key for key in ids if key]).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class Sealing:
    """How far the log is protected: the last seal, what waits for one, the last checkpoint and the last check."""

    number: int
    sealed_at: datetime | None
    waiting: int
    oldest: datetime | None
    checkpoint: Checkpoint | None
    check: Event | None

    @property
    def whole(self) -> bool:
        """What the last check found; False before there was any."""
        return self.check is not None and self.check.verb == WHOLE


def being_checked() -> bool:
    """Whether somebody asked for the log to be verified, and that isn't done yet."""
    return Job.objects.filter(name=VERIFY, state__in=["waiting", "running"], asked_by__isnull=False).exists()


def sealing(actor: Actor) -> Sealing:
    """How far the log is protected now, for those who may read it."""
    allowed = Event.objects.filter(visible(Event, actor))
    seal = Seal.objects.order_by("-number").first()
    queue = Unsealed.objects.order_by("id")
    first = queue.first()
    return Sealing(
        seal.number if seal else 0,
        allowed.filter(pk=seal.event_id).values_list("at", flat=True).first() if seal else None,
        queue.count(),
        allowed.filter(pk=first.event_id).values_list("at", flat=True).first() if first else None,
        Checkpoint.objects.order_by("-number", "-id").first(),
        _last_check(allowed),
    )


def _last_check(allowed: QuerySet[Event]) -> Event | None:
    """The newest event that says how a check ended. Asked of each verb apart, by its index: asked of both at once, a
    database may read the whole log backwards."""
    newest = [event for verb in (WHOLE, BROKEN) for event in allowed.filter(verb=verb).order_by("-at", "-id")[:1]]
    return max(newest, key=lambda event: (event.at, event.pk), default=None)


def disclosures(actor: Actor) -> QuerySet[Disclosure]:
    """What left the house, newest first."""
    rows = Disclosure.objects.filter(visible(Disclosure, actor)).order_by("-at", "-id")
    return rows.select_related("organisation", "by", "on_behalf_of", "approval", "approval__decided_by")


def clocks(actor: Actor) -> QuerySet[ClockRun]:
    """Clocks that this version knows: those that run or stand still first, the most urgent on top."""
    rows = ClockRun.objects.filter(visible(ClockRun, actor), code__in=list(CLOCKS))
    return rows.order_by(F("stopped_at").desc(nulls_first=True), F("due_at").asc(nulls_last=True), "pk")


@dataclass(frozen=True, slots=True)
class Due:
    """A retention rule, how many records are due under it now, and the disposal of it that is open."""

    rule: Rule
    count: int
    before: datetime
    run: DisposalRun | None

    @property
    def object_type(self) -> str:
        """The kind of record that it is about."""
        return self.rule.model.lower()


def rules(actor: Actor) -> list[Due]:
    """Every rule with what is due under it: counts, nothing else. What most is due comes first."""
    open_runs = {run.rule: run for run in runs(actor).filter(state__in=["proposed", "approved"])}
    found = [Due(rule, count, border(rule), open_runs.get(rule.code)) for rule, count in due_list(actor)]
    return sorted(found, key=lambda one: (-one.count, one.rule.code))


def runs(actor: Actor) -> QuerySet[DisposalRun]:
    """Disposals, newest first."""
    return DisposalRun.objects.filter(visible(DisposalRun, actor)).order_by("-created_at", "-pk")


def progress(run: DisposalRun) -> dict[str, int]:
    """How many records of an open disposal wait, are gone, are held or kept."""
    return dict(run.items.order_by().values_list("state").annotate(n=Count("pk")))


def holds(actor: Actor) -> QuerySet[Hold]:
    """Legal holds: those that last first, newest on top."""
    rows = Hold.objects.filter(visible(Hold, actor)).select_related("placed_by", "lifted_by")
    return rows.order_by(F("ends_at").desc(nulls_first=True), "-starts_at")


def certificates(actor: Actor) -> QuerySet[Certificate]:
    """Certificates of disposal, newest first."""
    return Certificate.objects.filter(visible(Certificate, actor)).order_by("-at", "-pk")


def kinds_to_hold() -> list[str]:
    """Kinds of record that a hold can keep: those of the rules, and those under which they stand."""
    kinds = set()
    for rule in RULES.values():
        kinds.add(rule.model.lower())
        for path in rule.under:
            model = model_of(rule)
            for step in path.split("__"):
                model = model._meta.get_field(step).related_model  # type: ignore[assignment]
            kinds.add(model._meta.label_lower)
    return sorted(kind for kind in kinds if apps.get_model(kind))
