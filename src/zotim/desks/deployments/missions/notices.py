"""What officers for deployments are told: that a mandate waits for a second person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind("deployments.mandate.entered", _("A mandate waits for a second person"), "mandate", waits=Q(state="entered"))
)
