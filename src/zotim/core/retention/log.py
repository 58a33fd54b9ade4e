"""The retention rule of the log itself: its oldest events go, their seals stay."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.audit.models import DISPOSED
from zotim.core.audit.services import Who, dispose
from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules


def _bulk(who: Who, before: datetime, certificate: str) -> int:
    return dispose(actor=who, upto=before, certificate=certificate)


rules(
    Rule(
        "audit.event",
        _("Events of the log; their seals stay"),
        "audit.Event",
        "audit",
        months(120),
        since_field="at",
        where=~Q(verb=DISPOSED),
        bulk=_bulk,
        legal_source=gettext_noop("Law 124/2024 on personal data (article and length to be verified)"),
    )
)
