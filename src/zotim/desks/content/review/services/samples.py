"""Of what was closed a share is read again, blind. The log's own hash draws it (``rounds.turned``): nobody chooses."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible
from zotim.core.approvals.services import refuse_own
from zotim.core.audit.services import record
from zotim.core.states.machine import WrongState
from zotim.desks.content.intake.models import Item
from zotim.desks.content.review.legal_test import Answers, Outcome, examined
from zotim.desks.content.review.models import Reading, Sample, Turn
from zotim.desks.content.review.policy import SAMPLE
from zotim.desks.content.review.rounds import hands, readings_of, round_of, stands


@transaction.atomic
def sample_read(*, actor: Actor, pk: UUID, answers: Answers) -> Sample:
    """Read an item of the sample again. Who says anything but that nothing is to be done opens it for two others; what
    two agreed about isn't opened by one, it is kept that they say otherwise.

    Raises Unfit where the answers don't hang together, NeedsAnotherPerson for who read it, WrongState where it was read
    meanwhile; one that was opened meanwhile is dropped.
    """
    from zotim.desks.content.review.services.reading import item_reopened, reading_keep  # it draws, this opens again

    outcome = examined(answers)
    sample = get_visible(Sample.objects.select_for_update(of=("self",)), actor, pk=pk)
    item = Item.objects.select_for_update(of=("self",)).get(pk=sample.item_id)
    allow(actor, SAMPLE, sample)
    if sample.read_at is not None:
        raise WrongState(_("It was read again already."), transition="sample", state=item.state)
    refuse_own(actor, SAMPLE, sample, hands(readings_of(item, sample.round)))
    sample.read_at = timezone.now()
    if item.state != "closed" or round_of(item) != sample.round:
        sample.save(update_fields=["read_at"])
        record(actor, "content.sample.dropped", sample)
        return sample
    reading_keep(actor, item, sample.round, Reading.Part.SAMPLE, answers)
    agreed = stands(item, sample.round)
    sample.differs = outcome != Outcome.NOTHING if agreed is None else answers.said != agreed
    sample.save(update_fields=["read_at", "differs"])
    record(actor, "content.sample.differs" if sample.differs else "content.sample.same", sample)
    sample.item = item
    if sample.differs and agreed is None:
        item_reopened(actor=actor, item=item, what=Turn.What.SAMPLE)
    return sample
