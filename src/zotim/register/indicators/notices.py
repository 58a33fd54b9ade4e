"""What people are told of indicators: that something waits, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.services import undecided
from zotim.core.notifications.kinds import Kind, kinds
from zotim.register.indicators.policy import DECIDE
from zotim.register.notices import given_and_taken

kinds(
    Kind(
        "register.value.supplied",
        _("A value of an indicator waits for a second person"),
        "indicator_value",
        waits=undecided(DECIDE),
    ),
    *given_and_taken(
        "indicator",
        "indicator",
        _("Your body supplies an indicator now"),
        _("Your body doesn't supply an indicator any more"),
        "indicators",
    ),
    Kind("register.value.returned", _("A value of an indicator was returned"), "indicator_value"),
    Kind(
        "register.sender.added",
        _("The key of another installation waits for a second person"),
        "sender",
        waits=Q(state="proposed"),
    ),
)
