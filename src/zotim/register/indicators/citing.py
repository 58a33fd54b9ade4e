"""Values of indicators in reports: the newest that two people stood for at a moment, each with its target."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from zotim.core.approvals.models import Approval
from zotim.core.documents.wording import day
from zotim.core.revisions.services import as_of
from zotim.core.ui.words import label
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.policy import DECIDE
from zotim.register.indicators.telling import distance, value_in_words
from zotim.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class Shown:
    """A value that a report tells, with its indicator as it then was and the target that it is measured by."""

    value: IndicatorValue
    indicator: Indicator
    target: IndicatorTarget | None


def values_at(moment: datetime, levels: Collection[Classification]) -> dict[str, list[Shown]]:
    """The newest value of each indicator that had been accepted by *moment*, by the ids of the
    commitments that the indicator shows something of."""
    accepted = Approval.objects.filter(action=DECIDE, state="approved", decided_at__lte=moment)
    newest: dict[UUID, IndicatorValue] = {}
    rows = IndicatorValue.objects.filter(pk__in=accepted.values("object_id")).select_related(
        "file", "figure", "received__file"
    )
    for value in rows.order_by("first", "number"):
        newest[value.indicator_id] = value
    found: dict[str, list[Shown]] = defaultdict(list)
    for one in sorted(as_of(Indicator, moment, list(newest)), key=lambda each: each.reference):
        if one.classification not in levels:
            continue
        value = newest[one.pk]
        shown = Shown(value, one, _target(one, value.last, moment))
        for key in one.links["commitments"]:  # type: ignore[attr-defined]
            found[key].append(shown)
    return found


def _target(one: Indicator, after: date, moment: datetime) -> IndicatorTarget | None:
    """The next target after the period, as it was set by *moment*; else the last."""
    rows = IndicatorTarget.objects.filter(indicator=one.pk, created_at__lte=moment).order_by("on", "created_at")
    live = {target.on: target for target in rows}
    return next((target for on, target in live.items() if on >= after), list(live.values())[-1] if live else None)


def cited(one: Shown, language: str) -> str:
    """What the report says of it."""
    indicator, value = one.indicator, one.value
    words = {
        "title": indicator.title.in_language()[0],
        "value": value_in_words(indicator, value.low, value.high),
        "unit": label(indicator.unit, "Unit"),
        "first": day(value.first, language),
        "last": day(value.last, language),
    }
    if one.target is None:
        return _("%(title)s: %(value)s %(unit)s from %(first)s until %(last)s.") % words
    words["target"] = day(one.target.on, language)
    words["way"] = distance(indicator, value.low, value.high, one.target).words
    return _("%(title)s: %(value)s %(unit)s from %(first)s until %(last)s; the target for %(target)s: %(way)s.") % words
