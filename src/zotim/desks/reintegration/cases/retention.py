"""How long a case that ended is kept, and what ends with it. The length is a proposal until it is decided."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.access.models import Bar, Grant
from zotim.core.clocks.lengths import months
from zotim.core.glass.models import Breaking
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules
from zotim.desks.reintegration.cases.models import ENDED, Assignment, Case, Flag, Note, Turn
from zotim.desks.reintegration.cases.policy import CASE, RETENTION

goes_along = GoesAlong[Case]()
"""Rows of a room above about a case."""


def _case(case: Case) -> list[QuerySet]:
    """Everything that was kept: what rooms above hold, what was written, emergencies, who was let in, who worked."""
    return [
        *goes_along.of(case),
        Note.objects.filter(case=case),
        Breaking.objects.filter(subject_type=CASE, subject_id=case.pk),
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
