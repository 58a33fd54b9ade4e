"""Another body may follow a bank: asked by one curator, confirmed by another, ended by any."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.disclosures.services import disclose
from zotim.core.figures.signed import canonical
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.exchange.disclosures import BASES, PURPOSES
from zotim.desks.content.exchange.disclosures import SHARING as KIND
from zotim.desks.content.exchange.models import Sharing
from zotim.desks.content.exchange.states import CONFIRM, END, SHARE, SHARING
from zotim.desks.content.law.policy import CURATORS


@transaction.atomic
def sharing_ask(*, actor: Actor, bank: Bank, organisation: Organisation, purpose: str, basis: str) -> Sharing:
    """Ask that *organisation* may follow *bank*. Raises Denied, and Unfit for what it follows already."""
    allow(actor, SHARE)
    if purpose not in PURPOSES or basis not in BASES:
        raise Unfit(_("Nothing leaves without a purpose and a ground."), "purpose")
    if Sharing.objects.filter(bank=bank, organisation=organisation, state__in=["asked", "in_force"]).exists():
        raise Unfit(_("This body follows the bank, or somebody has asked that it may."), "organisation")
    made = Sharing.objects.create(
        bank=bank, organisation=organisation, purpose=purpose, basis=basis, **done_by(actor, "asked")
    )  # fmt: skip
    record(actor, "content.sharing.asked", made, purpose=purpose)
    notify(holders(*CURATORS) - actor.people, "content.sharing.asked", made)
    return made


@transaction.atomic
def sharing_decide(*, actor: Actor, sharing: Sharing, confirmed: bool) -> Sharing:
    """Let it follow, or not. Raises NeedsAnotherPerson for who asked, WrongState for what is decided."""
    allow(actor, CONFIRM, sharing)
    if confirmed:
        refuse_own(actor, CONFIRM, sharing, behind(sharing, "asked"))
    step = SHARING.move(
        sharing, "confirm" if confirmed else "refuse", decided_at=timezone.now(), **done_by(actor, "decided")
    )
    record(actor, step.event, sharing)
    if confirmed:
        disclose(
            actor=actor, kind=KIND, recipient=sharing.organisation, purpose=sharing.purpose, basis=sharing.basis,
            objects=[sharing], payload_hash=terms(sharing),
        )  # fmt: skip
    return sharing


def terms(sharing: Sharing) -> str:
    """Hash of what was agreed: nothing has left yet; what leaves is on record with each fetch."""
    said = {"bank": sharing.bank.code, "organisation": str(sharing.organisation_id), "purpose": sharing.purpose}
    return sha256(canonical(said)).hexdigest()


@transaction.atomic
def sharing_end(*, actor: Actor, sharing: Sharing) -> Sharing:
    """End it: at the next question its system is given nothing of the bank. Raises WrongState."""
    allow(actor, END, sharing)
    step = SHARING.move(sharing, "end", ended_at=timezone.now())
    record(actor, step.event, sharing)
    return sharing
