"""What keepers are told of: a disposal waits for a second person, or theirs came back.

Retention lies below notices, so the log tells of it: whoever proposes, in whatever way, the others hear of it.
"""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.services import asked
from zotim.core.audit.models import Event
from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.notifications.services import holders, notify
from zotim.core.retention.models import DisposalRun
from zotim.core.retention.policy import KEEPERS
from zotim.core.retention.services import DECIDE

PROPOSED, RETURNED = "retention.run.proposed", "retention.run.returned"

kinds(
    Kind(PROPOSED, _("A disposal waits for a second person"), "disposal"),
    Kind(RETURNED, _("A disposal that you proposed was returned"), "disposal"),
)


def listen(event: Event) -> None:
    """Tell the other keepers of a proposal, and who proposed of its return; in the transaction of the event."""
    if event.verb not in (PROPOSED, RETURNED) or event.outcome != Event.Outcome.DONE:
        return
    run = DisposalRun.objects.get(pk=event.object_id)
    approval = asked(DECIDE, run)
    proposers = {approval.requested_by_id, approval.requested_for_id}
    notify(holders(*KEEPERS) - proposers if event.verb == PROPOSED else proposers, event.verb, run)
