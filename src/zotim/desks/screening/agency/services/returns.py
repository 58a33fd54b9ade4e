"""What an entity says by its link: that it has read a change, and what it found."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import VISITOR
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.identifiers import uuid7
from zotim.core.sealing.services import key_make
from zotim.desks.screening.agency.clocks import RETURN
from zotim.desks.screening.agency.models import ChangeLink, ChangeNotice, ChangeReturn, ReturnedAsset
from zotim.desks.screening.agency.sealed import TEXTS
from zotim.desks.screening.agency.states import NOTICE
from zotim.desks.screening.lists.models import Listed, Source

MOST = 50
"""Assets in one return."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was frozen: under which entry (the list's own id), what and whose it is, how much of it."""

    entry: str
    what: str
    amount: Decimal | None = None
    currency: str = ""


@transaction.atomic
def notice_acknowledge(*, link: ChangeLink, said_by: str) -> ChangeNotice:
    """Say that a change was read. Doing it again changes nothing. Raises Unfit without a name."""
    notice = _locked(link)
    _named(said_by)
    if notice.state == "told":
        step = NOTICE.move(
            notice, "acknowledge", acknowledged_at=timezone.now(), acknowledged_by=said_by.strip(),
            due_at=RETURN.due_at(notice.told_at),  # type: ignore[arg-type]
        )  # fmt: skip
        record(VISITOR, step.event, notice)
    return notice


@transaction.atomic
def return_give(*, link: ChangeLink, said_by: str, kind: str, lines: Sequence[Line] = ()) -> ChangeReturn:
    """Say what was found: nothing (``nil``), or what was frozen. A later return takes the place of an earlier one.

    Raises Unfit for a freeze with nothing in it, *nothing found* with something, or an entry that isn't in the list.
    """
    notice = _locked(link)
    _named(said_by)
    if (kind == ChangeReturn.Kind.FREEZE) != bool(lines):
        raise Unfit(
            _("Say what was frozen.") if not lines else _("Nothing was found, and something was frozen: which is it?")
        )
    if len(lines) > MOST:
        raise Unfit(_("A return takes %(n)s things at most.") % {"n": MOST})
    entries = [_entry(notice.change.version.source, line) for line in lines]
    number = ChangeReturn.objects.filter(notice=notice).count() + 1
    made = ChangeReturn(pk=uuid7(), notice=notice, number=number, kind=kind, said_by=said_by.strip())
    made.save(force_insert=True)
    if lines:
        key_make(made.pk)
    for line, entry in zip(lines, entries, strict=True):
        asset = ReturnedAsset(of=made, listed=entry, amount=line.amount, currency=line.currency)
        asset.what = TEXTS.put(asset, "what", line.what.strip())
        asset.save(force_insert=True)
    now = timezone.now()
    if notice.state == "returned":
        record(VISITOR, "screening.change_notice.corrected", notice)
        return made
    read = {} if notice.acknowledged_at else {"acknowledged_at": now, "acknowledged_by": said_by.strip()}
    step = NOTICE.move(notice, "return", returned_at=now, **read)
    record(VISITOR, step.event, notice)
    return made


def _locked(link: ChangeLink) -> ChangeNotice:
    rows = ChangeNotice.objects.select_for_update(of=("self",)).select_related("change__version__source")
    return rows.get(pk=link.notice_id)


def _named(said_by: str) -> None:
    if not said_by.strip():
        raise Unfit(_("Say who you are."), "said_by")


def _entry(source: Source, line: Line) -> Listed:
    """The entry under which something was frozen: as the list says it now, or said it last."""
    if (line.amount is None) != (not line.currency):
        raise Unfit(_("An amount and its currency belong together."))
    if not line.what.strip():
        raise Unfit(_("Say what was frozen."))
    rows = Listed.objects.filter(source=source, listed_id=line.entry.strip())
    found = rows.filter(until=None).first() or rows.order_by("-since__number").first()
    if found is None:
        raise Unfit(_("This list has no entry “%(id)s”.") % {"id": line.entry.strip()})
    return found
