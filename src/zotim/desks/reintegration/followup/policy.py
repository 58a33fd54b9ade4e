"""Who enters and sees visits. ``walls.py`` says the same to the database."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.reintegration.cases.policy import HELPERS, notes, writes
from zotim.desks.reintegration.followup.models import Visit

actions(
    Action("reintegration.visit.enter", pgettext_lazy("right", "Enter a visit"), HELPERS, "reintegration.visit.entered", _("assigned, or with a grant to write in the domain"), writes),
    Action("reintegration.visit.form", _("Print the empty form of a visit"), HELPERS, "reintegration.visit.form_shown"),
)  # fmt: skip

visible_to(Visit)(notes)
