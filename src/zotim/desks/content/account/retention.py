"""How long editions of the public register are kept that aren't public any more. The length is a proposal."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.content.account.models import RegisterEdition

rules(
    Rule(
        "content.registeredition.over",
        _("Editions of the public register that were returned or replaced"),
        "content.RegisterEdition",
        "content_law",
        months(60),
        since_field="created_at",
        where=Q(state__in=["returned", "ended"]),
        parts=lambda edition: [RegisterEdition.objects.filter(pk=edition.pk)],
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)
