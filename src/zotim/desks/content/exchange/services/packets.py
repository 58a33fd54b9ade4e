"""A file leaves: one person asks, another lets it go, and what is taken out is what was let go."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, asked
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.disclosures.services import disclose, disclose_ask
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import save_new
from zotim.desks.content.banks.models import Bank, BankKind
from zotim.desks.content.dispatch.models import LEFT, Dispatch
from zotim.desks.content.exchange import contents
from zotim.desks.content.exchange.disclosures import BASES, PACKET, PURPOSES
from zotim.desks.content.exchange.models import Form, Packet
from zotim.desks.content.exchange.states import ASK, DECIDE, GIVE
from zotim.desks.content.exchange.states import PACKET as MOVES
from zotim.desks.content.law.policy import APPROVERS, CURATORS
from zotim.formats.known import Tlp
from zotim.vocabulary import Classification

LEAST = {Classification.PUBLIC: Tlp.CLEAR, Classification.INTERNAL: Tlp.GREEN, Classification.RESTRICTED: Tlp.AMBER}
"""The least that a receiver is bound by, for each marking."""


@transaction.atomic
def packet_ask(
    *, actor: Actor, bank: Bank | None = None, dispatch: Dispatch | None = None, organisation: Organisation, form: str,
    purpose: str, basis: str, classification: Classification, tlp: Tlp, write_to: str = "",
) -> Packet:  # fmt: skip
    """Ask that entries of a bank, or what is known of a dispatch, leave for one body. What would leave is made now;
    the second person lets these very bytes go. *write_to*: where the body is told by mail what of it is withdrawn.
    Raises Denied, and Unfit for what isn't sent so."""
    allow(actor, ASK)
    _fits(bank, dispatch, organisation, form, classification, tlp)
    if purpose not in PURPOSES or basis not in BASES:
        raise Unfit(_("Nothing leaves without a purpose and a ground."), "purpose")
    packet = Packet(
        id=uuid7(), created_at=timezone.now(), bank=bank, dispatch=dispatch, organisation=organisation, form=form,
        purpose=purpose, basis=basis, classification=classification, tlp=tlp, write_to=write_to,
        **done_by(actor, "asked"),
    )  # fmt: skip
    known, packet.left_out = contents.held(packet, actor)
    packet.holds, packet.sha256 = len(known), sha256(contents.written(packet, known)).hexdigest()
    save_new(packet)
    record(actor, "content.packet.asked", packet, purpose=purpose, details={"holds": packet.holds})
    disclose_ask(actor=actor, kind=PACKET, recipient=organisation, purpose=purpose, obj=packet)
    notify(holders(*(CURATORS if bank else APPROVERS)) - actor.people, "content.packet.asked", packet)
    return packet


def _fits(
    bank: Bank | None, dispatch: Dispatch | None, organisation: Organisation, form: str, marked: Classification,
    tlp: Tlp,
) -> None:  # fmt: skip
    """Raises Unfit where it can't leave like this, whoever asks."""
    if (bank is None) == (dispatch is None):
        raise ValueError("a packet is of a bank or of a dispatch")
    if form not in Form.values:
        raise Unfit(_("There is no such form."), "form")
    if marked.level > settings.ZOTIM_CEILING.level:
        raise Unfit(_("This installation holds nothing that is marked so highly."), "classification")
    order = list(Tlp)
    if order.index(tlp) < order.index(LEAST[marked]):
        least = LEAST[marked].upper()
        raise Unfit(_("What is marked so may be passed on as TLP:%(least)s at most.") % {"least": least}, "tlp")
    lawful = bank is not None and bank.kind != BankKind.KNOWN
    if lawful != (form == Form.WARNING):
        raise Unfit(_("A bank of what is lawful leaves as a warning list, and nothing else does."), "form")
    if dispatch is not None and dispatch.state not in LEFT:
        raise Unfit(_("It hasn't gone out."))
    if dispatch is not None and dispatch.state == "withdrawn":
        raise Unfit(_("It was withdrawn. Nothing is told of it any more."))
    if organisation.ends_on and organisation.ends_on < timezone.localdate():
        raise Unfit(_("This body has ended."), "organisation")


@transaction.atomic
def packet_decide(*, actor: Actor, packet: Packet, approved: bool, comment: str = "") -> Packet:
    """Let it go, or return it with a reason. Raises NeedsAnotherPerson, WrongState, ValueError without a reason."""
    allow(actor, DECIDE, packet)
    MOVES.examine(packet, "approve" if approved else "return")
    approval_decide(actor=actor, approval=asked(DECIDE, packet), approved=approved, comment=comment)
    step = MOVES.move(packet, "approve" if approved else "return")
    record(actor, step.event, packet)
    if not approved:
        notify([packet.asked_by_id], step.event, packet)
    return packet


def packet_give(*, actor: Actor, packet: Packet) -> bytes | None:
    """The file, whose leaving is on record first; None where something in it was withdrawn since it was let go, or is
    another: then it is put aside, and somebody asks anew. Raises Denied, WrongState."""
    allow(actor, GIVE, packet)
    with transaction.atomic():
        MOVES.examine(packet, "give")
        data = _again(packet, actor)
        if data is None:
            step = MOVES.move(packet, "expire")
            record(actor, step.event, packet)
            return None
        objects: list[Any] = [packet]
        step = MOVES.move(packet, "give", given_at=timezone.now())
        disclose(
            actor=actor, kind=PACKET, recipient=packet.organisation, purpose=packet.purpose, basis=packet.basis,
            objects=objects, payload_hash=packet.sha256, approval=asked(DECIDE, packet),
        )  # fmt: skip
        record(actor, step.event, packet, purpose=packet.purpose)
    return data


def _again(packet: Packet, actor: Actor) -> bytes | None:
    """The very bytes that were let go; None where they aren't made of what is here now."""
    if packet.dispatch and packet.dispatch.state == "withdrawn":
        return None
    try:
        data = contents.written(packet, contents.held(packet, actor)[0])
    except Unfit:
        return None
    return data if sha256(data).hexdigest() == packet.sha256 else None
