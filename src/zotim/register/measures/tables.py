"""The table of measures."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, WordsFilter
from zotim.core.ui.words import choices
from zotim.register.models import Measure
from zotim.register.standing import UNFINISHED
from zotim.register.states import MEASURE
from zotim.register.tables import REFERENCE, state_choices
from zotim.vocabulary import LineOfEffort


class PressingFilter(ChoiceFilter):
    """What is wrong with a measure today."""

    def q(self, value: Any) -> Q:
        """Unfinished, and blocked or past its day."""
        wrong = Q(blocked_since__isnull=False) if value == "blocked" else Q(due_on__lt=timezone.localdate())
        return Q(state__in=UNFINISHED) & wrong


class LineFilter(ChoiceFilter):
    """A line of effort of a commitment that it serves."""

    def q(self, value: Any) -> Q:
        """By keys: a measure that serves two commitments of the line stands in the list once."""
        serving = Measure.commitments.through.objects
        first, second = Q(commitment__line_of_effort=value), Q(commitment__also=value)
        return Q(pk__in=serving.filter(first | second).values("measure_id"))


class BodyFilter(ChoiceFilter):
    """A body that leads or supports it."""

    def q(self, value: Any) -> Q:
        """Either."""
        supporting = Measure.support.through.objects.filter(organisation=value)
        return Q(lead=value) | Q(pk__in=supporting.values("measure_id"))


def _bodies() -> list[tuple[str, Any]]:
    """Bodies that lead or support a measure at all."""
    leads = Exists(Measure.objects.filter(lead=OuterRef("pk")))
    supports = Exists(Measure.support.through.objects.filter(organisation=OuterRef("pk")))
    rows = Organisation.objects.filter(leads | supports)
    return [(str(one.pk), str(one)) for one in rows.order_by("created_at", "pk")]


class MeasureTable(DataTable):
    """Measures, who does them, and where each stands."""

    caption = _("Measures")
    empty = _("Measures are added on the page of the commitment that they serve.")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What is done"), kind="translated", link=page_of("measure")),
        Column("lead", _("Body that does it"), kind="translated", value="lead.name"),
        Column("due_on", _("Until"), kind="date", sort="due_on"),
        Column("blocked_since", _("Blocked since"), kind="date", hidden=True),
        Column("standing", _("Where it stands"), kind="glyph", value="glyph"),
        Column("state", _("State"), kind="state", machine="register.Measure", hidden=True),
    ]
    filters = [
        WordsFilter("q", _("Contains"), model=Measure),
        LineFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
        BodyFilter("body", _("Leads or supports"), choices=_bodies),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(MEASURE)),
        PressingFilter(
            "pressing", _("Blocked or overdue"), choices=(("blocked", _("Blocked")), ("overdue", _("Overdue")))
        ),
    ]
