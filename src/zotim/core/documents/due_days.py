"""Due days as entries of a calendar file: what may leave the house, and in which words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.due_days import KINDS, DueDay
from zotim.core.revisions.models import Revision
from zotim.core.texts import Translated
from zotim.formats.calendars import Entry, write_calendar
from zotim.vocabulary import Classification


def calendar_file(days: Sequence[DueDay], alarms: Mapping[str, Sequence[int]] | None = None) -> bytes:
    """The due days as iCalendar, in the language of the moment. *alarms*: days before, by kind.

    The title of what isn't public stays here: a calendar program may keep it where nobody of the house looks.
    """
    changes = _changes(days)
    entries = [_entry(one, changes.get(one.record), (alarms or {}).get(one.kind, ())) for one in days]
    return write_calendar(entries, name="Zotim")


Changes = dict[tuple[str, object], tuple[int, datetime]]


def _changes(days: Iterable[DueDay]) -> Changes:
    """How often each record changed since it was made, and when last; nothing for one that keeps no revisions."""
    records = {one.record for one in days}
    rows = Revision.objects.filter(
        object_type__in={kind for kind, _key in records}, object_id__in={key for _kind, key in records}
    )
    counted = rows.values("object_type", "object_id").annotate(number=Count("pk"), last=Max("at"))
    return {(row["object_type"], row["object_id"]): (row["number"] - 1, row["last"]) for row in counted}


def _entry(one: DueDay, changed: tuple[int, datetime] | None, alarms: Sequence[int]) -> Entry:
    sequence, at = changed or (0, datetime.combine(one.day, datetime.min.time(), UTC))
    kind = str(KINDS[one.kind].label)
    public = one.classification == Classification.PUBLIC
    what = one.what.in_language()[0] if isinstance(one.what, Translated) else str(one.what)
    title = what if public else _("Something is due")
    unsure = "" if one.certain or not public else _("to be verified")
    page = settings.ZOTIM_ADDRESS + (one.url or reverse("calendar"))
    return Entry(
        uid=f"{one.record[1]}-{one.kind}-{one.day:%Y%m%d}@{settings.ZOTIM_PREFIX.lower()}.zotim",
        day=one.day,
        title=" · ".join(part for part in (title, one.reference, unsure) if part),
        note=" · ".join(part for part in (kind if public else "", one.reference) if part) + f"\n{page}",
        url=page,
        changed=at.astimezone(UTC).replace(microsecond=0) if timezone.is_aware(at) else at,
        sequence=sequence,
        alarms=alarms,
    )
