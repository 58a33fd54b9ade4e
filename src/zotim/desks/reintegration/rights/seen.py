"""Who has seen a file: told from the log itself, to whom it is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ROLES, allow, visible
from zotim.core.audit.models import Event
from zotim.core.audit.selectors import events
from zotim.core.glass.subjects import EMERGENCY
from zotim.core.people.models import Membership
from zotim.core.ui.events import said
from zotim.desks.reintegration.cases.models import Assignment, Case, Domain
from zotim.desks.reintegration.cases.policy import HELPERS
from zotim.desks.reintegration.cases.purposes import word_for
from zotim.desks.reintegration.referrals.selectors import referrals_of
from zotim.desks.reintegration.rights.policy import told_of
from zotim.desks.reintegration.rights.selectors import told_now


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody did or saw on one day. Bodies and posts, never the name of an official: whether a name is told is
    for their body to say."""

    day: date
    body: str
    capacity: str
    purpose: str
    what: str
    part: str
    emergency: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The same with how often it was, on that day."""

    look: Look
    times: int


def lines(actor: Actor, case: Case) -> list[Line]:
    """Everything that the log tells of a case, by day, the latest first. In the language of the caller. Raises Denied
    for who doesn't work on the case."""
    allow(actor, "reintegration.seen.view", case)
    referrals = referrals_of(actor, case).order_by().values_list("pk", flat=True)
    told = told_now(actor, case).order_by().values_list("pk", flat=True)
    found = list(events(told_of(case, referrals=referrals, told=told)))
    posts = _Posts(actor, case, found)
    counted = Counter(_look(event, posts) for event in found)  # keeps the order of the log
    return [Line(look, times) for look, times in counted.items()]


def _look(event: Event, posts: "_Posts") -> Look:
    emergency = event.purpose == EMERGENCY
    return Look(
        day=timezone.localdate(event.at),
        body=posts.body(event),
        capacity=posts.capacity(event),
        purpose=word_for(event.purpose) if event.purpose else "",
        what=said(event),
        part=_part(event.details.get("domain")),
        emergency=emergency,
    )


def _part(code: object) -> str:
    return str(Domain(code).label) if code in Domain.values else ""


class _Posts:
    """Who was what, and of which body, at the moment of an event; read once for all events."""

    def __init__(self, actor: Actor, case: Case, found: Iterable[Event]) -> None:
        people = {one for event in found if (one := _holder(event))}
        self._posts: dict[UUID, list[Membership]] = {}
        rows = Membership.objects.filter(user_id__in=people).select_related("organisation").order_by("starts_at", "pk")
        for post in rows:
            self._posts.setdefault(post.user_id, []).append(post)
        self._work = list(Assignment.objects.filter(visible(Assignment, actor), case=case).order_by("starts_at", "pk"))

    def body(self, event: Event) -> str:
        post = self._post(event)
        return str(post.organisation) if post else ""

    def capacity(self, event: Event) -> str:
        """What they were to the case, else what they were by their post."""
        work = next((one for one in self._work if one.user_id == _holder(event) and _held(one, event.at)), None)
        post = self._post(event)
        role = ROLES.get(post.role) if post else None
        word = str(work.get_part_display()) if work and not event.purpose else str(role.label) if role else ""
        return _("%(post)s, represented by somebody else") % {"post": word} if event.on_behalf_of_id and word else word

    def _post(self, event: Event) -> Membership | None:
        """A post of this desk before any other that somebody held then."""
        held = [one for one in self._posts.get(_holder(event), []) if one.live_at(event.at)]  # type: ignore[arg-type]
        return next((one for one in held if one.role in HELPERS), held[0] if held else None)


def _holder(event: Event) -> UUID | None:
    """Whose post it was: of whom somebody stands in for, where they do."""
    return event.on_behalf_of_id or event.actor_id


def _held(work: Assignment, at: datetime) -> bool:
    return work.starts_at <= at and (work.ends_at is None or work.ends_at > at)
