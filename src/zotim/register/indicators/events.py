"""What indicators write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.indicator.added": pgettext_lazy("log", "added an indicator"),
        "register.indicator.changed": pgettext_lazy("log", "changed an indicator"),
        "register.indicator.aimed": pgettext_lazy("log", "set a target of an indicator"),
        "register.value.supplied": pgettext_lazy("log", "supplied a value of an indicator"),
        "register.value.accepted": pgettext_lazy("log", "accepted a value of an indicator"),
        "register.value.returned": pgettext_lazy("log", "returned a value of an indicator"),
        "register.values.loaded": pgettext_lazy("log", "loaded values of indicators from a file"),
        "register.sender.added": pgettext_lazy("log", "entered the key of another installation"),
        "register.sender.confirmed": pgettext_lazy("log", "confirmed the key of another installation"),
        "register.sender.returned": pgettext_lazy("log", "returned the key of another installation"),
        "register.sender.revoked": pgettext_lazy("log", "revoked the key of another installation"),
        "register.figurefile.taken": pgettext_lazy("log", "took in a signed file of figures"),
        "register.figurefile.refused": pgettext_lazy("log", "sent a file of figures that was refused"),
    },
    seen={
        "register.indicators.listed": pgettext_lazy("log", "looked at the indicators"),
        "register.indicators.exported": pgettext_lazy("log", "took the list of indicators as a file"),
        "register.indicator.viewed": pgettext_lazy("log", "looked at an indicator"),
        "register.values.listed": pgettext_lazy("log", "took values of indicators as a file"),
        "register.value.viewed": pgettext_lazy("log", "looked at a value of an indicator"),
        "register.value.downloaded": pgettext_lazy("log", "downloaded the file that shows a value"),
        "register.senders.listed": pgettext_lazy("log", "looked at the installations whose figures are taken in"),
        "register.senders.exported": pgettext_lazy("log", "took the list of other installations as a file"),
        "register.sender.exported": pgettext_lazy("log", "took the figures of another installation as a file"),
        "register.sender.viewed": pgettext_lazy("log", "looked at what came from another installation"),
    },
)

kinds(
    {
        "register.indicator": Kind(_("Indicator"), page="indicator"),
        "register.indicatortarget": Kind(_("Target of an indicator")),
        "register.value": Kind(_("Value of an indicator"), page="indicator_value", model="register.indicatorvalue"),
        "register.indicatorvalue": Kind(_("Value of an indicator"), page="indicator_value"),
        "register.sender": Kind(_("Key of another installation"), page="sender"),
        "register.figurefile": Kind(_("Signed file of figures")),
        "register.receivedfigure": Kind(_("Figure of another installation")),
    }
)
