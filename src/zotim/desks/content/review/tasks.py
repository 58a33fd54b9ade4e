"""What waits about items: those that one reads, how many are due, what waits for the adviser, samples, colleagues."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.content.law.policy import ADVISERS, READERS
from zotim.desks.content.review import selectors
from zotim.desks.content.review.policy import GO_ON, QUEUE, SAMPLE

WITHIN = timedelta(hours=24)


@tasks(QUEUE)
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """One's own first, then one line for what is due, and one for what waits for the adviser."""
    read, queue = pgettext("step", "read"), reverse("content_queue")
    for one in selectors.mine(actor)[:MOST]:
        yield Task(
            one.reference, _("You read this item"), reverse("content_read", args=[one.pk]), read,
            due_on=timezone.localdate(one.due_at), since=timezone.localdate(one.taken_at),
        )  # fmt: skip
    if actor.roles & READERS and (due := selectors.due_by(actor, timezone.now() + WITHIN)[0]):
        yield Task(_("Reported items"), _("To be read within 24 hours"), queue, read, due_on=today, count=due)
    if actor.roles & ADVISERS and (asked := selectors.waits_for_adviser(actor)[0]):
        why = _("Readers ask the adviser")
        yield Task(_("Reported items"), why, f"{queue}?state=adviser&all=1", pgettext("step", "answer"), count=asked)


@tasks(SAMPLE)
def samples(actor: Actor, today: date) -> Iterator[Task]:
    """Items to be read again."""
    if count := selectors.samples(actor).count():
        yield Task(
            _("Items to be read again"), _("A sample of what one reader closed"), reverse("content_samples"),
            pgettext("step", "read"), count=count,
        )  # fmt: skip


@tasks(GO_ON)
def colleagues(actor: Actor, today: date) -> Iterator[Task]:
    """Colleagues who came to the day's limit."""
    if count := selectors.asks_to_go_on(actor).count():
        yield Task(
            _("Colleagues ask to go on"), _("They came to the day's limit of pictures"), reverse("content_asked"),
            pgettext("step", "answer"), due_on=today, count=count,
        )  # fmt: skip
