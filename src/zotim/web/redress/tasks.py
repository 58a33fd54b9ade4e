"""What waits about complaints: for officers, each next step; for reviewers, what they had no hand in."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.redress import selectors
from zotim.core.redress.models import Complaint, Hand
from zotim.core.redress.policy import OFFICER, for_another, hands_of
from zotim.core.ui.words import Word
from zotim.web.redress.words import subject_label

STEPS: dict[str, tuple[Word, Word]] = {
    "received": (_("A complaint came in"), pgettext_lazy("step", "admit")),
    "admitted": (_("A complaint waits for an officer of your body"), pgettext_lazy("step", "take")),
    "with_body": (_("You work on this complaint"), pgettext_lazy("step", "decide")),
    "decided": (_("What was decided on a complaint is to be carried out"), pgettext_lazy("step", "carry out")),
    "carried_out": (_("What was decided is carried out"), pgettext_lazy("step", "close")),
    "review": (_("A review of a complaint was asked for"), pgettext_lazy("step", "decide")),
}


def _task(one: Complaint) -> Task:
    why, step = STEPS[one.state]
    due = getattr(one, "due_at", None)
    return Task(
        subject_label(one.about), why, reverse("complaint", args=[one.pk]), step, reference=one.reference,
        due_on=last_day_before(due, zone()) if due else None, since=timezone.localdate(one.created_at),
    )  # fmt: skip


@tasks("redress.complaint.take")
def for_officers(actor: Actor, today: date) -> Iterator[Task]:
    """What came in, what the body has to do, and what one has taken oneself; the longest waiting first."""
    rows = selectors.complaints(actor).order_by("created_at", "pk")
    own = rows.filter(body__in=actor.organisations(OFFICER))
    for waiting in (
        rows.filter(state="received"),
        own.filter(state__in=["admitted", "decided", "carried_out"]).exclude(
            state="decided", pk__in=for_another(actor)
        ),
        own.filter(state="with_body", officer__in=actor.people),
    ):
        yield from map(_task, waiting[:MOST])


@tasks("redress.complaint.review")
def for_reviewers(actor: Actor, today: date) -> Iterator[Task]:
    """Reviews that were asked for, of what others decided."""
    rows = selectors.complaints(actor).filter(state="review").exclude(pk__in=hands_of(actor, Hand.Part.DECIDED))
    yield from map(_task, rows.order_by("created_at", "pk")[:MOST])
