"""What readers are told of matching: that a flood is held back. Nothing of what is in it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

HELD = "content.flood.held"

kinds(Kind(HELD, _("Many alike came at once and are held back"), "content_flood", waits=Q(state="held")))
