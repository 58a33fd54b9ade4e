"""Reports that are given to somebody outside: public ones by one person, all others on a second person's decision."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_of
from zotim.core.audit.services import record
from zotim.core.disclosures.models import Disclosure
from zotim.core.disclosures.registry import Kind, kinds
from zotim.core.disclosures.services import disclose, disclose_ask
from zotim.core.people.models import Organisation
from zotim.register.models import Report
from zotim.vocabulary import Classification, Language

GIVE = "register.report.give"
PURPOSES = frozenset({"reporting", "evaluation", "parliament", "publication"})
BASES = frozenset({"public_task", "legal_duty", "agreement"})

kinds(
    Kind("register.report.public", _("A public report"), GIVE, PURPOSES, BASES),
    Kind(
        "register.report.internal",
        _("A report that isn't public"),
        GIVE,
        PURPOSES - {"publication"},
        BASES,
        approval=GIVE,
    ),
)


@transaction.atomic
def report_give_ask(*, actor: Actor, report: Report, recipient: Organisation | str, purpose: str) -> Approval:
    """Ask that somebody else approves giving a report that isn't public, once, to this recipient, for this purpose."""
    allow(actor, GIVE, report)
    return disclose_ask(actor=actor, kind="register.report.internal", recipient=recipient, purpose=purpose, obj=report)


@transaction.atomic
def report_give_decide(*, actor: Actor, report: Report, approved: bool, comment: str = "") -> Approval:
    """Approve it, or not. Raises NeedsAnotherPerson for who asked, LookupError when nobody did."""
    allow(actor, GIVE, report)
    approval = approval_of(GIVE, report)
    if approval is None:
        raise LookupError("nobody asked to give this report")
    return approval_decide(actor=actor, approval=approval, approved=approved, comment=comment)


@transaction.atomic
def report_give(
    *,
    actor: Actor,
    report: Report,
    language: Language,
    recipient: Organisation | str,
    purpose: str,
    basis: str,
    approval: Approval | None = None,
) -> Disclosure:
    """Write down that a report leaves in one language; its file is then handed over by the caller.

    Raises NeedsApproval for one that isn't public, LookupError when it was never made in that language.
    """
    allow(actor, GIVE, report)
    made = report.files.select_related("file").filter(language=language).order_by("-created_at").first()
    if made is None:
        raise LookupError(f"the report was not made in {language}")
    public = report.classification == Classification.PUBLIC
    disclosure = disclose(
        actor=actor,
        kind="register.report.public" if public else "register.report.internal",
        recipient=recipient,
        purpose=purpose,
        basis=basis,
        objects=[report],
        payload_hash=made.file.sha256,
        approval=approval,
    )
    record(actor, "register.report.given", report, purpose=purpose, details={"disclosure": str(disclosure.pk)})
    return disclosure
