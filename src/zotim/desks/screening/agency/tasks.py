"""What waits at the agency: links to hand over, changes with which entities are late."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.screening.agency import selectors


@tasks("screening.listchange.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """What can't wait stands first."""
    for one in selectors.to_hand_over(actor)[:MOST]:
        yield Task(
            one.entity.name, _("This entity has no address: hand the link over"),
            reverse("change_notice", args=[one.pk]), pgettext("step", "tell"), due_on=timezone.localdate(one.due_at),
            reference=one.reference,
        )  # fmt: skip
    for request in selectors.requests_to_decide(actor)[:MOST]:
        yield Task(
            request.reference, _("A request about a name waits for a second person"),
            reverse("name_request_decide", args=[request.pk]), pgettext("step", "decide"),
            since=timezone.localdate(request.created_at),
        )  # fmt: skip
    for asked in selectors.to_ask_by_hand(actor)[:MOST]:
        yield Task(
            asked.entity.name, _("This entity can't be asked by mail: hand the link over"),
            reverse("name_request", args=[asked.request_id]), pgettext("step", "ask"), reference=asked.reference,
            since=timezone.localdate(asked.created_at),
        )  # fmt: skip
    for late in selectors.late_requests(actor, timezone.now())[:MOST]:
        yield Task(
            late.reference, _("Obliged entities are late with a request about a name"),
            reverse("name_request", args=[late.pk]), pgettext("step", "look"), due_on=today, count=late.late,  # type: ignore[attr-defined]  # annotated
        )  # fmt: skip
    for change in selectors.late_changes(actor, timezone.now())[:MOST]:
        yield Task(
            change.version.source.title, _("Obliged entities are late with a change of this list"),
            reverse("list_change", args=[change.pk]), pgettext("step", "look"), due_on=today, count=change.late,  # type: ignore[attr-defined]  # annotated
        )  # fmt: skip
