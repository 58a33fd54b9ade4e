"""What people are told of about measures."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

TOLD = _("Something that your body can take away stands in the way of a measure")
kinds(Kind("register.obstacle.told", TOLD, "measure"))
