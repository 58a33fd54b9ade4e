"""What waits in finance: holds with their clock, ends and exemptions for the second person, notices that are due."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.clocks.selectors import due_on
from zotim.core.ui.show import moment
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.measures import selectors
from zotim.desks.screening.measures.models import Exemption, Freeze


@tasks("screening.freeze.list")
def measures(actor: Actor, today: date) -> list[Task]:
    """What can't wait stands first."""
    with in_channels(actor, *channels_of(actor)):
        return list(_measures(actor, today))


def _measures(actor: Actor, today: date) -> Iterator[Task]:
    for one in selectors.to_decide(actor)[:MOST]:
        yield Task(
            one.reference, _("A hold waits for a second person"), reverse("freeze_decide", args=[one.pk]),
            pgettext("step", "decide"), due_on=timezone.localdate(one.confirm_by),
            note=_("until %(moment)s") % {"moment": moment(one.confirm_by)},
        )  # fmt: skip
    for one in selectors.without_ground(actor)[:MOST]:
        yield Task(
            one.reference, _("What a freeze rests on is gone: look at it at once"), _page(one),
            pgettext("step", "decide"), due_on=today,
        )  # fmt: skip
    for one in selectors.to_close(actor)[:MOST]:
        yield Task(
            one.reference, _("The end of a freeze waits for a second person"),
            reverse("freeze_close", args=[one.pk]), pgettext("step", "decide"), since=timezone.localdate(one.held_at),
        )  # fmt: skip
    advise, decide = selectors.exemptions_to_advise(actor), selectors.exemptions_to_decide(actor)
    yield from _exemptions(advise, _("An exemption waits for advice"), "exemption_advise", pgettext("step", "advise"))
    yield from _exemptions(
        decide, _("An exemption waits for the second officer"), "exemption_decide", pgettext("step", "decide")
    )
    for one in selectors.to_review(actor, today)[:MOST]:
        yield Task(
            one.reference, _("A freeze has to be looked at again"), reverse("freeze_review", args=[one.pk]),
            pgettext("step", "decide"), due_on=one.next_on or today,  # type: ignore[attr-defined]
        )  # fmt: skip
    untold = selectors.to_tell(actor, "frozen", ["frozen", "partly"])
    clocks = due_on(untold)
    for one in untold[:MOST]:
        clock = clocks.get(one.pk)
        yield Task(
            one.reference, _("The person has to be told of the freeze"), _page(one), pgettext("step", "tell"),
            due_on=clock.last_day if clock else None,  # type: ignore[arg-type]
            since=timezone.localdate(one.decided_at),
        )  # fmt: skip
    for one in selectors.to_tell(actor, "ended", ["ended"])[:MOST]:
        yield Task(
            one.reference, _("The person has to be told that the freeze has ended"), _page(one),
            pgettext("step", "tell"), since=timezone.localdate(one.over_at),
        )  # fmt: skip
    for decided in selectors.exemptions_to_tell(actor)[:MOST]:
        yield Task(
            decided.reference, _("The person has to be told of the decision on an exemption"), _page(decided.freeze),
            pgettext("step", "tell"), since=timezone.localdate(decided.decided_at),
        )  # fmt: skip


def _exemptions(rows: QuerySet[Exemption], why: str, page: str, step: str) -> Iterator[Task]:
    clocks = due_on(rows)
    for one in rows[:MOST]:
        clock = clocks.get(one.pk)
        yield Task(
            one.reference, why, reverse(page, args=[one.freeze_id, one.pk]), step,
            due_on=clock.last_day if clock else None,  # type: ignore[arg-type]
            since=one.asked_on,
        )  # fmt: skip


def _page(freeze: Freeze) -> str:
    return reverse("freeze", args=[freeze.pk])
