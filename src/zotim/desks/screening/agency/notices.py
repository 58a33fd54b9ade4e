"""What officers are told of obliged entities."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

R = "name_request"
WAITS = Q(state="waits")

kinds(
    Kind("screening.list_change.late", _("An obliged entity is late with a change of a list"), "list_change"),
    Kind("screening.name_request.asked", _("A request about a name waits for a second person"), R, waits=WAITS),
    Kind("screening.name_request.let_out", _("Your request about a name is out"), R),
    Kind("screening.name_request.refused", _("Your request about a name was refused"), R),
    Kind("screening.name_request.answered", _("An obliged entity answered your request"), R),
)
