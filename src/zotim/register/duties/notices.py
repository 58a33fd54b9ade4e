"""What people are told of the calendar: that something is due, never what."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind("register.duty.reminded", _("Something is due"), "duty_reminder", "subject"),
    Kind("register.handover.handed", _("Work of your body was handed to you"), "handover"),
)
