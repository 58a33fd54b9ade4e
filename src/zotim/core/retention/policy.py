"""Who may look after retention. They see ids, rules and counts; no content of any record."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.models import Certificate, DisposalRun, Hold

KEEPERS = frozenset({"records_officer", "data_protection_officer"})
READERS = KEEPERS | {"auditor"}

actions(
    Action("retention.rule.list", _("See the retention rules and what is due"), READERS, "retention.rules.listed"),
    Action("retention.run.list", _("See the disposals and how far they are"), READERS, "retention.runs.listed"),
    Action("retention.run.view", _("See a disposal: ids of records and counts"), READERS, "retention.run.viewed"),
    Action("retention.run.propose", _("Propose to dispose of what is due"), KEEPERS, "retention.run.proposed"),
    Action("retention.run.decide", _("Approve a disposal that somebody else proposed"), KEEPERS, "retention.run.decided"),
    Action("retention.hold.list", _("See the legal holds"), READERS, "retention.holds.listed"),
    Action("retention.hold.view", _("See a legal hold and its reason"), READERS, "retention.hold.viewed"),
    Action("retention.hold.place", pgettext_lazy("right", "Place a legal hold"), KEEPERS, "retention.hold.placed"),
    Action("retention.hold.lift", pgettext_lazy("right", "Lift a legal hold"), KEEPERS, "retention.hold.lifted"),
    Action("retention.certificate.list", _("See the certificates of disposal"), READERS, "retention.certificates.listed"),
    Action("retention.certificate.view", _("See a certificate of disposal"), READERS, "retention.certificate.viewed"),
    Action("retention.certificate.download", _("Download a certificate of disposal"), READERS, "retention.certificate.downloaded"),
)  # fmt: skip


@visible_to(Hold, DisposalRun, Certificate)
def keepers(actor: Actor, purpose: str) -> Q:
    """Records officers, the data-protection officer and auditors see all; nobody else sees any."""
    return EVERYTHING if actor.roles & READERS else NOTHING
