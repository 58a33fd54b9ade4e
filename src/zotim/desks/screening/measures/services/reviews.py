"""A freeze is looked at again: it stays for a reason, until a day, or two people end it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.clocks.services import start
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.measures.clocks import REVIEW
from zotim.desks.screening.measures.models import Freeze, FreezeReview
from zotim.desks.screening.measures.sealed import TEXTS

REVIEWED = "screening.freeze.review"


def latest() -> date:
    """The last day by which a freeze that is looked at today has to be looked at again."""
    return last_day_before(REVIEW.due_at(timezone.now()), zone())


@transaction.atomic
@inside
def freeze_review(*, actor: Actor, freeze: Freeze, reason: str, next_on: date | None = None) -> FreezeReview:
    """Say that a freeze was looked at again and stays, why, and by when it is looked at next: the clock runs from now.

    Raises Unfit without a reason, for a day that isn't to come or is after the end of the clock, and for what
    isn't frozen.
    """
    person_may(actor, REVIEWED, freeze)
    freeze = Freeze.objects.select_for_update().get(pk=freeze.pk)
    if freeze.state not in ("frozen", "partly"):
        raise Unfit(_("Only what is frozen is looked at again."))
    next_on = next_on or latest()
    if not timezone.localdate() < next_on <= latest():
        raise Unfit(_("Name a day that is to come, and not after the end of its clock."), "next_on")
    review = FreezeReview(
        freeze=freeze, looked_by_id=actor.person_id, looked_for_id=actor.on_behalf_of_id, next_on=next_on
    )
    review.reason = TEXTS.put(review, "reason", said(reason))
    review.save(force_insert=True)
    record(actor, "screening.freeze.reviewed", freeze, details={"review": str(review.pk)})
    start(actor=actor, code=REVIEW.code, obj=freeze)
    return review
