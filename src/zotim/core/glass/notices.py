"""What people are told of emergencies: that there was one, and nothing of the record."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

BEGUN, LATE, REVIEWED = "glass.breaking.begun", "glass.breaking.late", "glass.breaking.reviewed"

kinds(
    Kind(BEGUN, _("A record was opened in an emergency"), "glass_breaking", about=None),
    Kind(LATE, _("The review of an emergency is late"), "glass_breaking", about=None),
    Kind(REVIEWED, _("Your emergency was reviewed"), "glass_breaking", about=None),
)
