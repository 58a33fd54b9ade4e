"""What waits: meetings to prepare, to say of whether they took place, and to report back from."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import seen_to
from zotim.register.taking_part import selectors
from zotim.register.taking_part.models import Meeting, Seat, lasting
from zotim.register.taking_part.policy import seated
from zotim.register.tasks import AHEAD


@tasks("register.meeting.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For the focal points of bodies that sit in a group: its meetings, before and after. For the centre those of
    groups in which nobody sits, or only bodies that nobody speaks for."""
    own = selectors.meetings(actor).filter(forum__in=seated(actor).values("forum"))
    if actor.roles & CENTRE:
        spoken = Seat.objects.filter(lasting(today)).exclude(organisation__in=seen_to(actor))
        own = selectors.meetings(actor).exclude(forum__in=spoken.values("forum"))
    yield from _to_prepare(own, today)
    yield from _to_tell(own, today)


def _to_prepare(own: QuerySet[Meeting], today: date) -> Iterator[Task]:
    rows = own.filter(state="planned", from_on__gte=today, from_on__lte=today + AHEAD).order_by("from_on", "pk")
    for one in rows[:MOST]:
        yield Task(
            one.title, _("A meeting comes"), _address(one), pgettext("step", "prepare"), due_on=one.from_on,
            reference=one.reference, note=one.forum.name,
        )  # fmt: skip


def _to_tell(own: QuerySet[Meeting], today: date) -> Iterator[Task]:
    rows = own.filter(Q(state="planned", from_on__lt=today) | Q(state="held", until_on__lte=today))
    for one in rows.order_by("until_on", "pk")[:MOST]:
        said = _("Report back what was said there") if one.state == "held" else _("Say whether it took place")
        yield Task(
            one.title, said, _address(one), pgettext("step", "report back"), due_on=one.report_due,
            reference=one.reference, note=one.forum.name,
        )  # fmt: skip


def _address(one: Meeting) -> str:
    return reverse("meeting", args=[one.pk])
