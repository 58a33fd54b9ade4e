"""How long a return operation that ended is kept: it opens nothing, and goes with its key. The length is a proposal."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.reintegration.cases.clocks import SOURCE
from zotim.desks.reintegration.cases.policy import RETENTION
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller


def _parts(operation: ReturnOperation) -> list[QuerySet]:
    return [
        Traveller.objects.filter(operation=operation), ReturnOperation.objects.filter(pk=operation.pk),
    ]  # fmt: skip


rules(
    Rule(
        "reintegration.returnoperation.ended",
        _("Return operations that ended, with what was ready for whom"),
        "reintegration.ReturnOperation",
        "case",
        months(12),
        since_field="ended_at",
        where=Q(state="ended"),
        parts=_parts,
        keyed=True,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
)
