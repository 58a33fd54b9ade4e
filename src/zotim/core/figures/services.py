"""Take figures for a period: compute each once and freeze it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, Who, record
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period, Value
from zotim.core.figures.releasing import release, with_families
from zotim.core.figures.selectors import several_now


def take(code: str, period: Period, *, actor: Who | None = None) -> FigureValue:
    """The value of a figure for a period that is over, as it was when it was first taken.

    A second call answers the same row, whatever happened since. Raises KeyError for an unknown figure, Unfit.
    """
    return take_several([code], period, actor=actor)[0]


@transaction.atomic
def take_several(codes: Iterable[str], period: Period, *, actor: Who | None = None) -> list[FigureValue]:
    """The same for several figures, in their order: what is counted together is counted once.

    A figure with parts is taken with all of them. What would give away a few people is withheld, for good.
    """
    asked, actor = list(codes), actor or System("figures")
    wanted = [FIGURES[code] for code in with_families(asked)]
    if period.end > timezone.now():
        raise Unfit(_("The period %(period)s isn't over yet.") % {"period": period})
    taken = set(FigureValue.objects.filter(first=period.first, last=period.last).values_list("code", flat=True))
    values = several_now([figure.code for figure in wanted if figure.code not in taken], period)
    withheld = release(values, period)
    bases = {figure.code: figure.base(period) for figure in wanted if figure.base and figure.code in values}
    rows = {
        one.code: _taken(one, period, actor, values.get(one.code), bases.get(one.code), withheld.get(one.code, ""))
        for one in wanted
    }
    return [rows[code] for code in asked]


def _taken(figure: Figure, period: Period, actor: Who, value: Value, base: int | None, withheld: str) -> FigureValue:
    row, made = FigureValue.objects.get_or_create(
        code=figure.code,
        first=period.first,
        last=period.last,
        defaults={
            "value": value,
            "base": base,
            "is_personal": figure.personal,
            "withheld": withheld,
            "taken_at": timezone.now(),
            "taken_by_id": actor.user_id,
        },
    )
    if made:
        details = {"figure": figure.code, "first": period.first.isoformat(), "last": period.last.isoformat()}
        record(actor, "figures.value.taken", row, details=details)
        row.refresh_from_db()
    return row
