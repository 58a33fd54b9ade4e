"""The one door through which anything leaves."""

import re
from collections.abc import Sequence

from django.db import models, transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_request
from zotim.core.audit.services import record
from zotim.core.disclosures.models import Disclosure, Wish
from zotim.core.disclosures.registry import KINDS, Kind
from zotim.core.people.models import Organisation

SHA256 = re.compile(r"[0-9a-f]{64}")


class NeedsApproval(Denied):
    """This kind leaves only after a second person approved it: this very record, recipient and purpose, and once."""


@transaction.atomic
def disclose_ask(
    *, actor: Actor, kind: str, recipient: Organisation | str, purpose: str, obj: models.Model
) -> Approval:
    """Ask that somebody else approves giving one record to one recipient for one purpose.

    Raises Denied, and ValueError for a purpose or recipient that isn't one, or a kind that takes no approval.
    """
    of = KINDS[kind]
    allow(actor, of.action, obj)
    if not of.approval:
        raise ValueError(f"{kind} takes no approval")
    _for_whom(of, recipient, purpose)
    approval = approval_request(actor=actor, action=of.approval, obj=obj)
    body, name = _recipient(recipient)
    Wish.objects.create(approval=approval, organisation=body, recipient=name, purpose=purpose)
    return approval


def _recipient(recipient: Organisation | str) -> tuple[Organisation | None, str]:
    return (recipient, "") if isinstance(recipient, Organisation) else (None, recipient.strip())


@transaction.atomic
def disclose(
    *,
    actor: Actor,
    kind: str,
    recipient: Organisation | str,
    purpose: str,
    basis: str,
    objects: Sequence[models.Model],
    payload_hash: str,
    approval: Approval | None = None,
) -> Disclosure:
    """Write down that something leaves, before it does: to a body or a named recipient, with the hash of its bytes.

    The actor must be allowed to do the kind's action on each object. Raises KeyError for an unknown kind, ValueError
    for a purpose, ground, recipient or hash that isn't one, :class:`NeedsApproval`, Denied.
    """
    of = KINDS[kind]
    for obj in objects:
        allow(actor, of.action, obj)
    _examine(of, recipient, purpose, basis, objects, payload_hash)
    body, name = _recipient(recipient)
    _approved(of, objects, approval, body, name, purpose)
    disclosure = Disclosure.objects.create(
        kind=kind,
        organisation=body,
        recipient=name,
        purpose=purpose,
        basis=basis,
        objects_given=[{"type": obj._meta.label_lower, "id": str(obj.pk)} for obj in objects],
        payload_sha256=payload_hash,
        approval=approval,
        at=timezone.now(),
        by_id=actor.person_id,
        on_behalf_of_id=actor.on_behalf_of_id,
    )
    details = {"kind": kind, "objects": len(objects), "sha256": payload_hash}
    record(actor, "disclosures.disclosure.made", disclosure, purpose=purpose, details=details)
    return disclosure


def _for_whom(of: Kind, recipient: Organisation | str, purpose: str) -> None:
    if purpose not in of.purposes:
        raise ValueError(f"{of.code} doesn't leave for {purpose!r}: {', '.join(sorted(of.purposes))}")
    if not isinstance(recipient, Organisation) and not recipient.strip():
        raise ValueError("nothing leaves without a recipient")


def _examine(
    of: Kind,
    recipient: Organisation | str,
    purpose: str,
    basis: str,
    objects: Sequence[models.Model],
    payload_hash: str,
) -> None:
    _for_whom(of, recipient, purpose)
    if basis not in of.bases:
        raise ValueError(f"{of.code} doesn't leave on {basis!r}: {', '.join(sorted(of.bases))}")
    if not SHA256.fullmatch(payload_hash):
        raise ValueError("the hash of the bytes that leave is 64 hexadecimal digits")
    if not objects:
        raise ValueError("a disclosure says which records it is about")
    if of.approval and len(objects) != 1:
        raise ValueError(f"{of.code} leaves one record at a time: each was approved by itself")


def _approved(
    of: Kind,
    objects: Sequence[models.Model],
    approval: Approval | None,
    body: Organisation | None,
    name: str,
    purpose: str,
) -> None:
    if not of.approval:
        return
    first = objects[0]
    if (
        approval is None
        or approval.state != Approval.Decision.APPROVED
        or approval.action != of.approval
        or (approval.object_type, approval.object_id) != (first._meta.label_lower, first.pk)
        or not Wish.objects.filter(approval=approval, organisation=body, recipient=name, purpose=purpose).exists()
        or Disclosure.objects.filter(approval=approval).exists()
    ):
        raise NeedsApproval(of.action, first)
