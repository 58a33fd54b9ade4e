"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.returnoperation.opened": pgettext_lazy("log", "began a return operation"),
        "reintegration.returnoperation.ended": pgettext_lazy("log", "ended a return operation"),
        "reintegration.traveller.entered": pgettext_lazy("log", "entered who comes back with a group"),
        "reintegration.traveller.has_case": pgettext_lazy("log", "opened the case of who comes back with a group"),
    },
    seen={
        "reintegration.returnoperations.listed": pgettext_lazy("log", "looked at their return operations"),
        "reintegration.returnoperation.viewed": pgettext_lazy("log", "looked at a return operation"),
        "reintegration.traveller.opened": pgettext_lazy("log", "opened what is ready for who comes back"),
    },
)
kinds(
    {
        "reintegration.returnoperation": Kind(_("Return operation"), page="return_operation"),
        "reintegration.traveller": Kind(_("Person who comes back with a group")),
    }
)
