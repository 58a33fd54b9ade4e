"""The one door through which anything leaves."""

import re
from collections.abc import Sequence

from django.db import models, transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, allow
from zotim.core.approvals.models import Approval
from zotim.core.audit.services import record
from zotim.core.disclosures.models import Disclosure
from zotim.core.disclosures.registry import KINDS, Kind
from zotim.core.people.models import Organisation

SHA256 = re.compile(r"[0-9a-f]{64}")


class NeedsApproval(Denied):
    """This kind leaves only after a second person approved it, for this very record, and once."""


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
    _examine(of, actor, recipient, purpose, basis, objects, payload_hash)
    _approved(of, actor, objects, approval)
    body = recipient if isinstance(recipient, Organisation) else None
    disclosure = Disclosure.objects.create(
        kind=kind,
        organisation=body,
        recipient="" if body else str(recipient).strip(),
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


def _examine(
    of: Kind,
    actor: Actor,
    recipient: Organisation | str,
    purpose: str,
    basis: str,
    objects: Sequence[models.Model],
    payload_hash: str,
) -> None:
    if purpose not in of.purposes:
        raise ValueError(f"{of.code} doesn't leave for {purpose!r}: {', '.join(sorted(of.purposes))}")
    if basis not in of.bases:
        raise ValueError(f"{of.code} doesn't leave on {basis!r}: {', '.join(sorted(of.bases))}")
    if not isinstance(recipient, Organisation) and not recipient.strip():
        raise ValueError("nothing leaves without a recipient")
    if not SHA256.fullmatch(payload_hash):
        raise ValueError("the hash of the bytes that leave is 64 hexadecimal digits")
    if not objects:
        raise ValueError("a disclosure says which records it is about")


def _approved(of: Kind, actor: Actor, objects: Sequence[models.Model], approval: Approval | None) -> None:
    if not of.approval:
        return
    first = objects[0]
    if (
        approval is None
        or approval.state != Approval.Decision.APPROVED
        or approval.action != of.approval
        or (approval.object_type, approval.object_id) != (first._meta.label_lower, first.pk)
        or Disclosure.objects.filter(approval=approval).exists()
    ):
        raise NeedsApproval(of.action, first)
