"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.lastword.written": pgettext_lazy("log", "wrote what goes on after a case"),
        "reintegration.withdrawal.recorded": pgettext_lazy("log", "put on record that the person of a case withdrew"),
        "reintegration.handover.made": pgettext_lazy("log", "handed the work on a case to another"),
        "reintegration.assignment.ended": pgettext_lazy("log", "ended somebody's work on a case"),
        "reintegration.transfer.drafted": pgettext_lazy("log", "drafted the transfer of a case"),
        "reintegration.transfer.sent": pgettext_lazy("log", "sent the transfer of a case"),
        "reintegration.transfer.received": pgettext_lazy("log", "received a case from another body"),
        "reintegration.transfer.refused": pgettext_lazy("log", "refused the transfer of a case"),
        "reintegration.transfer.cancelled": pgettext_lazy("log", "cancelled the transfer of a case"),
        "reintegration.transfer.withdrawn": pgettext_lazy("log", "ended a transfer with what it rested on"),
    },
    seen={
        "reintegration.lastword.opened": pgettext_lazy("log", "opened what goes on after a case"),
        "reintegration.handover.opened": pgettext_lazy("log", "opened the note of a handover"),
        "reintegration.transfer.viewed": pgettext_lazy("log", "looked at the transfer of a case"),
        "reintegration.transfer.opened": pgettext_lazy("log", "opened what was sent with a transfer"),
        "reintegration.arriving.viewed": pgettext_lazy("log", "looked at a case that waits to be received"),
        "reintegration.arrival.opened": pgettext_lazy("log", "opened what came with a case"),
    },
)
kinds(
    {
        "reintegration.lastword": Kind(_("What goes on after a case")),
        "reintegration.withdrawal": Kind(_("Withdrawal from a case")),
        "reintegration.handover": Kind(_("Handover of a case")),
        "reintegration.transfer": Kind(_("Transfer of a case")),
        "reintegration.arriving": Kind(_("Case that waits to be received"), model="reintegration.transfer"),
        "reintegration.arrival": Kind(_("What came with a case")),
    }
)
