"""What people are told of the calendar: that something is due, never what."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.register.notices import given_and_taken

kinds(
    Kind("register.duty.reminded", _("Something is due"), "duty_reminder", "subject"),
    *given_and_taken(
        "duty",
        "duty",
        _("An entry of the calendar is now your body's"),
        _("An entry of the calendar isn't your body's any more"),
        "calendar",
    ),
    Kind("register.handover.handed", _("Work of your body was handed to you"), "handover"),
)
