"""What keepers of files are told: that one waits for them, or that something in it couldn't be read; never who."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "screening.delivery.held", _("A file of customers would end many: it waits for somebody to look"), "delivery",
        waits=Q(state="held"),
    ),
    Kind("screening.delivery.failed", _("Something in a file that you put in couldn't be read"), "delivery"),
)  # fmt: skip
