"""What waits on home: proposals to decide on or to mend, reviews that are due."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import waiting_for
from zotim.desks.screening.national import selectors
from zotim.desks.screening.national.models import Decision, Proposal
from zotim.desks.screening.national.policy import sides, wrote
from zotim.desks.screening.national.services import AHEAD
from zotim.desks.screening.national.states import DECIDE


@tasks("screening.proposal.decide")
def to_decide(actor: Actor, today: date) -> Iterator[Task]:
    """What waits for a first decider, for a second, and what is to be reviewed; nothing that one wrote."""
    rows = selectors.proposals(actor).filter(side__in=sides(actor))
    second = Decision.objects.filter(waiting_for(actor, DECIDE), state="waiting")
    yield from _each(
        actor, rows.filter(pk__in=second.values("proposal_id")), _("A decision that waits for a second decider")
    )
    open_ones = rows.filter(~Exists(Decision.objects.filter(proposal=OuterRef("pk"), state="waiting")))
    yield from _each(actor, open_ones.filter(state="proposed"), _("A proposal that waits for its first decider"))
    yield from _each(actor, open_ones.filter(state="under_review"), _("An entry that is under review"), due=True)
    soon = rows.filter(state="listed", review_on__lte=today + AHEAD)
    yield from _each(actor, soon, _("An entry whose review is due"), due=True)


@tasks("screening.proposal.propose")
def to_mend(actor: Actor, today: date) -> Iterator[Task]:
    """What was returned to whoever wrote it."""
    for one in selectors.proposals(actor).filter(state="returned")[:MOST]:
        if wrote(actor, one):
            yield _task(one, _("A proposal that came back"), pgettext("step", "mend"))


def _each(actor: Actor, rows: QuerySet[Proposal], why: str, *, due: bool = False) -> Iterator[Task]:
    for one in rows.order_by("review_on" if due else "moved_at", "pk")[:MOST]:
        if not wrote(actor, one):
            yield _task(one, why, pgettext("step", "decide"), due=due)


def _task(one: Proposal, why: str, step: str, *, due: bool = False) -> Task:
    return Task(
        one.source.title, why, reverse("proposal", args=[one.pk]), step, reference=one.reference,
        due_on=one.review_on if due else None, since=timezone.localdate(one.moved_at),
    )  # fmt: skip
