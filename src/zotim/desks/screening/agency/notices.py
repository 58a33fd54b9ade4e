"""What officers are told of obliged entities."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(Kind("screening.list_change.late", _("An obliged entity is late with a change of a list"), "list_change"))
