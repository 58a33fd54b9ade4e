"""What officers for stabilisation are told: that an answer waits for a second person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "stabilisation.diligence.answered", _("An answer of due diligence waits for a second person"), "diligence",
        waits=Q(state="entered"),
    )
)  # fmt: skip
