"""How long it is kept what was reported. The length is a proposal until the deployment's law is entered."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.audit.services import System, Who
from zotim.core.clocks.lengths import months
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules, traces
from zotim.core.sealing.blobs import blobs_remove
from zotim.core.sealing.services import KeyDestroyed, key_destroy
from zotim.core.sealing.store import key_path
from zotim.desks.content.intake.models import Custody, Fetch, Item, ItemPrint, Location, Report, ReportCode
from zotim.desks.content.intake.rests import RULE

goes_along = GoesAlong[Item]()
"""Rows of a room above about an item."""


def _item(item: Item) -> list[QuerySet]:
    """Everything of this room about an item, children first."""
    return [
        *goes_along.of(item),
        ReportCode.objects.filter(report__item=item),
        Custody.objects.filter(item=item),
        Fetch.objects.filter(item=item),
        ItemPrint.objects.filter(item=item),
        Location.objects.filter(item=item),
        Report.objects.filter(item=item),
        Item.objects.filter(pk=item.pk),
    ]


def _contacts(actor: Who, border: datetime, certificate: str) -> int:
    """How those who reported before *border* can be reached. What they told stays with the item."""
    rows = Report.objects.filter(contact__isnull=False, created_at__lt=border)
    return rows.update(contact=None)


rules(
    Rule(
        "content.report.contact",
        _("How those who reported content can be reached"),
        "content.Report",
        "content",
        months(3),
        since_field="created_at",
        where=Q(contact__isnull=False),
        bulk=_contacts,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
    Rule(
        RULE,
        _("Reported content that was closed"),
        "content.Item",
        "content",
        months(6),
        since_field="moved_at",
        where=Q(state="closed"),
        parts=_item,
        keyed=True,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)


@traces
def _bytes(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    """An item's encrypted files go when its row has gone; a crash before that leaves what no key opens, and the sweep
    takes it."""
    if object_type == Item._meta.label_lower:
        for one in ids:
            transaction.on_commit(partial(blobs_remove, one))
    return {}


@traces
def _keys_of_reports(object_type: str, ids: Sequence[UUID], certificate: str) -> dict[str, int]:
    """A report that holds something sealed has a key of its own."""
    if object_type != Report._meta.label_lower:
        return {}
    gone = 0
    for one in ids:
        if key_path(one).exists():
            try:
                key_destroy(actor=System("retention"), subject_id=one, certificate=certificate)
            except KeyDestroyed:
                continue
            gone += 1
    return {"sealing.key": gone}
