"""Reports that are given to somebody outside: public ones by one person, all others on a second person's decision."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_of, asked
from zotim.core.audit.services import record
from zotim.core.disclosures.models import Disclosure, Wish
from zotim.core.disclosures.registry import KINDS, Kind, kinds
from zotim.core.disclosures.services import disclose, disclose_ask
from zotim.core.documents.made import Format
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.register.policy import CENTRE
from zotim.register.reports.models import Report
from zotim.vocabulary import Classification, Language

GIVE = "register.report.give"
PURPOSES = frozenset({"reporting", "evaluation", "parliament", "publication"})
BASES = frozenset({"public_task", "legal_duty", "agreement"})

PUBLIC, INTERNAL = "register.report.public", "register.report.internal"

kinds(
    Kind(PUBLIC, _("A public report"), GIVE, PURPOSES, BASES),
    Kind(
        INTERNAL,
        _("A report that isn't public"),
        GIVE,
        PURPOSES - {"publication"},
        BASES,
        approval=GIVE,
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked leave to give, and how far that is: *waits*, *ready* to be handed over, or *over*."""

    approval: Approval
    wish: Wish
    used: bool

    @property
    def waits(self) -> bool:
        """Whether a second person still has to decide."""
        return self.approval.state == Approval.Decision.PENDING

    @property
    def ready(self) -> bool:
        """Whether it was approved and not handed over yet."""
        return self.approval.state == Approval.Decision.APPROVED and not self.used

    @property
    def recipient(self) -> Organisation | str:
        """Whom it is to go to."""
        return self.wish.organisation or self.wish.recipient


def kind_of(report: Report) -> Kind:
    """The kind of disclosure that giving this report is: public ones take one person, others two."""
    return KINDS[PUBLIC if report.classification == Classification.PUBLIC else INTERNAL]


def wish_of(report: Report) -> Asked | None:
    """The newest request to give this report; None when nobody asked."""
    approval = approval_of(GIVE, report)
    wish = Wish.objects.select_related("organisation").filter(approval=approval).first() if approval else None
    if approval is None or wish is None:
        return None
    return Asked(approval, wish, Disclosure.objects.filter(approval=approval).exists())


@transaction.atomic
def report_give_ask(*, actor: Actor, report: Report, recipient: Organisation | str, purpose: str) -> Approval:
    """Ask that somebody else approves giving a report that isn't public, once, to this recipient, for this purpose."""
    allow(actor, GIVE, report)
    if report.state != "final":
        raise Unfit(_("Only a final report leaves the house."))
    approval = disclose_ask(actor=actor, kind=INTERNAL, recipient=recipient, purpose=purpose, obj=report)
    notify(holders(*CENTRE) - actor.people, "register.report.asked", report)
    return approval


@transaction.atomic
def report_give_decide(*, actor: Actor, report: Report, approved: bool, comment: str = "") -> Approval:
    """Approve it, or not. Raises NeedsAnotherPerson for who asked, LookupError when nobody did, ValueError for a
    refusal without a comment."""
    allow(actor, GIVE, report)
    approval = asked(GIVE, report)
    decided = approval_decide(actor=actor, approval=approval, approved=approved, comment=comment)
    if not approved:
        notify([approval.requested_by_id], "register.report.returned", report)
    return decided


@transaction.atomic
def report_give(
    *,
    actor: Actor,
    report: Report,
    language: Language,
    file_format: Format = Format.PDF,
    recipient: Organisation | str,
    purpose: str,
    basis: str,
    approval: Approval | None = None,
) -> Disclosure:
    """Write down that one file of a report leaves; it is then handed over by the caller.

    Raises NeedsApproval for one that isn't public, LookupError when it was never made in that language and format.
    """
    allow(actor, GIVE, report)
    made = report.files.select_related("file").filter(language=language, format=file_format).first()
    if made is None:
        raise LookupError(f"the report was not made in {language} as {file_format}")
    disclosure = disclose(
        actor=actor,
        kind=kind_of(report).code,
        recipient=recipient,
        purpose=purpose,
        basis=basis,
        objects=[report],
        payload_hash=made.file.sha256,
        approval=approval,
    )
    record(actor, "register.report.given", report, purpose=purpose, details={"disclosure": str(disclosure.pk)})
    return disclosure
