"""A commitment that ends without being kept: it lapsed, or another took its place."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.models import Commitment
from zotim.register.selectors import successors
from zotim.register.services.reviews import reasoned
from zotim.register.services.standing import stand_anew


@transaction.atomic
def commitment_end(
    *, actor: Actor, commitment: Commitment, step: str, reason: Translated, superseded_by: Commitment | None = None
) -> Commitment:
    """Mark a commitment as lapsed, or as superseded by another that is active. It stays on record, with the reason.

    Raises ValueError without a reason, and when *superseded_by* is missing or given for one that lapses;
    :class:`Unfit` when that one has ended, meanwhile too, or is the commitment itself; WrongState when it has ended
    already.
    """
    allow(actor, "register.commitment.end", commitment)
    reasoned(str(reason), "an end")
    if (step == "supersede") != (superseded_by is not None):
        raise ValueError("what is superseded names what took its place, and nothing else does")
    both = [commitment.pk, *([superseded_by.pk] if superseded_by else [])]
    list(Commitment.objects.select_for_update(no_key=True).filter(pk__in=both).order_by("pk"))
    if superseded_by and not successors(actor, commitment).filter(pk=superseded_by.pk).exists():
        raise Unfit(_("Only another commitment that is active can take its place."), "reference")
    transition = states.COMMITMENT.move(
        commitment, step, why_ended=reason.attributed(actor.person_id), superseded_by=superseded_by
    )
    stand_anew([commitment.pk])
    commitment.refresh_from_db(fields=["standing", "late_from"])
    keep_revision(commitment, actor)
    details = {"by": str(superseded_by.pk)} if superseded_by else {}
    record(actor, transition.event, commitment, details=details)
    return commitment
