"""Who took a file is told what of it was withdrawn: due in the transaction of the withdrawal, fetched by the body's
system, sent by mail, or handed over. What stood in a file is known from when it was let go: no list of it is kept."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.models import Event
from zotim.core.audit.services import System, Who, record
from zotim.desks.content.banks.models import BankImport, Entry
from zotim.desks.content.exchange.contents import SORTS, of_item
from zotim.desks.content.exchange.models import Packet, Recall
from zotim.desks.content.exchange.policy import PARTNERS
from zotim.desks.content.exchange.signing import signed
from zotim.desks.content.exchange.states import TELL

FORMAT = "zotim-recall/1"
AGAIN = timedelta(minutes=5)
"""After so long a mail that couldn't be sent is tried again."""
PROGRAM = System("exchange")


def noticed(event: Event) -> None:
    """Have everybody told who took a file with what an event withdrew; in its transaction."""
    if event.outcome != "done" or not event.object_id:
        return
    given, key = Packet.objects.filter(state="given"), event.object_id
    match event.verb:
        case "content.entry.withdrawn":
            entry = Entry.objects.filter(pk=UUID(key), kind__in=SORTS).first()
            rows = given.filter(bank=entry.bank_id, created_at__gte=entry.confirmed_at) if entry else given.none()
        case "content.bankimport.withdrawn":
            taken = BankImport.objects.filter(pk=UUID(key)).first()
            rows = given.filter(bank=taken.bank_id) if taken else given.none()
        case "content.dispatch.withdrawn":
            rows = given.filter(dispatch=UUID(key))
        case _:
            return
    for packet in rows:
        if gone(packet):
            recall, made = Recall.objects.get_or_create(packet=packet, told_at=None)
            if made:
                record(PROGRAM, "content.recall.due", recall, details={"packet": str(packet.pk)})


def gone(packet: Packet) -> list[dict[str, Any]]:
    """What stood in a file that was given, and doesn't stand any more: by the ids that it has in the file. Of what went
    out it is all of it, once that is withdrawn."""
    if packet.dispatch is not None:
        if packet.dispatch.state != "withdrawn":
            return []
        at = packet.dispatch.moved_at.isoformat(timespec="seconds")
        return [{"at": at, "id": str(pk)} for pk in of_item(packet)]
    rows = Entry.objects.filter(
        bank=packet.bank, kind__in=SORTS, confirmed_at__lte=packet.created_at, state="withdrawn",
        ended_at__gt=packet.given_at,
    )  # fmt: skip
    found = []
    for one in rows.order_by("number"):
        at = one.ended_at.isoformat(timespec="seconds") if one.ended_at else ""
        found.append(
            {"at": at, "entry": one.number, "id": str(one.pk), "type": SORTS[one.kind].value,
             "value": bytes(one.value).hex()}
        )  # fmt: skip
    return found


def told_of(packet: Packet) -> dict[str, Any]:
    """What the body is told of a file: which it is, by its hash, and all of it that doesn't stand any more."""
    given = packet.given_at.isoformat(timespec="seconds") if packet.given_at else ""
    return {
        "file": packet.reference, "form": packet.form, "given_at": given, "sha256": packet.sha256,
        "withdrawn": gone(packet),
    }  # fmt: skip


def paper(packet: Packet) -> bytes:
    """The same, signed."""
    return signed(FORMAT, {"files": [told_of(packet)]})


def recalls_fetch(*, actor: Actor) -> list[dict[str, Any]]:
    """What of the files of the system's body doesn't stand any more; with that it is told. Raises Denied."""
    allow(actor, "content.change.fetch")
    rows = Packet.objects.filter(organisation__in=actor.organisations(*PARTNERS), state="given", recalls__isnull=False)
    found = []
    with transaction.atomic():
        for packet in rows.distinct().select_related("dispatch", "dispatch__item", "bank").order_by("given_at", "pk"):
            found.append(told_of(packet))
            for recall in packet.recalls.filter(told_at=None):
                _told(actor, recall, "system")
    return found


@transaction.atomic
def recall_tell(*, actor: Actor, recall: Recall) -> Recall:
    """Put down that the list was handed to the body. Raises Denied, and Unfit for one that was told already."""
    allow(actor, TELL, recall)
    row = Recall.objects.select_for_update(of=("self",)).get(pk=recall.pk)
    if row.told_at is not None:
        raise Unfit(_("The body was told already."))
    return _told(actor, row, "hand", **done_by(actor, "told"))


def _told(actor: Who, recall: Recall, how: str, **values: Any) -> Recall:
    for column, value in {"told_at": timezone.now(), **values}.items():
        setattr(recall, column, value)
    recall.save(update_fields=["told_at", "told_by", "told_for", "mailed_at"])
    record(actor, "content.recall.told", recall, details={"packet": str(recall.packet_id), "how": how})
    return recall


def mails_due(now: datetime) -> QuerySet[Recall]:
    """What is to be told by mail, and may be tried now."""
    rows = Recall.objects.filter(told_at=None).exclude(packet__write_to="")
    return rows.filter(Q(tried_at=None) | Q(tried_at__lte=now - AGAIN))


def mails_send(actor: Who, now: datetime) -> int:
    """Send what waits; answers how many left. A mail leaves before its row says so. For the worker."""
    left = 0
    for recall in mails_due(now).select_related("packet", "packet__dispatch", "packet__dispatch__item")[:50]:
        Recall.objects.filter(pk=recall.pk).update(tried_at=now)
        try:
            with transaction.atomic():
                _mail(recall.packet).send()
                _told(actor, recall, "mail", mailed_at=now)
        except OSError:  # a mail server that doesn't answer: it is tried again, and stands on home meanwhile
            continue
        left += 1
    return left


def _mail(packet: Packet) -> EmailMessage:
    text = _(
        "Something in the file %(reference)s, which you have from us, was withdrawn. Take what stands in the list out "
        "of your system: it is no lead any more."
    ) % {"reference": packet.reference}
    subject = _("Withdrawn from a file")
    message = EmailMessage(subject=f"{subject} · {packet.reference}", body=f"{text}\n", to=[packet.write_to])
    message.attach(f"{packet.reference}-withdrawn.json", paper(packet), "application/json")
    return message
