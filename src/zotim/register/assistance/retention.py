"""How long withdrawn needs are kept. What was met, and what was given, is part of the public record, and stays."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.assistance.models import Need, NeedMatch
from zotim.register.retention import SOURCE


def _need(need: Need) -> list[QuerySet]:
    return [NeedMatch.objects.filter(need=need), Need.objects.filter(pk=need.pk)]


rules(
    Rule(
        "register.need.withdrawn",
        _("Needs for assistance that were withdrawn"),
        "register.Need",
        "register",
        months(24),
        since_event="register.need.withdrawn",
        where=Q(state="withdrawn"),
        parts=_need,
        legal_source=SOURCE,
    )
)
