"""How long people who left the list are kept. The length is a proposal until the deployment's law is entered."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.desks.deployments.people.policy import RETENTION

goes_along = GoesAlong[Nominee]()
"""Rows of a room above about somebody who may be sent."""


def _nominee(nominee: Nominee) -> list[QuerySet]:
    of_them = [model._default_manager.filter(nominee=nominee) for model in (Qualification, Fitness)]
    return [*goes_along.of(nominee), *of_them, Nominee.objects.filter(pk=nominee.pk)]


rules(
    Rule(
        "deployments.nominee.left",
        _("People who aren't on the list of those who may be sent any more"),
        "deployments.Nominee",
        "nominee",
        months(24),
        since_field="left_on",
        where=Q(state="left"),
        parts=_nominee,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    )
)
