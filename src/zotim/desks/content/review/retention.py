"""What hangs on an item goes with it; what a reader uncovered goes sooner. The length is a proposal."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.audit.services import Who
from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.retention import goes_along
from zotim.desks.content.review.models import Conflict, Exposure, GoingOn, Reading, Sample, Turn


def _along(model: type[Conflict | Exposure | Reading | Sample | Turn]) -> None:
    @goes_along
    def rows(item: Item):
        return model.objects.filter(item=item)


for one in (Conflict, Exposure, Reading, Sample, Turn):
    _along(one)


def _uncovered(actor: Who, border: datetime, certificate: str) -> int:
    """What readers uncovered before *border*, and that they asked to go on."""
    asked = GoingOn.objects.filter(created_at__lt=border).delete()[0]
    return asked + Exposure.objects.filter(created_at__lt=border).delete()[0]


rules(
    Rule(
        "content.exposure.old",
        _("What readers of content uncovered, and that they asked to go on"),
        "content.Exposure",
        "content",
        months(3),
        since_field="created_at",
        bulk=_uncovered,
        legal_source=gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)"),
    ),
)
