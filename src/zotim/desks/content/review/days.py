"""What a reader uncovered, as sums of days: for themselves alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from zotim.desks.content.review.models import Exposure
from zotim.desks.content.review.models.readers import PICTURES
from zotim.desks.content.review.services.exposure import LONGEST

KEPT = 30
"""Days that are shown."""


@dataclass(slots=True)
class DayOf:
    """One day: uncovered pictures and texts, and for how long together."""

    day: date
    pictures: int = 0
    texts: int = 0
    lasted: timedelta = field(default_factory=timedelta)

    @property
    def minutes(self) -> int:
        """Whole minutes, a begun one counted."""
        return -(-int(self.lasted.total_seconds()) // 60)


def days(exposures: Iterable[Exposure]) -> list[DayOf]:
    """The last days on which something was uncovered, the newest first."""
    now, found = timezone.now(), dict[date, DayOf]()
    for one in exposures:
        day = timezone.localdate(one.created_at)
        if day not in found and len(found) == KEPT:
            break
        its = found.setdefault(day, DayOf(day))
        if one.shown in PICTURES:
            its.pictures += 1
        else:
            its.texts += 1
        its.lasted += (one.ended_at or min(now, one.created_at + LONGEST)) - one.created_at
    return list(found.values())
