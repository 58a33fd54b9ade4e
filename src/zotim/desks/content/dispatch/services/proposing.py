"""What was decided on an item becomes a proposal for a bank: what two people want removed for one of what is known,
what was found lawful for one that protects. Another person, a curator, confirms it there."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.desks.content.banks.models import Bank, BankKind, Entry
from zotim.desks.content.banks.services import item_propose
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.dispatch.services.rows import held_item
from zotim.desks.content.dispatch.states import PROPOSE
from zotim.desks.content.intake.models import Item
from zotim.desks.content.review.models import Reading
from zotim.desks.content.review.selectors import agreed, in_public


def bank_kind(item: Item) -> str:
    """For which kind of bank what was decided speaks; empty while nothing is.

    *Known*: two people agree that something goes out about what is public and in a category of the law, or what went
    out stands. *Negative*: it was read and closed, and
    nothing that stands went out about it.
    """
    went_out = Dispatch.objects.filter(item=item, state__in=LEFT).exclude(state="withdrawn").exists()
    said = agreed(item)
    if said is not None and (item.state == "agreed" or went_out) and in_public(item, said):
        return BankKind.KNOWN
    if item.state == "closed" and not went_out and Reading.objects.filter(item=item).exists():
        return BankKind.NEGATIVE
    return ""


@transaction.atomic
def decision_propose(*, actor: Actor, item: Item, bank: Bank) -> list[Entry]:
    """Propose the fingerprints of an item for *bank*; they meet nothing until a curator who is somebody else confirms
    them. Raises Unfit for a bank of another kind than what was decided, and where there is nothing to put into it."""
    person_may(actor, PROPOSE, item)
    row = held_item(item)
    if bank.kind != bank_kind(row):
        raise Unfit(_("What was decided on it doesn't belong into this bank."), "bank")
    made = item_propose(actor=actor, item=row, bank=bank)
    if not made:
        raise Unfit(_("Nothing of it can be put into a bank: it is too plain, or empty."))
    record(actor, "content.item.put_forward", row, details={"bank": bank.code, "entries": len(made)})
    return made
