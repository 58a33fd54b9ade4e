"""A file is put in, worked through in batches, and gone: what was done is committed with how far it is."""

import io
from collections.abc import Callable, Iterator, Sequence
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.identifiers import uuid7
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.sealing.services import key_destroy, key_make
from zotim.core.sealing.texts import as_text
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.finance.models import CHANNEL, Delivery
from zotim.desks.screening.finance.policy import DECIDE, KEEPERS, PUT_IN
from zotim.desks.screening.finance.reading import READERS, Problems
from zotim.desks.screening.finance.sealed import TEXTS, file_opened
from zotim.desks.screening.finance.services import customers
from zotim.desks.screening.finance.services.asking import BATCH, DESK, in_force, inside
from zotim.desks.screening.finance.services.payments import payments_ask
from zotim.desks.screening.finance.services.rounds import round_ask
from zotim.desks.screening.finance.states import DELIVERY
from zotim.formats.text.errors import UnreadableFile

WORK = "screening.delivery.work"
WORKERS: dict[str, Callable[[Asked, Delivery, Sequence[Any]], dict[str, int]]] = {
    Delivery.Holds.CUSTOMERS: customers.customers_take, Delivery.Holds.PAYMENTS: payments_ask,
}  # fmt: skip
Opener = Callable[[], BinaryIO]


class Elsewhere(RuntimeError):
    """Another process works through the same file."""


@transaction.atomic
def delivery_take(*, actor: Actor, holds: str, data: bytes, whole: bool = False) -> Delivery:
    """Put in a file, which the worker works through. Until then it is sealed under a key that goes with it.

    *whole*: it holds every customer, so who isn't in it has gone. Raises Unfit for an empty file, for payments while no
    list is in force, and for a file of payments that was put in already: each of its payments would be held twice.
    """
    allow(actor, PUT_IN[Delivery.Holds(holds)])
    with in_channels(actor, CHANNEL):
        return _put_in(actor, holds, data, whole=whole, **done_by(actor, "taken"))


@transaction.atomic
def delivery_send(*, actor: Actor, system: str, holds: str, data: bytes) -> Delivery:
    """The same for what another *system* sends, which has no person. What it sends again is what it sent before: a
    system that heard no answer asks once more. Raises Unfit."""
    allow(actor, PUT_IN[Delivery.Holds(holds)])
    with inside():
        before = Delivery.objects.filter(holds=holds).exclude(state="refused").defer("content").order_by("-created_at")
        digest = sha256(data).hexdigest()
        # Customers may come back to what they were before; so only the newest file of theirs is the same one.
        same = before.filter(sha256=digest) if holds == Delivery.Holds.PAYMENTS else before[:1]
        found = next((one for one in same[:1] if one.sha256 == digest), None)
        return found or _put_in(actor, holds, data, system=system)


def _put_in(actor: Actor, holds: str, data: bytes, **values: Any) -> Delivery:
    """Keep a file, sealed, and ask the worker for it. In a transaction, in the channel."""
    if not data:
        raise Unfit(_("The file is empty."), "file")
    digest, pk = sha256(data).hexdigest(), uuid7()
    _refuse(holds, digest)
    key_make(pk)
    content = TEXTS.put(Delivery(pk=pk), "content", as_text(data))
    made = _made(actor, pk=pk, holds=holds, sha256=digest, size=len(data), content=content, **values)
    enqueue(WORK, actor=actor, obj=made, delivery=made.pk)
    return made


def delivery_take_path(
    *, actor: Actor, holds: str, path: Path, whole: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> Delivery:  # fmt: skip
    """Put in a file that lies here, and work through it at once. What was begun is gone on with.

    Raises Unfit as :func:`delivery_take`, OSError, Elsewhere.
    """
    allow(actor, PUT_IN[Delivery.Holds(holds)])
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    if not size:
        raise Unfit(_("The file is empty."), "file")
    with transaction.atomic(), in_channels(actor, CHANNEL):
        begun = Delivery.objects.filter(holds=holds, sha256=digest, state="waiting", content=None, whole=whole).first()
        if begun is None:
            _refuse(holds, digest)
            begun = _made(actor, holds=holds, whole=whole, sha256=digest, size=size, **done_by(actor, "taken"))
    return delivery_work(delivery=begun, file=lambda: path.open("rb"), progress=progress)


def _refuse(holds: str, digest: str) -> None:
    if holds != Delivery.Holds.PAYMENTS:
        return
    if not generations.in_force():
        raise Unfit(_("No list is in force."), "file")
    before = Delivery.objects.filter(holds=holds, sha256=digest).exclude(state="refused").first()
    if before is not None:
        raise Unfit(_("This very file was put in already: %(reference)s.") % {"reference": before.reference}, "file")


def _made(actor: Actor, **values: Any) -> Delivery:
    made = with_reference(lambda reference: Delivery.objects.create(reference=reference, **values))
    record(actor, "screening.delivery.taken", made)
    return made


def delivery_work(
    *, delivery: Delivery, file: Opener | None = None, progress: Callable[[int], None] = lambda _done: None
) -> Delivery:
    """Work through a file, from its beginning or from where it was left; end those who have gone.

    For the worker, and the command that has the *file* itself. What can't be read is named by line and field, and the
    rest is taken. Raises Elsewhere; what is committed stays.
    """
    if delivery.state == "cleared":
        return _let_go(delivery)
    if delivery.state != "waiting":
        return delivery
    problems = Problems()
    try:
        with (file or _sealed(delivery))() as opened:
            rows = READERS[delivery.holds](opened, problems.report)
            for some in _batches(islice(rows, delivery.read, None)):
                _work(delivery, some)
                progress(delivery.read)
    except UnreadableFile as error:
        inside = {name: str(value) for name, value in error.values.items()}
        why = {"why": error.why, "in": inside, "do": error.what_to_do}
        problems.told.insert(0, {"line": 0, "field": "", "code": "unreadable", "values": why})
        problems.number += 1
        return _over(delivery, "fail", problems)
    _over(delivery, "" if delivery.read or not problems.number else "fail", problems)
    round_ask()
    return delivery


def _sealed(delivery: Delivery) -> Opener:
    return lambda: io.BytesIO(file_opened(delivery))


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, BATCH)):
        yield some


def _work(delivery: Delivery, some: Sequence[Any]) -> None:
    """One batch, with how far it is: both or neither."""
    asked = in_force()
    with transaction.atomic(), inside():
        done = delivery.read + len(some)
        # First, so that a second process waits for the row and then sees that it moved.
        if not Delivery.objects.filter(pk=delivery.pk, state="waiting", read=delivery.read).update(read=done):
            raise Elsewhere(delivery.reference)
        counts = WORKERS[delivery.holds](asked, delivery, some)
        Delivery.objects.filter(pk=delivery.pk).update(**{name: F(name) + count for name, count in counts.items()})
    delivery.read = done


def _over(delivery: Delivery, how: str, problems: Problems) -> Delivery:
    """Close it: its bytes go, and with them their key."""
    with transaction.atomic(), inside():
        now, gone = timezone.now(), 0
        if not how and delivery.whole:
            gone = customers.not_in(delivery).count()
            doubtful = bool(problems.number) or customers.too_many(gone, customers.on_file().count())
            how = "hold" if gone and doubtful else ""
            if not how:
                customers.customers_end(delivery, timezone.localdate())
        if delivery.content is not None:
            key_destroy(actor=DESK, subject_id=delivery.pk, certificate=str(delivery.pk))
        values = {"ended_at": now, "content": None, "gone": gone, "problems": problems.number, "told": problems.told}
        taken = DELIVERY.move(delivery, how or "finish", **values)
        delivery.refresh_from_db()
        counts = {"added": delivery.added, "changed": delivery.changed, "gone": gone, "alerts": delivery.alerts}
        record(DESK, taken.event, delivery, details=counts)
        if taken.name == "hold":
            notify(holders(*KEEPERS) - behind(delivery, "taken"), taken.event, delivery)
        elif problems.number:
            notify(behind(delivery, "taken") or holders(*KEEPERS), "screening.delivery.failed", delivery)
    return delivery


@transaction.atomic
def delivery_decide(*, actor: Actor, delivery: Delivery, released: bool) -> Delivery:
    """Let those go who aren't in a file that was held back, or keep them on file.

    Raises NeedsAnotherPerson for letting go by who put it in, deputies included; WrongState for another file.
    """
    with in_channels(actor, CHANNEL):
        allow(actor, DECIDE, delivery)
        refuse_own(actor, DECIDE, delivery, behind(delivery, "taken"))
        gone = {} if released else {"gone": 0}
        step = DELIVERY.move(delivery, "release" if released else "keep", **done_by(actor, "decided"), **gone)
        record(actor, step.event, delivery)
        if released:
            enqueue(WORK, actor=actor, obj=delivery, delivery=delivery.pk)
    return delivery


def _let_go(delivery: Delivery) -> Delivery:
    with transaction.atomic(), inside():
        gone = customers.customers_end(delivery, timezone.localdate())
        step = DELIVERY.move(delivery, "finish", gone=gone)
        record(DESK, step.event, delivery, details={"gone": gone})
    return delivery
