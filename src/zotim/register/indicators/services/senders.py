"""Keys of other installations, and their files of figures: what isn't as it should be is refused as a whole."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.keys import fingerprint, raw
from zotim.core.audit.services import System, Who, record
from zotim.core.evidence.content import Refused
from zotim.core.evidence.services import within_ceiling
from zotim.core.figures.bands import NOTHING, spanned
from zotim.core.figures.registry import Shape
from zotim.core.figures.signed import ORIGIN, Sent, SignedFile, Span, read
from zotim.core.notifications.services import holders, notify
from zotim.core.people.models import Organisation
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.register.indicators.models.senders import FigureFile, ReceivedFigure, Sender
from zotim.register.indicators.periods import is_one
from zotim.register.indicators.policy import CONFIRM
from zotim.register.indicators.selectors import figures_on_record
from zotim.register.indicators.states import SENDER
from zotim.register.policy import CENTRE
from zotim.vocabulary import Classification

HEARD = 32
"""Digits of the fingerprint that are typed at least: half of it, which nobody can make a second key for."""


def key_of(text: str) -> Ed25519PublicKey:
    """A public key from what a sender gave: PEM, or 64 hexadecimal digits. Raises Unfit."""
    try:
        if re.fullmatch("[0-9a-fA-F]{64}", text.strip()):
            return Ed25519PublicKey.from_public_bytes(bytes.fromhex(text.strip()))
        key = load_pem_public_key(text.strip().encode())
    except (ValueError, InvalidKey):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        message = _("This isn't a key of `zotim figures key`. Take its line, or the .pub file of the key folder.")
        raise Unfit(message, "key")
    return key


@transaction.atomic
def sender_add(
    *, actor: Actor, body: Organisation, origin: str, key: str, frequency: str, ceiling: Classification
) -> Sender:
    """Enter the key of another installation, for another person to hear and confirm. Raises Unfit."""
    allow(actor, "register.sender.add")
    if not ORIGIN.fullmatch(origin):
        raise Unfit(_("An installation names itself like this: zotim/ABC."), "origin")
    public = key_of(key)
    if Sender.objects.exclude(state="returned").filter(fingerprint=fingerprint(public)).exists():
        raise Unfit(
            _("This key was entered already. One that was revoked doesn't come back: ask for a new one."), "key"
        )
    made = with_reference(
        lambda reference: Sender.objects.create(
            reference=reference, body=body, origin=origin, key=raw(public).hex(), fingerprint=fingerprint(public),
            frequency=frequency, ceiling=ceiling, entered_by_id=actor.person_id,
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CONFIRM, obj=made)
    notify(holders(*CENTRE) - actor.people, "register.sender.added", made)
    keep_revision(made, actor)
    record(actor, "register.sender.added", made)
    return made


@transaction.atomic
def sender_confirm(*, actor: Actor, sender: Sender, confirmed: bool, heard: str = "", comment: str = "") -> Sender:
    """Confirm a key that somebody else entered, by the fingerprint that the sender read out; or return it.

    Raises NeedsAnotherPerson, WrongState, Unfit for another fingerprint or a return without a reason.
    """
    allow(actor, CONFIRM, sender)
    digits = re.sub("[^0-9a-f]", "", heard.lower())
    if confirmed and not (len(digits) >= HEARD and sender.fingerprint.startswith(digits)):
        message = _(
            "This isn't the fingerprint of the key that was entered. Have it read out again, or return the key."
        )
        raise Unfit(message, "heard")
    if not confirmed and not comment.strip():
        raise Unfit(_("Say why it is returned."), "comment")
    approval_decide(actor=actor, approval=asked(CONFIRM, sender), approved=confirmed, comment=comment)
    reason = {} if confirmed else {"reason": comment}
    step = SENDER.move(sender, "confirm" if confirmed else "return", **reason)
    keep_revision(sender, actor)
    record(actor, step.event, sender)
    return sender


@transaction.atomic
def sender_revoke(*, actor: Actor, sender: Sender, reason: str) -> Sender:
    """From now on nothing under this key is taken in. What came before stays. Raises WrongState, Unfit."""
    allow(actor, "register.sender.revoke", sender)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    step = SENDER.move(sender, "revoke", reason=reason)
    keep_revision(sender, actor)
    record(actor, step.event, sender)
    return sender


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file brought: figures that are new, that were here the same, and that correct one."""

    file: FigureFile
    added: int
    same: int
    corrected: int


def figures_take_in(*, actor: Actor, data: bytes) -> TakenIn:
    """Take in a signed file of figures. Raises Unfit with everything that is wrong; then nothing of it is kept."""
    allow(actor, "register.figurefile.load")
    return _kept_or_refused(actor, data, actor.person_id)


def figures_install(*, actor: System, data: bytes) -> TakenIn:
    """The same for whoever runs the installation: the command line is the operator's own door."""
    return _kept_or_refused(actor, data, None)


def _kept_or_refused(who: Who, data: bytes, person: Any) -> TakenIn:
    try:
        with transaction.atomic():
            return _take_in(who, read(data), person)
    except Unfit:  # nothing was kept, and that is on record too
        details = {"sha256": hashlib.sha256(data).hexdigest()}
        record(who, "register.figurefile.refused", outcome="failed", details=details)
        raise


def _take_in(who: Who, file: SignedFile, person: Any) -> TakenIn:
    content = file.content
    sender = _sender(file)
    if wrong := list(_wrong(sender, file)):
        raise Unfit(" ".join(wrong), "file")
    kept = FigureFile.objects.create(
        sender=sender, sha256=file.sha256, content=file.data.decode(), made_at=content.made_at,
        first=content.period.first, last=content.period.last, catalogue=content.catalogue,
        classification=content.classification, received_by_id=person,
    )  # fmt: skip
    here = _here(sender, file)
    made, corrected = [], 0
    for one in content.figures:
        before = here.get(one.code)
        if before and (before.low, before.high) == (one.span or (None, None)):
            continue
        corrected += before is not None
        made.append(_figure(kept, one, before))
    ReceivedFigure.objects.bulk_create(made)
    details = {"sender": str(sender.pk), "sha256": file.sha256, "figures": len(made), "corrected": corrected}
    record(who, "register.figurefile.taken", kept, details=details)
    return TakenIn(kept, len(made) - corrected, len(content.figures) - len(made), corrected)


def _figure(kept: FigureFile, one: Sent, before: ReceivedFigure | None) -> ReceivedFigure:
    low, high = one.span or (None, None)
    return ReceivedFigure(
        file=kept, code=one.code, label=one.label, definition=one.definition, unit=one.unit, shape=one.shape.value,
        is_personal=one.personal, low=low, high=high, corrects=before, reason=one.why if before else "",
    )  # fmt: skip


def _sender(file: SignedFile) -> Sender:
    """The confirmed sender whose key signed it, locked. Raises Unfit."""
    sender = Sender.objects.select_for_update().exclude(state="returned").filter(fingerprint=file.key).first()
    if sender is None or sender.state == "proposed":
        raise Unfit(_("It is signed with a key that nobody has confirmed here."), "file")
    if sender.state == "revoked":
        raise Unfit(_("It is signed with a key that was revoked."), "file")
    if not file.holds(Ed25519PublicKey.from_public_bytes(bytes.fromhex(sender.key))):
        raise Unfit(
            _("The signature doesn't fit: something in the file was altered. Ask the sender for it again."), "file"
        )
    return sender


def _wrong(sender: Sender, file: SignedFile) -> Iterator[str]:
    """Everything about a file whose signature holds that isn't as it should be."""
    content = file.content
    if content.origin != sender.origin:
        names = {"said": content.origin, "known": sender.origin}
        yield _("It comes from %(said)s, but the key is that of %(known)s.") % names
    if not is_one(content.period, sender.frequency):
        yield _("Its period isn't one that was agreed with this sender.")
    try:
        within_ceiling(content.classification)
    except Refused as refused:
        yield str(refused)
    if content.classification.level > Classification(sender.ceiling).level:
        yield _("It is marked higher than what is taken from this sender.")
    yield from _replayed(sender, file)
    here = _here(sender, file)
    for one in content.figures:
        yield from _unsafe(one)
        yield from _moved(one, here.get(one.code))


def _replayed(sender: Sender, file: SignedFile) -> Iterator[str]:
    period = file.content.period
    files = FigureFile.objects.filter(sender__origin=sender.origin, first=period.first, last=period.last)
    if files.filter(sha256=file.sha256).exists():
        yield _("This very file was taken in already.")
    elif files.filter(made_at__gte=file.content.made_at).exists():
        yield _("A newer file for this period is here already.")


def _here(sender: Sender, file: SignedFile) -> dict[str, ReceivedFigure]:
    period = file.content.period
    rows = figures_on_record().filter(file__first=period.first, file__last=period.last)
    return {one.code: one for one in rows.filter(file__sender__origin=sender.origin)}


def _unsafe(one: Sent) -> Iterator[str]:
    """A number about people is a band, at least as wide as ours, from one of its own steps."""
    if not one.personal or one.span is None or one.shape != Shape.COUNT:
        return
    low, high = one.span
    width = high - low + 1
    if low < 0 or width < settings.ZOTIM_K or low % width:
        yield _("%(code)s is about people and isn't told as a band.") % {"code": one.code}


def _moved(one: Sent, before: ReceivedFigure | None) -> Iterator[str]:
    if before is None:
        if one.why:
            yield _("%(code)s corrects a number that isn't here.") % {"code": one.code}
        return
    known: Span = None if before.low is None or before.high is None else (before.low, before.high)
    if known == one.span:
        return
    if not one.why:
        words = {"code": one.code, "before": _told(known), "now": _told(one.span)}
        yield _("%(code)s was %(before)s and is now %(now)s, and the file doesn't name that as a correction.") % words
    elif one.was != known:
        words = {"code": one.code, "before": _told(known), "named": _told(one.was)}
        yield _("%(code)s was %(before)s here; the file corrects %(named)s.") % words


def _told(known: Span) -> str:
    return NOTHING if known is None else spanned(*known)
