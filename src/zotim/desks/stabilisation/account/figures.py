"""What is counted of stabilisation: money pledged and paid, projects by stage, people reached, reports on time.

Money is in euro by the rates of each day; where a rate is missing there is no figure. A share in a pooled fund is in a
figure of its own."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from django.db.models import F, Sum
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.figures.registry import Figure, Period, Shape, Value, figures
from zotim.core.revisions.services import as_of
from zotim.desks.stabilisation.money import selectors as money
from zotim.desks.stabilisation.money.models import Flow, FlowStep
from zotim.desks.stabilisation.money.sums import EURO, in_one
from zotim.desks.stabilisation.projects.models import Project, ProjectKind
from zotim.desks.stabilisation.projects.states import PROJECT
from zotim.desks.stabilisation.results.models import GrantReport, Measurement

STAGES = tuple(one.code for one in PROJECT.states)


def moved(step: str, pooled: bool, period: Period) -> Value:
    """Money of one step that moved in the period, in euro, what is given in kind with it. What a part has out of its
    whole is in the figure of the day of the whole, and in no second one."""
    rows = Flow.objects.filter(on__gte=period.first, on__lte=period.last, step=step).exclude(out_of__state="stated")
    rows = money.pooled(rows) if pooled else money.attributable(rows)
    return in_one(money.parts(rows), EURO, money.day_rates()).amount


def by_stage(period: Period) -> Mapping[str, Value]:
    """Projects at the end of the period, by the stage at which they were then."""
    found = Counter(
        one.state for one in as_of(Project, period.end, fields=("state", "kind")) if one.kind == ProjectKind.PROJECT
    )
    return {f"stabilisation.projects.{stage}": found[stage] for stage in STAGES}


def _stage(stage: str, period: Period) -> Value:
    return by_stage(period)[f"stabilisation.projects.{stage}"]


def reached(period: Period) -> int:
    """People reached, by confirmed measurements of periods that ended in this one."""
    rows = Measurement.objects.filter(
        state="confirmed", target__indicator__people=True, target__until_on__gte=period.first,
        target__until_on__lte=period.last,
    )  # fmt: skip
    return int(rows.aggregate(sum=Sum("value"))["sum"] or 0)


def on_time(period: Period) -> Value:
    """The share of reports due in the period that came by their day."""
    due = GrantReport.objects.filter(due_on__gte=period.first, due_on__lte=period.last).exclude(state="waived")
    whole = due.count()
    return Decimal(due.filter(received_on__lte=F("due_on")).count()) / whole if whole else None


EUROS = pgettext_lazy("unit of a figure", "euro")
IN_EURO = _("of the days of the period, in euro by the rates of each day; none where a rate is missing")

figures(
    *(
        Figure(
            f"stabilisation.{code}{'.pooled' if pooled else ''}",
            format_lazy("{what}: {of}", what=label, of=_("pooled funds") if pooled else _("projects")),
            format_lazy("{what} {how}", what=definition, how=IN_EURO),
            EUROS, partial(moved, step, pooled), Shape.SUM,
        )
        for code, step, label, definition in (
            ("pledged", FlowStep.PLEDGE, _("Pledged for stabilisation"), _("Pledges")),
            ("disbursed", FlowStep.DISBURSEMENT, _("Disbursed for stabilisation"), _("Disbursements")),
        )
        for pooled in (False, True)
    ),
    *(
        Figure(
            f"stabilisation.projects.{stage.code}",
            format_lazy("{what}: {stage}", what=_("Projects of stabilisation"), stage=stage.label),
            _("Projects that were at this stage at the end of the period; shares in pooled funds aren't counted"),
            pgettext_lazy("unit of a figure", "projects"), partial(_stage, stage.code), together=by_stage,
        )
        for stage in PROJECT.states
    ),
    Figure(
        "stabilisation.people.reached", _("People reached by projects of stabilisation"),
        _("Confirmed measurements of indicators that count people, of their periods that ended in this one. "
          "Somebody whom two projects reached is counted twice"),
        pgettext_lazy("unit of a figure", "people"), reached, personal=True,
    ),
    Figure(
        "stabilisation.reports.on_time", _("Reports of partners that came on time"),
        _("Share of reports due in the period that came by their day; those that aren't due any more aren't counted"),
        pgettext_lazy("unit of a figure", "share"), on_time, Shape.RATIO,
    ),
)  # fmt: skip
