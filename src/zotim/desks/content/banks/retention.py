"""How long it is kept what banks held, and what hangs on an item goes with it. All lengths are proposals.

An entry that is in force stays: decisions rest on it, until somebody withdraws it. What came with a file goes with the
file, many at once.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.audit.services import System, Who
from zotim.core.clocks.lengths import months
from zotim.core.retention import selectors as held
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules, traces
from zotim.core.sealing.services import KeyDestroyed, key_destroy
from zotim.core.sealing.store import key_path
from zotim.desks.content.banks.models import BankImport, Entry, EntryPart
from zotim.desks.content.banks.services.entries import HERE
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.rests import rests_on
from zotim.desks.content.intake.retention import goes_along

SOURCE = gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)")
AT_ONCE = 5_000
"""Entries of a file that go in one statement: both databases have a most of what one holds."""
ENDED = ("withdrawn", "refused")
WAITING = ("reading", "proposed")

rests_on(Q(entries__state__in=HERE))

goes_with_entries = GoesAlong[QuerySet[Entry]]()
"""Rows of a room above about entries."""


def _of(entries: QuerySet[Entry]) -> list[QuerySet]:
    """Entries with all that hangs on them, children first."""
    return [*goes_with_entries.of(entries), EntryPart.objects.filter(entry__in=entries), entries]


@goes_along
def entries(item: Item) -> QuerySet:
    """Its entries, which have ended."""
    return Entry.objects.filter(item=item)


@goes_along
def parts(item: Item) -> QuerySet:
    """Their parts, which go before them."""
    return EntryPart.objects.filter(entry__item=item)


def _entry(entry: Entry) -> list[QuerySet]:
    return _of(Entry.objects.filter(pk=entry.pk))


def _alone(row: Model) -> list[QuerySet]:
    return [type(row)._default_manager.filter(pk=row.pk)]


def _over(actor: Who, border: datetime, certificate: str) -> int:
    """Files that were refused or withdrawn before *border*."""
    return _files(BankImport.objects.filter(state__in=ENDED, ended_at__lt=border))


def _undecided(actor: Who, border: datetime, certificate: str) -> int:
    """Files that nobody decided on, or whose reading broke off, since *border*."""
    return _files(BankImport.objects.filter(state__in=WAITING, created_at__lt=border))


def _files(imports: QuerySet[BankImport]) -> int:
    """Files with their entries, but for those that are held. They go in the caller's one transaction."""
    gone = 0
    for taken in imports.order_by("pk"):
        if held.is_held(BankImport._meta.label_lower, [taken.pk]):
            continue
        while some := list(Entry.objects.filter(imported=taken).order_by().values_list("pk", flat=True)[:AT_ONCE]):
            for rows in _of(Entry.objects.filter(pk__in=some)):
                rows.delete()
        gone += taken.delete()[0]
    return gone


@traces
def _keys_of_entries(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    """An entry of a text that is of no item has a key of its own."""
    if object_type != Entry._meta.label_lower:
        return {}
    gone = 0
    for one in ids:
        if key_path(one).exists():
            try:
                with transaction.atomic():
                    key_destroy(actor=System("retention"), subject_id=one, certificate=certificate)
            except KeyDestroyed:
                continue
            gone += 1
    return {"sealing.key": gone}


rules(
    Rule(
        "content.entry.over", _("Entries of banks that were refused or withdrawn"), "content.Entry", "content",
        months(12), since_field="ended_at", where=Q(item=None, imported=None, state__in=ENDED), parts=_entry,
        legal_source=SOURCE,
    ),
    Rule(
        "content.entry.undecided", _("Entries of banks on which nobody decided"), "content.Entry", "content",
        months(12), since_field="created_at", where=Q(imported=None, state="proposed"), parts=_entry,
        legal_source=SOURCE,
    ),
    Rule(
        "content.bankimport.over", _("Files of fingerprints that were refused or withdrawn"), "content.BankImport",
        "content", months(12), since_field="ended_at", where=Q(state__in=ENDED), bulk=_over, legal_source=SOURCE,
    ),
    Rule(
        "content.bankimport.undecided", _("Files of fingerprints on which nobody decided"), "content.BankImport",
        "content", months(12), since_field="created_at", where=Q(state__in=WAITING), bulk=_undecided,
        legal_source=SOURCE,
    ),
    Rule(
        "content.bankchange.decided", _("Changes of banks that were decided"), "content.BankChange", "content",
        months(24), since_field="decided_at", where=~Q(state="asked"), parts=_alone, legal_source=SOURCE,
    ),
    Rule(
        "content.protectedsource.ended", _("Protected sources that are none any more"), "content.ProtectedSource",
        "content", months(24), since_field="ended_at", where=Q(state="ended"), parts=_alone, legal_source=SOURCE,
    ),
)  # fmt: skip
