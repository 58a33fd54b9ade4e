"""What those who keep the lists are told of the law: that some of it waits for a second person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "screening.legalbasis.entered", _("A legal basis waits for a second person"), "legal_basis",
        waits=Q(state="entered"),
    )
)  # fmt: skip
