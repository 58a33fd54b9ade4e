"""Within which time somebody else looks at an emergency. No law that somebody verified stands behind it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours
from zotim.core.clocks.registry import Clock, clocks

REVIEW = Clock(
    "glass.review",
    _("Review of a record opened in an emergency"),
    hours(72),
    starts=("glass.breaking.begun",),
    stops=("glass.breaking.reviewed",),
    legal_source=gettext_noop("Law 124/2024 on the protection of personal data (article and length to be verified)"),
)

clocks(REVIEW)
