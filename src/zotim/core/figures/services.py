"""Take a figure for a period: compute it once and freeze it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, Who, record
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Period


@transaction.atomic
def take(code: str, period: Period, *, actor: Who | None = None) -> FigureValue:
    """The value of a figure for a period that is over, as it was when it was first taken.

    A second call answers the same row, whatever happened since. Raises KeyError for an unknown figure, Unfit.
    """
    figure, actor = FIGURES[code], actor or System("figures")
    if period.end > timezone.now():
        raise Unfit(_("The period %(period)s isn't over yet.") % {"period": period})
    value, made = FigureValue.objects.get_or_create(
        code=code,
        first=period.first,
        last=period.last,
        defaults={
            "value": figure.compute(period),
            "base": figure.base(period) if figure.base else None,
            "is_personal": figure.personal,
            "taken_at": timezone.now(),
            "taken_by_id": actor.user_id,
        },
    )
    if made:
        details = {"figure": code, "first": period.first.isoformat(), "last": period.last.isoformat()}
        record(actor, "figures.value.taken", value, details=details)
        value.refresh_from_db()
    return value
