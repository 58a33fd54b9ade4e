"""How long a case that ended is kept, and what ends with it. The length is a proposal until it is decided."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.access.models import Bar, Grant
from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.reintegration.cases.models import ENDED, Assignment, Case, Flag, Note, Turn
from zotim.desks.reintegration.cases.policy import CASE, RETENTION

Rows = Callable[[Case], QuerySet]
BESIDE: list[Rows] = []


def goes_along(rows: Rows) -> Rows:
    """Enter ``(case) -> queryset`` of a room above: rows about a case that go with it, before it."""
    BESIDE.insert(0, rows)
    return rows


def _case(case: Case) -> list[QuerySet]:
    """Everything that was kept: what rooms above hold, what was written, who was let in or kept out, who worked."""
    return [
        *(one(case) for one in BESIDE),
        Note.objects.filter(case=case),
        Turn.objects.filter(case=case),
        Flag.objects.filter(case=case),
        Grant.objects.filter(subject_type=CASE, subject_id=case.pk),
        Bar.objects.filter(subject_type=CASE, subject_id=case.pk),
        Assignment.objects.filter(case=case),
        Case.objects.filter(pk=case.pk),
    ]


rules(
    Rule(
        "reintegration.case.closed",
        _("Cases that ended, with all that was written in them"),
        "reintegration.Case",
        "case",
        months(60),
        since_field="closed_at",
        where=Q(state__in=ENDED, retention_class="case"),
        parts=_case,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop(
            "Law 18/2017 on the rights and protection of the child (article and length to be verified)"
        ),
    ),
)
