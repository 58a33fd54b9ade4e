"""What is due of measures: the day by which each is to be done."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueKind, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.prepared import Prepared
from zotim.register.calendar import kept_by
from zotim.register.models import Measure
from zotim.register.standing import UNFINISHED

due_kinds(DueKind("measure", gettext_lazy("Measure")))


@due_days("register.measure.list", "measure")
def measures(actor: Actor) -> DueRows:
    """Measures that aren't done yet. One that was merged into another isn't done twice."""
    return kept_by("measure", Prepared(_unfinished, visible_rows(Measure, actor)))


def _unfinished(seen: QuerySet[Measure]) -> QuerySet[Measure]:
    return seen.filter(state__in=UNFINISHED, merged_into=None)
