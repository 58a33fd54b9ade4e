"""Take a report in; what moves an item from one state to another stands in ``moving``."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import secret_find, secret_make
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.records import save_new
from zotim.core.sealing.blobs import blob_remove, blob_write
from zotim.core.sealing.services import key_make
from zotim.desks.content.intake import kinds, prints, same
from zotim.desks.content.intake.arrivals import arrived
from zotim.desks.content.intake.clocks import FIRST, LIFE
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Channel, Item, ItemKind, ItemPrint, Location, Report, ReportCode, Urgency
from zotim.desks.content.intake.moving import item_move, step_take
from zotim.desks.content.intake.printing import print_ask, waits
from zotim.desks.content.intake.scanning import scan_ask
from zotim.desks.content.intake.sealed import TEXTS
from zotim.engines.links import Link, LinkError, link
from zotim.vocabulary import Language

__all__ = ["Given", "is_decided", "item_move", "report_answered", "report_receive", "report_take"]

MOST_TEXT = 20_000
"""Characters of a reported text: more aren't compared."""
MOST_TOLD = 10_000
ANSWERED_FOR = timedelta(days=400)
"""How long the code of a report opens its answer."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody reports: *data* (of a picture or video), a *text*, or an *address*; with the address at which
    they saw it, in which *language* they are answered, what they *told*, and whether it can wait. *source* is what this
    system knows of where it came from, *said_source* what they say."""

    kind: str
    data: bytes | None = None
    text: str = ""
    address: str = ""
    language: str = "sq"
    channel: str = "form"
    source: str = ""
    said_source: str = ""
    marking: str = ""
    told: str = ""
    contact: str = ""
    life: bool = False
    recruited: bool = False
    seen_on: date | None = None

    @property
    def urgency(self) -> Urgency:
        """How urgent whoever reports says it is."""
        return Urgency.LIFE if self.life else Urgency.RECRUITED if self.recruited else Urgency.USUAL


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was given, looked at before anything is written."""

    kind: str
    same: str
    prints: Sequence[ItemPrint]
    link: Link | None = None
    data: bytes | None = None
    text: str = ""
    media_type: str = ""
    warning: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest() if self.data else ""


def to_come(given: Given) -> bool:
    """Whether it is said to be seen on a day that is to come."""
    return given.seen_on is not None and given.seen_on > timezone.localdate()


def report_take(*, actor: Who, given: Given) -> Report:
    """Take a report in: its item is found again or made, with its fingerprints, encrypted bytes and custody.

    All of it or nothing. Raises Denied for a channel that isn't the actor's; Unfit, which names the field, for what is
    neither picture, video, text nor address, or is too large or empty, and for a day that is to come.
    """
    _may(actor, given)
    if to_come(given):
        raise Unfit(_("This day is still to come."), "seen_on")
    looked = _looked(given)
    with transaction.atomic():
        item, new = _item(actor, given, looked)
        if looked.link:
            _location(item, looked.link)
        report = _report(actor, given, item)
        details = {"channel": str(given.channel), "item": str(item.pk), "again": not new}
        record(actor, "content.report.received", report, details=details)
        if looked.data is not None:
            custody_add(actor, item, "received", after=looked.sha256, report=report)
            if new:
                custody_add(actor, item, "hashed", before=looked.sha256, after=looked.sha256)
                scan_ask(actor, item)
                print_ask(actor, item)
        _hurry(actor, item, given)
        if not waits(item):
            arrived(item, report)
    return report


def report_receive(*, given: Given, code: str) -> Report:
    """What anybody reports by the form, whose *code* opens the answer. The same form, sent twice, is one report."""
    before = _received(code)
    if before is not None:
        return before
    try:
        with transaction.atomic():
            report = report_take(actor=VISITOR, given=given)
            secret_make(ReportCode, until=timezone.now() + ANSWERED_FOR, drawn=code, report=report)
    except IntegrityError:  # the same form came twice at once
        before = _received(code)
        if before is None:
            raise
        return before
    return report


@transaction.atomic
def report_answered(*, actor: Actor, report: Report) -> Report:
    """Put down that whoever reported was told what became of it: how they can be reached isn't needed any more, and
    ends. Raises Unfit where that was put down already."""
    allow(actor, "content.report.answer", report)
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if row.answered_at is not None:
        raise Unfit(_("That they were told is on record already."))
    row.answered_at, row.contact = timezone.now(), None
    row.save(update_fields=["answered_at", "contact"])
    record(actor, "content.report.answered", row)
    return row


def _received(code: str) -> Report | None:
    found = secret_find(ReportCode.objects.select_related("report__item"), code)
    return found.report if found is not None and found.live() else None


def is_decided(code: str) -> bool:
    """Whether what was reported with this code was decided. Not, where there is no such code: that is never said.

    Of what had been decided before, it says so no sooner than of anything else: when a first reading would be due. Who
    reports something to learn whether it was known would hear it at once otherwise.
    """
    report = _received(code)
    if report is None or report.item.state not in ("agreed", "closed"):
        return False
    return report.item.moved_at > report.created_at or timezone.now() >= FIRST.due_at(report.created_at)


def _may(actor: Who, given: Given) -> None:
    """Whether this actor may report on this way: the form is open to anybody."""
    if given.channel == Channel.FORM or not isinstance(actor, Actor):
        return
    allow(actor, "content.report.send" if given.channel == Channel.SYSTEM else "content.report.take")


def _looked(given: Given) -> _Looked:
    """What was given. Raises Unfit."""
    for name in ("text", "told", "contact", "source", "said_source"):
        if "\x00" in getattr(given, name):
            raise Unfit(_("It holds a character that no text has (NUL)."), name)
    if len(given.told) > MOST_TOLD:
        raise Unfit(_("This is longer than %(most)s characters.") % {"most": MOST_TOLD}, "told")
    if given.language not in list(Language):
        raise Unfit(_("Choose Albanian, English or Arabic."), "language")
    found = _link(given.address) if given.address.strip() else None
    if given.data is not None:
        what = kinds.kind_of(given.data)
        made = prints.of_bytes(what.kind, given.data)
        return _Looked(
            what.kind, same.same_bytes(given.data), made, found, given.data, media_type=what.media_type,
            warning=what.warning,
        )  # fmt: skip
    if text := given.text.strip():
        if len(text) > MOST_TEXT:
            raise Unfit(_("This is longer than %(most)s characters.") % {"most": MOST_TEXT}, "text")
        return _Looked(ItemKind.TEXT, same.same_text(text), prints.of_text(text), found, text=text)
    if found:
        return _Looked(ItemKind.LINK, same.same_address(found.address), prints.of_address(found.address), found)
    raise Unfit(_("Give a file, a text or an address."))


def _link(address: str) -> Link:
    try:
        return link(address)
    except LinkError:
        raise Unfit(_("This is no address of a page on the web."), "address") from None


def _item(actor: Who, given: Given, looked: _Looked) -> tuple[Item, bool]:
    """The item, and whether it is new; one that is there is locked."""
    known = Item.objects.select_for_update(of=("self",)).filter(same=looked.same)
    if found := known.first():
        return found, False
    now = timezone.now()
    item = Item(
        pk=uuid7(), kind=looked.kind, moved_at=now, due_at=FIRST.due_at(now), same=looked.same,
        language=_language(given, looked), media_type=looked.media_type, size=len(looked.data or b""),
        warning=looked.warning,
    )  # fmt: skip
    key_make(item.pk)
    item.text = TEXTS.put(item, "text", looked.text) if looked.text else None
    item.stored = blob_write(item.pk, looked.data) if looked.data is not None else ""
    try:
        with transaction.atomic():
            save_new(item)
            for one in looked.prints:
                one.item = item
            ItemPrint.objects.bulk_create(looked.prints)
            record(actor, "content.item.received", item, details={"kind": str(item.kind)})
    except BaseException as error:
        if item.stored:
            blob_remove(item.stored)
        if isinstance(error, IntegrityError) and (found := known.first()):  # somebody reported the same this moment
            return found, False
        raise
    return item, True


def _language(given: Given, looked: _Looked) -> str:
    """The language of a text: Arabic by its letters, otherwise that of whoever reports."""
    if not looked.text:
        return ""
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in looked.text)
    if 2 * arabic > sum(map(str.isalpha, looked.text)):
        return Language.ARABIC.value
    return Language.ALBANIAN.value if given.language == Language.ARABIC else given.language


def _location(item: Item, found: Link) -> Location:
    """Where it stands, once."""
    known = same.same_address(found.address)
    there = Location.objects.filter(item=item, known=known).first()
    if there is not None:
        return there
    row = Location(item=item, host=found.host[:253], known=known)
    row.warning = "looks_like" if found.looks_like else "mixes" if found.mixes else ""
    row.address = TEXTS.put(row, "address", found.address)
    row.save(force_insert=True)
    return row


def _report(actor: Who, given: Given, item: Item) -> Report:
    row = Report(
        pk=uuid7(), item=item, channel=Channel(given.channel), source=given.source[:100],
        said_source=given.said_source[:100], marking=given.marking,
        language=given.language, life=given.life, recruited=given.recruited, seen_on=given.seen_on,
    )  # fmt: skip
    if actor.user_id is not None:
        row.taken_in_by_id, row.taken_in_for_id = actor.user_id, actor.on_behalf_of_id
    if given.told.strip() or given.contact.strip():
        key_make(row.pk)
        row.told = TEXTS.put(row, "told", given.told) if given.told.strip() else None
        row.contact = TEXTS.put(row, "contact", given.contact) if given.contact.strip() else None
    return save_new(row)


def _hurry(actor: Who, item: Item, given: Given) -> None:
    """What can't wait makes its item urgent; one that was closed is opened again for it."""
    if given.urgency >= item.urgency:
        return
    now = timezone.now()
    item.urgency = given.urgency
    if given.life:
        item.due_at = LIFE.due_at(now) if item.state == "closed" else min(item.due_at, LIFE.due_at(now))
    item.save(update_fields=["urgency", "due_at"])
    if item.state == "closed":
        step_take(actor, item, "reopen", {})
    if given.life:
        record(actor, "content.item.urgent", item)
