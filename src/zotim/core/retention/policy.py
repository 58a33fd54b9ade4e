"""Who may look after retention. They see ids, rules and counts; no content of any record."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.models import Certificate, DisposalRun, Hold

KEEPERS = frozenset({"records_officer", "data_protection_officer"})
READERS = KEEPERS | {"auditor"}

actions(
    Action("retention.rule.list", _("See the retention rules and what is due"), READERS, "retention.rules.listed"),
    Action("retention.run.propose", _("Propose to dispose of what is due"), KEEPERS, "retention.run.proposed"),
    Action("retention.run.decide", _("Approve a disposal that somebody else proposed"), KEEPERS, "retention.run.decided"),
    Action("retention.hold.place", _("Place a legal hold"), KEEPERS, "retention.hold.placed"),
    Action("retention.hold.lift", _("Lift a legal hold"), KEEPERS, "retention.hold.lifted"),
)  # fmt: skip


@visible_to(Hold, DisposalRun, Certificate)
def keepers(actor: Actor, purpose: str) -> Q:
    """Records officers, the data-protection officer and auditors see all; nobody else sees any."""
    return EVERYTHING if actor.roles & READERS else NOTHING
